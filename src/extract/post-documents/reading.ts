import type { SourcedPost } from '../../domain/post.ts';
import type { PostDocument, PostDocumentFormat, WithdrawnSighting } from './format.ts';

/** A post before its place in the document is known. */
export type ReadPost = Omit<SourcedPost, 'position'>;

const MOST_REASONS = 20;

/** Gathers what a document holds while it is read, each post once. */
export class Reading {
  readonly #posts = new Map<string, ReadPost>();
  readonly #quoted = new Map<string, ReadPost>();
  readonly #withdrawn = new Map<string, WithdrawnSighting>();
  readonly #edited = new Set<string>();
  readonly #because: string[] = [];
  #leftOut = 0;
  #nameless = 0;

  add(post: ReadPost): void {
    const key =
      post.post_id === null ? `#${this.#nameless++}` : nameOf(post.platform, post.post_id);
    if (!this.#posts.has(key)) this.#posts.set(key, post);
  }

  addQuoted(post: ReadPost): void {
    if (post.post_id !== null) this.#quoted.set(nameOf(post.platform, post.post_id), post);
  }

  addWithdrawn(postId: string, reason: WithdrawnSighting['reason']): void {
    this.#withdrawn.set(postId, { postId, reason });
  }

  markEdited(postId: string): void {
    this.#edited.add(postId);
  }

  leaveOut(reason: string): void {
    this.#leftOut += 1;
    if (this.#because.length < MOST_REASONS) this.#because.push(reason);
  }

  finish(format: PostDocumentFormat): PostDocument {
    const posts = [...this.#posts.values()];
    const quoted = [...this.#quoted].filter(([key]) => !this.#posts.has(key));
    return {
      format,
      posts: posts.map((post, position) => ({ ...post, position })),
      quoted: quoted.map(([, post], index) => ({ ...post, position: posts.length + index })),
      withdrawn: [...this.#withdrawn.values()],
      edited: [...this.#edited],
      leftOut: this.#leftOut,
      leftOutBecause: this.#because,
    };
  }
}

function nameOf(platform: string, postId: string): string {
  return `${platform} ${postId}`;
}
