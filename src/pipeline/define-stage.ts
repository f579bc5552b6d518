import type { z } from 'zod';
import { digestOf } from '../domain/digest.ts';
import type { ClaimReader } from '../extract/read-claims.ts';
import type { ReferenceFacts } from '../ledger/losses-of-post.ts';
import type { PictureReader } from '../media/picture-reading.ts';
import type { FrameTaker } from '../media/video/frame-taker.ts';
import type { Outside } from '../sources/configured-source.ts';
import type { BlobStore } from '../store/blobs/blob-store.ts';
import type { Db, Tx } from '../store/connection.ts';
import type { NewWork } from '../store/queries/work.ts';

/** One structured line: an event's name and its fields. */
export type Log = (
  level: 'debug' | 'info' | 'warn' | 'error',
  event: string,
  fields?: Record<string, unknown>,
) => void;

/** What a stage may use of the world. */
export interface Facilities {
  readonly db: Db;
  readonly blobs: BlobStore;
  readonly reader: Omit<ClaimReader, 'explain'>;
  /** What the reference data adds to a claim. */
  readonly facts: ReferenceFacts;
  readonly limits: {
    readonly maxDocumentBytes: number;
    readonly maxMediaBytes: number;
    /** Longest that a post waits for its pictures before it is recorded without them. */
    readonly mediaWaitMs: number;
  };
  /** Whose pictures and videos are fetched: those of all posts, of posts that tell of a loss, none. */
  readonly mediaOf: 'all' | 'losses' | 'none';
  readonly pictures: PictureReader;
  /** Null where videos are kept, and no frames are taken of them. */
  readonly frames: FrameTaker | null;
  /** The world outside: pages, and the sources watched. */
  readonly outside: Outside;
  /** Aborts when the process begins to close: for what can be begun again at no loss. */
  readonly closing: AbortSignal;
  now(): Date;
}

export interface StageContext extends Facilities {
  /** The work being done: its key and which run of it this is. */
  readonly work: { readonly key: string; readonly run: number };
  /** Aborts when the stage's time is up or the worker is closing for good. */
  readonly signal: AbortSignal;
  readonly log: Log;
}

/**
 * How a run of a stage ended. `write` puts the result into the stage's own transaction and returns
 * the work that follows from it; it does nothing but write.
 */
export type Outcome =
  | { readonly kind: 'done'; readonly note?: string; write(tx: Tx): Promise<readonly NewWork[]> }
  | { readonly kind: 'skipped'; readonly reason: string };

export interface RetryPolicy {
  readonly attempts: number;
  readonly baseMs: number;
}

/** A stage: data, and one function. It knows neither queue nor worker. */
export interface Stage<Name extends string = string, Input = unknown> {
  /** The queue's name, the metric's label and the docs' heading, written once. */
  readonly name: Name;
  readonly summary: string;
  /** Raised when the meaning of the input changes. */
  readonly version: number;
  /** A zod schema; only its reading side is asked for, so that stages of any input fit one list. */
  readonly input: { safeParse(data: unknown): z.ZodSafeParseResult<Input> };
  /** What makes two inputs the same work. */
  identity(input: Input): readonly (string | number | null)[];
  /** What the work is about, for people. */
  subject(input: Input): string;
  readonly retry: RetryPolicy;
  /** Jobs at once in one process. */
  readonly concurrency: number;
  /** Jobs at once in all processes together, where an upstream's limits ask for it. */
  readonly concurrencyOfAll?: number;
  readonly timeoutMs: number;
  run(input: Input, context: StageContext): Promise<Outcome>;
}

export function defineStage<const Name extends string, Input>(
  stage: Stage<Name, Input>,
): Stage<Name, Input> {
  return stage;
}

/** The key of an input at its stage: SHA-256, the same for the same work on every machine. */
export function workKey<Input>(stage: Stage<string, Input>, input: Input): string {
  return digestOf(stage.name, ...stage.identity(input));
}

/** The row that asks for `stage` to be run on `input`. */
export function workFor<Input>(stage: Stage<string, Input>, input: Input): NewWork {
  return {
    stage: stage.name,
    key: workKey(stage, input),
    subject: stage.subject(input),
    stageVersion: stage.version,
    input,
  };
}
