import type { ByteStream } from '../../domain/byte-stream.ts';

/** Where captured bytes are kept, each under the SHA-256 of itself. Nothing is ever overwritten. */
export interface BlobStore {
  /**
   * Keeps the bytes and returns what they are. Stops with INPUT_TOO_LARGE past `maxBytes`.
   * The same bytes kept twice are one file.
   */
  put(
    content: ByteStream,
    limits: { maxBytes: number },
  ): Promise<{ sha256: string; bytes: number }>;
  /** The bytes, checked against their hash: CAPTURE_MISSING or CAPTURE_CORRUPT otherwise. */
  get(sha256: string): Promise<Uint8Array>;
  /** Hashes what is stored, as a stream: `ok`, `missing` or `corrupt`. */
  check(sha256: string): Promise<'ok' | 'missing' | 'corrupt'>;
}
