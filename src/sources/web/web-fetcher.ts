import type { Retrieval } from '../../domain/retrieval.ts';

export interface FetchOptions {
  /** Of the last answer, for a conditional request. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly accept?: string;
  /** Most bytes of the decoded body. */
  readonly maxBytes?: number;
  /** `ignore` for documented APIs, which robots.txt does not speak of. */
  readonly robots?: 'obey' | 'ignore';
  readonly signal?: AbortSignal;
}

export type FetchResult =
  | {
      readonly outcome: 'fetched';
      /** Content encoding undone. */
      readonly body: Uint8Array;
      /** As it came over the wire, where that differs. */
      readonly wireBody: Uint8Array | null;
      readonly contentType: string | null;
      readonly etag: string | null;
      readonly lastModified: string | null;
      readonly retrieval: Retrieval;
    }
  | { readonly outcome: 'unchanged'; readonly retrieval: Retrieval };

/** Fetches public pages, and nothing else, within limits. Throws LossledgerError of the closed table. */
export interface WebFetcher {
  fetch(url: string, options?: FetchOptions): Promise<FetchResult>;
  close(): Promise<void>;
}
