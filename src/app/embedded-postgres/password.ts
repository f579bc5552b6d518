import { randomBytes } from 'node:crypto';
import { LossledgerError } from '../../domain/errors.ts';
import { readIfPresent, writePrivateFile } from './private-files.ts';

/** 192 bits, in characters a URL carries as they are. */
const PASSWORD_BYTES = 24;

export async function readPassword(path: string): Promise<string | undefined> {
  const password = (await readIfPresent(path))?.trim();
  return password === '' ? undefined : password;
}

/** The password for a cluster about to be made. */
export async function makePassword(path: string): Promise<string> {
  const kept = await readPassword(path);
  if (kept !== undefined) return kept;
  const password = randomBytes(PASSWORD_BYTES).toString('base64url');
  await writePrivateFile(path, `${password}\n`);
  return password;
}

export function lostPassword(path: string, dataDir: string): LossledgerError {
  return new LossledgerError(
    'DATABASE_START_FAILED',
    `The password of the cluster in ${dataDir} is missing from ${path}. Restore that file from a ` +
      `backup, or move ${dataDir} away to begin an empty ledger.`,
  );
}
