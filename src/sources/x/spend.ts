import type { Reads } from '../source.ts';

/** Prices in tenths of a US cent: whole numbers, so that sums are exact. */
export interface XPrices {
  readonly postPrice: number;
  readonly userPrice: number;
}

export interface ReadCount {
  readonly posts: number;
  readonly users: number;
}

/** What an answer can hold with each post that was asked for. */
export interface AnswerShape {
  /** Posts included: quoted, replied to, earlier versions. */
  readonly postsPerPost: number;
  /** Authors of the posts included. */
  readonly usersPerPost: number;
  /** Authors of the posts asked for: one account's, or anybody's. */
  readonly authors: 'one' | 'each';
}

const TENTHS_OF_A_CENT_PER_DOLLAR = 1_000;
const DAYS_PER_MONTH = 30;

/** In tenths of a cent. */
export function costOf(count: ReadCount, prices: XPrices): number {
  return count.posts * prices.postPrice + count.users * prices.userPrice;
}

/** The UTC day a read is charged on: within it X charges each post and each user once. */
export function chargeDay(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** Reads without those that repeat: within one UTC day nothing is charged twice. */
export class DayOfReads {
  private readonly posts = new Set<string>();
  private readonly users = new Set<string>();

  add(reads: Reads): void {
    for (const id of reads.posts) this.posts.add(id);
    for (const id of reads.users) this.users.add(id);
  }

  get count(): ReadCount {
    return { posts: this.posts.size, users: this.users.size };
  }

  get reads(): Reads {
    return { posts: [...this.posts], users: [...this.users] };
  }
}

/** The most that an answer of so many posts can be charged as. */
export function mostReads(posts: number, shape: AnswerShape): ReadCount {
  const authors = shape.authors === 'one' ? Math.min(1, posts) : posts;
  return {
    posts: posts * (1 + shape.postsPerPost),
    users: authors + posts * shape.usersPerPost,
  };
}

/** The largest answer, up to `wanted` posts, that cannot pass what is left; 0 when none fits. */
export function affordablePosts(
  wanted: number,
  left: number | null,
  shape: AnswerShape,
  prices: XPrices,
): number {
  if (left === null) return wanted;
  const fixed = shape.authors === 'one' ? prices.userPrice : 0;
  const each = costOf(mostReads(1, shape), prices) - fixed;
  return Math.max(0, Math.min(wanted, Math.floor((left - fixed) / each)));
}

/** What reading so much every day costs in a month of 30 days, in tenths of a cent. */
export function monthlyCost(perDay: ReadCount, prices: XPrices): number {
  return Math.ceil(costOf(perDay, prices) * DAYS_PER_MONTH);
}

/** "$12.34", or "$12.345" where there is a tenth of a cent. */
export function inDollars(tenthsOfACent: number): string {
  const dollars = (tenthsOfACent / TENTHS_OF_A_CENT_PER_DOLLAR).toFixed(3);
  return `$${dollars.endsWith('0') ? dollars.slice(0, -1) : dollars}`;
}
