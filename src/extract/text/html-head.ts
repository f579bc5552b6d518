import { readStatedTime } from '../dates/stated-time.ts';
import { classNames, descendants, type HtmlElement, rawText } from './html-tree.ts';
import { readJsonLd } from './json-ld.ts';

/** What a page states about itself. Nothing is inferred. */
export interface HtmlHead {
  readonly title: string | null;
  /** Who signs the page. */
  readonly byline: string | null;
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

const AUTHORS = [
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'byl',
];
/** Elements that print the time of publication, by the names that publishing systems give them. */
const DATED = new Set(['time', 'abbr', 'span']);
const DATE_CLASS = /^(?:entry-date|published|dt-published|post-date|publish-date|pubdate)$/i;
/** A name, not a biography. */
const LONGEST_BYLINE = 120;

/** Reads title, author, language, time of publication and canonical address of a page. */
export function readHtmlHead(root: HtmlElement, url?: string): HtmlHead {
  const metas = new Map<string, string>();
  let title: string | null = null;
  let lang: string | null = null;
  let canonical: string | null = null;
  let base: string | undefined = url;
  let dateInData: string | null = null;
  let dateInBody: string | null = null;
  let bylineInData: string | null = null;
  const signed = new Set<string>();
  const headings: string[] = [];
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
      const data = readJsonLd(rawText(element));
      dateInData ??= data.published_at;
      bylineInData ??= data.byline;
    }
    if (name === 'h1') headings.push(rawText(element));
    dateInBody ??= DATED.has(name) ? printedTime(element) : null;
    const author = isSignature(element) ? oneLine(rawText(element)) : null;
    if (author !== null && author.length <= LONGEST_BYLINE) signed.add(author);
  }
  const dates = PUBLISHED.map((key) => readStatedTime(metas.get(key) ?? ''));
  const [onlyHeading = ''] = headings.length === 1 ? headings : [];
  const [onlyAuthor = null] = signed.size === 1 ? signed : [];
  return {
    title:
      oneLine(metas.get('og:title') ?? '') ??
      title ??
      oneLine(metas.get('twitter:title') ?? '') ??
      oneLine(onlyHeading),
    byline:
      AUTHORS.map((key) => authorName(metas.get(key))).find(Boolean) ?? bylineInData ?? onlyAuthor,
    lang: lang ?? languageTag(metas.get('content-language') ?? metas.get('og:locale')),
    published_at: dates.find((date) => date !== null) ?? dateInData ?? dateInBody,
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

/** Pages put the address of a profile where the author's name belongs. */
function authorName(written: string | undefined): string | null {
  const name = oneLine(written ?? '');
  return name === null || name.includes('://') || name.length > LONGEST_BYLINE ? null : name;
}

function isSignature({ name, attributes }: HtmlElement): boolean {
  return (name === 'a' && attributes['rel'] === 'author') || attributes['itemprop'] === 'author';
}

function printedTime(element: HtmlElement): string | null {
  const { attributes } = element;
  const isPublication =
    attributes['itemprop'] === 'datePublished' ||
    attributes['pubdate'] !== undefined ||
    classNames(element).some((name) => DATE_CLASS.test(name));
  const time = attributes['datetime'] ?? attributes['content'] ?? attributes['title'] ?? '';
  return isPublication ? readStatedTime(time) : null;
}
