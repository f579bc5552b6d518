import { LossledgerError } from '../../domain/errors.ts';
import { type Exchange, headerValue } from './exchange.ts';
import { readRetryAfter } from './retry-after.ts';
import { toldUrl } from './web-address.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const NOT_NOW = new Set([408, 425, 429]);

/** Where an answer sends on to, as written, or null. */
export function redirectTarget({ status, headers }: Exchange): string | null {
  const location = REDIRECTS.has(status) ? headerValue(headers, 'location') : null;
  return location === null ? null : fromUtf8(location);
}

/** Servers send letters beyond ASCII as they are, in UTF-8; headers are read byte by byte. */
function fromUtf8(bytewise: string): string {
  return Buffer.from(bytewise, 'latin1').toString('utf8');
}

/** Throws what a final answer means, unless it is the page, or says that the page is unchanged. */
export function requireAnswer(
  { status, headers, body }: Exchange,
  url: URL,
  now: Date,
  wasConditional: boolean,
): 'page' | 'unchanged' {
  if (body !== null) return 'page';
  if (status === 304 && wasConditional) return 'unchanged';
  const said = `${toldUrl(url)} answered ${status}`;
  if (status === 429 || status === 503) {
    const retryAt = readRetryAfter(headerValue(headers, 'retry-after'), now);
    if (retryAt !== null) {
      const message = `${said}: not before ${retryAt.toISOString()}.`;
      throw new LossledgerError('RATE_LIMITED', message, { retryAt });
    }
  }
  const isForGood = status >= 300 && status < 500 && status !== 304 && !NOT_NOW.has(status);
  throw new LossledgerError(isForGood ? 'HTTP_REFUSED' : 'HTTP_UNAVAILABLE', `${said}.`);
}
