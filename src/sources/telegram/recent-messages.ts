import { digestOf } from '../../domain/digest.ts';
import type { TelegramPreview } from '../../extract/post-documents/telegram-preview.ts';

type Recent = readonly (readonly [id: number, digest: string])[];

/** Three pages' worth: what is older is no longer looked at. */
const MOST_RECENT = 60;

/** The messages of a page by their words. Addresses of media change by themselves, so their number stands for them. */
export function recentOf(preview: TelegramPreview): Recent {
  return preview.posts.flatMap(({ post_id, text, media }): Recent => {
    const id = messageNumber(post_id);
    return id === null ? [] : [[id, digestOf(text, media.length).slice(0, 16)]];
  });
}

/** The newest of both, a page's own words before those remembered. */
export function mergeRecent(page: Recent, known: Recent): [number, string][] {
  const merged = new Map<number, string>([...known, ...page]);
  return [...merged].toSorted(([a], [b]) => b - a).slice(0, MOST_RECENT);
}

/** True when a message known has other words on the page. */
export function hasEdits(page: Recent, known: Recent): boolean {
  const before = new Map<number, string>(known);
  return page.some(([id, digest]) => before.has(id) && before.get(id) !== digest);
}

/** Messages known that the page should show, and does not. */
export function missingFrom(preview: TelegramPreview, known: Recent): readonly number[] {
  const shown = new Set(preview.messageIds);
  const oldest = preview.messageIds.reduce((least, id) => Math.min(least, id), Infinity);
  return known.map(([id]) => id).filter((id) => id >= oldest && !shown.has(id));
}

/** The number of a message in its channel. */
export function messageNumber(postId: string | null): number | null {
  const digits = postId?.split('/').at(-1) ?? '';
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null;
}
