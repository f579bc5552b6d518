/** Dollars, from X's pay-per-use price list (docs.x.com, 2026-08-22). */
const POST_READ_USD = 0.005;
const USER_READ_USD = 0.01;

/** What X would charge: every post and user read, once in a UTC day. */
export class Billing {
  private readonly posts = new Set<string>();
  private readonly users = new Set<string>();
  private readonly now: () => Date;

  constructor(now: () => Date) {
    this.now = now;
  }

  charge(posts: readonly string[], users: readonly string[]): void {
    const day = this.now().toISOString().slice(0, 10);
    for (const id of posts) this.posts.add(`${day}/${id}`);
    for (const id of users) this.users.add(`${day}/${id}`);
  }

  get postsBilled(): number {
    return this.posts.size;
  }

  get usersBilled(): number {
    return this.users.size;
  }

  /** To the tenth of a cent, as "12.345". */
  get usd(): string {
    return (this.posts.size * POST_READ_USD + this.users.size * USER_READ_USD).toFixed(3);
  }
}
