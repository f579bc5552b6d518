import type { Claim } from '../../../../src/domain/claim.ts';
import { createClaimReader } from '../../../../src/extract/read-claims.ts';
import { SMALL_REFERENCE } from './small-reference.ts';

const reader = createClaimReader(SMALL_REFERENCE);

export const POST_DAY = '2023-06-15';

export function read(text: string, posted_at: string | null = POST_DAY): readonly Claim[] {
  return reader.read({ text, posted_at, lang: null });
}

/** The claims in short: "2 T-72B3 RUS destroyed". */
export function told(text: string): readonly string[] {
  return read(text).map(
    ({ quantity, model, category, lost_by, status }) =>
      `${quantity} ${model ?? category} ${lost_by} ${status}`,
  );
}

/** The one claim of a text. */
export function only(text: string, posted_at: string | null = POST_DAY): Claim {
  const claims = read(text, posted_at);
  const [claim] = claims;
  if (claim === undefined || claims.length > 1) {
    throw new Error(`${claims.length} claims, not one, in: ${text}`);
  }
  return claim;
}
