import { ApiPartialResponseError, ApiRequestError, ApiResponseError } from 'twitter-api-v2';
import { z } from 'zod';
import { LossledgerError } from '../../domain/errors.ts';
import { problemName } from './answer.ts';
import type { Exchange } from './exchange.ts';
import { resetOf } from './rate-limits.ts';

/** X does not say when a cap ends; asking again costs nothing. */
const CAP_RETRY_MS = 24 * 60 * 60_000;

const PROBLEM = z.looseObject({
  type: z.string().optional(),
  title: z.string().optional(),
  detail: z.string().optional(),
  errors: z.array(z.looseObject({ message: z.string().optional() })).optional(),
});
type Problem = z.output<typeof PROBLEM>;

/** The statuses that an out-of-credits refusal has been seen or may be expected with. */
const CREDIT_STATUSES = new Set([402, 403, 429]);

/** Anything the client threw, as an error of the table. */
export function asXError(thrown: unknown, exchange: Exchange, now: Date): LossledgerError {
  if (thrown instanceof LossledgerError) return thrown;
  if (thrown instanceof ApiResponseError) {
    return refusal(thrown.code, bodyOf(thrown), exchange, now);
  }
  if (thrown instanceof ApiRequestError) {
    // The reason is lost in it: its `requestError` is declared and never filled.
    const reason = exchange.failure?.message ?? 'the connection was closed without an answer';
    return new LossledgerError('HTTP_UNAVAILABLE', `X could not be asked: ${reason}.`, {
      cause: exchange.failure ?? thrown,
    });
  }
  if (thrown instanceof ApiPartialResponseError) {
    return new LossledgerError('HTTP_UNAVAILABLE', 'X: the connection ended within the answer.', {
      cause: thrown.responseError,
    });
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new LossledgerError('UNEXPECTED', `X: ${message}`, { cause: thrown });
}

export function refusal(
  status: number,
  problem: Problem,
  exchange: Pick<Exchange, 'headers'>,
  now: Date,
): LossledgerError {
  const name = problemName(problem.type);
  const says = problem.errors?.[0]?.message ?? problem.detail ?? problem.title ?? 'no reason given';
  if (CREDIT_STATUSES.has(status) && isAboutCredits(problem, name)) {
    return new LossledgerError(
      'SOURCE_REFUSED',
      `X refuses the reads, as the account behind X_BEARER_TOKEN has no credits left: ${says}`,
    );
  }
  if (name === 'usage-capped') {
    return new LossledgerError('BUDGET_SPENT', `X's own cap on reads is reached: ${says}`, {
      retryAt: new Date(now.getTime() + CAP_RETRY_MS),
    });
  }
  if (status === 409) {
    return new LossledgerError(
      'SOURCE_REFUSED',
      `X's filtered stream of X_BEARER_TOKEN's app cannot be opened: ${says}`,
    );
  }
  if (status === 429) {
    const retryAt = resetOf(exchange.headers, now);
    return new LossledgerError('RATE_LIMITED', `X asks to wait until ${retryAt.toISOString()}.`, {
      retryAt,
    });
  }
  if (status === 401) {
    return new LossledgerError('SOURCE_REFUSED', 'X does not accept X_BEARER_TOKEN.');
  }
  if (status === 402 || status === 403) {
    return new LossledgerError(
      'SOURCE_REFUSED',
      `X refuses what was asked with X_BEARER_TOKEN (${status}): ${says}`,
    );
  }
  if (status >= 500 || status === 408) {
    return new LossledgerError('HTTP_UNAVAILABLE', `X answered ${status}: ${says}`);
  }
  return new LossledgerError(
    'UPSTREAM_CHANGED',
    `X does not understand the request (${status}): ${says}`,
  );
}

function isAboutCredits({ title, detail }: Problem, name: string): boolean {
  return name === 'credits' || `${title ?? ''} ${detail ?? ''}`.toLowerCase().includes('credits');
}

/** Bodies are taken as bytes, so the client hands over the bytes of a refusal too. */
function bodyOf(error: ApiResponseError): Problem {
  const data: unknown = error.data;
  return parseProblem(Buffer.isBuffer(data) ? data : Buffer.alloc(0));
}

export function parseProblem(bytes: Uint8Array): Problem {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return PROBLEM.catch({}).parse(parsed);
  } catch {
    return {};
  }
}
