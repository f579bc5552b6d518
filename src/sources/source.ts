import type { z } from 'zod';
import type { LossledgerError } from '../domain/errors.ts';
import type { Retrieval } from '../domain/retrieval.ts';
import type { DocumentFormat } from '../extract/post-documents/format.ts';
import type { WebFetcher } from './web/web-fetcher.ts';

/** Bytes that a poll brought, to be kept as a capture and read. */
export interface PolledDocument {
  readonly bytes: Uint8Array;
  /** The body as it came over the wire, where that differs from `bytes`. */
  readonly wireBytes: Uint8Array | null;
  readonly url: string | null;
  /** For people. */
  readonly name: string | null;
  readonly format: DocumentFormat;
  readonly retrieval: Retrieval | null;
}

/** A page that a feed or sitemap names. */
export interface DiscoveredPage {
  readonly url: string;
  readonly title: string | null;
  /** ISO 8601 instant or date, where the feed gives one. */
  readonly publishedAt: string | null;
}

/** What an upstream that charges counts: ids of all it gave, which it bills once a UTC day each. */
export interface Reads {
  readonly posts: readonly string[];
  readonly users: readonly string[];
}

export const NO_READS: Reads = { posts: [], users: [] };

/** Deleted or withheld, as the platform says. */
export interface WithdrawnPost {
  readonly platform: 'x' | 'bluesky' | 'telegram';
  readonly postId: string;
  readonly reason: 'deleted' | 'protected' | 'withheld';
}

export interface PollResult {
  readonly documents: readonly PolledDocument[];
  readonly pages: readonly DiscoveredPage[];
  readonly withdrawn: readonly WithdrawnPost[];
  /** Written in the same transaction as the documents; JSON; its shape is the adapter's own. */
  readonly cursor: unknown;
  /** There is more to be had now (`at` null) or at a known time: the source is polled again then. */
  readonly more: { readonly at: Date | null } | null;
  readonly reads: Reads;
  /** Parts that could not be read while the rest went on: an operator sees each in quarantine. */
  readonly troubles?: readonly Trouble[];
}

/** A part of a source that could not be read in a poll. */
export interface Trouble {
  /** Which it is: an address, a file. */
  readonly subject: string;
  readonly error: LossledgerError;
}

/** What is left of a budget at the time of the poll; null where none is set. */
export interface Budget {
  readonly postsLeft: number;
  readonly resumesAt: Date;
}

export interface PollContext {
  readonly web: WebFetcher;
  /** For adapters that read local folders: no other path is read. */
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly budget: Budget | null;
  /** Values of the settings that hold credentials, by setting name. */
  readonly credentials: Readonly<Record<string, string | undefined>>;
}

/** What `sources test` and `doctor` say of a source. */
export interface SourceCheck {
  readonly ok: boolean;
  /** One sentence: what was seen, or what is wrong and what to do. */
  readonly says: string;
  /** What watching it will cost a month, where the upstream charges. */
  readonly cost: string | null;
}

/** Upstreams have rate limits; each has a queue of its own. */
export type Upstream = 'web' | 'x' | 'telegram' | 'bluesky' | 'folder';

/** A kind of source: how it is configured, polled and tested. Pure of clock and storage. */
export interface SourceKind<Config = unknown> {
  /** As `kind` in sources.yaml. */
  readonly kind: string;
  readonly upstream: Upstream;
  readonly summary: string;
  /** Keys of the source in sources.yaml beside name, kind, every and paused; strict. */
  readonly config: z.ZodType<Config> & {
    readonly shape: Readonly<Record<string, z.core.SomeType>>;
  };
  /** Throws LossledgerError of the closed table. `cursor` is null at the first poll. */
  poll(config: Config, cursor: unknown, context: PollContext): Promise<PollResult>;
  check(config: Config, context: PollContext): Promise<SourceCheck>;
}
