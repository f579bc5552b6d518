/** Bytes as they come in, in parts of any size. */
export type ByteStream = AsyncIterable<Uint8Array, unknown, unknown>;
