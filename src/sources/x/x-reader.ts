import { LossledgerError } from '../../domain/errors.ts';
import { NO_READS, type PollContext, type PolledDocument, type Reads } from '../source.ts';
import { type PostsAnswer, readPostsAnswer, readUsersAnswer, type UsersAnswer } from './answer.ts';
import { costOf, DayOfReads, leftOf, type ReadCount, type XPrices } from './spend.ts';
import { type XAnswer, XClient, type XRequest } from './x-client.ts';

/** The settings X's credentials and address are kept under. */
const TOKEN_SETTING = 'X_BEARER_TOKEN';
const BASE_URL_SETTING = 'X_API_BASE_URL';
const USUAL_BASE_URL = 'https://api.x.com';

/** What reading from X needs beside the context of a poll. */
export interface XParts {
  readonly prices: XPrices;
  /** Names the program and whom to write to. */
  readonly userAgent: string;
  /**
   * Puts reads on record as soon as X has answered, so that they stay counted when the poll that made
   * them never ends: X charges for them all the same. Null: they come with the result of the poll.
   */
  readonly recordReads: ((reads: Reads, at: Date) => Promise<void>) | null;
}

interface PostsRead {
  readonly answer: PostsAnswer;
  readonly document: PolledDocument;
}

/** Reads from X within one poll: counts what it costs, and asks nothing that could pass the budget. */
export class XReader {
  private readonly spent = new DayOfReads();
  private readonly client: XClient;
  private readonly parts: XParts;
  private readonly context: PollContext;

  constructor(parts: XParts, context: PollContext) {
    this.parts = parts;
    this.context = context;
    this.client = new XClient({
      baseUrl: context.credentials[BASE_URL_SETTING] ?? USUAL_BASE_URL,
      userAgent: parts.userAgent,
    });
  }

  /** Reads that are still to be put on record. */
  get reads(): Reads {
    return this.parts.recordReads === null ? this.spent.reads : NO_READS;
  }

  get readCount(): ReadCount {
    return this.spent.count;
  }

  get now(): Date {
    return this.context.now();
  }

  get prices(): XPrices {
    return this.parts.prices;
  }

  /** What may still be spent, in tenths of a cent; null without a budget. */
  get left(): number | null {
    return leftOf(this.context.budget, this.spent.count, this.parts.prices);
  }

  budgetSpent(): LossledgerError {
    return new LossledgerError(
      'BUDGET_SPENT',
      "What is left of the month's budget for reads from X does not cover another request.",
      this.context.budget === null ? {} : { retryAt: this.context.budget.resumesAt },
    );
  }

  /** A page of a timeline or search. What is none would pass for one that is empty, and end a walk. */
  async page(request: XRequest): Promise<PostsRead> {
    const read = await this.posts(request);
    const { isPage, errors } = read.answer;
    if (isPage) return read;
    throw errors[0] === undefined
      ? new LossledgerError('UPSTREAM_CHANGED', 'X gave posts without saying whether more follow.')
      : new LossledgerError('SOURCE_REFUSED', `X does not show these posts: ${errors[0].detail}`);
  }

  async posts(request: XRequest): Promise<PostsRead> {
    const raw = await this.ask(request);
    const answer = readPostsAnswer(raw.body);
    await this.charge(answer.charged);
    return { answer, document: documentOf(raw) };
  }

  async users(request: XRequest, most: number): Promise<UsersAnswer> {
    const { left } = this;
    if (left !== null && costOf({ posts: 0, users: most }, this.prices) > left) {
      throw this.budgetSpent();
    }
    const answer = readUsersAnswer((await this.ask(request)).body);
    await this.charge(answer.charged);
    return answer;
  }

  /** When X's window for the end point opens again; null while it is open. */
  closedUntil(request: XRequest): Date | null {
    return this.client.limits.closedUntil(request.endpoint, this.now);
  }

  private async charge(reads: Reads): Promise<void> {
    this.spent.add(reads);
    await this.parts.recordReads?.(reads, this.now);
  }

  private ask(request: XRequest): Promise<XAnswer> {
    const token = this.context.credentials[TOKEN_SETTING]?.trim();
    if (token === undefined || token === '') {
      throw new LossledgerError(
        'SOURCE_REFUSED',
        `${TOKEN_SETTING} is not set; X's API answers nobody without it.`,
      );
    }
    const { now, signal } = this.context;
    return this.client.get(request, { token, now, signal });
  }
}

function documentOf({ bytes, retrieval }: XAnswer): PolledDocument {
  return {
    bytes,
    wireBytes: null,
    url: retrieval.requested_url,
    name: null,
    format: 'x-api',
    retrieval,
  };
}
