/** Bounds of one fetch. Times in ms. */
export interface FetchLimits {
  /** Of the decoded body, and of what comes over the wire. */
  readonly maxBytes: number;
  /** Of the response's header section. */
  readonly maxHeaderBytes: number;
  /** From the first connection to the last byte, redirects included, waiting for one's turn not. */
  readonly totalMs: number;
  /** From asking to the end of the header section: look-up, connection and all. */
  readonly firstByteMs: number;
  /** Between two pieces of a body. */
  readonly idleMs: number;
  /** Decoded bytes for one on the wire, once more than `ratioFromBytes` are decoded. */
  readonly maxRatio: number;
  readonly ratioFromBytes: number;
  readonly maxRedirects: number;
}

const MEGABYTE = 1024 * 1024;

export const DEFAULT_LIMITS: FetchLimits = {
  maxBytes: 5 * MEGABYTE,
  maxHeaderBytes: 16 * 1024,
  totalMs: 20_000,
  firstByteMs: 10_000,
  idleMs: 5_000,
  // gzip and brotli reach 5 to 10 on real pages, 30 on long lists of links; deflate ends at 1032.
  maxRatio: 100,
  ratioFromBytes: MEGABYTE,
  maxRedirects: 5,
};
