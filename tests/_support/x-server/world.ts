/** Milliseconds of the first snowflake: X counts from 2010-11-04T01:42:54.657Z. */
const SNOWFLAKE_EPOCH_MS = 1_288_834_974_657n;
const EDIT_WINDOW_MS = 30 * 60_000;
const MOST_EDITS = 5;

export interface WorldUser {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  state: 'active' | 'suspended' | 'protected';
}

export interface WorldMedia {
  readonly kind: 'photo' | 'video' | 'animated_gif';
  readonly altText?: string;
}

export interface WorldPost {
  readonly id: string;
  readonly authorId: string;
  readonly createdAt: Date;
  readonly text: string;
  /** The whole of a post longer than 280 characters. */
  readonly note: string | null;
  readonly lang: string;
  readonly media: readonly WorldMedia[];
  readonly quotes: string | null;
  readonly repliesTo: string | null;
  readonly reposts: string | null;
}

export type Draft = { readonly text: string } & Partial<
  Pick<WorldPost, 'note' | 'lang' | 'media' | 'quotes' | 'repliesTo' | 'reposts'>
>;

/** The accounts and posts there are, and what becomes of them. */
export class World {
  private readonly users = new Map<string, WorldUser>();
  private readonly posts = new Map<string, WorldPost>();
  private readonly byAuthor = new Map<string, WorldPost[]>();
  /** Ids of all versions of a post, oldest first, by the id of each. */
  private readonly chains = new Map<string, string[]>();
  private readonly deleted = new Set<string>();
  private lastId = 0n;
  private readonly listeners = new Set<(post: WorldPost) => void>();
  private readonly now: () => Date;

  constructor(now: () => Date) {
    this.now = now;
  }

  onPost(listener: (post: WorldPost) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  addUser(username: string, name = username): WorldUser {
    const user: WorldUser = { id: this.mintId(), username, name, state: 'active' };
    this.users.set(user.id, user);
    return user;
  }

  post(authorId: string, draft: Draft): WorldPost {
    const post = this.write(authorId, draft);
    this.chains.set(post.id, [post.id]);
    this.tell(post);
    return post;
  }

  /** A new version under a new id; null where the post may no longer be edited. */
  edit(id: string, text: string): WorldPost | null {
    const chain = this.chainOf(id);
    const latest = this.posts.get(chain.at(-1) ?? '');
    if (latest === undefined || !this.isThere(latest.id) || !this.editControls(id).open)
      return null;
    const version = this.write(latest.authorId, { ...latest, text });
    chain.push(version.id);
    this.chains.set(version.id, chain);
    return version;
  }

  /** Deletes every version. */
  delete(id: string): void {
    for (const version of this.chainOf(id)) this.deleted.add(version);
  }

  userNamed(username: string): WorldUser | undefined {
    const wanted = username.toLowerCase();
    return [...this.users.values()].find((user) => user.username.toLowerCase() === wanted);
  }

  user(id: string): WorldUser | undefined {
    return this.users.get(id);
  }

  find(id: string): WorldPost | undefined {
    return this.posts.get(id);
  }

  chainOf(id: string): string[] {
    return this.chains.get(id) ?? [];
  }

  isThere(id: string): boolean {
    return this.posts.has(id) && !this.deleted.has(id);
  }

  /** There, and its author lets everyone read it. */
  isPublic(id: string): boolean {
    const post = this.posts.get(id);
    return this.isThere(id) && this.users.get(post?.authorId ?? '')?.state === 'active';
  }

  /** The newest version of every post that is there, newest first. */
  latest(filter: (post: WorldPost) => boolean): WorldPost[] {
    return [...this.posts.values()]
      .filter((post) => this.isLatest(post.id) && filter(post))
      .reverse();
  }

  /** The same of one account. */
  latestOf(authorId: string): WorldPost[] {
    return (this.byAuthor.get(authorId) ?? []).filter(({ id }) => this.isLatest(id)).reverse();
  }

  /** Public, and not edited since. */
  isLatest(id: string): boolean {
    return this.isPublic(id) && this.chainOf(id).at(-1) === id;
  }

  editControls(id: string) {
    const chain = this.chainOf(id);
    const first = this.posts.get(chain[0] ?? '');
    if (first === undefined) throw new Error(`no post ${id}`);
    const until = new Date(first.createdAt.getTime() + EDIT_WINDOW_MS);
    const remaining = MOST_EDITS - (chain.length - 1);
    const eligible = first.reposts === null && first.repliesTo === null;
    return {
      until,
      remaining,
      eligible,
      open: eligible && remaining > 0 && this.now().getTime() < until.getTime(),
    };
  }

  private write(authorId: string, draft: Draft): WorldPost {
    const post: WorldPost = {
      id: this.mintId(),
      authorId,
      createdAt: this.now(),
      text: draft.text,
      note: draft.note ?? null,
      lang: draft.lang ?? 'en',
      media: draft.media ?? [],
      quotes: draft.quotes ?? null,
      repliesTo: draft.repliesTo ?? null,
      reposts: draft.reposts ?? null,
    };
    this.posts.set(post.id, post);
    const own = this.byAuthor.get(authorId);
    if (own === undefined) this.byAuthor.set(authorId, [post]);
    else own.push(post);
    return post;
  }

  private tell(post: WorldPost): void {
    for (const listener of this.listeners) listener(post);
  }

  private mintId(): string {
    const fromClock = (BigInt(this.now().getTime()) - SNOWFLAKE_EPOCH_MS) << 22n;
    this.lastId = fromClock > this.lastId ? fromClock : this.lastId + 1n;
    return String(this.lastId);
  }
}
