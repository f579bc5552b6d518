import type { ByteStream } from '../../domain/byte-stream.ts';
import { joinedBytes } from '../../domain/byte-stream.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { contentEncodings, decoded } from './content-encoding.ts';
import type { FetchLimits } from './fetch-limits.ts';

export interface Body {
  readonly decoded: Uint8Array;
  /** As it came over the wire, where that differs. */
  readonly wire: Uint8Array | null;
  readonly wireBytes: number;
}

export interface BodyLimits extends Pick<FetchLimits, 'maxBytes' | 'maxRatio' | 'ratioFromBytes'> {
  /** What to do with a body that is longer: refuse it, or read no further. */
  readonly whenLonger: 'refuse' | 'cut';
}

/** Reads a body and undoes its encodings, holding no more of it than the limits allow. */
export async function readBody(
  source: ByteStream,
  encodingHeader: string | null,
  limits: BodyLimits,
): Promise<Body> {
  const encodings = contentEncodings(encodingHeader);
  const wirePieces: Uint8Array[] = [];
  let wireBytes = 0;
  async function* wire(): AsyncGenerator<Uint8Array> {
    for await (const piece of source) {
      wireBytes += piece.byteLength;
      if (wireBytes > limits.maxBytes) throw tooLarge(limits.maxBytes);
      wirePieces.push(piece);
      yield piece;
    }
  }
  const refuseBomb = (bytes: number): void => {
    if (bytes > limits.maxBytes) throw tooLarge(limits.maxBytes);
    if (bytes > limits.ratioFromBytes && bytes > wireBytes * limits.maxRatio) {
      throw new LossledgerError(
        'RESPONSE_TOO_LARGE',
        `The body unpacks to more than ${limits.maxRatio} times its size.`,
      );
    }
  };
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of decoded(wire(), encodings, refuseBomb)) pieces.push(piece);
  } catch (error) {
    const isCut =
      limits.whenLonger === 'cut' &&
      error instanceof LossledgerError &&
      error.code === 'RESPONSE_TOO_LARGE';
    if (!isCut) throw error;
  }
  return {
    decoded: joinedBytes(pieces),
    wire: encodings.length === 0 ? null : joinedBytes(wirePieces),
    wireBytes,
  };
}

export function tooLarge(maxBytes: number): LossledgerError {
  return new LossledgerError(
    'RESPONSE_TOO_LARGE',
    `The body is larger than ${maxBytes} bytes, or unpacks to more.`,
  );
}
