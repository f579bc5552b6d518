import { describe, expect, it } from 'vitest';
import { type Feed, MOST_ITEMS, readFeed } from '../../../../src/sources/web/feed-items.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const read = (text: string): Feed => readFeed(text, 'https://a.example/feed', NOW);
const rss = (items: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News &amp; more</title><ttl>30</ttl>${items}</channel></rss>`;

describe('readFeed', () => {
  it('reads RSS, its content before its description', () => {
    const feed = read(
      rss(`<item><title>A &lt;b&gt; &amp;
        c</title><link>/1</link><guid isPermaLink="false">g-1</guid>
        <pubDate>Sun, 01 Mar 2026 10:00:00 +0200</pubDate><description>short</description>
        <content:encoded><![CDATA[<p>long</p>]]></content:encoded></item>
        <item><guid>https://a.example/2</guid><description>&lt;p&gt;only&lt;/p&gt;</description></item>
        <item><guid isPermaLink="false">https://a.example/3</guid></item>`),
    );
    expect(feed).toMatchObject({ format: 'rss', title: 'News & more', ttlMinutes: 30 });
    expect(feed.items.map(({ key, ...item }) => item)).toEqual([
      {
        url: 'https://a.example/1',
        title: 'A <b> & c',
        publishedAt: '2026-03-01T08:00:00.000Z',
        html: '<p>long</p>',
      },
      { url: 'https://a.example/2', title: null, publishedAt: null, html: '<p>only</p>' },
      { url: null, title: null, publishedAt: null, html: null },
    ]);
    expect(new Set(feed.items.map(({ key }) => key)).size).toBe(3);
  });

  it('reads Atom, JSON Feed and RDF', () => {
    const atom = read(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>i</id><title>A</title>
       <link rel="self" href="https://a.example/self"/><link href="1"/>
       <published>2026-02-28T00:00:00Z</published><updated>2026-03-01T00:00:00Z</updated>
       <content type="html">&lt;p&gt;c&lt;/p&gt;</content></entry></feed>`,
    );
    expect(atom.items).toMatchObject([
      { url: 'https://a.example/1', publishedAt: '2026-02-28T00:00:00.000Z', html: '<p>c</p>' },
    ]);
    const json = read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'T',
        items: [{ id: '1', url: 'https://a.example/1', content_html: '<p>c</p>' }],
      }),
    );
    expect(json).toMatchObject({ format: 'json', items: [{ html: '<p>c</p>' }] });
    const rdf = read(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
       <channel><title>T</title></channel><item rdf:about="https://a.example/1"><title>A</title>
       <link>https://a.example/1</link></item></rdf:RDF>`,
    );
    expect(rdf).toMatchObject({ format: 'rdf', items: [{ url: 'https://a.example/1' }] });
  });

  it('takes no time that nobody can have meant, and no address that is not of the web', () => {
    const dates = [
      'Sun, 30 Feb 2026 10:00:00 GMT',
      '2999-01-01',
      '0001-01-01',
      'yesterday',
      '-271822',
    ];
    for (const date of dates) {
      const { items } = read(
        rss(`<item><link>https://a.example/</link><pubDate>${date}</pubDate></item>`),
      );
      expect(items[0]?.publishedAt, date).toBeNull();
    }
    for (const link of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'http://',
      `/${'a'.repeat(9_000)}`,
    ]) {
      expect(
        read(rss(`<item><title>t</title><link>${link}</link></item>`)).items[0]?.url,
      ).toBeNull();
    }
  });

  it('holds no NUL and no lone surrogate', () => {
    const json = `{"version":"https://jsonfeed.org/version/1.1","title":"a\\u0000","items":[{"id":"1","title":"\\ud800","content_html":"b\\u0000"}]}`;
    expect(read(json)).toMatchObject({
      title: 'a\uFFFD',
      items: [{ title: '\uFFFD', html: 'b\uFFFD' }],
    });
  });

  it.each([
    ['a page', '<html><body>gone</body></html>'],
    ['half a feed', rss('<item><title>cut').slice(0, -30)],
    ['nothing', ''],
    ['other JSON', '{"posts":[]}'],
    ['JSON without end', '['.repeat(1_000_000)],
    ['endless nesting', rss('<item>'.repeat(100_000))],
    [
      'an entity from a file',
      rss(
        '<item><title>&x;</title></item>',
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
      ),
    ],
  ])('refuses %s as UPSTREAM_CHANGED', (_name, text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'UPSTREAM_CHANGED' }));
  });

  it('expands no entities within entities', () => {
    const laughs = Array.from(
      { length: 20 },
      (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
    ).join('');
    const text = rss(
      '<item><title>&l20;</title><link>https://a.example/</link></item>',
      `<!DOCTYPE r [<!ENTITY l0 "ha">${laughs}]>`,
    );
    expect(JSON.stringify(read(text)).length).toBeLessThan(1_000);
  });

  it('takes a thousand items, and refuses a million', () => {
    const item = (at: number): string => `<item><link>https://a.example/${at}</link></item>`;
    const many = rss(Array.from({ length: 3_000 }, (_, at) => item(at)).join(''));
    expect(read(many).items).toHaveLength(MOST_ITEMS);
    expect(() => read(rss('<item/>'.repeat(1_000_000)))).toThrow(
      expect.objectContaining({ code: 'RESPONSE_TOO_LARGE' }),
    );
  });
});
