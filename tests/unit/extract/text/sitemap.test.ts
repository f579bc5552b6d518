import { describe, expect, it } from 'vitest';
import { readSitemap } from '../../../../src/extract/text/sitemap.ts';

const urlset = (inside: string): string =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${inside}</urlset>`;

describe('readSitemap', () => {
  it('reads pages with the times of their last change', () => {
    const text = urlset(`
      <url><loc> https://a.example/1?x=1&amp;y=2 </loc><lastmod>2026-03-01T10:00:00+02:00</lastmod></url>
      <url><loc><![CDATA[https://a.example/2]]></loc><lastmod>2026-02-30</lastmod></url>
      <url><lastmod>2026-03-01</lastmod></url>
      <url><loc>https://a.example/3</loc><lastmod>2026-03-01</lastmod>
        <image:image><image:loc>https://a.example/3.jpg</image:loc></image:image></url>`);
    const { lists, entries } = readSitemap(text);
    expect(lists).toBe('pages');
    expect(entries.map(({ url, lastModified }) => [url, lastModified])).toEqual([
      ['https://a.example/1?x=1&y=2', '2026-03-01T08:00:00.000Z'],
      ['https://a.example/2', null],
      ['https://a.example/3', '2026-03-01'],
    ]);
  });

  it('reads the title and time of publication of news', () => {
    const text = urlset(`<url><loc>https://a.example/1</loc><news:news>
      <news:publication><news:name>A</news:name></news:publication>
      <news:publication_date>2026-03-01T10:00:00Z</news:publication_date>
      <news:title>Tank &amp; truck
        lost</news:title></news:news></url>`);
    expect(readSitemap(text).entries).toEqual([
      {
        url: 'https://a.example/1',
        lastModified: null,
        title: 'Tank & truck lost',
        publishedAt: '2026-03-01T10:00:00.000Z',
      },
    ]);
  });

  it('reads an index, and a plain list of addresses', () => {
    const index = readSitemap(
      '<sitemapindex><sitemap><loc>https://a.example/s1.xml</loc></sitemap></sitemapindex>',
    );
    expect(index).toMatchObject({
      lists: 'sitemaps',
      entries: [{ url: 'https://a.example/s1.xml' }],
    });
    const list = readSitemap('https://a.example/1\r\n# no address\nhttps://a.example/2\n');
    expect(list.entries.map(({ url }) => url)).toEqual([
      'https://a.example/1',
      'https://a.example/2',
    ]);
  });

  it.each(['<html><body>Not found</body></html>', 'nothing', '', '{"urls":[]}', '<urlse'])(
    'refuses %s as UPSTREAM_CHANGED',
    (text) => {
      expect(() => readSitemap(text)).toThrow(
        expect.objectContaining({ code: 'UPSTREAM_CHANGED' }),
      );
    },
  );

  it('stays within bounds for a million entries, entities within entities and endless nesting', () => {
    const many = urlset('<url><loc>https://a.example/</loc></url>'.repeat(1_000_000));
    expect(readSitemap(many).entries).toHaveLength(50_000);
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, at) => `<!ENTITY b${at} "&b${at - 1};&b${at - 1};">`).join('')}]>`;
    const bomb = laughs + urlset('<url><loc>https://a.example/&b19;</loc></url>');
    expect(readSitemap(bomb).entries[0]?.url).toBe('https://a.example/&b19;');
    expect(() => readSitemap(urlset('<url>'.repeat(1_000_000)))).toThrow(/nested deeper/);
    const long = urlset(`<url><loc>https://a.example/${'a'.repeat(1_000_000)}</loc></url>`);
    expect(readSitemap(long).entries).toEqual([]);
  });
});
