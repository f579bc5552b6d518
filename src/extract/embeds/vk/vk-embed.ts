import { type HtmlElement, rawText } from '../../text/html-tree.ts';
import type { PlatformEmbed } from '../platform-embed.ts';
import { namedPost, type Sighting } from '../sighting.ts';
import { isHostOf, readWebAddress, type WebAddress } from '../web-address.ts';

const HOSTS = ['vk.com', 'vk.ru', 'vkontakte.ru', 'vkvideo.ru'] as const;
/** The element the widget is drawn into, and the call that draws it. */
const HOLDER = /^vk_post_(-?\d{1,15})_(\d{1,12})$/;
const CALL =
  /VK\.Widgets\.Post\(\s{0,8}["'][\w-]{1,60}["']\s{0,8},\s{0,8}(-?\d{1,15})\s{0,8},\s{0,8}(\d{1,12})/;
const LONGEST_SCRIPT = 20_000;
/** "/wall-1_2", "/video-1_2", "/clip-1_2"; other pages show them on top, as a parameter. */
const NAME = /^(wall|video|clip)(-?\d{1,15})_(\d{1,12})(?![\d_])/;
const SHOWN_IN = ['w', 'z'] as const;

/** Posts and films on VK: listed. */
export const VK_EMBED: PlatformEmbed = {
  readElement(element) {
    const [owner, post] = ownerAndPost(element);
    return owner === undefined || post === undefined ? null : toSighting(`wall${owner}_${post}`);
  },
  readAddress(written) {
    const address = readWebAddress(written);
    const name = address === null || !isHostOf(address, ...HOSTS) ? null : nameIn(address);
    return name === null ? null : toSighting(name);
  },
};

function toSighting(name: string): Sighting {
  return namedPost('vk', name, `https://vk.com/${name}`);
}

function ownerAndPost(element: HtmlElement): readonly (string | undefined)[] {
  const { attributes, name } = element;
  if (name === 'script') {
    const code = rawText(element).slice(0, LONGEST_SCRIPT);
    return code.includes('VK.Widgets.Post') ? (CALL.exec(code)?.slice(1, 3) ?? []) : [];
  }
  if (name === 'amp-vk') {
    const ids = [attributes['data-owner-id'] ?? '', attributes['data-post-id'] ?? ''];
    return ids.every((id) => /^-?\d{1,15}$/.test(id)) ? ids : [];
  }
  return HOLDER.exec(attributes['id'] ?? '')?.slice(1, 3) ?? [];
}

function nameIn({ path, query }: WebAddress): string | null {
  const frame = nameInFrame(path, query);
  const names = [frame, path.slice(1), ...SHOWN_IN.map((key) => query.get(key) ?? '')];
  for (const written of names) {
    const [name] = NAME.exec(written) ?? [];
    if (name !== undefined) return name;
  }
  return null;
}

/** The frames of films and of drawn widgets. */
function nameInFrame(path: string, query: URLSearchParams): string {
  if (path === '/video_ext.php') return `video${query.get('oid') ?? ''}_${query.get('id') ?? ''}`;
  if (path !== '/widget_post.php') return '';
  return `wall${query.get('owner_id') ?? ''}_${query.get('post_id') ?? ''}`;
}
