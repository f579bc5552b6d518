import type { PostMedia } from '../../domain/post.ts';
import { snowflakeInstant } from '../dates/snowflake.ts';
import { at, isRecord, listAt, stringAt, webAddressAt } from './json.ts';
import type { ReadPost } from './reading.ts';

/** What every form in which X gives a post tells of it. */
export interface XPostParts {
  readonly id: string;
  readonly text: string;
  readonly handle: string | null;
  readonly name: string | null;
  /** ISO 8601 instant, to the second. */
  readonly createdAt: string | null;
  readonly lang: string | null;
  readonly media: readonly PostMedia[];
  readonly editIds: readonly string[];
  readonly quotes: string | null;
  readonly repliesTo: string | null;
}

export function xPost(parts: XPostParts): ReadPost {
  const { id, handle, createdAt } = parts;
  const carried = snowflakeInstant(id);
  // The id carries the same instant in milliseconds, under which embeds of the post are on record.
  const isSame = carried !== null && isWithinSecond(carried, createdAt ?? carried);
  return {
    platform: 'x',
    post_id: id,
    url: `https://x.com/${handle ?? 'i'}/status/${id}`,
    handle,
    author_name: parts.name,
    posted_at: isSame ? carried : createdAt,
    posted_at_basis: isSame ? 'snowflake' : createdAt === null ? null : 'platform',
    text: parts.text,
    lang: spokenLanguage(parts.lang),
    media: parts.media,
    resolved: true,
    edit_ids: parts.editIds,
    quotes: parts.quotes,
    replies_to: parts.repliesTo,
  };
}

function isWithinSecond(a: string, b: string): boolean {
  return Math.abs(Date.parse(a) - Date.parse(b)) <= 1000;
}

/** X writes `und`, `zxx` and private codes from `qaa` to `qtz` for posts of no language. */
function spokenLanguage(lang: string | null): string | null {
  return lang === null || /^(?:und|zxx|art|q[a-t][a-z])$/.test(lang) ? null : lang;
}

/** X escapes these three in the text of posts, once, and nothing else. */
export function unescapedXText(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (escaped) =>
    escaped === '&amp;' ? '&' : escaped === '&lt;' ? '<' : '>',
  );
}

/** The best MP4 among a video's variants; rates are bits a second. */
export function bestVideo(variants: readonly unknown[], rateKey: string): string | null {
  let best: { readonly rate: number; readonly url: string } | null = null;
  for (const variant of variants) {
    const url = webAddressAt(variant, 'url');
    if (url === null || stringAt(variant, 'content_type') !== 'video/mp4') continue;
    const rate = Number(at(variant, rateKey) ?? 0);
    if (best === null || rate > best.rate) best = { rate, url };
  }
  return best?.url ?? null;
}

/** Short links of a post that stand for its own pictures and videos, by what they expand to. */
export function mediaLinks(entities: unknown): readonly PostMedia[] {
  const found = new Map<string, PostMedia>();
  for (const link of listAt(entities, 'urls')) {
    if (!isRecord(link)) continue;
    const kind = /\/status(?:es)?\/\d{1,19}\/(photo|video)\/\d{1,2}$/.exec(
      stringAt(link, 'expanded_url') ?? '',
    )?.[1];
    const shown = stringAt(link, 'display_url') ?? '';
    if (kind === undefined || !/^pic\.(?:twitter|x)\.com\/\w{1,30}$/.test(shown)) continue;
    found.set(shown, {
      url: `https://${shown}`,
      kind: kind === 'photo' ? 'image' : 'video',
      alt_text: null,
    });
  }
  return [...found.values()];
}
