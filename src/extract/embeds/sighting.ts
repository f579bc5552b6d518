import type { FoundPost } from '../../domain/post.ts';

/** A post as one place of a document shows it; the same post may be sighted several times. */
export interface Sighting extends Omit<FoundPost, 'position'> {
  /** YYYY-MM-DD as printed with the post, whatever its id says; null where none or an impossible one is. */
  readonly printed_day: string | null;
}
