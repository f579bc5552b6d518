import type { PostMedia } from '../../../domain/post.ts';
import { snowflakeInstant } from '../../dates/snowflake.ts';
import type { Sighting } from '../sighting.ts';
import { tidyText } from '../tidy-text.ts';
import type { StatusLink } from './status-link.ts';

const PIC_LINK = /pic\.(?:twitter|x)\.com\/[A-Za-z0-9]{1,30}/g;

/** What a place of a document tells about a post on X, before it is put in the common form. */
export interface PostParts {
  readonly link: StatusLink | null;
  readonly handle: string | null;
  readonly name: string | null;
  readonly day: string | null;
  readonly text: string;
  readonly lang: string | null;
  readonly images?: readonly PostMedia[];
}

/** The common form. The handle printed beats the one in the address, which X never checks. */
export function toSighting(parts: PostParts): Sighting {
  const { link, day } = parts;
  const instant = link === null ? null : snowflakeInstant(link.post_id);
  const basis = instant !== null ? 'snowflake' : day !== null ? 'printed' : null;
  const text = tidyText(parts.text);
  return {
    platform: 'x',
    post_id: link?.post_id ?? null,
    url: link?.url ?? null,
    handle: parts.handle ?? link?.handle ?? null,
    author_name: parts.name,
    posted_at: instant ?? day,
    posted_at_basis: basis,
    text,
    lang: parts.lang,
    media: [...picLinks(text), ...(parts.images ?? [])],
    resolved: link !== null,
    printed_day: day,
  };
}

/** A post of which the document gives nothing but the address. */
export function bareSighting(link: StatusLink): Sighting {
  return toSighting({ link, handle: null, name: null, day: null, lang: null, text: '' });
}

function picLinks(text: string): readonly PostMedia[] {
  const addresses = new Set(text.match(PIC_LINK) ?? []);
  return [...addresses].map((address) => ({
    url: `https://${address}`,
    kind: 'unknown',
    alt_text: null,
  }));
}
