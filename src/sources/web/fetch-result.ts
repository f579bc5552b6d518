import type { Retrieval } from '../../domain/retrieval.ts';
import { toPgSafe } from '../../domain/text.ts';
import { type Header, headerValue } from './exchange.ts';
import type { Arrival } from './follow.ts';
import type { FetchResult } from './web-fetcher.ts';

interface Request {
  readonly requested: string;
  readonly requestedAt: Date;
  readonly durationMs: number;
}

/** Answers of a server may set these; they are keys to a session, no evidence. */
const CREDENTIALS = new Set(['set-cookie', 'set-cookie2']);
const WITHHELD = '(withheld)';

export function fetchResult(
  meaning: 'page' | 'unchanged',
  arrival: Arrival,
  request: Request,
): FetchResult {
  const retrieval = retrievalOf(arrival, request);
  const { body, headers } = arrival.answer;
  if (meaning === 'unchanged' || body === null) return { outcome: 'unchanged', retrieval };
  return {
    outcome: 'fetched',
    body: body.decoded,
    wireBody: body.wire,
    contentType: headerValue(headers, 'content-type'),
    etag: headerValue(headers, 'etag'),
    lastModified: headerValue(headers, 'last-modified'),
    retrieval,
  };
}

function retrievalOf({ url, answer, redirects }: Arrival, request: Request): Retrieval {
  return {
    requested_url: request.requested,
    final_url: url.href,
    method: 'GET',
    status: answer.status,
    request_headers: answer.requestHeaders,
    response_headers: answer.headers.map(withoutCredentials),
    redirects,
    address: answer.address,
    fetched_at: request.requestedAt.toISOString(),
    duration_ms: request.durationMs,
    wire_bytes: answer.body?.wireBytes ?? 0,
    decoded_bytes: answer.body?.decoded.byteLength ?? 0,
  };
}

function withoutCredentials([name, value]: Header): Header {
  return [name, CREDENTIALS.has(name) ? WITHHELD : toPgSafe(value)];
}
