import type { PostMedia } from '../../../domain/post.ts';
import { snowflakeInstant } from '../../dates/snowflake.ts';
import type { Sighting } from '../sighting.ts';
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

/** Line breaks stay, for they are the author's; blanks around them and rows of blanks do not. */
function tidyText(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/[ \t\f\v\r]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function picLinks(text: string): readonly PostMedia[] {
  const addresses = new Set(text.match(PIC_LINK) ?? []);
  return [...addresses].map((address) => ({
    url: `https://${address}`,
    kind: 'unknown',
    alt_text: null,
  }));
}
