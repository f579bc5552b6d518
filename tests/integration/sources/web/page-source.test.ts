import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pageSource } from '../../../../src/sources/web/page-source.ts';
import { type LocalHttpServer, startHttpServer } from '../../../_support/http-server.ts';
import { contextFor, type LocalContext } from './poll-context.ts';

describe('a watched page', () => {
  let server: LocalHttpServer;
  let context: LocalContext;
  let text = 'first';
  let status = 200;

  beforeEach(async () => {
    text = 'first';
    status = 200;
    server = await startHttpServer({
      '/plain': (_request, response) => response.writeHead(status).end(text),
      '/tagged': (request, response) => {
        const isKnown = request.headers['if-none-match'] === '"1"';
        response
          .writeHead(isKnown ? 304 : 200, { etag: '"1"' })
          .end(isKnown ? undefined : 'tagged');
      },
    });
    context = contextFor(server);
  });
  afterEach(async () => {
    await context.close();
    await server.close();
  });
  const poll = (paths: string | readonly string[], cursor: unknown) => {
    const url =
      typeof paths === 'string' ? server.url(paths) : paths.map((path) => server.url(path));
    const stored: unknown = JSON.parse(JSON.stringify(cursor));
    return pageSource.poll(pageSource.config.parse({ url }), stored, context);
  };
  const textsOf = ({ documents }: Awaited<ReturnType<typeof poll>>): string[] =>
    documents.map(({ bytes }) => new TextDecoder().decode(bytes));

  it('is a document at first, and again when it changed', async () => {
    const first = await poll(['/plain', '/tagged'], null);
    expect(textsOf(first)).toEqual(['first', 'tagged']);
    expect(first.documents[0]).toMatchObject({ url: server.url('/plain'), format: 'document' });
    const second = await poll(['/plain', '/tagged'], first.cursor);
    expect(textsOf(second)).toEqual([]);
    text = 'second';
    const third = await poll(['/plain', '/tagged'], second.cursor);
    expect(textsOf(third)).toEqual(['second']);
    expect(textsOf(await poll(['/plain', '/tagged'], third.cursor))).toEqual([]);
  });

  it('that cannot be fetched holds up no other, and is handed on as work of its own', async () => {
    const first = await poll(['/plain', '/tagged'], null);
    status = 404;
    const second = await poll(['/plain', '/tagged', '/missing'], first.cursor);
    expect(second.pages.map(({ url }) => url)).toEqual([
      server.url('/plain'),
      server.url('/missing'),
    ]);
    status = 200;
    expect(textsOf(await poll(['/plain', '/tagged'], second.cursor))).toEqual([]);
    await expect(poll('/missing', null)).rejects.toMatchObject({ code: 'HTTP_REFUSED' });
  });

  it('says what it sees', async () => {
    const check = (url: string) => pageSource.check({ url }, context);
    expect(await check(server.url('/plain'))).toEqual({
      ok: true,
      says: '1 page fetched, 1 KB together.',
      cost: null,
    });
    expect(await check(server.url('/missing'))).toMatchObject({ ok: false });
    expect((await check('http://10.0.0.1/')).says).toMatch(/public.+FETCH_ALLOW_HOSTS/);
  });
});
