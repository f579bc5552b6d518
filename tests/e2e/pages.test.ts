import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Backend, startBackend } from '../_support/backends.ts';
import { type Env, runCli } from '../_support/cli.ts';

/** An invented post, and the id X would give one of that instant. */
const ID = ((BigInt(Date.parse('2024-03-12T10:00:00Z')) - 1_288_834_974_657n) << 22n).toString();
const WORDS =
  'A Russian BMP-2 infantry fighting vehicle was destroyed by a Ukrainian FPV drone near Kupiansk, Kharkiv Oblast.';
const ADDRESS = `https://twitter.com/example_notes/status/${ID}`;
const BYLINE = '&mdash; Example Field Notes (@example_notes)';
const QUOTE = `<blockquote class="twitter-tweet"><p lang="en" dir="ltr">${WORDS}</p>${BYLINE} <a href="${ADDRESS}?ref_src=twsrc%5Etfw">March 12, 2024</a></blockquote>`;
const PROSE =
  '<p>Repair crews went back to work on the railway, the regional administration said on Tuesday, and schools are to open again next week.</p>';

const page = (body: string) =>
  `<!doctype html><html lang="en"><head><title>Quiet day</title></head><body><article>${PROSE}${body}${PROSE}</article></body></html>`;
const PAGES: Readonly<Record<string, string>> = {
  '/html': page(`${QUOTE}<script async src="https://platform.twitter.com/widgets.js"></script>`),
  '/amp': page(
    `<amp-twitter data-tweetid="${ID}" width="375" height="472" layout="responsive"><blockquote placeholder>${QUOTE.slice(36)}</amp-twitter>`,
  ),
  '/wordpress': page(
    `<figure class="wp-block-embed is-type-rich is-provider-twitter wp-block-embed-twitter"><div class="wp-block-embed__wrapper">${QUOTE}</div></figure>`,
  ),
  '/flat': page(`<p>${WORDS}${BYLINE} March 12, 2024</p>`),
};

describe('pages given by their address', () => {
  let server: Server;
  let backend: Backend;
  let env: Env;
  let base = '';
  const asked: string[] = [];

  beforeAll(async () => {
    backend = await startBackend('embedded');
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const body = PAGES[request.url ?? ''];
      if (body === undefined) return response.writeHead(404).end();
      if (request.headers['if-none-match'] === '"1"') return response.writeHead(304).end();
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', etag: '"1"' });
      return response.end(body);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    base = `http://${host}`;
    env = { ...backend.env, FETCH_ALLOW_HOSTS: host, FETCH_GAP_MS: '0' };
  });
  afterEach(() => void asked.splice(0));
  afterAll(async () => {
    server.close();
    await backend.stop();
  });

  const rows = z.array(z.record(z.string(), z.unknown()));
  const losses = async () => {
    const { stdout } = await runCli(['losses', 'list', '--json'], env);
    return rows.parse(JSON.parse(stdout));
  };

  it('are fetched and read, and four that carry one post are one post and one loss', async () => {
    const given = Object.keys(PAGES).map((path) => `${base}${path}`);
    const result = await runCli(['ingest', ...given, '--wait', '--json'], env);
    expect(result).toMatchObject({ status: 0 });
    expect(asked).toContain('/robots.txt');
    const [loss, ...others] = await losses();
    expect(others).toEqual([]);
    expect(loss).toMatchObject({
      model: 'BMP-2',
      lost_by: 'RUS',
      place_name: 'Kupiansk',
      n_posts: 1,
      n_articles: 4,
    });
  });

  it('are asked for again only if they changed', async () => {
    const result = await runCli(['ingest', `${base}/html`, '--wait'], env);
    expect(result).toMatchObject({ status: 0 });
    expect(result.stderr).toMatch(/^1 document: 1 post, .*1 loss on the ledger\.$/m);
    expect(await losses()).toHaveLength(1);
  });

  it('that are not there end in failure, told in a line', async () => {
    const result = await runCli(['ingest', `${base}/gone`, '--wait'], env);
    expect(result.status).toBe(1);
    expect(result.stderr).toContain('HTTP_REFUSED');
  });

  it('at an address that is not public are not fetched', async () => {
    const closed = { ...env, FETCH_ALLOW_HOSTS: '' };
    const result = await runCli(['ingest', `${base}/html`, '--wait'], closed);
    expect(result.status).toBe(1);
    expect(result.stderr).toContain('BLOCKED_ADDRESS');
    expect(asked).toEqual([]);
  });
});
