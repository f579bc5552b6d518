import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { LossledgerError } from '../../domain/errors.ts';
import { withWatchedFile } from './open-watched-file.ts';

/**
 * The bytes of a file below a folder; null where there is none, or where it is no plain file. Throws
 * INPUT_MISSING for a path that leads out of the folder, and MEDIA_TOO_LARGE.
 */
export async function fileBeside(
  folder: string,
  path: string,
  maxBytes: number,
): Promise<Uint8Array | null> {
  const stats = await lstat(join(folder, path)).catch(() => null);
  if (stats === null || !stats.isFile()) return null;
  if (stats.size > maxBytes) {
    const message = `${path} is larger than ${maxBytes} bytes (MAX_MEDIA_BYTES).`;
    throw new LossledgerError('MEDIA_TOO_LARGE', message);
  }
  const listed = { path, size: stats.size, changedMs: stats.mtimeMs };
  const bytes = await withWatchedFile(folder, listed, (handle) => handle.readFile());
  return bytes ?? null;
}
