import { isList } from '../../domain/list.ts';
import type { PostMedia } from '../../domain/post.ts';
import { PLATFORMS, type Platform } from '../../domain/vocabulary.ts';
import { snowflakeInstant } from '../dates/snowflake.ts';
import type { PostDocument } from './format.ts';
import { readDay, readInstant } from './instant.ts';
import { at, digitsAt, listAt, parseJson, stringAt, webAddressAt, wordsAt } from './json.ts';
import { readPostAddress } from './post-address.ts';
import { Reading, type ReadPost } from './reading.ts';

/** True for a value that is meant as a post: it names where it was posted, or its address does, and has a text. */
export function isPostLine(value: unknown): boolean {
  return stringAt(value, 'text') !== null && platformOf(value) !== null;
}

/** The posts of NDJSON; null where its first line is none. */
export function readPostLines(text: string): PostDocument | null {
  const lines = text.split('\n');
  const first = lines.find((line) => line.trim() !== '');
  const head = first === undefined ? undefined : parseJson(first);
  if (!isPostLine(head) && wordsAt(head, 'left_out') === null) return null;
  const reading = new Reading();
  lines.forEach((line, index) => {
    if (line.trim() !== '') addLine(parseJson(line), `line ${index + 1}`, reading);
  });
  return reading.finish('posts-ndjson');
}

/** The posts of a JSON list of them, or of one alone. */
export function readPostList(root: unknown): PostDocument {
  const reading = new Reading();
  const items = isList(root) ? root : [root];
  for (const [index, item] of items.entries()) addLine(item, `item ${index + 1}`, reading);
  return reading.finish('posts-ndjson');
}

function addLine(value: unknown, where: string, reading: Reading): void {
  const reported = wordsAt(value, 'left_out');
  if (reported !== null) return reading.leaveOut(reported);
  const post = readLine(value);
  if (typeof post === 'string') reading.leaveOut(`${where} ${post}`);
  else reading.add(post);
}

/** The post of a line, or why it is none. */
function readLine(value: unknown): ReadPost | string {
  const text = stringAt(value, 'text');
  const platform = platformOf(value);
  if (text === null) return 'has no text';
  if (platform === null) return 'does not say where it was posted';
  const address = readPostAddress(stringAt(value, 'url') ?? '');
  const handle = handleOf(value) ?? address?.handle ?? null;
  const given = idOf(value, platform, handle);
  if (given === undefined && address === null) return `has a post_id that is none of ${platform}`;
  const post_id = given ?? address?.post_id ?? null;
  return {
    platform,
    post_id,
    url: webAddressAt(value, 'url') ?? address?.url ?? null,
    handle,
    author_name: wordsAt(value, 'author_name'),
    ...timeOf(value, platform, post_id),
    text,
    lang: wordsAt(value, 'lang'),
    media: listAt(value, 'media').flatMap(readMedia),
    resolved: post_id !== null,
    edit_ids: [],
    quotes: wordsAt(value, 'quotes'),
    replies_to: wordsAt(value, 'replies_to'),
  };
}

function platformOf(value: unknown): Platform | null {
  const named = wordsAt(value, 'platform')?.toLowerCase();
  const known = PLATFORMS.find((platform) => platform === (named === 'twitter' ? 'x' : named));
  return (
    known ??
    (named === undefined ? readPostAddress(stringAt(value, 'url') ?? '')?.platform : null) ??
    null
  );
}

function handleOf(value: unknown): string | null {
  const written = wordsAt(value, 'handle') ?? wordsAt(value, 'author');
  const handle = written?.startsWith('@') === true ? written.slice(1) : written;
  return handle !== null && handle !== undefined && /^[\w.-]{1,253}$/.test(handle) ? handle : null;
}

/** Null where none is given; undefined where what is given is no id, as when a spreadsheet rounded it. */
function idOf(
  value: unknown,
  platform: Platform,
  handle: string | null,
): string | null | undefined {
  const given = at(value, 'post_id');
  if (given === null || given === undefined || given === '') return null;
  const digits = digitsAt(value, 'post_id');
  if (platform === 'x') return digits ?? undefined;
  if (platform === 'telegram' && digits !== null) {
    return handle === null ? undefined : `${handle}/${digits}`;
  }
  const written = wordsAt(value, 'post_id');
  return written !== null && /^\S{1,600}$/.test(written) ? written : undefined;
}

/** What the id of a post on X carries is no claim of whoever wrote the line. */
function timeOf(value: unknown, platform: Platform, post_id: string | null) {
  const carried = platform === 'x' && post_id !== null ? snowflakeInstant(post_id) : null;
  if (carried !== null) return { posted_at: carried, posted_at_basis: 'snowflake' } as const;
  const given = stringAt(value, 'posted_at');
  const instant = readInstant(given);
  if (instant !== null) return { posted_at: instant, posted_at_basis: 'platform' } as const;
  const day = readDay(given ?? '');
  return { posted_at: day, posted_at_basis: day === null ? null : 'printed' } as const;
}

function readMedia(media: unknown): readonly PostMedia[] {
  const url = webAddressAt(media, 'url');
  const kind = stringAt(media, 'kind');
  if (url === null) return [];
  return [
    {
      url,
      kind: kind === 'image' || kind === 'video' ? kind : 'unknown',
      alt_text: wordsAt(media, 'alt_text'),
    },
  ];
}
