import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Where the embedded server's read-only password is kept, for its user alone (0600). */
export function readerPasswordFile(home: string): string {
  return path.join(home, 'reader-password');
}

/** The password of lossledger_reader on the embedded server, made at first need. */
export function readerPassword(home: string): string {
  const file = readerPasswordFile(home);
  try {
    writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // Made before, or by another command just now: that one holds.
    if (!existsSync(file)) throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
