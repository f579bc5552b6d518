import { createHash } from 'node:crypto';
import type { ByteStream } from '../../domain/byte-stream.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { looksBinary } from '../../extract/text/binary.ts';
import { guessCharset } from '../../extract/text/guessed-charset.ts';
import { utf16WithoutMark } from '../../extract/text/utf16.ts';

/** Text as it comes, in parts of any size. */
export type TextParts = AsyncIterable<string, unknown, unknown>;

/** What one reading of a file tells of its bytes. */
export interface LedgerBytes {
  readonly sha256: string;
  readonly bytes: number;
  /** The WHATWG name of the encoding. */
  readonly charset: string;
  /** As `decodeDocument` flags what is unusual. */
  readonly flags: readonly string[];
}

/** Letters beyond ASCII that a charset is guessed by. */
const SAMPLE_BYTES = 65_536;
const HEAD_BYTES = 4_096;

/**
 * Reads a file through once, in memory that does not grow with it. Its charset cannot be told from
 * its beginning: the first Cyrillic letter of a table may stand in its last row.
 */
export async function readLedgerBytes(content: ByteStream): Promise<LedgerBytes> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const head: Uint8Array[] = [];
  const sample: Uint8Array[] = [];
  let [bytes, headBytes, sampleBytes, good, bad] = [0, 0, 0, 0, 0];
  const count = (text: string): void => {
    for (const character of text) {
      if (character === '\uFFFD') bad += 1;
      else if (character > '\x7f') good += 1;
    }
  };
  for await (const part of content) {
    hash.update(part);
    bytes += part.byteLength;
    if (headBytes < HEAD_BYTES) {
      head.push(part.slice(0, HEAD_BYTES));
      headBytes += part.byteLength;
    }
    const high = part.findIndex((byte) => byte >= 0x80);
    if (high >= 0 && sampleBytes < SAMPLE_BYTES) {
      const taken = part.slice(Math.max(high - 64, 0), high + SAMPLE_BYTES - sampleBytes);
      sample.push(taken);
      sampleBytes += taken.byteLength;
    }
    count(decoder.decode(part, { stream: true }));
  }
  count(decoder.decode());
  const beginning = Buffer.concat(head);
  if (looksBinary(beginning) && utf16Of(beginning) === null) {
    throw new LossledgerError('INPUT_BINARY', 'The bytes are not text.');
  }
  return {
    sha256: hash.digest('hex'),
    bytes,
    ...charsetOf(beginning, Buffer.concat(sample), { good, bad }),
  };
}

function charsetOf(
  head: Uint8Array,
  sample: Uint8Array,
  { good, bad }: { readonly good: number; readonly bad: number },
): Pick<LedgerBytes, 'charset' | 'flags'> {
  const wide = utf16Of(head);
  if (wide !== null) return { charset: wide, flags: [] };
  if (bad === 0) return { charset: 'utf-8', flags: [] };
  // More letters that decode than places that do not: UTF-8 that was damaged.
  if (good > bad) return { charset: 'utf-8', flags: ['undecodable_bytes'] };
  return { charset: guessCharset(sample), flags: ['charset_guessed'] };
}

function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return utf16WithoutMark(head);
}

/** The text of a file, as it comes; without a byte order mark. */
export async function* decodedText(
  content: ByteStream,
  charset: string,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(charset);
  for await (const part of content) {
    const text = decoder.decode(part, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
