import { isList } from '../../domain/list.ts';
import { mediaOf, quotedRecordOf } from './bluesky-embed.ts';
import type { PostDocument } from './format.ts';
import { readInstant } from './instant.ts';
import { at, isRecord, listAt, recordAt, stringAt, wordsAt } from './json.ts';
import { Reading, type ReadPost } from './reading.ts';

const POST_URI =
  /^at:\/\/(did:[a-z]{1,20}:[A-Za-z0-9._:%-]{1,200})\/app\.bsky\.feed\.post\/([A-Za-z0-9._:~-]{1,512})$/;

/** True for an answer of getAuthorFeed, getPosts or getPostThread of Bluesky's AppView. */
export function isBlueskyAnswer(root: unknown): boolean {
  const feed = at(root, 'feed');
  if (isList(feed)) return feed.length === 0 || isPostView(at(feed[0], 'post'));
  const posts = at(root, 'posts');
  if (isList(posts)) return posts.length === 0 || isPostView(posts[0]);
  const thread = at(root, 'thread');
  return isPostView(at(thread, 'post')) || at(thread, 'notFound') === true;
}

function isPostView(value: unknown): boolean {
  return (stringAt(value, 'uri') ?? '').startsWith('at://') && recordAt(value, 'record') !== null;
}

/** The posts of an answer of Bluesky's AppView; a repost in a feed is there as the original. */
export function readBlueskyApi(root: unknown): PostDocument {
  const reading = new Reading();
  listAt(root, 'feed').forEach((item, index) => {
    addView(at(item, 'post'), `feed[${index}]`, reading);
  });
  for (const [index, view] of listAt(root, 'posts').entries())
    addView(view, `posts[${index}]`, reading);
  const thread = at(root, 'thread');
  if (isRecord(thread)) addThread(thread, reading);
  return reading.finish('bluesky-api');
}

function addView(view: unknown, path: string, reading: Reading): void {
  const post = readView(view);
  if (post === null) return reading.leaveOut(`${path} is no post`);
  reading.add(post);
  const quoted = quotedRecordOf(at(view, 'embed'));
  if (quoted === null) return;
  if (at(quoted, 'notFound') === true) return addNotFound(quoted, reading);
  const quotedPost = readQuoted(quoted);
  if (quotedPost !== null) reading.addQuoted(quotedPost);
}

/** Of a thread the posts of its author are read: what others answer is their own to tell. */
function addThread(thread: unknown, reading: Reading): void {
  if (at(thread, 'notFound') === true) return addNotFound(thread, reading);
  const author = stringAt(thread, 'post', 'author', 'did');
  addView(at(thread, 'post'), 'thread', reading);
  const ahead: unknown[] = [at(thread, 'parent'), ...listAt(thread, 'replies')];
  for (let next = ahead.pop(); ahead.length > 0 || next !== undefined; next = ahead.pop()) {
    if (stringAt(next, 'post', 'author', 'did') === author) {
      addView(at(next, 'post'), 'thread', reading);
    }
    if (at(next, 'notFound') === true) addNotFound(next, reading);
    ahead.push(...[at(next, 'parent'), ...listAt(next, 'replies')].filter(isRecord));
  }
}

function addNotFound(view: unknown, reading: Reading): void {
  const uri = stringAt(view, 'uri') ?? '';
  if (POST_URI.test(uri)) reading.addWithdrawn(uri, 'deleted');
}

function readView(view: unknown): ReadPost | null {
  return readPost(view, recordAt(view, 'record'), recordAt(view, 'embed'));
}

/** A quoted post has the same parts under other names. */
function readQuoted(view: unknown): ReadPost | null {
  return readPost(view, recordAt(view, 'value'), listAt(view, 'embeds')[0]);
}

function readPost(view: unknown, record: unknown, embed: unknown): ReadPost | null {
  const uri = stringAt(view, 'uri') ?? '';
  const [, did, key] = POST_URI.exec(uri) ?? [];
  const text = stringAt(record, 'text');
  if (did === undefined || key === undefined || text === null) return null;
  const handle = wordsAt(view, 'author', 'handle');
  const posted_at = postedAt(record, view);
  const quoted = stringAt(quotedRecordOf(embed), 'uri') ?? '';
  const answered = stringAt(record, 'reply', 'parent', 'uri') ?? '';
  return {
    platform: 'bluesky',
    post_id: uri,
    url: `https://bsky.app/profile/${did}/post/${key}`,
    handle: handle === 'handle.invalid' ? null : handle,
    author_name: wordsAt(view, 'author', 'displayName'),
    posted_at,
    posted_at_basis: posted_at === null ? null : 'platform',
    text,
    lang: listAt(record, 'langs').find((lang) => typeof lang === 'string') ?? null,
    media: mediaOf(embed),
    resolved: true,
    edit_ids: [],
    quotes: POST_URI.test(quoted) ? quoted : null,
    replies_to: POST_URI.test(answered) ? answered : null,
  };
}

/** `createdAt` is what the author's program claims; the server saw the post at `indexedAt` at the latest. */
function postedAt(record: unknown, view: unknown): string | null {
  const claimed = readInstant(stringAt(record, 'createdAt'));
  const seen = readInstant(stringAt(view, 'indexedAt'));
  if (claimed === null) return seen;
  return seen !== null && Date.parse(claimed) > Date.parse(seen) ? seen : claimed;
}
