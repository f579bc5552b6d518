import { Parser } from 'htmlparser2';
import { LossledgerError } from '../../domain/errors.ts';
import { readStatedTime } from '../dates/stated-time.ts';

export interface SitemapEntry {
  /** As written. */
  readonly url: string;
  /** An ISO instant or date. */
  readonly lastModified: string | null;
  /** Of news sitemaps. */
  readonly title: string | null;
  readonly publishedAt: string | null;
}

export interface Sitemap {
  /** What the entries are: pages, or other sitemaps. */
  readonly lists: 'pages' | 'sitemaps';
  readonly entries: readonly SitemapEntry[];
}

/** The protocol's own limit of a file (sitemaps.org). */
const MOST_ENTRIES = 50_000;
const MAX_DEPTH = 32;
const LONGEST_VALUE = 8_000;

type Field = 'loc' | 'lastmod' | 'title' | 'published';
const FIELDS: ReadonlyMap<string, Field> = new Map([
  ['loc', 'loc'],
  ['lastmod', 'lastmod'],
  ['news:title', 'title'],
  ['news:publication_date', 'published'],
]);

/**
 * Reads a sitemap, an index of sitemaps or a plain list of addresses, in one stream: no tree, and no
 * entities but the five of XML. Throws UPSTREAM_CHANGED for what is none of them.
 */
export function readSitemap(text: string): Sitemap {
  return text.trimStart().startsWith('<') ? readXml(text) : readLines(text);
}

function readXml(text: string): Sitemap {
  const entries: SitemapEntry[] = [];
  const values = new Map<Field, string>();
  let lists: Sitemap['lists'] | null = null;
  let depth = 0;
  let field: Field | null = null;
  const parser = new Parser(
    {
      onopentag(name) {
        depth += 1;
        if (depth > MAX_DEPTH) throw noSitemap(`nested deeper than ${MAX_DEPTH} elements`);
        if (name === 'urlset' || name === 'sitemapindex') {
          lists ??= name === 'urlset' ? 'pages' : 'sitemaps';
        }
        field = FIELDS.get(name) ?? null;
        if (name === 'url' || name === 'sitemap') values.clear();
      },
      ontext(piece) {
        const before = field === null ? '' : (values.get(field) ?? '');
        if (field !== null && before.length < LONGEST_VALUE) values.set(field, before + piece);
      },
      onclosetag(name) {
        depth -= 1;
        field = null;
        if (name !== 'url' && name !== 'sitemap') return;
        const entry = entryOf(values);
        if (entry !== null && entries.length < MOST_ENTRIES) entries.push(entry);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text);
  parser.end();
  if (lists === null) throw noSitemap('without urlset and sitemapindex');
  return { lists, entries };
}

function entryOf(values: ReadonlyMap<Field, string>): SitemapEntry | null {
  const url = values.get('loc')?.trim() ?? '';
  if (url === '' || url.length > LONGEST_VALUE) return null;
  return {
    url,
    lastModified: readStatedTime(values.get('lastmod') ?? ''),
    title: values.get('title')?.replace(/\s+/g, ' ').trim().slice(0, 500) || null,
    publishedAt: readStatedTime(values.get('published') ?? ''),
  };
}

function readLines(text: string): Sitemap {
  const lines = text.split(/[\r\n]+/, MOST_ENTRIES + 1).map((line) => line.trim());
  const urls = lines.filter((line) => /^https?:\/\//i.test(line) && line.length <= LONGEST_VALUE);
  if (urls.length === 0) throw noSitemap('neither XML nor a list of addresses');
  const nothing = { lastModified: null, title: null, publishedAt: null };
  return { lists: 'pages', entries: urls.map((url) => ({ url, ...nothing })) };
}

function noSitemap(what: string): LossledgerError {
  return new LossledgerError('UPSTREAM_CHANGED', `What should be a sitemap is ${what}.`);
}
