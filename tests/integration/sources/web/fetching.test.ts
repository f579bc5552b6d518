import { afterEach, describe, expect, it } from 'vitest';
import { retrievalSchema } from '../../../../src/domain/retrieval.ts';
import { decodeDocument } from '../../../../src/extract/text/decode.ts';
import {
  createWebFetcher,
  type WebFetcherOptions,
} from '../../../../src/sources/web/create-web-fetcher.ts';
import type { WebFetcher } from '../../../../src/sources/web/web-fetcher.ts';
import {
  type Answer,
  connectorTo,
  type LocalHttpServer,
  startHttpServer,
} from '../../../_support/http-server.ts';

const NOW = new Date('2026-03-01T12:00:00.000Z');
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function serve(answers: Readonly<Record<string, Answer>>): Promise<LocalHttpServer> {
  const server = await startHttpServer(answers);
  open.push(server);
  return server;
}

function fetcherFor(
  allowHosts: readonly string[],
  options: Partial<WebFetcherOptions> = {},
): WebFetcher {
  const web = createWebFetcher({
    version: '1.2.3',
    contact: 'https://archive.example/about',
    minimumGapMs: 0,
    now: () => NOW,
    allowHosts,
    ...options,
  });
  open.push(web);
  return web;
}

const to =
  (location: string, status = 302): Answer =>
  (_request, response) =>
    response.writeHead(status, { location }).end('sent on');
const page: Answer = (_request, response) => response.end('a page');

describe('a fetch', () => {
  it('says who asks, and sends neither cookies nor credentials', async () => {
    const server = await serve({
      '/sets': (_request, response) =>
        response.writeHead(302, { location: '/page', 'set-cookie': 'session=1' }).end(),
      '/page': (_request, response) =>
        response.writeHead(200, { 'set-cookie': 'session=2', 'x-seen': 'yes' }).end('a page'),
    });
    const result = await fetcherFor([server.host]).fetch(server.url('/sets#part'));
    const asked = server.requests.map(({ method, url }) => `${method} ${url}`);
    expect(asked).toEqual(['GET /robots.txt', 'GET /sets', 'GET /page']);
    for (const { headers } of server.requests) {
      expect(headers['user-agent']).toBe('Lossledger/1.2.3 (+https://archive.example/about)');
      expect(Object.keys(headers).toSorted()).toEqual([
        ...['accept', 'accept-encoding', 'connection', 'host', 'user-agent'],
      ]);
    }
    expect(JSON.stringify(result)).not.toContain('session=');
    expect(result.retrieval.response_headers).toContainEqual(['set-cookie', '(withheld)']);
    expect(result.retrieval.response_headers).toContainEqual(['x-seen', 'yes']);
  });

  it('records how the bytes came', async () => {
    const server = await serve({
      '/old': to('/new', 301),
      '/new': (_request, response) =>
        response.writeHead(200, { 'content-type': 'text/html', etag: '"7"' }).end('a page'),
    });
    const result = await fetcherFor([server.host]).fetch(server.url('/old'));
    expect(retrievalSchema.parse(result.retrieval)).toEqual({
      requested_url: server.url('/old'),
      final_url: server.url('/new'),
      method: 'GET',
      status: 200,
      request_headers: [
        ['host', server.host],
        ['accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
        ['user-agent', 'Lossledger/1.2.3 (+https://archive.example/about)'],
        ['accept-encoding', 'gzip, deflate, br'],
      ],
      response_headers: expect.arrayContaining([
        ['content-type', 'text/html'],
        ['etag', '"7"'],
      ]),
      redirects: [{ url: server.url('/old'), status: 301, address: '127.0.0.1' }],
      address: '127.0.0.1',
      fetched_at: NOW.toISOString(),
      duration_ms: expect.any(Number),
      wire_bytes: 6,
      decoded_bytes: 6,
    });
    expect(result).toMatchObject({ contentType: 'text/html', etag: '"7"', lastModified: null });
  });

  it('asks whether the page changed, and takes no for an answer', async () => {
    const server = await serve({
      '/page': (request, response) => {
        const isKnown =
          request.headers['if-none-match'] === 'W/"7"' &&
          request.headers['if-modified-since'] === 'Sun, 01 Mar 2026 00:00:00 GMT';
        response.writeHead(isKnown ? 304 : 200).end(isKnown ? undefined : 'a page');
      },
    });
    const web = fetcherFor([server.host]);
    const validators = { etag: 'W/"7"', lastModified: 'Sun, 01 Mar 2026 00:00:00 GMT' };
    const known = await web.fetch(server.url('/page'), validators);
    expect(known).toMatchObject({ outcome: 'unchanged', retrieval: { status: 304 } });
    expect((await web.fetch(server.url('/page'))).outcome).toBe('fetched');
    const broken = { etag: '"7"\r\nx-injected: yes', lastModified: null };
    expect((await web.fetch(server.url('/page'), broken)).outcome).toBe('fetched');
    expect(server.requests.at(-1)?.headers).not.toHaveProperty('x-injected');
  });

  it('reads letters beyond ASCII in a redirect as UTF-8', async () => {
    const location = Buffer.from('/новини?q=танк').toString('latin1');
    const server = await serve({
      '/old': (_request, response) => response.writeHead(302, { location }).end(),
      [encodeURI('/новини')]: page,
    });
    const result = await fetcherFor([server.host]).fetch(server.url('/old'));
    expect(result.retrieval.final_url).toBe(server.url(encodeURI('/новини?q=танк')));
  });

  it('ends at once when it is called off, and when the fetcher is closed', async () => {
    const server = await serve({ '/slow': () => undefined });
    const web = fetcherFor([server.host], { concurrentPerHost: 1 });
    const controller = new AbortController();
    const fetching = web.fetch(server.url('/slow'), {
      robots: 'ignore',
      signal: controller.signal,
    });
    const queued = web.fetch(server.url('/slow'), { robots: 'ignore', signal: controller.signal });
    controller.abort();
    const calledOff = { status: 'rejected', reason: { code: 'INTERRUPTED' } };
    expect(await Promise.allSettled([fetching, queued])).toMatchObject([calledOff, calledOff]);
    const last = web.fetch(server.url('/slow'));
    const refused = expect(last).rejects.toMatchObject({ code: 'INTERRUPTED' });
    await web.close();
    await refused;
  });

  it('tries the next address of a host where one does not answer', async () => {
    const server = await serve({ '/page': page });
    const tried: string[] = [];
    const closed = await startHttpServer({});
    await closed.close();
    const web = fetcherFor([], {
      lookup: async () => ['93.184.216.34', '93.184.216.35'],
      connect: connectorTo((address) => {
        tried.push(address);
        return address.endsWith('34') ? closed.port : server.port;
      }),
    });
    const result = await web.fetch('http://two.example/page', { robots: 'ignore' });
    expect(tried).toEqual(['93.184.216.34', '93.184.216.35']);
    expect(result.retrieval.address).toBe('93.184.216.35');
  });
});

describe('redirects', () => {
  it('are followed five times and no more', async () => {
    const hops = Object.fromEntries(
      Array.from({ length: 6 }, (_, at) => [`/${at}`, to(`/${at + 1}`, 307)]),
    );
    const server = await serve({ ...hops, '/6': page });
    const web = fetcherFor([server.host]);
    expect((await web.fetch(server.url('/1'))).retrieval.redirects).toHaveLength(5);
    await expect(web.fetch(server.url('/0'))).rejects.toMatchObject({ code: 'REDIRECT_REFUSED' });
  });

  it('are refused in a circle, and from https to http', async () => {
    const server = await serve({
      '/a': to('/b', 308),
      '/b': to('/a#again', 303),
      '/secure': to('http://public.example/page'),
      '/page': page,
    });
    const refused = { code: 'REDIRECT_REFUSED', disposition: 'fail' };
    const web = fetcherFor([server.host]);
    await expect(web.fetch(server.url('/a'))).rejects.toMatchObject(refused);
    const asked = server.requests.length;
    const outside = fetcherFor([], {
      lookup: async () => ['93.184.216.34'],
      connect: connectorTo(() => server.port),
    });
    const downgrade = outside.fetch('https://public.example/secure', { robots: 'ignore' });
    await expect(downgrade).rejects.toMatchObject(refused);
    expect(server.requests.slice(asked).map(({ url }) => url)).toEqual(['/secure']);
  });
});

describe('an answer that is not the page', () => {
  const statusOf = async (status: number, headers: Record<string, string> = {}) => {
    const server = await serve({
      '/page': (_request, response) => response.writeHead(status, headers).end(),
    });
    const web = fetcherFor([server.host]);
    return web.fetch(server.url('/page'), { robots: 'ignore' }).then(
      ({ outcome }) => ({ code: outcome, retryAt: undefined }),
      (error: unknown) => error,
    );
  };

  it.each([400, 401, 402, 403, 404, 405, 410, 418, 451, 300, 301, 305])(
    'is refused for good: %i',
    async (status) => {
      expect(await statusOf(status)).toMatchObject({ code: 'HTTP_REFUSED', disposition: 'fail' });
    },
  );

  it.each([500, 502, 503, 504, 520, 599, 408, 425, 429, 202, 204, 206, 304])(
    'may be the page later: %i',
    async (status) => {
      expect(await statusOf(status)).toMatchObject({ code: 'HTTP_UNAVAILABLE' });
    },
  );

  it.each([
    [429, '120', '2026-03-01T12:02:00.000Z'],
    [503, 'Sun, 01 Mar 2026 13:30:00 GMT', '2026-03-01T13:30:00.000Z'],
    [429, '99999999', '2026-03-02T12:00:00.000Z'],
    [503, 'Fri, 01 Jan 2100 00:00:00 GMT', '2026-03-02T12:00:00.000Z'],
    [503, 'Sun, 01 Mar 2026 11:00:00 GMT', '2026-03-01T12:00:01.000Z'],
  ])('names its time: %i, Retry-After %s', async (status, header, retryAt) => {
    expect(await statusOf(status, { 'retry-after': header })).toMatchObject({
      code: 'RATE_LIMITED',
      retryAt: new Date(retryAt),
    });
  });

  it('may be the page later where Retry-After says nothing', async () => {
    for (const header of ['soon', '-5', '1e3', 'Sun, 99 Foo 2026', '']) {
      const answer = await statusOf(503, { 'retry-after': header });
      expect(answer, header).toMatchObject({ code: 'HTTP_UNAVAILABLE' });
    }
  });
});

describe('robots.txt', () => {
  const says =
    (text: string, status = 200): Answer =>
    (_request, response) =>
      response.writeHead(status).end(text);

  it('is fetched once for a site and obeyed, for every hop', async () => {
    const closed = await serve({
      '/robots.txt': says('User-agent: *\nDisallow: /'),
      '/page': page,
    });
    const server = await serve({
      '/robots.txt': says('User-agent: lossledger\nDisallow: /private/\n'),
      '/page': page,
      '/private/page': page,
      '/elsewhere': to(closed.url('/page')),
    });
    const web = fetcherFor([server.host, closed.host]);
    const refused = { code: 'ROBOTS_DISALLOWED', disposition: 'fail' };
    await Promise.all([web.fetch(server.url('/page')), web.fetch(server.url('/page?again'))]);
    await expect(web.fetch(server.url('/private/page'))).rejects.toMatchObject(refused);
    await expect(web.fetch(server.url('/elsewhere'))).rejects.toMatchObject(refused);
    const paths = (asked: LocalHttpServer) => asked.requests.map(({ url }) => url);
    expect(paths(server)).toEqual(['/robots.txt', '/page', '/page?again', '/elsewhere']);
    expect(paths(closed)).toEqual(['/robots.txt']);
    expect((await web.fetch(closed.url('/page'), { robots: 'ignore' })).outcome).toBe('fetched');
  });

  it.each([
    ['404', says('User-agent: *\nDisallow: /', 404)],
    ['403', says('User-agent: *\nDisallow: /', 403)],
    ['a circle', to('/robots.txt')],
    ['a page in place of it', says('<html><body>Disallow: nothing here</body></html>')],
  ])('that is not there (%s) allows everything', async (_name, robots) => {
    const server = await serve({ '/robots.txt': robots, '/page': page });
    const result = await fetcherFor([server.host]).fetch(server.url('/page'));
    expect(result.outcome).toBe('fetched');
  });

  it('that cannot be read now lets nothing be fetched, and is asked for again later', async () => {
    let status = 500;
    const server = await serve({
      '/robots.txt': (_request, response) => response.writeHead(status).end(),
      '/page': page,
    });
    let now = NOW.getTime();
    const web = fetcherFor([server.host], { now: () => new Date(now) });
    const waits = { code: 'HTTP_UNAVAILABLE', disposition: 'retry' };
    await expect(web.fetch(server.url('/page'))).rejects.toMatchObject(waits);
    await expect(web.fetch(server.url('/page'))).rejects.toMatchObject(waits);
    expect(server.requests.map(({ url }) => url)).toEqual(['/robots.txt']);
    now += 61_000;
    status = 404;
    expect((await web.fetch(server.url('/page'))).outcome).toBe('fetched');
    now += 25 * 3_600_000;
    status = 503;
    await expect(web.fetch(server.url('/page'))).rejects.toMatchObject(waits);
  });

  it('that is too long is read as far as 500 KiB', async () => {
    const server = await serve({
      '/robots.txt': says(
        `User-agent: *\nDisallow: /early\n${'# filling\n'.repeat(80_000)}Disallow: /late\n`,
      ),
      '/early': page,
      '/late': page,
    });
    const web = fetcherFor([server.host]);
    await expect(web.fetch(server.url('/early'))).rejects.toMatchObject({
      code: 'ROBOTS_DISALLOWED',
    });
    expect((await web.fetch(server.url('/late'))).outcome).toBe('fetched');
  });

  it('names the pause between two pages, half a minute at most', async () => {
    const server = await serve({
      '/robots.txt': says('User-agent: *\nCrawl-delay: 3600'),
      '/page': page,
    });
    let now = NOW.getTime();
    const web = fetcherFor([server.host], { now: () => new Date(now) });
    await web.fetch(server.url('/page'));
    await expect(web.fetch(server.url('/page'))).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAt: new Date(now + 30_000),
    });
    now += 30_000;
    expect((await web.fetch(server.url('/page'))).outcome).toBe('fetched');
  });
});

describe('a page in a charset of old', () => {
  const TEXT = 'Знищено російський танк Т-72Б3 біля Купʼянська. Уничтожен танк. ';
  const russian = 'Уничтожен российский танк Т-72Б3 под Купянском, экипаж погиб. ';

  /** Every byte above 127 of a charset, as a table from letters to bytes. */
  function encode(text: string, charset: string): Buffer {
    const decoder = new TextDecoder(charset);
    const bytes = new Map(
      Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
    );
    return Buffer.from([...text].map((letter) => bytes.get(letter) ?? 0x3f));
  }

  it.each([
    ['windows-1251', 'header', TEXT.replaceAll('ʼ', '’')],
    ['windows-1251', 'meta', TEXT.replaceAll('ʼ', '’')],
    ['windows-1251', 'nothing', russian.repeat(4)],
    ['koi8-r', 'header', russian],
    ['koi8-r', 'meta', russian],
    ['koi8-r', 'nothing', russian.repeat(4)],
    ['koi8-u', 'header', 'Знищено російський танк Т-72Б3 під Ізюмом. '],
  ])('%s is read right when declared by %s', async (charset, declaredBy, text) => {
    const meta = declaredBy === 'meta' ? `<meta charset="${charset}">` : '';
    const html = `<html><head>${meta}<title>News</title></head><body><p>${text}</p></body></html>`;
    const server = await serve({
      '/page': (_request, response) => {
        const type = declaredBy === 'header' ? `text/html; charset=${charset}` : 'text/html';
        response.writeHead(200, { 'content-type': type }).end(encode(html, charset));
      },
    });
    const result = await fetcherFor([server.host]).fetch(server.url('/page'));
    if (result.outcome !== 'fetched') throw new Error(result.outcome);
    const contentType = result.contentType ?? '';
    const document = decodeDocument(result.body, { contentType });
    expect(document).toMatchObject({ charset, text: html });
  });
});
