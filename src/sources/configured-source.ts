import type {
  PollContext,
  PolledDocument,
  PollResult,
  Reads,
  SourceKind,
  WithdrawnPost,
} from './source.ts';

/** A source as the operator wrote it down, checked. */
export interface ConfiguredSource {
  readonly name: string;
  readonly kind: SourceKind;
  /** Of the kind's own schema. */
  readonly config: unknown;
  /** How often it is polled, in ms. */
  readonly everyMs: number;
  /** By the file of sources; an operator's pause is in the ledger. */
  readonly paused: boolean;
}

/** The sources of a ledger, as they stand in the file now. */
export interface SourceBook {
  all(): Promise<readonly ConfiguredSource[]>;
  named(name: string): Promise<ConfiguredSource | null>;
}

/** What polls need of the world outside. */
export type Outside = Pick<PollContext, 'web' | 'credentials'> & {
  readonly book: SourceBook;
  /** Known posts of X, by id: through the API with a token, else by what X gives without one. */
  lookUpX(ids: readonly string[], context: LookUpContext): Promise<LookedUpPosts>;
  /** What an upstream charges, and the most a month may cost; null where it is free or unlimited. */
  readonly spending: Spending | null;
};

/** Prices in tenths of a US cent, and the cap of a calendar month (UTC) in the same. */
export interface Spending {
  readonly upstream: 'x';
  readonly postPrice: number;
  readonly userPrice: number;
  readonly monthlyCap: number | null;
}

export type LookUpContext = Pick<PollContext, 'now' | 'signal' | 'budget'>;

export interface LookedUpPosts {
  readonly documents: readonly PolledDocument[];
  readonly withdrawn: readonly WithdrawnPost[];
  /** Ids that a limit, the budget or a failure left for later, and when that is. */
  readonly notAsked: readonly string[];
  readonly more: PollResult['more'];
  readonly reads: Reads;
}
