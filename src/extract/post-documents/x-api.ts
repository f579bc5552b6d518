import { isList } from '../../domain/list.ts';
import { type PostMedia, videoMedia } from '../../domain/post.ts';
import type { PostDocument, WithdrawnSighting } from './format.ts';
import { readInstant } from './instant.ts';
import {
  at,
  digitsAt,
  isRecord,
  type JsonRecord,
  listAt,
  recordAt,
  stringAt,
  webAddressAt,
  wordsAt,
} from './json.ts';
import { Reading, type ReadPost } from './reading.ts';
import { bestVideo, mediaLinks, unescapedXText, xPost } from './x-post.ts';

/** True for an answer of X API v2 that may hold posts, or that says why it holds none. */
export function isXApiAnswer(root: unknown): boolean {
  if (!isRecord(root)) return false;
  const [first] = dataOf(root);
  if (first !== undefined)
    return digitsAt(first, 'id') !== null && stringAt(first, 'text') !== null;
  const hasProblems = listAt(root, 'errors').some((error) => problemOf(error) !== null);
  return hasProblems || typeof at(root, 'meta', 'result_count') === 'number';
}

/** The posts of an answer of X API v2. */
export function readXApi(root: unknown): PostDocument {
  const reading = new Reading();
  const includes = readIncludes(root);
  for (const [index, item] of dataOf(root).entries()) {
    const original = referenced(item, 'retweeted');
    const tweet = original === null ? item : includes.tweets.get(original);
    const post = tweet === undefined ? null : readTweet(tweet, includes);
    if (post === null) {
      const repost = `is a repost of ${original}, which the answer does not hold`;
      reading.leaveOut(`data[${index}] ${original === null ? 'is no post' : repost}`);
      continue;
    }
    reading.add(post);
    const quoted = post.quotes === null ? undefined : includes.tweets.get(post.quotes);
    const quotedPost = quoted === undefined ? null : readTweet(quoted, includes);
    if (quotedPost !== null) reading.addQuoted(quotedPost);
  }
  for (const error of listAt(root, 'errors')) {
    const id = digitsAt(error, 'resource_id') ?? digitsAt(error, 'value');
    const reason = withdrawalOf(error);
    if (id !== null && reason !== null) reading.addWithdrawn(id, reason);
  }
  return reading.finish('x-api');
}

function dataOf(root: unknown): readonly unknown[] {
  const data = at(root, 'data');
  if (isList(data)) return data;
  return isRecord(data) ? [data] : [];
}

interface Includes {
  readonly users: ReadonlyMap<string, JsonRecord>;
  readonly tweets: ReadonlyMap<string, JsonRecord>;
  readonly media: ReadonlyMap<string, JsonRecord>;
}

function readIncludes(root: unknown): Includes {
  return {
    users: byKey(listAt(root, 'includes', 'users'), 'id'),
    tweets: byKey(listAt(root, 'includes', 'tweets'), 'id'),
    media: byKey(listAt(root, 'includes', 'media'), 'media_key'),
  };
}

function byKey(items: readonly unknown[], key: string): ReadonlyMap<string, JsonRecord> {
  const found = new Map<string, JsonRecord>();
  for (const item of items) {
    const name = stringAt(item, key);
    if (name !== null && isRecord(item)) found.set(name, item);
  }
  return found;
}

function readTweet(tweet: unknown, includes: Includes): ReadPost | null {
  const id = digitsAt(tweet, 'id');
  // The text of a long post is cut in `text`, and whole in its note.
  const text = stringAt(tweet, 'note_tweet', 'text') ?? stringAt(tweet, 'text');
  if (id === null || text === null) return null;
  const author = includes.users.get(stringAt(tweet, 'author_id') ?? '');
  return xPost({
    id,
    text: unescapedXText(text),
    handle: wordsAt(author, 'username'),
    name: wordsAt(author, 'name'),
    createdAt: readInstant(stringAt(tweet, 'created_at')),
    lang: wordsAt(tweet, 'lang'),
    media: mediaOf(tweet, includes),
    editIds: listAt(tweet, 'edit_history_tweet_ids').filter(
      (edit): edit is string => typeof edit === 'string' && /^\d{1,19}$/.test(edit),
    ),
    quotes: referenced(tweet, 'quoted'),
    repliesTo: referenced(tweet, 'replied_to'),
  });
}

function referenced(tweet: unknown, type: string): string | null {
  const found = listAt(tweet, 'referenced_tweets').find((one) => stringAt(one, 'type') === type);
  return digitsAt(found, 'id');
}

/** The media of the answer; where it names some without holding them, the short links in the text. */
function mediaOf(tweet: unknown, includes: Includes): readonly PostMedia[] {
  const keys = listAt(tweet, 'attachments', 'media_keys').map(String);
  const held = keys.map((key) => readMedia(includes.media.get(key))).filter((one) => one !== null);
  if (held.length > 0) return held;
  const entities = recordAt(tweet, 'note_tweet', 'entities') ?? recordAt(tweet, 'entities');
  return mediaLinks(entities);
}

function readMedia(media: JsonRecord | undefined): PostMedia | null {
  const alt_text = wordsAt(media, 'alt_text');
  if (stringAt(media, 'type') === 'photo') {
    const url = webAddressAt(media, 'url');
    return url === null ? null : { url, kind: 'image', alt_text };
  }
  const video = bestVideo(listAt(media, 'variants'), 'bit_rate');
  const preview = webAddressAt(media, 'preview_image_url');
  if (video !== null) return videoMedia(video, { alt_text, poster: preview });
  return preview === null ? null : { url: preview, kind: 'image', alt_text };
}

/** The last part of the type of a problem, which is what stays when X moves its hosts. */
function problemOf(error: unknown): string | null {
  return /\/problems\/([a-z-]{1,60})$/.exec(stringAt(error, 'type') ?? '')?.[1] ?? null;
}

function withdrawalOf(error: unknown): WithdrawnSighting['reason'] | null {
  if (stringAt(error, 'resource_type') !== 'tweet') return null;
  const problem = problemOf(error);
  if (problem === 'resource-not-found') return 'deleted';
  return problem === 'not-authorized-for-resource' ? 'protected' : null;
}
