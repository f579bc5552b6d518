import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { TwitterApi, type TwitterResponse } from 'twitter-api-v2';
import { LossledgerError } from '../../domain/errors.ts';
import type { Retrieval } from '../../domain/retrieval.ts';
import { Exchange } from './exchange.ts';
import { RateLimits } from './rate-limits.ts';
import { asXError } from './x-errors.ts';

const API_ORIGIN = 'https://api.x.com';
const TOTAL_TIMEOUT_MS = 30_000;

/** The end points used; X counts its limits by them. */
export type XEndpoint =
  | 'users/by'
  | 'users/:id/tweets'
  | 'tweets'
  | 'tweets/search/recent'
  | 'tweets/search/stream/rules';

export interface XRequest {
  readonly endpoint: XEndpoint;
  /** For `:id` in the end point. */
  readonly id?: string;
  readonly query: Readonly<Record<string, string>>;
}

export interface XAnswer {
  /** The body as X sent it. */
  readonly bytes: Uint8Array;
  readonly body: unknown;
  readonly retrieval: Retrieval;
}

export interface RequestContext {
  readonly token: string;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

interface XClientOptions {
  /** https://api.x.com, or another host that speaks as it does. */
  readonly baseUrl: string;
  /** Names the program and whom to write to. */
  readonly userAgent: string;
}

/**
 * Asks X's API v2 one thing at a time. It does without the paginators of twitter-api-v2, which stop
 * without a word when a window is used up, and takes bodies as bytes, to be kept as evidence.
 */
export class XClient {
  readonly limits = new RateLimits();
  private readonly baseUrl: string;
  private readonly userAgent: string;

  constructor({ baseUrl, userAgent }: XClientOptions) {
    this.baseUrl = baseUrl.endsWith('/') ? baseUrl.slice(0, -1) : baseUrl;
    this.userAgent = userAgent;
  }

  async get(request: XRequest, context: RequestContext): Promise<XAnswer> {
    const closedUntil = this.limits.closedUntil(request.endpoint, context.now());
    if (closedUntil !== null) {
      throw new LossledgerError(
        'RATE_LIMITED',
        `The requests to ${request.endpoint} that X allows are used up until ${closedUntil.toISOString()}.`,
        { retryAt: closedUntil },
      );
    }
    const timeout = AbortSignal.timeout(TOTAL_TIMEOUT_MS);
    const exchange = new Exchange(
      { apiOrigin: API_ORIGIN, baseUrl: this.baseUrl },
      context.now(),
      AbortSignal.any([context.signal, timeout]),
    );
    try {
      const bytes = await this.send(request, context.token, exchange);
      return { bytes, body: parsed(bytes), retrieval: exchange.retrieval() };
    } catch (error) {
      throw this.translated(error, exchange, { context, timeout });
    } finally {
      this.limits.note(request.endpoint, exchange.headers, context.now());
    }
  }

  private async send(request: XRequest, token: string, exchange: Exchange): Promise<Uint8Array> {
    const client = new TwitterApi(token, {
      plugins: [exchange.plugin],
      httpAgent: agentFor(this.baseUrl),
    });
    const response: TwitterResponse<unknown> = await client.v2.get(
      request.endpoint,
      request.query,
      {
        fullResponse: true,
        forceParseMode: 'buffer',
        // Unpacked bytes are what is kept, and a body that is not packed cannot unpack to more.
        compression: 'identity',
        headers: { 'user-agent': this.userAgent },
        ...(request.id === undefined ? {} : { params: { id: request.id } }),
      },
    );
    // Taken as bytes, a body that was cut short looks like a whole one to the client.
    if (!exchange.isComplete || !(response.data instanceof Uint8Array)) {
      throw new LossledgerError('HTTP_UNAVAILABLE', 'X: the connection ended within the answer.');
    }
    return response.data;
  }

  private translated(
    error: unknown,
    exchange: Exchange,
    by: { context: RequestContext; timeout: AbortSignal },
  ): LossledgerError {
    if (exchange.tooLarge) {
      return new LossledgerError('RESPONSE_TOO_LARGE', 'X: the answer is larger than any page.');
    }
    if (by.context.signal.aborted) {
      return new LossledgerError('INTERRUPTED', 'X: the request was stopped.', { cause: error });
    }
    if (by.timeout.aborted) {
      return new LossledgerError('FETCH_TIMED_OUT', 'X: no whole answer within 30 seconds.');
    }
    return asXError(error, exchange, by.context.now());
  }
}

/** The client always uses https, unless its agent is one for http. Without keep-alive nothing stays open. */
function agentFor(baseUrl: string): HttpAgent {
  return baseUrl.startsWith('http://') ? new HttpAgent() : new HttpsAgent();
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    throw new LossledgerError('UPSTREAM_CHANGED', 'X gave an answer that is not JSON.', {
      cause: error,
    });
  }
}
