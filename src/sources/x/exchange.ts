import { type IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { ITwitterApiClientPlugin } from 'twitter-api-v2';
import { isList } from '../../domain/list.ts';
import type { Retrieval } from '../../domain/retrieval.ts';

/** More than any page of 100 posts with all that is included; the body is cut off past it. */
const MOST_BYTES = 20 * 1024 * 1024;
/** Headers that would give a credential away. */
const SECRET_HEADERS = new Set(['authorization', 'set-cookie']);

/** One request and its answer, as seen beneath the client: what the client itself does not tell. */
export class Exchange {
  readonly startedAt: Date;
  private url = '';
  private sent: [string, string][] = [];
  private response: IncomingMessage | null = null;
  private address: string | null = null;
  private received = 0;
  tooLarge = false;
  /** Why the request failed before there was an answer. */
  failure: Error | null = null;
  private readonly started = performance.now();
  private readonly apiOrigin: string;
  private readonly baseUrl: string;
  private readonly signal: AbortSignal;

  constructor(
    place: { readonly apiOrigin: string; readonly baseUrl: string },
    startedAt: Date,
    signal: AbortSignal,
  ) {
    this.apiOrigin = place.apiOrigin;
    this.baseUrl = place.baseUrl;
    this.startedAt = startedAt;
    this.signal = signal;
  }

  readonly plugin: ITwitterApiClientPlugin = {
    onBeforeRequestConfig: ({ params }) => {
      params.url = params.url.replace(this.apiOrigin, this.baseUrl);
      params.requestEventDebugHandler = (event, data: unknown) => {
        if (event === 'response') this.watch(responseIn(data));
        if (event === 'request-error') this.failure = errorIn(data);
      };
    },
    onBeforeRequest: ({ computedParams, requestOptions }) => {
      this.url = computedParams.url.toString();
      this.sent = pairsOf(computedParams.headers);
      requestOptions.signal = this.signal;
    },
  };

  /** The status of the answer; null when there was none. */
  get status(): number | null {
    return this.response?.statusCode ?? null;
  }

  get headers(): IncomingHttpHeaders {
    return this.response?.headers ?? {};
  }

  /** False when the connection ended in the midst of the body. */
  get isComplete(): boolean {
    return this.response?.complete ?? false;
  }

  retrieval(): Retrieval {
    return {
      requested_url: this.url,
      final_url: this.url,
      method: 'GET',
      status: this.status ?? 0,
      request_headers: this.sent,
      response_headers: pairsOf(this.headers),
      redirects: [],
      address: this.address,
      fetched_at: this.startedAt.toISOString(),
      duration_ms: Math.round(performance.now() - this.started),
      wire_bytes: this.received,
      decoded_bytes: this.received,
    };
  }

  private watch(response: IncomingMessage | null): void {
    if (response === null) return;
    this.response = response;
    this.address = response.socket.remoteAddress ?? null;
    response.on('data', (chunk: Buffer) => {
      this.received += chunk.length;
      if (this.received <= MOST_BYTES) return;
      this.tooLarge = true;
      response.destroy();
    });
  }
}

function responseIn(data: unknown): IncomingMessage | null {
  return isRecord(data) && data['res'] instanceof IncomingMessage ? data['res'] : null;
}

function errorIn(data: unknown): Error | null {
  return isRecord(data) && data['requestError'] instanceof Error ? data['requestError'] : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function pairsOf(headers: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.entries(headers)
    .filter(([name]) => !SECRET_HEADERS.has(name.toLowerCase()))
    .map(([name, value]) => [name.toLowerCase(), isList(value) ? value.join(', ') : String(value)]);
}
