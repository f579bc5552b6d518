import { isHostOf, readWebAddress, type WebAddress } from '../web-address.ts';

/** What the address of a message in a channel or public group says. */
export interface MessageLink {
  /** "channel/123", as Telegram's own widgets write it; "c/1234567890/123" in a private channel. */
  readonly post_id: string;
  /** Null for private channels, and for comments, whose authors the address does not name. */
  readonly channel: string | null;
  readonly url: string;
}

const CHANNEL = /^[a-z]\w{2,31}$/i;
const NUMBER = /^\d{1,12}$/;
/** First parts of paths that are no channel. Source: core.telegram.org/api/links. */
const NO_CHANNELS = new Set([
  ...['addemoji', 'addlist', 'addstickers', 'addtheme', 'bg', 'boost', 'confirmphone', 'contact'],
  ...['giftcode', 'invoice', 'joinchat', 'login', 'nft', 'proxy', 'setlanguage', 'share', 'socks'],
]);

/** Reads the address of a message; null for every other address. */
export function readMessageLink(address: string): MessageLink | null {
  const parsed = readWebAddress(address);
  if (parsed === null) return null;
  const parts = pathOfMessage(parsed);
  if (parts === null) return null;
  const isComment = parsed.query.has('comment');
  return toLink(parts, isComment);
}

/** Reads what the widget's attribute holds: "channel/123", or a whole address. */
export function readWidgetPost(written: string): MessageLink | null {
  return readMessageLink(written) ?? readMessageLink(`https://t.me/${written.trim()}`);
}

function pathOfMessage(address: WebAddress): readonly string[] | null {
  if (!isHostOf(address, 't.me', 'telegram.me', 'telegram.dog')) return null;
  const parts = address.path.slice(1).split('/');
  const [name = '', domain] = address.host.split('.');
  const isSubdomain = address.host.endsWith('.t.me') && domain === 't' && name !== 'www';
  return isSubdomain ? [name, ...parts] : parts[0] === 's' ? parts.slice(1) : parts;
}

/** A message in a topic of a group has the topic's number before its own. */
function toLink(parts: readonly string[], isComment: boolean): MessageLink | null {
  const [first = '', ...rest] = parts;
  const isPrivate = first === 'c';
  const [chat, ...numbers] = isPrivate ? rest : [first, ...rest];
  const message = numbers.at(-1);
  if (chat === undefined || message === undefined || numbers.length > 2) return null;
  if (!numbers.every((number) => NUMBER.test(number))) return null;
  if (isPrivate ? !NUMBER.test(chat) : !isChannel(chat)) return null;
  const post_id = isPrivate ? `c/${chat}/${message}` : `${chat}/${message}`;
  const channel = isPrivate || isComment ? null : chat;
  return { post_id, channel, url: `https://t.me/${post_id}` };
}

function isChannel(name: string): boolean {
  return CHANNEL.test(name) && !NO_CHANNELS.has(name.toLowerCase());
}
