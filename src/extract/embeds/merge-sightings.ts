import { canonicalPostText } from '../text/post-text.ts';
import type { Sighting } from './sighting.ts';

/** One post for each one sighted, however often, at the place it is sighted first. */
export function mergeSightings(sightings: readonly Sighting[]): readonly Sighting[] {
  const merged: Sighting[] = [];
  const known = new Map<string, number>();
  for (const sighting of sightings) {
    const keys = identities(sighting);
    const at = keys
      .map((key) => known.get(key))
      .find((index) => {
        const before = index === undefined ? undefined : merged[index];
        return before !== undefined && canBeOne(before, sighting);
      });
    const before = at === undefined ? undefined : merged[at];
    const post = before === undefined ? sighting : combine(before, sighting);
    const index = at ?? merged.length;
    merged[index] = post;
    for (const key of [...keys, ...identities(post)]) if (!known.has(key)) known.set(key, index);
  }
  return merged;
}

/** Under which names a post is looked up: its id; its author with its words and day, if it has any. */
function identities(sighting: Sighting): readonly string[] {
  const { platform, post_id, handle, printed_day, posted_at } = sighting;
  // Telegram's addresses are the same in capital and small letters, others are not.
  const id = platform === 'telegram' ? post_id?.toLowerCase() : post_id;
  const keys = id == null ? [] : [`${platform}/id/${id}`];
  const words = canonicalPostText(sighting.text);
  if (words === '' && post_id !== null) return keys;
  const day = printed_day ?? posted_at?.slice(0, 10) ?? '';
  return [...keys, `${platform}/text/${handle?.toLowerCase() ?? ''}/${day}/${words}`];
}

function canBeOne(a: Sighting, b: Sighting): boolean {
  if (a.post_id === null || b.post_id === null) return true;
  return a.platform === 'telegram'
    ? a.post_id.toLowerCase() === b.post_id.toLowerCase()
    : a.post_id === b.post_id;
}

/** The one that knows the id leads; what it lacks, and the fuller wording, comes from the other. */
function combine(first: Sighting, second: Sighting): Sighting {
  const [lead, other] = first.resolved || !second.resolved ? [first, second] : [second, first];
  const words = canonicalPostText(lead.text);
  const isFuller = canonicalPostText(other.text).length > words.length;
  return {
    ...lead,
    url: lead.url ?? other.url,
    handle: lead.handle ?? other.handle,
    author_name: lead.author_name ?? other.author_name,
    posted_at: lead.posted_at ?? other.posted_at,
    posted_at_basis: lead.posted_at === null ? other.posted_at_basis : lead.posted_at_basis,
    printed_day: lead.printed_day ?? other.printed_day,
    text: isFuller ? other.text : lead.text,
    lang: lead.lang ?? other.lang,
    media: words !== '' || lead.media.length > 0 ? lead.media : other.media,
  };
}
