import { open } from 'node:fs/promises';
import path from 'node:path';
import { streamOf } from '../domain/byte-stream.ts';
import { LossledgerError } from '../domain/errors.ts';
import { documentsOfArchive, documentsOfFile } from '../sources/files/documents-of-file.ts';
import type { PolledDocument } from '../sources/source.ts';
import type { Document } from './submit.ts';

const ARCHIVE = /\.zip$/i;
const TABLE = /\.(?:csv|tsv)$/i;

/** True for a file that holds documents rather than being one: an archive of X, a table of posts. */
export function isPacked(file: string): boolean {
  return ARCHIVE.test(file) || TABLE.test(file);
}

/** The documents in an archive or a table. Throws INPUT_MISSING, INPUT_TOO_LARGE and what unpacking does. */
export async function unpack(file: string, maxBytes: number): Promise<readonly Document[]> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LossledgerError('INPUT_MISSING', `${file} cannot be read: ${reason}`);
  });
  try {
    const name = path.basename(file);
    if (ARCHIVE.test(file)) return (await documentsOfArchive(handle.fd, name)).map(asDocument);
    const { size } = await handle.stat();
    if (size > maxBytes) {
      throw new LossledgerError('INPUT_TOO_LARGE', `${file} is larger than ${maxBytes} bytes.`);
    }
    return (await documentsOfFile(await handle.readFile(), name)).map(asDocument);
  } finally {
    await handle.close();
  }
}

function asDocument({ bytes, name, url, format }: PolledDocument): Document {
  return { content: streamOf(bytes), name, url, format };
}
