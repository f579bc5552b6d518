import { type PostMedia, videoMedia } from '../../domain/post.ts';
import { classNames, descendants, type HtmlElement, parseHtml } from '../text/html-tree.ts';
import type { PostDocument } from './format.ts';
import { readDay, readInstant } from './instant.ts';
import { Reading } from './reading.ts';
import { elementsOf, firstOf } from './telegram-elements.ts';
import { exportedPath } from './telegram-export.ts';
import { messageText } from './telegram-text.ts';

/** True where a text may be a messages.html of Telegram Desktop; cheaper than building its tree. */
export function mayBeTelegramHtmlExport(text: string): boolean {
  return /<div class="page_body chat_page">/.test(text) && /<div class="message /.test(text);
}

/**
 * The posts of a messages.html that Telegram Desktop exported; null for every other page. The page names
 * neither the chat's kind nor its number: it is read where the chat alone speaks, as a channel does,
 * and its posts have no ids.
 */
export function readTelegramHtmlExport(text: string): PostDocument | null {
  const root = parseHtml(text);
  const header = firstOf(root, 'page_header', never);
  const page = firstOf(root, 'chat_page', never);
  if (header === null || page === null) return null;
  const title = firstOf(header, 'text', never);
  const chat = title === null ? '' : messageText(title);
  const reading = new Reading();
  const messages = elementsOf(page, 'message', never).filter(
    (message) => !classNames(message).includes('service'),
  );
  const strangers = messages.filter((message) => speakerOf(message, chat) !== chat);
  if (strangers.length > 0 || chat === '') {
    reading.leaveOut(
      'others than the chat itself speak in it, and the page does not say whether it is public: export it as JSON, which does',
    );
    return reading.finish('telegram-export');
  }
  for (const message of messages) {
    reading.add({
      platform: 'telegram',
      post_id: null,
      url: null,
      handle: null,
      author_name: chat,
      ...timeOf(message),
      text: textOf(message),
      lang: null,
      media: mediaOf(message),
      resolved: false,
      edit_ids: [],
      quotes: null,
      replies_to: null,
    });
  }
  return reading.finish('telegram-export');
}

const never = (): boolean => false;

/** What is repeated from elsewhere has a speaker and a time of its own. */
function isForwarded(element: HtmlElement): boolean {
  return classNames(element).includes('forwarded');
}

/** A message that follows another of the same speaker does not name them again. */
function speakerOf(message: HtmlElement, chat: string): string {
  const name = firstOf(message, 'from_name', isForwarded);
  return name === null ? chat : messageText(name);
}

/** `title` is "12.03.2024 10:00:05 UTC+02:00"; before 2021 without the zone. */
const STATED = /^(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?$/;

function timeOf(message: HtmlElement) {
  const stated = firstOf(message, 'date', isForwarded)?.attributes['title'] ?? '';
  const [, day, month, year, time, zone] = STATED.exec(stated.trim()) ?? [];
  const date = `${year}-${month}-${day}`;
  const instant = zone === undefined ? null : readInstant(`${date}T${time}${zone}`);
  if (instant !== null) return { posted_at: instant, posted_at_basis: 'platform' } as const;
  const printed = readDay(date);
  return { posted_at: printed, posted_at_basis: printed === null ? null : 'printed' } as const;
}

/** What is repeated in full is the message's text where it has none of its own. */
function textOf(message: HtmlElement): string {
  const texts = elementsOf(message, 'text', (element) => classNames(element).includes('media'));
  return texts.map(messageText).find((text) => text !== '') ?? '';
}

const VIDEOS = new Set(['video_file_wrap', 'animated_wrap', 'video_message_wrap']);

/** A file that was not exported is a sentence where its link would be. */
function mediaOf(message: HtmlElement): readonly PostMedia[] {
  const found: PostMedia[] = [];
  for (const element of descendants(message)) {
    const classes = classNames(element);
    const path = exportedPath(element.attributes['href'] ?? null);
    if (element.name !== 'a' || path === null) continue;
    if (classes.includes('photo_wrap')) {
      found.push({ url: path, kind: 'image', alt_text: null });
    } else if (classes.some((name) => VIDEOS.has(name))) {
      const still = [...descendants(element)].find((inner) => inner.name === 'img');
      const poster = exportedPath(still?.attributes['src'] ?? null);
      found.push(videoMedia(path, { alt_text: null, poster }));
    }
  }
  return found;
}
