import type { SourcedPost } from '../../domain/post.ts';

/** What a source's bytes are; `document` is a page or text that may embed posts, told by its content. */
export const DOCUMENT_FORMATS = [
  'document',
  /** The block quote that a platform gives for one known post: an embed that no article carries. */
  'oembed',
  /** An answer of X API v2 that holds posts: `{data, includes, errors, meta}`. */
  'x-api',
  /** `data/tweets.js` of the archive that X gives its users, with `data/note-tweet.js` after it or not. */
  'x-archive',
  /** An answer of Bluesky's AppView that holds posts. */
  'bluesky-api',
  /** A public preview page of Telegram, t.me/s/…, or the embed of one of its posts. */
  'telegram-preview',
  /** A result.json or a messages.html that Telegram Desktop exported. */
  'telegram-export',
  /** NDJSON of posts, `{platform, post_id, handle, posted_at, text, …}`. */
  'posts-ndjson',
] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** The formats that are posts through and through, not pages with posts in them. */
export type PostDocumentFormat = Exclude<DocumentFormat, 'document' | 'oembed'>;

/** A post that its platform says is no longer to be seen. */
export interface WithdrawnSighting {
  readonly postId: string;
  readonly reason: 'deleted' | 'protected' | 'withheld';
}

/** A document made of posts. */
export interface PostDocument {
  readonly format: PostDocumentFormat;
  /** What the document is about, in its order, each post once; a repost is here as the original. */
  readonly posts: readonly SourcedPost[];
  /** Posts that those quote, where the document holds them in full. */
  readonly quoted: readonly SourcedPost[];
  readonly withdrawn: readonly WithdrawnSighting[];
  /** Ids of posts that the platform marks as edited, without naming their versions. */
  readonly edited: readonly string[];
  /** How many entries could not be read as posts. */
  readonly leftOut: number;
  /** Why, for the first of them; one sentence each. */
  readonly leftOutBecause: readonly string[];
}
