import { LossledgerError } from '../../domain/errors.ts';
import { NO_READS, type PollContext, type PolledDocument, type Reads } from '../source.ts';
import { type PostsAnswer, readPostsAnswer, readUsersAnswer, type UsersAnswer } from './answer.ts';
import { type AskFor, type Held, PollAccount, type ReadAccount } from './read-account.ts';
import { type AnswerShape, affordablePosts, costOf, mostReads, type XPrices } from './spend.ts';
import { type XAnswer, XClient, type XEndpoint, type XRequest } from './x-client.ts';

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
   * Where reads are booked as soon as X has answered, so that they stay counted when the poll that made
   * them never ends: X charges for them all the same. Null: they come with the result of the poll.
   */
  readonly account: ReadAccount | null;
}

/** As many posts as are wanted of a request, and the fewest it is worth making, or allowed, for. */
interface Wanted {
  readonly most: number;
  readonly fewest: number;
  readonly shape: AnswerShape;
}

interface PostsRead {
  readonly answer: PostsAnswer;
  readonly document: PolledDocument;
}

/** Reads from X within one poll: counts what it costs, and asks nothing that could pass the budget. */
export class XReader {
  private readonly ofPoll: PollAccount;
  private readonly client: XClient;
  private readonly parts: XParts;
  private readonly context: PollContext;

  constructor(parts: XParts, context: PollContext) {
    this.parts = parts;
    this.context = context;
    this.ofPoll = new PollAccount(context.budget, parts.prices);
    this.client = new XClient({
      baseUrl: context.credentials[BASE_URL_SETTING] ?? USUAL_BASE_URL,
      userAgent: parts.userAgent,
    });
  }

  /** Reads that are still to be put on record. */
  get reads(): Reads {
    return this.parts.account === null ? this.ofPoll.reads : NO_READS;
  }

  get now(): Date {
    return this.context.now();
  }

  get prices(): XPrices {
    return this.parts.prices;
  }

  /** A page of a timeline or search. What is none would pass for one that is empty, and end a walk. */
  async page(wanted: Wanted, requestFor: (posts: number) => XRequest): Promise<PostsRead> {
    const read = await this.posts(wanted, requestFor);
    const { isPage, errors } = read.answer;
    if (isPage) return read;
    throw errors[0] === undefined
      ? new LossledgerError('UPSTREAM_CHANGED', 'X gave posts without saying whether more follow.')
      : new LossledgerError('SOURCE_REFUSED', `X does not show these posts: ${errors[0].detail}`);
  }

  /** Asks for as many of the posts wanted as what is left of the budget covers at the worst. */
  async posts(
    { most, fewest, shape }: Wanted,
    requestFor: (posts: number) => XRequest,
  ): Promise<PostsRead> {
    const { prices } = this;
    const held = await this.hold((left) => {
      const size = affordablePosts(most, left, shape, prices);
      return size < fewest ? null : { posts: size, price: costOf(mostReads(size, shape), prices) };
    });
    return this.charged(held, async () => {
      const raw = await this.ask(requestFor(held.ask.posts));
      const answer = readPostsAnswer(raw.body);
      return { result: { answer, document: documentOf(raw) }, reads: answer.charged };
    });
  }

  async users(request: XRequest, most: number): Promise<UsersAnswer> {
    const price = costOf({ posts: 0, users: most }, this.prices);
    const held = await this.hold((left) =>
      left !== null && price > left ? null : { posts: 0, price },
    );
    return this.charged(held, async () => {
      const result = readUsersAnswer((await this.ask(request)).body);
      return { result, reads: result.charged };
    });
  }

  /** When X's window for the end point opens again; null while it is open. */
  closedUntil(endpoint: XEndpoint): Date | null {
    return this.client.limits.closedUntil(endpoint, this.now);
  }

  private async hold(askFor: AskFor): Promise<Held> {
    const held = await (this.parts.account ?? this.ofPoll).hold(askFor, this.now);
    if ('settle' in held) return held;
    throw new LossledgerError(
      'BUDGET_SPENT',
      "What is left of the month's budget for reads from X does not cover another request.",
      { retryAt: held.retryAt },
    );
  }

  private async charged<T>(
    held: Held,
    read: () => Promise<{ readonly result: T; readonly reads: Reads }>,
  ): Promise<T> {
    const { result, reads } = await read().catch(async (error: unknown) => {
      // What cannot be released now lapses by itself; why the request failed is what counts.
      await held.release().catch(() => undefined);
      throw error;
    });
    await held.settle(reads, this.now);
    return result;
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
