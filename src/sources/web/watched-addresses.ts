import { z } from 'zod';
import { sha256 } from '../../domain/digest.ts';

/** An address that an operator writes down to be watched. */
export const webUrl = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
  .max(2_000);

/** What a page is asked for with again. */
export const validators = z.object({
  etag: z.string().max(1_024).nullable(),
  lastModified: z.string().max(200).nullable(),
});
export type Validators = z.infer<typeof validators>;

/** What a server said to ask again with; what is absurdly long is not kept in a cursor. */
export function validatorsOf(answer: Validators): Validators {
  const { etag, lastModified } = answer;
  return {
    etag: etag !== null && etag.length <= 1_024 ? etag : null,
    lastModified: lastModified !== null && lastModified.length <= 200 ? lastModified : null,
  };
}

/** A name short enough for a cursor that remembers thousands; 64 bits. */
export function shortHash(text: string): string {
  return sha256(text).slice(0, 16);
}

/** The written address against a base; null for what is no address of the web. */
export function webUrlAgainst(written: string, base: string): string | null {
  const text = written.trim();
  if (text === '' || text.length > 8_000 || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

/** Times that nobody's clock can have meant are none: before the web, or after tomorrow. */
export function plausibleTime(stated: string | null, now: Date): string | null {
  const ms = Date.parse(stated ?? '');
  return ms >= Date.UTC(1991, 0) && ms <= now.getTime() + 86_400_000 ? stated : null;
}
