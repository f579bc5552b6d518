import type { FoundPost } from '../../domain/post.ts';
import type { Platform } from '../../domain/vocabulary.ts';

/** A post as one place of a document shows it; the same post may be sighted several times. */
export interface Sighting extends Omit<FoundPost, 'position'> {
  /** YYYY-MM-DD as printed with the post, whatever its id says; null where none or an impossible one is. */
  readonly printed_day: string | null;
}

/** What a document says of a post beside its name. */
export type ShownParts = Partial<
  Pick<
    Sighting,
    | 'handle'
    | 'author_name'
    | 'posted_at'
    | 'posted_at_basis'
    | 'text'
    | 'lang'
    | 'media'
    | 'printed_day'
  >
>;

/** A post that the document names by its id, with what else it shows of it. */
export function namedPost(
  platform: Platform,
  post_id: string,
  url: string,
  shown: ShownParts = {},
): Sighting {
  return {
    platform,
    post_id,
    url,
    handle: null,
    author_name: null,
    posted_at: null,
    posted_at_basis: null,
    text: '',
    lang: null,
    media: [],
    printed_day: null,
    ...shown,
    resolved: true,
  };
}

/** A post that the document shows and does not name: known by its author, its day and its words. */
export function namelessPost(platform: Platform, shown: ShownParts): Sighting {
  return {
    platform,
    post_id: null,
    url: null,
    handle: null,
    author_name: null,
    posted_at: null,
    posted_at_basis: null,
    text: '',
    lang: null,
    media: [],
    printed_day: null,
    ...shown,
    resolved: false,
  };
}
