import { isList } from '../../domain/list.ts';
import { type PostMedia, videoMedia } from '../../domain/post.ts';
import type { PostDocument } from './format.ts';
import { instantOfUnixSeconds, readDay } from './instant.ts';
import { at, digitsAt, listAt, stringAt, wordsAt } from './json.ts';
import { Reading } from './reading.ts';

/** Source: core.telegram.org/import-export, the types of chats. */
const PUBLIC_CHATS = new Set(['public_channel', 'public_supergroup']);
const CHANNELS_AND_GROUPS = new Set([
  ...PUBLIC_CHATS,
  'private_channel',
  'private_supergroup',
  'private_group',
]);

/** True for a result.json of Telegram Desktop, of one chat or of an account. */
export function isTelegramExport(root: unknown): boolean {
  return isList(at(root, 'chats', 'list')) || isChat(root);
}

function isChat(value: unknown): boolean {
  return isList(at(value, 'messages')) && typeof at(value, 'type') === 'string';
}

/** The posts of what Telegram Desktop exported. */
export function readTelegramExport(root: unknown): PostDocument {
  const reading = new Reading();
  if (isChat(root)) readChat(root, 'messages', CHANNELS_AND_GROUPS, reading);
  // Whoever exports an account exports letters to friends with it: public chats alone are read.
  listAt(root, 'chats', 'list').forEach((chat, index) => {
    if (isChat(chat)) readChat(chat, `chats.list[${index}].messages`, PUBLIC_CHATS, reading);
    else reading.leaveOut(`chats.list[${index}] is no chat`);
  });
  return reading.finish('telegram-export');
}

function readChat(
  chat: unknown,
  path: string,
  readable: ReadonlySet<string>,
  reading: Reading,
): void {
  const type = stringAt(chat, 'type') ?? '';
  if (!readable.has(type)) return reading.leaveOut(`${path}: a ${type} is not read`);
  const chatName = wordsAt(chat, 'name');
  let nameless = 0;
  for (const [index, message] of listAt(chat, 'messages').entries()) {
    if (stringAt(message, 'type') === 'service') continue;
    const id = digitsAt(message, 'id');
    const text = textOf(at(message, 'text'));
    if (id === null || text === null) {
      reading.leaveOut(`${path}[${index}] is no post`);
      continue;
    }
    const chatId = digitsAt(chat, 'id') ?? channelOf(message, type);
    const post_id = postIdOf(chatId, id);
    if (post_id === null) nameless += 1;
    else if (digitsAt(message, 'edited_unixtime') !== null) reading.markEdited(post_id);
    reading.add({
      platform: 'telegram',
      post_id,
      url: post_id === null ? null : `https://t.me/${post_id}`,
      // An export gives names for people; it does not name the channel as its address does.
      handle: null,
      author_name: wordsAt(message, 'from') ?? chatName,
      ...timeOf(message),
      text,
      lang: null,
      media: mediaOf(message),
      resolved: post_id !== null,
      edit_ids: [],
      quotes: null,
      replies_to: postIdOf(chatId, digitsAt(message, 'reply_to_message_id')),
    });
  }
  if (nameless > 0) {
    reading.leaveOut(
      `${path}: the chat's id is no number of Telegram's: its messages (${nameless}) are read without ids`,
    );
  }
}

/** As in the address of a post in a chat known by its number. */
function postIdOf(chatId: string | null, messageId: string | null): string | null {
  return chatId === null || messageId === null ? null : `c/${chatId}/${messageId}`;
}

/** In a channel the channel itself is the sender; in a group it is whoever wrote. */
function channelOf(message: unknown, type: string): string | null {
  if (!type.endsWith('_channel')) return null;
  const [, number] = /^channel([1-9]\d{0,18})$/.exec(stringAt(message, 'from_id') ?? '') ?? [];
  return number ?? null;
}

/** A string, or a list of strings and of objects that say how their text looks. */
function textOf(text: unknown): string | null {
  if (typeof text === 'string') return text;
  if (!isList(text)) return null;
  return text
    .map((part) => (typeof part === 'string' ? part : (stringAt(part, 'text') ?? '')))
    .join('');
}

/** `date` is in the exporter's own time and names no zone: its day is all that can be told by it. */
function timeOf(message: unknown) {
  const instant = instantOfUnixSeconds(digitsAt(message, 'date_unixtime'));
  if (instant !== null) return { posted_at: instant, posted_at_basis: 'platform' } as const;
  const day = readDay((stringAt(message, 'date') ?? '').slice(0, 10));
  return { posted_at: day, posted_at_basis: day === null ? null : 'printed' } as const;
}

const VIDEOS = new Set(['video_file', 'video_message', 'animation']);

function mediaOf(message: unknown): readonly PostMedia[] {
  const kind = fileKind(message);
  const photo = exportedPath(stringAt(message, 'photo'));
  const file = kind === null ? null : exportedPath(stringAt(message, 'file'));
  const still = kind === 'video' ? exportedPath(stringAt(message, 'thumbnail')) : null;
  const found: PostMedia[] = photo === null ? [] : [picture(photo)];
  if (file !== null && kind === 'video') {
    found.push(videoMedia(file, { alt_text: null, poster: still }));
  } else if (file !== null) found.push(picture(file));
  // A video too large to be exported has its still picture there.
  else if (still !== null) found.push(picture(still));
  return found;
}

function picture(url: string): PostMedia {
  return { url, kind: 'image', alt_text: null };
}

/** Null for what is neither picture nor video: stickers, voices, documents. */
function fileKind(message: unknown): 'image' | 'video' | null {
  const mime = stringAt(message, 'mime_type') ?? '';
  const type = stringAt(message, 'media_type');
  if (type === 'sticker') return null;
  if (VIDEOS.has(type ?? '') || mime.startsWith('video/')) return 'video';
  return mime.startsWith('image/') ? 'image' : null;
}

/** A path below the folder of the export. Where a file was not exported, a sentence in brackets says so. */
export function exportedPath(path: string | null): string | null {
  if (path === null || path === '' || path.startsWith('(')) return null;
  const isBelow = !/^[/~]|[\\:]/.test(path) && !path.split('/').includes('..');
  return isBelow ? path : null;
}
