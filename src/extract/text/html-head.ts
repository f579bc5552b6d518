import { readStatedTime } from '../dates/stated-time.ts';
import { descendants, type HtmlElement, rawText } from './html-tree.ts';

/** What a page states about itself. Nothing is inferred. */
export interface HtmlHead {
  readonly title: string | null;
  readonly lang: string | null;
  /** An ISO instant, or a date where the page gives no zone. */
  readonly published_at: string | null;
  readonly canonical_url: string | null;
}

const PUBLISHED = [
  'article:published_time',
  'og:published_time',
  'og:article:published_time',
  'datepublished',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date',
  'parsely-pub-date',
  'sailthru.date',
  'publishdate',
  'publish_date',
  'pubdate',
  'date',
];

/** Reads title, language, time of publication and canonical address of a page. */
export function readHtmlHead(root: HtmlElement, url?: string): HtmlHead {
  const metas = new Map<string, string>();
  let title: string | null = null;
  let lang: string | null = null;
  let canonical: string | null = null;
  let base: string | undefined = url;
  let dateInData: string | null = null;
  for (const element of descendants(root)) {
    const { name, attributes } = element;
    if (name === 'html') lang ??= languageTag(attributes['lang'] ?? attributes['xml:lang']);
    if (name === 'title') title ??= oneLine(rawText(element));
    if (name === 'base' && base === undefined) base = attributes['href'];
    if (name === 'link' && attributes['rel']?.toLowerCase() === 'canonical') {
      canonical ??= attributes['href'] ?? null;
    }
    if (name === 'meta') addMeta(element, metas);
    if (name === 'script' && attributes['type']?.toLowerCase() === 'application/ld+json') {
      dateInData ??= publishedInJsonLd(rawText(element));
    }
  }
  const dates = PUBLISHED.map((key) => readStatedTime(metas.get(key) ?? ''));
  return {
    title:
      oneLine(metas.get('og:title') ?? '') ?? title ?? oneLine(metas.get('twitter:title') ?? ''),
    lang: lang ?? languageTag(metas.get('content-language') ?? metas.get('og:locale')),
    published_at: dates.find((date) => date !== null) ?? dateInData,
    canonical_url: webAddress(canonical, base) ?? webAddress(metas.get('og:url') ?? null, base),
  };
}

function addMeta({ attributes }: HtmlElement, metas: Map<string, string>): void {
  const key = (
    attributes['property'] ??
    attributes['name'] ??
    attributes['itemprop'] ??
    attributes['http-equiv'] ??
    ''
  ).toLowerCase();
  const content = attributes['content'] ?? '';
  if (key !== '' && content.trim() !== '' && !metas.has(key)) metas.set(key, content);
}

function oneLine(text: string): string | null {
  return text.slice(0, 2000).replace(/\s+/g, ' ').trim() || null;
}

/** A BCP 47 tag in its usual form, or null for what is none. */
function languageTag(written: string | undefined): string | null {
  const tag = (written ?? '').split(',')[0]?.trim().replaceAll('_', '-') ?? '';
  try {
    return tag === '' || tag.length > 35 ? null : (Intl.getCanonicalLocales(tag)[0] ?? null);
  } catch {
    return null;
  }
}

function webAddress(written: string | null, base: string | undefined): string | null {
  if (written === null || written.trim() === '') return null;
  try {
    const address = new URL(written.trim(), base);
    return address.protocol === 'http:' || address.protocol === 'https:' ? address.href : null;
  } catch {
    return null;
  }
}

const LARGEST_JSON_LD = 500_000;
/** schema.org/datePublished; the first one belongs to the page, later ones to its parts. */
const DATE_PUBLISHED = /"datePublished"\s{0,8}:\s{0,8}"([^"\\]{8,64})"/;

function publishedInJsonLd(json: string): string | null {
  const written = DATE_PUBLISHED.exec(json.slice(0, LARGEST_JSON_LD))?.[1];
  return written === undefined ? null : readStatedTime(written);
}
