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

/** Of a store whose bytes may go: for a takedown that erases, and nothing else. */
export interface BlobRemoval {
  /** Removes the bytes for good, where there are any. */
  remove(sha256: string): Promise<void>;
}

/** A file of the store. */
export interface StoredBlob {
  readonly sha256: string;
  readonly changedAt: Date;
}

/** A store whose files can be counted and looked for. */
export interface BlobInventory extends BlobStore, BlobRemoval {
  /** Whether there is a file under the hash, whatever is in it. */
  has(sha256: string): Promise<boolean>;
  /** Every file, in order of their hashes, and the paths of those that are under no hash of their own. */
  stored(): AsyncGenerator<StoredBlob | { readonly stray: string }>;
  /** Where the bytes lie, for people. */
  placeOf(sha256: string): string;
  /** The bytes as a stream, not checked; CAPTURE_MISSING where there are none. */
  read(sha256: string): ByteStream;
}
