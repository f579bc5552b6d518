import type { Platform } from './vocabulary.ts';

/** How a post's time is known: from its id, from the date printed under it, or as the platform says. */
export type PostedAtBasis = 'snowflake' | 'printed' | 'platform';

export interface PostMedia {
  /**
   * Where the picture or video is, or the short link that stands for it (pic.twitter.com/…). May be relative, to
   * the address of the document or to the folder in which it lies.
   */
  readonly url: string;
  readonly kind: 'image' | 'video' | 'unknown';
  readonly alt_text: string | null;
  /** Of a video: the still picture that its platform shows in its place, where the document names one. */
  readonly poster_url?: string;
}

/** A video, and the still picture in its place where there is one. */
export function videoMedia(
  url: string,
  { alt_text, poster }: { readonly alt_text: string | null; readonly poster: string | null },
): PostMedia {
  return { url, kind: 'video', alt_text, ...(poster === null ? {} : { poster_url: poster }) };
}

/**
 * One post as found in a document: the wire form of `lossledger posts`.
 * `posted_at` is an ISO 8601 instant, or a plain date (YYYY-MM-DD) where only a date is printed.
 */
export interface FoundPost {
  readonly platform: Platform;
  /** The platform's own id; null where the document does not give it. Never invented. */
  readonly post_id: string | null;
  readonly url: string | null;
  /** Without the leading @, as written. */
  readonly handle: string | null;
  readonly author_name: string | null;
  readonly posted_at: string | null;
  readonly posted_at_basis: PostedAtBasis | null;
  /** Free of NUL and lone surrogates; spans of claims are UTF-16 offsets into it. */
  readonly text: string;
  readonly lang: string | null;
  readonly media: readonly PostMedia[];
  /** True when the document names the post itself (its id); false when only its text is there. */
  readonly resolved: boolean;
  /** 0-based order of the post in the document. */
  readonly position: number;
}

/** A post as its own platform gives it, with what it says of other posts. */
export interface SourcedPost extends FoundPost {
  /** Ids of all its versions, oldest first; empty where the platform has no edits or names none. */
  readonly edit_ids: readonly string[];
  /** The id of the post it quotes, on the same platform. */
  readonly quotes: string | null;
  readonly replies_to: string | null;
}
