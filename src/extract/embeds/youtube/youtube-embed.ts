import { classNames, type HtmlElement } from '../../text/html-tree.ts';
import type { PlatformEmbed } from '../platform-embed.ts';
import { namedPost, type Sighting } from '../sighting.ts';
import { isHostOf, readWebAddress } from '../web-address.ts';

const VIDEO_ID = /^[\w-]{11}$/;
/** What stands in an id's place, of an id's length, for playlists and for a channel's live film. */
const NO_IDS = new Set(['videoseries', 'live_stream']);
const PATHS = new Set(['embed', 'v', 'shorts', 'live', 'e', 'watch']);
const HOSTS = ['youtube.com', 'youtube-nocookie.com', 'youtubeeducation.com'] as const;
/** Stand-ins for the player that load it when they are clicked, and where they keep the id. */
const PLAYER = /youtube|(?:^|[-_])yt(?:[-_]|$)/i;
const ID_ATTRIBUTES = ['videoid', 'video-id', 'data-videoid', 'data-video-id', 'data-id', 'v'];
const SURE_ATTRIBUTES = ['data-youtube-id', 'data-youtube-video-id', 'data-yt-id', 'data-ytid'];
/** A link or a picture is no player. */
const NO_PLAYERS = new Set(['a', 'button', 'img', 'input', 'li', 'link', 'meta', 'script', 'body']);

/** Films on YouTube: listed. */
export const YOUTUBE_EMBED: PlatformEmbed = {
  readElement(element) {
    const id = NO_PLAYERS.has(element.name) ? null : idOfPlayer(element);
    return id === null ? null : toSighting(id);
  },
  readAddress(address) {
    const id = idInAddress(address);
    return id === null ? null : toSighting(id);
  },
};

function toSighting(id: string): Sighting {
  return namedPost('youtube', id, `https://www.youtube.com/watch?v=${id}`);
}

function idOfPlayer(element: HtmlElement): string | null {
  const isPlayer =
    PLAYER.test(element.name) || classNames(element).some((name) => PLAYER.test(name));
  const names = isPlayer ? [...SURE_ATTRIBUTES, ...ID_ATTRIBUTES] : SURE_ATTRIBUTES;
  const id = names.map((name) => element.attributes[name] ?? '').find(isVideoId);
  return id ?? null;
}

function idInAddress(written: string): string | null {
  const address = readWebAddress(written);
  if (address === null) return null;
  const [, first = '', second = ''] = address.path.split('/');
  if (isHostOf(address, 'youtu.be')) return isVideoId(first) ? first : null;
  if (!isHostOf(address, ...HOSTS)) return null;
  const id = PATHS.has(first) && second !== '' ? second : (address.query.get('v') ?? '');
  // Careless editors put the parameters behind an ampersand: "/embed/ID&rel=0".
  const bare = id.split('&')[0] ?? '';
  return isVideoId(bare) ? bare : null;
}

function isVideoId(written: string): boolean {
  return VIDEO_ID.test(written) && !NO_IDS.has(written);
}
