import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { LossledgerError } from '../../../../src/domain/errors.ts';
import { createWebFetcher } from '../../../../src/sources/web/create-web-fetcher.ts';
import type { FetchResult } from '../../../../src/sources/web/web-fetcher.ts';
import {
  type Answer,
  type LocalServer,
  startHttpServer,
  startTcpServer,
} from '../../../_support/http-server.ts';

const MEGABYTE = 1024 * 1024;
const PAGE = '<p>A page about a T-72.</p>';
const zeros = Buffer.alloc(30 * MEGABYTE);
const fastBrotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } };

const servers: LocalServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** Fetches from one host of 127.0.0.1, with limits of time that a test can wait for. */
async function fetchFrom(host: string, path: string): Promise<FetchResult> {
  const web = createWebFetcher({
    version: '0',
    contact: null,
    allowHosts: [host],
    minimumGapMs: 0,
    limits: { totalMs: 1_500, firstByteMs: 400, idleMs: 300 },
  });
  return web.fetch(`http://${host}${path}`, { robots: 'ignore' }).finally(() => web.close());
}

async function answered(answer: Answer): Promise<FetchResult> {
  const server = await startHttpServer({ '/': answer });
  servers.push(server);
  return fetchFrom(server.host, '/');
}

/** Answers every request with bytes as they are, which a server of Node's would not send. */
async function answeredRaw(...parts: readonly (string | Buffer)[]): Promise<FetchResult> {
  const server = await startTcpServer((socket) => {
    socket.once('data', () => {
      for (const part of parts) socket.write(part);
      socket.end();
    });
  });
  servers.push(server);
  return fetchFrom(server.host, '/');
}

const encoded =
  (encoding: string, body: Uint8Array): Answer =>
  (_request, response) =>
    response.writeHead(200, { 'content-encoding': encoding }).end(body);

function codeOf(error: unknown): string {
  return error instanceof LossledgerError ? error.code : String(error);
}

async function outcomeOf(fetching: Promise<FetchResult>): Promise<string> {
  return fetching.then((result) => result.outcome, codeOf);
}

async function pageOf(fetching: Promise<FetchResult>): Promise<string> {
  const result = await fetching;
  return result.outcome === 'fetched' ? Buffer.from(result.body).toString() : result.outcome;
}

/** Pieces for as long as anyone listens. */
function endlessly(response: ServerResponse, piece: Uint8Array): void {
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
}

describe('content encodings', () => {
  it.each([
    ['gzip', gzipSync(PAGE)],
    ['X-GZip', gzipSync(PAGE)],
    ['deflate', deflateSync(PAGE)],
    ['deflate', deflateRawSync(PAGE)],
    ['br', brotliCompressSync(PAGE)],
    ['gzip, br', brotliCompressSync(gzipSync(PAGE))],
    ['deflate, gzip', gzipSync(deflateRawSync(PAGE))],
    ['identity', Buffer.from(PAGE)],
    [', gzip ,', gzipSync(PAGE)],
  ])('undoes %s', async (encoding, body) => {
    expect(await pageOf(answered(encoded(encoding, body)))).toBe(PAGE);
  });

  it('keeps the body as it came over the wire beside the page', async () => {
    const packed = gzipSync(PAGE);
    const result = await answered(encoded('gzip', packed));
    expect(result).toMatchObject({
      wireBody: new Uint8Array(packed),
      retrieval: { wire_bytes: packed.length, decoded_bytes: PAGE.length },
    });
    const plain = await answered((_request, response) => response.end(PAGE));
    expect(plain).toMatchObject({ wireBody: null, retrieval: { wire_bytes: PAGE.length } });
  });

  it('takes an empty body for empty, whatever its encoding', async () => {
    expect(await pageOf(answered(encoded('gzip', Buffer.alloc(0))))).toBe('');
  });

  it.each([
    ['an unknown one', encoded('zstd', gzipSync(PAGE))],
    ['three on top of each other', encoded('gzip, gzip, gzip', gzipSync(PAGE))],
    ['a thousand', encoded(Array(1_000).fill('gzip').join(', '), gzipSync(PAGE))],
    ['what is not encoded', encoded('gzip', Buffer.from(PAGE))],
    ['what is encoded otherwise', encoded('br', gzipSync(PAGE))],
    ['half of a body', encoded('gzip', gzipSync(PAGE).subarray(0, 20))],
    ['a second one that is not there', encoded('gzip, gzip', gzipSync(PAGE))],
  ])('refuses %s as BAD_ENCODING', async (_name, answer) => {
    expect(await outcomeOf(answered(answer))).toBe('BAD_ENCODING');
  });
});

describe('answers without end or measure', () => {
  it.each([
    ['gzip that unpacks to 30 MB', encoded('gzip', gzipSync(zeros))],
    ['brotli that unpacks to 30 MB', encoded('br', brotliCompressSync(zeros, fastBrotli))],
    ['gzip in gzip', encoded('gzip, gzip', gzipSync(gzipSync(zeros)))],
    ['2 MB of zeros in 2 KB', encoded('gzip', gzipSync(zeros.subarray(0, 2 * MEGABYTE)))],
    [
      'gzip whose middle layer is large and whose page is small',
      encoded('gzip, gzip', gzipSync(Buffer.concat(Array(400_000).fill(gzipSync(''))))),
    ],
    ['a body longer than the limit', (_request, response) => response.end(zeros)],
    [
      'a length that says so',
      (_request, response) => response.writeHead(200, { 'content-length': 6e6 }).write('x'),
    ],
    ['a body without end', (_request, response) => endlessly(response, zeros.subarray(0, 65_536))],
    [
      'gzip without end',
      (_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        endlessly(response, gzipSync(zeros.subarray(0, MEGABYTE)));
      },
    ],
    [
      'a head of 64 KB',
      (_request, response) => {
        response.writeHead(200, { 'x-long': 'a'.repeat(64_000) }).end(PAGE);
      },
    ],
    [
      'ten thousand headers',
      (_request, response) => {
        for (let index = 0; index < 10_000; index += 1) response.setHeader(`x-${index}`, 'a');
        response.end(PAGE);
      },
    ],
  ] satisfies readonly (readonly [string, Answer])[])(
    'refuses %s as RESPONSE_TOO_LARGE',
    async (_name, answer) => {
      expect(await outcomeOf(answered(answer))).toBe('RESPONSE_TOO_LARGE');
    },
  );

  it('takes 2 MB that a real page could be packed from', async () => {
    const lines = Array.from({ length: 40_000 }, (_, at) => `https://a.example/${at * 7919}/x\n`);
    const text = lines.join('');
    expect(await pageOf(answered(encoded('gzip', gzipSync(text))))).toBe(text);
  });

  it.each([
    ['no answer', () => undefined],
    [
      'an answer that stops in the middle',
      (_request, response) => response.writeHead(200, { 'content-length': 100 }).write('half'),
    ],
    [
      'an answer a letter at a time',
      (_request, response) => {
        const writing = setInterval(() => response.write('a'), 50);
        response.on('close', () => clearInterval(writing));
      },
    ],
    [
      'early hints without end',
      (_request, response) => {
        const hinting = setInterval(() => {
          response.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' });
        }, 20);
        response.on('close', () => clearInterval(hinting));
      },
    ],
  ] satisfies readonly (readonly [string, Answer])[])(
    'gives up on %s as FETCH_TIMED_OUT',
    async (_name, answer) => {
      expect(await outcomeOf(answered(answer))).toBe('FETCH_TIMED_OUT');
    },
  );

  it('takes a connection that is closed or an answer that is no HTTP for an unreachable server', async () => {
    expect(await outcomeOf(answeredRaw())).toBe('HTTP_UNAVAILABLE');
    expect(await outcomeOf(answeredRaw('SSH-2.0-OpenSSH_9.6\r\n'))).toBe('HTTP_UNAVAILABLE');
    expect(await outcomeOf(answeredRaw('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf'))).toBe(
      'HTTP_UNAVAILABLE',
    );
    const server = await startTcpServer(() => undefined);
    await server.close();
    expect(await outcomeOf(fetchFrom(server.host, '/'))).toBe('HTTP_UNAVAILABLE');
  });

  it('says why and where, without breaking the line', async () => {
    const error: unknown = await answeredRaw('HTTP/1.1 200 OK\r\nbad header\r\n\r\n').catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(LossledgerError);
    expect(String(error)).toMatch(
      /^LossledgerError: http:\/\/127\.0\.0\.1:\d+\/ could not be read \(.+\)\.$/,
    );
  });
});

describe('what the evaluation data holds against fetchers', () => {
  const folder = join(process.env['LOSSLEDGER_EVAL_DATA'] ?? '', 'badinput/http');

  it.skipIf(!existsSync(folder))('is refused within 100 MB and 20 s', async () => {
    const file = (name: string): Buffer => readFileSync(join(folder, name));
    const chain = file('encoding-chain-1000.txt')
      .toString()
      .trim()
      .replace(/^[^:]*:\s*/, '');
    const cases: readonly (readonly [string, string, () => Promise<FetchResult>])[] = [
      [
        'gzip 300 MB',
        'RESPONSE_TOO_LARGE',
        () => answered(encoded('gzip', file('gzip-300MB-zeros.gz'))),
      ],
      [
        'brotli 300 MB',
        'RESPONSE_TOO_LARGE',
        () => answered(encoded('br', file('brotli-300MB.br'))),
      ],
      [
        'gzip in gzip',
        'RESPONSE_TOO_LARGE',
        () => answered(encoded('gzip, gzip', file('gzip-gzip-300MB.gz.gz'))),
      ],
      ['chain of 1000', 'BAD_ENCODING', () => answered(encoded(chain, gzipSync(PAGE)))],
    ];
    for (const [name, code, run] of cases) {
      const before = process.memoryUsage.rss();
      let highest = before;
      const watching = setInterval(() => {
        highest = Math.max(highest, process.memoryUsage.rss());
      }, 5);
      const started = performance.now();
      const outcome = await outcomeOf(run());
      clearInterval(watching);
      const took = performance.now() - started;
      const grown = (Math.max(highest, process.memoryUsage.rss()) - before) / MEGABYTE;
      console.info(`${name}: ${outcome}, ${Math.round(took)} ms, RSS +${Math.round(grown)} MB`);
      expect(outcome, name).toBe(code);
      expect(took).toBeLessThan(20_000);
      expect(grown).toBeLessThan(100);
    }
  });
});
