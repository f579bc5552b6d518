import { stat } from 'node:fs/promises';
import { LossledgerError } from '../domain/errors.ts';
import type { Store } from '../store/connection.ts';
import { mediaBeginning } from '../store/queries/media-stats.ts';
import { printable } from './output.ts';

const MOST_NAMED = 5;
const HEX = /^[0-9a-f]{4,64}$/;

/** The SHA-256 of the file on record that begins so. Throws NOT_FOUND, or USAGE where several do. */
export async function wholeSha256(sql: Store['sql'], begins: string): Promise<string> {
  const wanted = begins.toLowerCase();
  const found = HEX.test(wanted) ? await mediaBeginning(sql, wanted, MOST_NAMED + 1) : [];
  const [first, second] = found;
  if (first === undefined) {
    throw new LossledgerError(
      'NOT_FOUND',
      `No picture or video on record has a SHA-256 that begins ${printable(begins)}.`,
    );
  }
  if (second === undefined) return first;
  throw new LossledgerError(
    'USAGE',
    `Several begin ${wanted}: ${found.slice(0, MOST_NAMED).join(', ')}. Give more of it.`,
  );
}

/** Whether what is named is a SHA-256, or the beginning of one, rather than a file. */
export async function isSha256(named: string): Promise<boolean> {
  if (!HEX.test(named.toLowerCase())) return false;
  return (await stat(named).catch(() => undefined)) === undefined;
}
