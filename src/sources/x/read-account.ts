import type { Budget, Reads } from '../source.ts';
import { costOf, DayOfReads, type XPrices } from './spend.ts';

/** How much is asked for in a request, and the most that can cost, in tenths of a cent. */
export interface Ask {
  readonly posts: number;
  readonly price: number;
}

/** What a request may ask for, given what is left of the cap; null where nothing useful fits. Left is null without a cap. */
export type AskFor = (left: number | null) => Ask | null;

/** Money set aside for one request. */
export interface Held {
  readonly ask: Ask;
  /** Puts what X charged for on record, in place of what was set aside. */
  settle(reads: Reads, at: Date): Promise<void>;
  /** The request brought nothing: nothing of it is charged for. */
  release(): Promise<void>;
}

/** Nothing fits; asking again is worth while then. */
export interface Refused {
  readonly retryAt: Date;
}

/**
 * Where reads that X charges for are booked. Before each request its largest price is set aside, so
 * that whoever reads at the same time, in whatever process, cannot spend it too.
 */
export interface ReadAccount {
  hold(askFor: AskFor, at: Date): Promise<Held | Refused>;
}

/** An account of one poll alone, against a budget drawn up before it: what was read is told at its end. */
export class PollAccount implements ReadAccount {
  private readonly spent = new DayOfReads();
  private readonly budget: Budget | null;
  private readonly prices: XPrices;

  constructor(budget: Budget | null, prices: XPrices) {
    this.budget = budget;
    this.prices = prices;
  }

  get reads(): Reads {
    return this.spent.reads;
  }

  async hold(askFor: AskFor, at: Date): Promise<Held | Refused> {
    const { budget, prices, spent } = this;
    const left =
      budget === null ? null : budget.postsLeft * prices.postPrice - costOf(spent.count, prices);
    const ask = askFor(left);
    if (ask === null) return { retryAt: budget?.resumesAt ?? at };
    return {
      ask,
      settle: async (reads) => spent.add(reads),
      release: async () => undefined,
    };
  }
}
