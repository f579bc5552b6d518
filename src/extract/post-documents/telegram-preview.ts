import {
  classNames,
  descendants,
  type HtmlElement,
  parseHtml,
  rawText,
} from '../text/html-tree.ts';
import type { PostDocument } from './format.ts';
import { readInstant } from './instant.ts';
import { Reading, type ReadPost } from './reading.ts';
import { elementsOf, firstOf } from './telegram-elements.ts';
import { mediaOf } from './telegram-media.ts';
import { messageText } from './telegram-text.ts';

const MESSAGE = 'tgme_widget_message';
const ANSWERED = 'tgme_widget_message_reply';
const POST_ID = /^([A-Za-z]\w{2,31})\/([1-9]\d{0,11})$/;

/** What a preview page shows beside its posts. */
export interface TelegramPreview extends PostDocument {
  /** True for a page of a channel whose preview is on, though it may have no posts. */
  readonly isHistory: boolean;
  /** What Telegram says in place of a post that is not there; null where it says nothing. */
  readonly error: string | null;
  /** Numbers of every message of the page, those that are no posts among them. */
  readonly messageIds: readonly number[];
}

/** True where a text may be a preview page; cheaper than building its tree. */
export function mayBeTelegramPreview(text: string): boolean {
  return text.includes(MESSAGE) || text.includes('tgme_channel_history');
}

/** The posts of a page of t.me/s/…, or of the embed of one; null for every other page. */
export function readTelegramPreview(text: string): TelegramPreview | null {
  const root = parseHtml(text);
  const reading = new Reading();
  let isHistory = false;
  let error: string | null = null;
  const messageIds: number[] = [];
  for (const element of descendants(root)) {
    const classes = classNames(element);
    isHistory ||= classes.includes('tgme_channel_history');
    if (classes.includes('tgme_widget_message_error')) error = rawText(element).trim();
  }
  for (const message of elementsOf(root, MESSAGE, () => false)) {
    const id = message.attributes['data-post'];
    if (id === undefined) continue;
    messageIds.push(Number(POST_ID.exec(id)?.[2] ?? 0));
    if (classNames(message).includes('service_message')) continue;
    const post = readMessage(message, id);
    if (post === null) reading.leaveOut(`message ${messageIds.length} has no id`);
    else reading.add(post);
    if (post?.post_id != null && isEdited(message)) reading.markEdited(post.post_id);
  }
  if (messageIds.length === 0 && !isHistory && error === null) return null;
  return { ...reading.finish('telegram-preview'), isHistory, error, messageIds };
}

function readMessage(message: HtmlElement, id: string): ReadPost | null {
  const named = POST_ID.exec(id);
  if (named === null) return null;
  const stated = firstOf(message, 'tgme_widget_message_date', isAnswered);
  const time = stated === null ? null : [...descendants(stated)].find((e) => e.name === 'time');
  const posted_at = readInstant(time?.attributes['datetime'] ?? null);
  const owner = firstOf(message, 'tgme_widget_message_owner_name', isAnswered);
  const forwarded = firstOf(message, 'tgme_widget_message_forwarded_from_name', isAnswered);
  const answered = firstOf(message, ANSWERED, () => false);
  return {
    platform: 'telegram',
    post_id: id,
    url: `https://t.me/${id}`,
    handle: named[1] ?? null,
    author_name: owner === null ? null : messageText(owner) || null,
    posted_at,
    posted_at_basis: posted_at === null ? null : 'platform',
    text: textOf(message),
    lang: null,
    media: mediaOf(message, isAnswered),
    resolved: true,
    edit_ids: [],
    // A forward is Telegram's way to repeat a post in full, its origin named.
    quotes: addressedPost(forwarded),
    replies_to: addressedPost(answered),
  };
}

function isAnswered(element: HtmlElement): boolean {
  return classNames(element).includes(ANSWERED);
}

/** The outermost texts: in some pages one holds itself again. */
function textOf(message: HtmlElement): string {
  const texts = elementsOf(message, 'tgme_widget_message_text', isAnswered);
  return texts.map(messageText).find((text) => text !== '') ?? '';
}

function addressedPost(link: HtmlElement | null): string | null {
  const address = link?.attributes['href'] ?? '';
  const path = /^https:\/\/t(?:elegram)?\.me\/(?:s\/)?(\w{3,32}\/\d{1,12})(?:[?#]|$)/.exec(
    address,
  )?.[1];
  return path !== undefined && POST_ID.test(path) ? path : null;
}

function isEdited(message: HtmlElement): boolean {
  const meta = firstOf(message, 'tgme_widget_message_meta', isAnswered);
  return meta !== null && /^edited\b/.test(rawText(meta).trim());
}
