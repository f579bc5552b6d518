import { LossledgerError } from '../../domain/errors.ts';
import type { RedirectHop } from '../../domain/retrieval.ts';
import { redirectTarget } from './answer-meaning.ts';
import type { Exchange } from './exchange.ts';
import { type AllowedHosts, toldUrl, webAddress } from './web-address.ts';

/** The last answer of a way, and how it was come by. */
export interface Arrival {
  readonly url: URL;
  readonly answer: Exchange;
  readonly redirects: readonly RedirectHop[];
}

/** Goes where answers send on to, checking each address as if it were the first. Throws REDIRECT_REFUSED. */
export async function follow(
  start: URL,
  allowed: AllowedHosts,
  maxRedirects: number,
  ask: (url: URL) => Promise<Exchange>,
): Promise<Arrival> {
  const redirects: RedirectHop[] = [];
  const visited = new Set([start.href]);
  for (let url = start; ; ) {
    const answer = await ask(url);
    const target = redirectTarget(answer);
    if (target === null) return { url, answer, redirects };
    redirects.push({ url: url.href, status: answer.status, address: answer.address });
    if (redirects.length > maxRedirects) {
      throw refused(`${toldUrl(start)} sends on more than ${maxRedirects} times.`);
    }
    const next = webAddress(target, allowed, url);
    if (url.protocol === 'https:' && next.protocol === 'http:') {
      throw refused(`${toldUrl(url)} sends on to ${toldUrl(next)}, which is not encrypted.`);
    }
    if (visited.has(next.href)) throw refused(`${toldUrl(start)} sends on in a circle.`);
    visited.add(next.href);
    url = next;
  }
}

function refused(message: string): LossledgerError {
  return new LossledgerError('REDIRECT_REFUSED', message);
}
