import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ByteStream } from '../domain/byte-stream.ts';
import { LossledgerError } from '../domain/errors.ts';
import { type DecodedDocument, decodeDocument } from '../extract/text/decode.ts';

/** What standard input and files are read up to where no setting says otherwise, in bytes. */
const MOST_BYTES = 20 * 1024 ** 2;

export interface InputFile {
  readonly name: string | null;
  readonly content: ByteStream;
}

/** A file, or standard input for `-`. Throws INPUT_MISSING where there is none. */
export async function openInput(file: string): Promise<InputFile> {
  if (file === '-') return { name: null, content: process.stdin };
  const found = await stat(file).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LossledgerError('INPUT_MISSING', `${file} cannot be read: ${reason}`);
  });
  if (!found.isFile()) {
    throw new LossledgerError('INPUT_MISSING', `${file} is not a file.`);
  }
  return { name: path.basename(file), content: named(createReadStream(file), file) };
}

/** The same bytes, with a failure to read told in the words of the closed table. */
async function* named(
  content: ByteStream,
  file: string,
): AsyncGenerator<Uint8Array, void, unknown> {
  try {
    yield* content;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LossledgerError('INPUT_MISSING', `${file} cannot be read: ${reason}`);
  }
}

/** A whole document, decoded, for the commands that need no database. */
export async function readDocument(
  file: string,
): Promise<{ document: DecodedDocument; name: string | null }> {
  const input = await openInput(file);
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of input.content) {
    bytes += part.byteLength;
    if (bytes > MOST_BYTES) {
      throw new LossledgerError('INPUT_TOO_LARGE', `${file} is larger than ${MOST_BYTES} bytes.`);
    }
    parts.push(part);
  }
  const document = decodeDocument(
    Buffer.concat(parts),
    input.name === null ? {} : { name: input.name },
  );
  return { document, name: input.name };
}
