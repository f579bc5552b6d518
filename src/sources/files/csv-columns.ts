import { z } from 'zod';

/** What a row of a table of posts may tell. */
export const POST_COLUMNS = [
  'platform',
  'post_id',
  'url',
  'handle',
  'author_name',
  'posted_at',
  'text',
  'lang',
] as const;
export type PostColumn = (typeof POST_COLUMNS)[number];

/** For each of them the heading of its column. */
export type ColumnMap = Readonly<Partial<Record<PostColumn, string | undefined>>>;

const heading = z.string().min(1).max(200);

export const columnMapSchema = z.strictObject({
  platform: heading.optional(),
  post_id: heading.optional(),
  url: heading.optional(),
  handle: heading.optional(),
  author_name: heading.optional(),
  posted_at: heading.optional(),
  text: heading.optional(),
  lang: heading.optional(),
});

/** Headings that tables of posts have where nobody says otherwise: our own, and those of X's and Telegram's tools. */
const USUAL_HEADINGS: Readonly<Record<PostColumn, readonly string[]>> = {
  platform: ['platform', 'network'],
  post_id: ['post_id', 'tweet_id', 'status_id', 'message_id'],
  url: ['url', 'link', 'permalink', 'post_url', 'tweet_url'],
  handle: ['handle', 'username', 'screen_name', 'author', 'account', 'channel'],
  author_name: ['author_name', 'display_name', 'name'],
  posted_at: ['posted_at', 'created_at', 'published_at', 'datetime', 'timestamp', 'date'],
  text: ['text', 'full_text', 'content', 'message', 'tweet'],
  lang: ['lang', 'language'],
};

/** Where the column of each is, by the first row of the table; those that are not there are left out. */
export function findColumns(
  headings: readonly string[],
  map: ColumnMap,
): ReadonlyMap<PostColumn, number> {
  const written = headings.map(folded);
  const found = new Map<PostColumn, number>();
  for (const column of POST_COLUMNS) {
    const named = map[column];
    const names = named === undefined ? USUAL_HEADINGS[column] : [folded(named)];
    const index = names.map((name) => written.indexOf(name)).find((at) => at >= 0);
    if (index !== undefined) found.set(column, index);
  }
  return found;
}

/** Headings named in a map that the table does not have. */
export function missingHeadings(headings: readonly string[], map: ColumnMap): readonly string[] {
  const written = new Set(headings.map(folded));
  const named = Object.values(map).filter((name) => name !== undefined);
  return named.filter((name) => !written.has(folded(name)));
}

function folded(heading: string): string {
  return heading.trim().toLowerCase().replace(/\s+/g, '_');
}
