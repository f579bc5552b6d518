import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../../src/domain/digest.ts';
import { feedSource } from '../../../../src/sources/web/feed-source.ts';
import { type LocalHttpServer, startHttpServer } from '../../../_support/http-server.ts';
import { contextFor, type LocalContext, NOW } from './poll-context.ts';

const ID = '1622983485286629376';
const EMBED = `<p>So it was:</p><blockquote class="twitter-tweet"><p lang="en">A 2S1 was lost.</p>&mdash; Tracker (@tracker) <a href="https://twitter.com/tracker/status/${ID}">February 7, 2023</a></blockquote>`;

function item(name: string, content = '<p>No post here.</p>'): string {
  return `<item><title>Item ${name}</title><link>https://news.example/${name}?utm_source=rss</link>
    <guid isPermaLink="false">${name}</guid><pubDate>Sun, 01 Mar 2026 10:00:00 GMT</pubDate>
    <content:encoded><![CDATA[${content}]]></content:encoded></item>`;
}

describe('a feed', () => {
  let server: LocalHttpServer;
  let context: LocalContext;
  let items: string[] = [];
  let ttl = '';
  let status = 200;
  let now = NOW;
  const body = (): string =>
    `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>${ttl}${items.join('')}</channel></rss>`;

  beforeEach(async () => {
    items = [item('a'), item('b', EMBED)];
    ttl = '';
    status = 200;
    now = NOW;
    server = await startHttpServer({
      '/feed': (request, response) => {
        const etag = `"${sha256(body())}"`;
        if (status !== 200) response.writeHead(status).end();
        else if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
        else {
          response
            .writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8', etag })
            .end(body());
        }
      },
    });
    context = contextFor(server, () => now);
  });
  afterEach(async () => {
    await context.close();
    await server.close();
  });
  const poll = (cursor: unknown) => {
    const config = feedSource.config.parse({ url: server.url('/feed') });
    // As the database gives it back.
    const stored: unknown = JSON.parse(JSON.stringify(cursor));
    return feedSource.poll(config, stored, context);
  };
  const asked = (): number => server.requests.filter(({ url }) => url === '/feed').length;

  it('gives the page of every item, and the content of those that carry posts', async () => {
    const { documents, pages, more } = await poll(null);
    expect(pages).toEqual([
      {
        url: 'https://news.example/a?utm_source=rss',
        title: 'Item a',
        publishedAt: '2026-03-01T10:00:00.000Z',
      },
      expect.objectContaining({ title: 'Item b' }),
    ]);
    expect(documents).toEqual([
      {
        bytes: new TextEncoder().encode(EMBED),
        wireBytes: expect.any(Uint8Array),
        url: 'https://news.example/b?utm_source=rss',
        name: 'Item b',
        format: 'document',
        retrieval: expect.objectContaining({ requested_url: server.url('/feed') }),
      },
    ]);
    expect(more).toBeNull();
  });

  it('gives an item once, though the feed is fetched anew', async () => {
    const first = await poll(null);
    items = [item('c'), ...items];
    const second = await poll(first.cursor);
    expect(second.pages.map(({ title }) => title)).toEqual(['Item c']);
    expect(second.documents).toEqual([]);
    items = [item('d'), item('c'), item('e')];
    const third = await poll(second.cursor);
    expect(third.pages.map(({ title }) => title)).toEqual(['Item d', 'Item e']);
    // Gone from the feed and back in it.
    items = [item('a'), item('f')];
    const fourth = await poll(third.cursor);
    expect(fourth.pages.map(({ title }) => title)).toEqual(['Item f']);
  });

  it('asks whether the feed changed, and keeps its cursor when not', async () => {
    const first = await poll(null);
    const second = await poll(first.cursor);
    expect(second).toMatchObject({ documents: [], pages: [], cursor: first.cursor });
    expect(server.requests.at(-1)?.headers['if-none-match']).toBe(`"${sha256(body())}"`);
  });

  it('leaves the feed alone for as long as it asks, a day at most', async () => {
    ttl = '<ttl>60</ttl>';
    const first = await poll(null);
    now = new Date(NOW.getTime() + 59 * 60_000);
    expect(await poll(first.cursor)).toMatchObject({ cursor: first.cursor });
    expect(asked()).toBe(1);
    now = new Date(NOW.getTime() + 60 * 60_000);
    await poll(first.cursor);
    expect(asked()).toBe(2);
    ttl = '<ttl>999999999</ttl>';
    items = [item('z')];
    const long = await poll(first.cursor);
    now = new Date(now.getTime() + 24 * 3_600_000);
    await poll(long.cursor);
    expect(asked()).toBe(4);
  });

  it('names one article once, and an item twice in the feed once', async () => {
    items = [item('a'), item('a'), item('a').replace('>a</guid>', '>other</guid>')];
    expect((await poll(null)).pages).toHaveLength(1);
  });

  it('keeps a cursor of bounded size', async () => {
    items = Array.from({ length: 1_500 }, (_, at) => item(`${at}`, ''));
    let { cursor } = await poll(null);
    for (let round = 1; round <= 6; round += 1) {
      items = Array.from({ length: 1_000 + round }, (_, at) => item(`${round}-${at}`, ''));
      ({ cursor } = await poll(cursor));
    }
    expect(JSON.stringify(cursor).length).toBeLessThan(100_000);
    expect((await poll({ shape: 'of another version' })).pages).toHaveLength(1_000);
  });

  it('reads a feed in windows-1251 that declares it in its first line', async () => {
    const latin = Buffer.from([0xd2, 0x2d, 0x37, 0x32]);
    const parts = [
      Buffer.from(
        '<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><item>',
      ),
      Buffer.from('<link>https://news.example/1</link><title>'),
      latin,
      Buffer.from('</title></item></channel></rss>'),
    ];
    const old = await startHttpServer({
      '/feed': (_request, response) => response.end(Buffer.concat(parts)),
    });
    const own = contextFor(old);
    const { pages } = await feedSource.poll({ url: old.url('/feed') }, null, own);
    expect(pages).toMatchObject([{ title: 'Т-72' }]);
    await own.close();
    await old.close();
  });

  it('fails by name, and says so when it is tested', async () => {
    const check = () => feedSource.check({ url: server.url('/feed') }, context);
    expect(await check()).toEqual({
      ok: true,
      says: 'RSS "News": 2 items, 1 with posts in their content, the newest of 2026-03-01T10:00:00.000Z.',
      cost: null,
    });
    status = 410;
    await expect(poll(null)).rejects.toMatchObject({ code: 'HTTP_REFUSED' });
    const gone = await check();
    expect(gone.ok).toBe(false);
    expect(gone.says).toMatch(/\/feed answered 410\. .+save the page/);
    status = 200;
    items = ['<item><title>'];
    await expect(poll(null)).rejects.toMatchObject({ code: 'UPSTREAM_CHANGED' });
  });

  it('is configured by its address alone', () => {
    const accepts = (value: unknown): boolean => feedSource.config.safeParse(value).success;
    expect(accepts({ url: 'https://news.example/feed' })).toBe(true);
    expect(accepts({ url: 'ftp://news.example/feed' })).toBe(false);
    expect(accepts({ url: 'https://news.example/feed', cookie: 'x' })).toBe(false);
    expect(accepts({})).toBe(false);
  });
});
