import { LossledgerError } from '../../domain/errors.ts';
import { readIfPresent, writePrivateFile } from './private-files.ts';

/** What a home remembers of its server between runs. */
export interface ServerRecord {
  /** The cluster's folder when it is not in the home; in the home it moves with it. */
  readonly elsewhere: string | undefined;
  /** The port of the last start, asked for again so that clients that lost the server find it again. */
  readonly port: number | undefined;
}

export async function readRecord(path: string): Promise<ServerRecord> {
  const text = await readIfPresent(path);
  if (text === undefined) return { elsewhere: undefined, port: undefined };
  const fields = parseObject(text, path);
  return {
    elsewhere:
      'elsewhere' in fields && typeof fields.elsewhere === 'string' ? fields.elsewhere : undefined,
    port: 'port' in fields && typeof fields.port === 'number' ? fields.port : undefined,
  };
}

/** Without what it says, a cluster elsewhere would not be found, and an empty one be made. */
function parseObject(text: string, path: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below, for every form it may be wrong in.
  }
  throw new LossledgerError(
    'DATABASE_START_FAILED',
    `${path}, which tells where the ledger's data directory is, is damaged. Restore it from a backup; ` +
      'if the data directory is beside it (the folder named data), remove it instead.',
  );
}

export async function rememberRecord(path: string, record: ServerRecord): Promise<void> {
  const before = await readRecord(path);
  if (before.elsewhere === record.elsewhere && before.port === record.port) return;
  await writePrivateFile(path, `${JSON.stringify(record)}\n`);
}
