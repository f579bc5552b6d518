import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import type { ByteStream } from '../../domain/byte-stream.ts';
import { LossledgerError } from '../../domain/errors.ts';

type Encoding = 'gzip' | 'deflate' | 'br';

const ENCODINGS: ReadonlyMap<string, Encoding> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['br', 'br'],
]);
/** Two happen by mistake (a proxy packs what is packed); more only to do harm. */
const MOST_ENCODINGS = 2;

/** The encodings of a body, the outermost last. Throws BAD_ENCODING. */
export function contentEncodings(header: string | null): readonly Encoding[] {
  const names = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > MOST_ENCODINGS) {
    throw new LossledgerError(
      'BAD_ENCODING',
      `The body is encoded ${names.length} times over; ${MOST_ENCODINGS} are undone.`,
    );
  }
  return names.map((name) => {
    const encoding = ENCODINGS.get(name);
    if (encoding !== undefined) return encoding;
    const told = JSON.stringify(name.slice(0, 40));
    throw new LossledgerError('BAD_ENCODING', `The content encoding ${told} is unknown.`);
  });
}

/** Undoes encodings piece by piece; `onPiece` sees what each of them gives, and may throw. */
export function decoded(
  wire: ByteStream,
  encodings: readonly Encoding[],
  onPiece: (decodedBytes: number) => void,
): ByteStream {
  return encodings.reduceRight<ByteStream>(
    (source, encoding) => counted(decodedOnce(source, encoding), onPiece),
    wire,
  );
}

async function* counted(
  source: ByteStream,
  onPiece: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of source) {
    bytes += piece.byteLength;
    onPiece(bytes);
    yield piece;
  }
}

async function* decodedOnce(source: ByteStream, encoding: Encoding): AsyncGenerator<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]();
  const first = await firstPiece(pieces);
  // An empty body is encoded as nothing at all by many servers.
  if (first === null) return;
  const decoder = decoderFor(encoding, first);
  const feeding = pipeline(replayed(first, pieces), decoder);
  // Its failure is the decoder's too, and is met below.
  feeding.catch(() => undefined);
  try {
    yield* bytesOf(decoder);
  } catch (error) {
    throw isZlibError(error)
      ? new LossledgerError('BAD_ENCODING', `The body is no sound ${encoding}: ${error.message}.`, {
          cause: error,
        })
      : error;
  }
}

/** A stream of Node's, which says nothing of what it gives, as bytes. */
export async function* bytesOf(
  source: AsyncIterable<unknown, unknown, unknown>,
): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    if (piece instanceof Uint8Array) yield piece;
  }
}

async function firstPiece(
  pieces: AsyncIterator<Uint8Array, unknown, unknown>,
): Promise<Uint8Array | null> {
  for (;;) {
    const next = await pieces.next();
    if (next.done === true) return null;
    if (next.value.byteLength > 0) return next.value;
  }
}

async function* replayed(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array, unknown, unknown>,
): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
      yield next.value;
    }
  } finally {
    await rest.return?.();
  }
}

function decoderFor(encoding: Encoding, first: Uint8Array): Transform {
  if (encoding === 'gzip') return createGunzip();
  if (encoding === 'br') return createBrotliDecompress();
  // RFC 9110 means zlib's format; some servers send bare deflate. Zlib's first byte ends in 8.
  return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
}

/** Z_DATA_ERROR and its like; brotli's codes begin ERR__ERROR_FORMAT, or ERR_BROTLI in later Nodes. */
function isZlibError(error: unknown): error is Error {
  return (
    error instanceof Error && 'code' in error && /^(?:Z_|ERR__|ERR_BROTLI)/.test(String(error.code))
  );
}
