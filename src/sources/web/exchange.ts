import { Client } from 'undici';
import type { ByteStream } from '../../domain/byte-stream.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { isList } from '../../domain/list.ts';
import { linkedController } from './abort.ts';
import { bytesOf } from './content-encoding.ts';
import type { FetchLimits } from './fetch-limits.ts';
import { type ConnectionRules, guardedConnector } from './guarded-connector.ts';
import { type Body, readBody, tooLarge } from './read-body.ts';
import type { After } from './timers.ts';
import { transportError } from './transport-error.ts';
import { toldUrl } from './web-address.ts';

export type Header = readonly [name: string, value: string];

/** A request and its answer. */
export interface Exchange {
  readonly status: number;
  /** Names in lower case, in the order received. */
  readonly headers: readonly Header[];
  readonly requestHeaders: readonly Header[];
  /** The address connected to. */
  readonly address: string | null;
  /** Null where nobody wants the body of such an answer. */
  readonly body: Body | null;
}

export interface ExchangeRequest {
  readonly url: URL;
  readonly mayBePrivate: boolean;
  readonly headers: readonly Header[];
  readonly limits: FetchLimits;
  /** What is left of the total time, ms. */
  readonly leftMs: number;
  readonly whenLonger: 'refuse' | 'cut';
  readonly signal: AbortSignal;
  readonly rules: ConnectionRules;
  readonly after: After;
}

/** Asks once, over a connection of its own, and follows nothing. */
export async function exchange(request: ExchangeRequest): Promise<Exchange> {
  const { url, limits, after } = request;
  const { controller, unlink } = linkedController([request.signal]);
  const timeOut = (what: string) => (): void => {
    controller.abort(new LossledgerError('FETCH_TIMED_OUT', `${toldUrl(url)} ${what}.`));
  };
  const stops = [after(request.leftMs, timeOut('did not answer to the end in time'))];
  let stopWaiting = after(limits.firstByteMs, timeOut('did not begin to answer in time'));
  const waitForNext = (): void => {
    stopWaiting();
    stopWaiting = after(limits.idleMs, timeOut('stopped in the middle of its answer'));
  };
  let address: string | null = null;
  const client = new Client(url.origin, {
    connect: guardedConnector(url, request.mayBePrivate, request.rules, controller.signal, (to) => {
      address = to;
    }),
    maxHeaderSize: limits.maxHeaderBytes,
    // One request a connection: its address is then known for certain.
    pipelining: 0,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  try {
    const requestHeaders: readonly Header[] = [['host', url.host], ...request.headers];
    const answer = await client.request({
      path: url.pathname + url.search,
      method: 'GET',
      headers: requestHeaders.flat(),
      responseHeaders: 'raw',
      signal: controller.signal,
    });
    waitForNext();
    const headers = headerPairs(answer.headers);
    const part = { status: answer.statusCode, headers, requestHeaders, address };
    if (!hasWantedBody(answer.statusCode)) return { ...part, body: null };
    if (request.whenLonger === 'refuse') refuseByLength(headers, limits.maxBytes);
    const body = await readBody(
      observed(bytesOf(answer.body), waitForNext),
      headerValue(headers, 'content-encoding'),
      { ...limits, whenLonger: request.whenLonger },
    );
    return { ...part, body };
  } catch (error) {
    throw transportError(error, url, controller.signal);
  } finally {
    stopWaiting();
    for (const stop of stops) stop();
    unlink();
    await client.destroy();
  }
}

/** Only the page itself is kept; what servers say in place of it is not read. */
function hasWantedBody(status: number): boolean {
  return status === 200 || status === 203;
}

async function* observed(source: ByteStream, onPiece: () => void): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    onPiece();
    yield piece;
  }
}

function refuseByLength(headers: readonly Header[], maxBytes: number): void {
  const length = Number(headerValue(headers, 'content-length') ?? 0);
  if (length > maxBytes) throw tooLarge(maxBytes);
}

/** undici hands raw headers as a flat list of names and values. */
function headerPairs(raw: unknown): readonly Header[] {
  if (!isList(raw)) return [];
  const pairs: Header[] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const [name, value] = [raw[index], raw[index + 1]];
    if (typeof name === 'string' && typeof value === 'string') {
      pairs.push([name.toLowerCase(), value]);
    }
  }
  return pairs;
}

/** All values of a header as one list, as RFC 9110 reads them; null where there is none. */
export function headerValue(headers: readonly Header[], name: string): string | null {
  const values = headers.filter(([key]) => key === name).map(([, value]) => value);
  return values.length === 0 ? null : values.join(', ');
}
