import { isList } from '../../domain/list.ts';
import { type PostMedia, videoMedia } from '../../domain/post.ts';
import type { PostDocument } from './format.ts';
import { readInstant, readOldXInstant } from './instant.ts';
import { at, digitsAt, listAt, parseJson, stringAt, webAddressAt, wordsAt } from './json.ts';
import { Reading } from './reading.ts';
import { bestVideo, unescapedXText, xPost } from './x-post.ts';

const FILE_START = /^[ \t]*window\.YTD\.(\w{1,40})\.part\d{1,4}[ \t]*=/gm;

/** True for a file of the archive that X gives its users, where it is of posts. */
export function isXArchive(text: string): boolean {
  return /^\s*window\.YTD\.(?:tweets?|note_tweet)\.part\d/.test(text.slice(0, 200));
}

/** The posts of `data/tweets.js`; the whole texts of long ones from the notes, if they follow it. */
export function readXArchive(text: string): PostDocument | null {
  const files = filesOf(text);
  if (files === null) return null;
  const reading = new Reading();
  const tweets = files.tweets.map((entry) => at(entry, 'tweet') ?? entry);
  const handle = ownerOf(tweets);
  const notes = notesByStart(files.notes);
  for (const [index, tweet] of tweets.entries()) {
    const id = digitsAt(tweet, 'id_str') ?? digitsAt(tweet, 'id');
    const written = stringAt(tweet, 'full_text') ?? stringAt(tweet, 'text');
    if (id === null || written === null) {
      reading.leaveOut(`tweets[${index}] is no post`);
      continue;
    }
    // A repost is cut after 140 characters, and the archive does not name the original.
    if (/^RT @\w{1,20}: /.test(written)) continue;
    const cut = unescapedXText(written);
    const createdAt = readOldXInstant(stringAt(tweet, 'created_at'));
    reading.add(
      xPost({
        id,
        text: wholeText(cut, notes) ?? cut,
        handle,
        name: null,
        createdAt: createdAt ?? readInstant(stringAt(tweet, 'created_at')),
        lang: wordsAt(tweet, 'lang'),
        media: mediaOf(tweet),
        editIds: editIdsOf(tweet),
        quotes: digitsAt(tweet, 'quoted_status_id_str'),
        repliesTo: digitsAt(tweet, 'in_reply_to_status_id_str'),
      }),
    );
  }
  return reading.finish('x-archive');
}

interface ArchiveFiles {
  readonly tweets: readonly unknown[];
  readonly notes: readonly unknown[];
}

/** A line break within a JSON string is escaped, so a file can only begin where one does. */
function filesOf(text: string): ArchiveFiles | null {
  const tweets: unknown[] = [];
  const notes: unknown[] = [];
  const starts = [...text.matchAll(FILE_START)];
  for (const [index, start] of starts.entries()) {
    const json = text.slice(start.index + start[0].length, starts[index + 1]?.index).trim();
    const value = parseJson(json.endsWith(';') ? json.slice(0, -1) : json);
    if (!isList(value)) return null;
    const target = start[1] === 'note_tweet' ? notes : tweets;
    for (const item of value) target.push(item);
  }
  return { tweets, notes };
}

/** No post of the archive names its author, but the addresses of the author's own media do. */
function ownerOf(tweets: readonly unknown[]): string | null {
  for (const tweet of tweets) {
    const id = digitsAt(tweet, 'id_str') ?? digitsAt(tweet, 'id');
    for (const media of listAt(tweet, 'entities', 'media')) {
      const address = stringAt(media, 'expanded_url') ?? '';
      const named = /^https:\/\/(?:twitter|x)\.com\/(\w{1,20})\/status\/(\d{1,19})\//.exec(address);
      if (named?.[1] !== undefined && named[2] === id) return named[1];
    }
  }
  return null;
}

/** Letters by which a cut text and its note are recognised as one: fewer than either always has. */
const START_LENGTH = 100;

function notesByStart(notes: readonly unknown[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const note of notes) {
    const text = stringAt(note, 'noteTweet', 'core', 'text');
    if (text !== null) found.set(text.slice(0, START_LENGTH), text);
  }
  return found;
}

/** A cut text ends in an ellipsis and a link to the post; the note tells no id of the post it is of. */
function wholeText(cut: string, notes: ReadonlyMap<string, string>): string | null {
  const shown = /^(.*)…\s+https:\/\/t\.co\/\w{1,20}\s*$/s.exec(cut)?.[1];
  const note = shown === undefined ? undefined : notes.get(shown.slice(0, START_LENGTH));
  return shown !== undefined && note?.startsWith(shown.trimEnd()) === true ? note : null;
}

function mediaOf(tweet: unknown): readonly PostMedia[] {
  const extended = listAt(tweet, 'extended_entities', 'media');
  const all = extended.length > 0 ? extended : listAt(tweet, 'entities', 'media');
  return all.flatMap((media): PostMedia[] => {
    const alt_text = wordsAt(media, 'ext_alt_text');
    const video = bestVideo(listAt(media, 'video_info', 'variants'), 'bitrate');
    const url = webAddressAt(media, 'media_url_https');
    if (video !== null) return [videoMedia(video, { alt_text, poster: url })];
    return url === null ? [] : [{ url, kind: 'image', alt_text }];
  });
}

function editIdsOf(tweet: unknown): readonly string[] {
  const initial = listAt(tweet, 'edit_info', 'initial', 'editTweetIds');
  const edits =
    initial.length > 0
      ? initial
      : listAt(tweet, 'edit_info', 'edit', 'editControlInitial', 'editTweetIds');
  return edits.filter((id): id is string => typeof id === 'string' && /^\d{1,19}$/.test(id));
}
