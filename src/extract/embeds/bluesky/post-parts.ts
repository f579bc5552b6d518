import { namedPost, type ShownParts, type Sighting } from '../sighting.ts';
import { tidyText } from '../tidy-text.ts';
import type { PostUri } from './post-uri.ts';
import { tidInstant } from './tid.ts';

/** What stands for pictures, films, quoted posts and link cards alike. */
const STAND_IN = /[ \n]{0,4}\[image or embed\]$/i;
/** The account of a name that no longer leads to it. */
const NO_HANDLE = 'handle.invalid';

/** The date printed is in the clock of whoever embedded it, so the key's instant goes before it. */
export function toSighting(name: PostUri, shown: ShownParts): Sighting {
  const instant = tidInstant(name.recordKey);
  const posted =
    instant === null ? {} : { posted_at: instant, posted_at_basis: 'snowflake' as const };
  const handle = shown.handle ?? name.handle;
  return namedPost('bluesky', name.uri, name.url, { ...shown, ...posted, handle });
}

/** The words of a post, without what stands for its pictures. */
export function postText(shown: string): string {
  return tidyText(shown).replace(STAND_IN, '');
}

export function accountOf(handle: string | null): string | null {
  return handle === NO_HANDLE ? null : handle;
}
