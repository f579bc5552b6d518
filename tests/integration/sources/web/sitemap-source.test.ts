import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../../src/domain/digest.ts';
import type { PollResult } from '../../../../src/sources/source.ts';
import { sitemapSource } from '../../../../src/sources/web/sitemap-source.ts';
import {
  type Answer,
  type LocalHttpServer,
  startHttpServer,
} from '../../../_support/http-server.ts';
import { contextFor, type LocalContext } from './poll-context.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

type Files = Record<string, string | Buffer | number>;

/** Serves files that may be changed between polls, with their content as validator. */
async function serve(files: Files): Promise<[LocalHttpServer, LocalContext]> {
  const answer: Answer = (request, response) => {
    const file = files[request.url ?? ''] ?? 404;
    const etag = `"${sha256(String(file))}"`;
    if (typeof file === 'number') response.writeHead(file).end();
    else if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, { etag }).end(file);
  };
  const server = await startHttpServer(
    Object.fromEntries(Object.keys(files).map((path) => [path, answer])),
  );
  const context = contextFor(server);
  open.push(server, context);
  return [server, context];
}

const page = (path: string, lastmod?: string): string =>
  `<url><loc>https://news.example${path}</loc>${lastmod === undefined ? '' : `<lastmod>${lastmod}</lastmod>`}</url>`;
const urlset = (...pages: string[]): string => `<urlset>${pages.join('')}</urlset>`;
const index = (server: string, ...paths: string[]): string =>
  `<sitemapindex>${paths.map((path) => `<sitemap><loc>${server}${path}</loc></sitemap>`).join('')}</sitemapindex>`;

const pathsOf = ({ pages }: PollResult): string[] => pages.map(({ url }) => new URL(url).pathname);

describe('a sitemap', () => {
  const pollWith = (server: LocalHttpServer, context: LocalContext, more: object = {}) => {
    const config = sitemapSource.config.parse({ url: server.url('/sitemap.xml'), ...more });
    return (cursor: unknown) =>
      sitemapSource.poll(config, JSON.parse(JSON.stringify(cursor)), context);
  };

  it('gives pages once, and again when they change', async () => {
    const files: Files = {
      '/sitemap.xml': urlset(page('/1', '2026-02-01'), page('/2', '2026-02-20'), page('/3')),
    };
    const [server, context] = await serve(files);
    const poll = pollWith(server, context);
    const first = await poll(null);
    expect(pathsOf(first)).toEqual(['/1', '/2', '/3']);
    expect(first.more).toBeNull();
    const unchanged = await poll(first.cursor);
    expect(unchanged.pages).toEqual([]);
    expect(server.requests.at(-1)?.headers['if-none-match']).toBeDefined();
    files['/sitemap.xml'] = urlset(
      ...[page('/1', '2026-02-01'), page('/2', '2026-02-21'), page('/3')],
      ...[page('/4', '2026-02-19T20:00:00Z'), page('/5', '2026-01-01')],
    );
    const second = await poll(unchanged.cursor);
    expect(pathsOf(second)).toEqual(['/2', '/4']);
    expect((await poll(second.cursor)).pages).toEqual([]);
  });

  it('keeps to the patterns and the day it is given', async () => {
    const [server, context] = await serve({
      '/sitemap.xml': urlset(
        ...[page('/war/1', '2026-02-01'), page('/war/video/2', '2026-02-01')],
        ...[page('/sport/3', '2026-02-01'), page('/war/4', '2025-12-31')],
      ),
    });
    const found = async (more: object) => pathsOf(await pollWith(server, context, more)(null));
    expect(await found({ include: '/war/*', exclude: ['*/video/*'] })).toEqual([
      '/war/1',
      '/war/4',
    ]);
    expect(await found({ include: ['https://news.example/sport/*'] })).toEqual(['/sport/3']);
    expect(await found({ since: '2026-01-01', include: '/war/*' })).toEqual([
      '/war/1',
      '/war/video/2',
    ]);
    expect(await found({ include: '/w.r/*' })).toEqual([]);
  });

  it('reads what an index names, packed or not, two levels deep and no deeper', async () => {
    const files: Files = {
      '/sitemap.xml': '',
      '/news.xml': urlset(page('/1')),
      '/packed.xml.gz': gzipSync(urlset(page('/2'))),
      '/deeper.xml': '',
      '/third.xml': '',
      '/fourth.xml': urlset(page('/4')),
    };
    const [server, context] = await serve(files);
    const base = `http://${server.host}`;
    files['/sitemap.xml'] = index(
      base,
      '/news.xml',
      '/packed.xml.gz',
      '/deeper.xml',
      '/sitemap.xml',
    );
    files['/deeper.xml'] = index(base, '/third.xml');
    files['/third.xml'] = index(base, '/fourth.xml');
    expect(pathsOf(await pollWith(server, context)(null)).toSorted()).toEqual(['/1', '/2']);
    expect(server.requests.some(({ url }) => url === '/fourth.xml')).toBe(false);
  });

  it('goes through many pages and files in several polls, each page once', async () => {
    const files: Files = { '/sitemap.xml': '' };
    for (let file = 0; file < 30; file += 1) {
      const pages = Array.from({ length: file === 3 ? 2_500 : 5 }, (_, at) =>
        page(`/${file}/${at}`),
      );
      files[`/${file}.xml`] = urlset(...pages.slice(0, 2_000));
    }
    const [server, context] = await serve(files);
    const names = Object.keys(files).filter((name) => name !== '/sitemap.xml');
    files['/sitemap.xml'] = index(`http://${server.host}`, ...names);
    const poll = pollWith(server, context);
    const found: string[] = [];
    let cursor: unknown = null;
    let polls = 0;
    for (let more: PollResult['more'] = { at: null }; more !== null; polls += 1) {
      const result = await poll(cursor);
      expect(result.pages.length).toBeLessThanOrEqual(1_000);
      found.push(...pathsOf(result));
      ({ cursor, more } = result);
    }
    expect(polls).toBeGreaterThan(2);
    expect(found).toHaveLength(29 * 5 + 2_000);
    expect(new Set(found).size).toBe(found.length);
    expect((await poll(cursor)).pages).toEqual([]);
  });

  it('goes on without a sitemap of its index that is not there, and fails without any', async () => {
    const files: Files = { '/sitemap.xml': '', '/there.xml': urlset(page('/1')), '/gone.xml': 404 };
    const [server, context] = await serve(files);
    const base = `http://${server.host}`;
    files['/sitemap.xml'] = index(base, '/gone.xml', '/there.xml');
    const poll = pollWith(server, context);
    expect(pathsOf(await poll(null))).toEqual(['/1']);
    files['/sitemap.xml'] = index(base, '/gone.xml');
    await expect(poll(null)).rejects.toMatchObject({ code: 'HTTP_REFUSED' });
    files['/sitemap.xml'] = 500;
    await expect(poll(null)).rejects.toMatchObject({ code: 'HTTP_UNAVAILABLE' });
  });

  it('refuses what unpacks without measure, and what is no sitemap', async () => {
    const files: Files = { '/sitemap.xml': gzipSync(Buffer.alloc(40 * 1024 ** 2)) };
    const [server, context] = await serve(files);
    const poll = pollWith(server, context);
    await expect(poll(null)).rejects.toMatchObject({ code: 'RESPONSE_TOO_LARGE' });
    files['/sitemap.xml'] = '<html></html>';
    await expect(poll(null)).rejects.toMatchObject({ code: 'UPSTREAM_CHANGED' });
    files['/sitemap.xml'] = '';
    await expect(poll(null)).rejects.toMatchObject({ code: 'UPSTREAM_CHANGED' });
  });

  it('keeps a cursor of bounded size', async () => {
    const many = Array.from({ length: 12_000 }, (_, at) => page(`/${at}`, '2026-02-20'));
    const [server, context] = await serve({ '/sitemap.xml': urlset(...many) });
    const poll = pollWith(server, context);
    let cursor: unknown = null;
    let pages = 0;
    for (let more: PollResult['more'] = { at: null }; more !== null; ) {
      const result = await poll(cursor);
      pages += result.pages.length;
      ({ cursor, more } = result);
    }
    expect(pages).toBe(12_000);
    expect(JSON.stringify(cursor).length).toBeLessThan(250_000);
  });

  it('says what it sees', async () => {
    const [server, context] = await serve({
      '/sitemap.xml': urlset(page('/war/1', '2026-02-01'), page('/sport/2')),
    });
    const config = { url: server.url('/sitemap.xml'), include: '/war/*' };
    expect(await sitemapSource.check(config, context)).toEqual({
      ok: true,
      says: 'A sitemap of 2 pages, 1 wanted, 1 with the time of their last change.',
      cost: null,
    });
    const gone = await sitemapSource.check({ url: server.url('/other.xml') }, context);
    expect(gone).toMatchObject({ ok: false, says: expect.stringContaining('answered 404') });
  });
});
