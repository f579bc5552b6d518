import { readWebAddress } from '../web-address.ts';
import { linkOfId, type StatusLink } from './status-link.ts';

const X_FRAME_HOSTS = new Set(['platform.twitter.com', 'platform.x.com']);
/** Forum software frames a post as "…/twitter.min.html#ID". */
const FORUM_FRAME = '/twitter.min.html';
const LONGEST_SOURCE = 4_000;

/** The post that the source of a frame names by its id: X's own rendered embeds, and forums'. */
export function linkOfFrame(source: string): StatusLink | null {
  const id = idInFragment(source) ?? idInQuery(source);
  return id === null ? null : linkOfId(id);
}

function idInQuery(source: string): string | null {
  if (!source.includes('platform.')) return null;
  // Themes and experiments make these addresses longer than any page's.
  const [head = '', ...parameters] = source.slice(0, LONGEST_SOURCE).split(/[?&#]/);
  const address = readWebAddress(head);
  if (address === null || !X_FRAME_HOSTS.has(address.host)) return null;
  const id = parameters.find((parameter) => /^(?:amp;)?id=\d{1,20}$/.test(parameter));
  return id?.split('=')[1] ?? null;
}

function idInFragment(source: string): string | null {
  const frame = source.indexOf(FORUM_FRAME);
  const fragment = frame === -1 ? -1 : source.indexOf('#', frame);
  if (fragment === -1) return null;
  return /\d{5,20}/.exec(source.slice(fragment + 1, fragment + 101))?.[0] ?? null;
}
