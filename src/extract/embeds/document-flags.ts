import type { Sighting } from './sighting.ts';

/** Something doubtful about a post as a document shows it. */
export interface DocumentFlag {
  /** `printed_date_mismatch`: the date printed under the post is not that of its id. */
  readonly flag: 'printed_date_mismatch';
  /** Which post of the document, from 0. */
  readonly position: number;
  /** YYYY-MM-DD as printed. */
  readonly printed: string;
  /** The instant that the id carries. */
  readonly posted_at: string;
}

const DAY_MS = 86_400_000;
/**
 * X prints the date of UTC: of 53 embeds in nine languages none differed. The others print that of
 * whoever made the embed, which is up to a day off.
 */
const DAYS_OFF: Readonly<Partial<Record<Sighting['platform'], number>>> = { x: 0 };
const DAYS_OFF_ELSEWHERE = 1;

/** The flags of a document's posts: hand-made embeds and wrong links show in their dates. */
export function flagsOf(posts: readonly Sighting[]): readonly DocumentFlag[] {
  return posts.flatMap((post, position): readonly DocumentFlag[] => {
    const { platform, printed_day: printed, posted_at, posted_at_basis } = post;
    if (printed === null || posted_at === null || posted_at_basis !== 'snowflake') return [];
    const days = Math.abs(Date.parse(posted_at.slice(0, 10)) - Date.parse(printed)) / DAY_MS;
    if (days <= (DAYS_OFF[platform] ?? DAYS_OFF_ELSEWHERE)) return [];
    return [{ flag: 'printed_date_mismatch', position, printed, posted_at }];
  });
}
