import { loadReferenceData } from '../../../../src/app/reference-data.ts';
import type { Claim, ClaimPlace } from '../../../../src/domain/claim.ts';
import { createClaimReader } from '../../../../src/extract/read-claims.ts';

const reader = createClaimReader(await loadReferenceData());

/** The claims of a text, read with all that data/ says of the conflict. */
export function claimsOf(text: string): readonly Claim[] {
  return reader.read({ text, posted_at: '2023-06-15', lang: null });
}

/** The place of the one claim of a text. */
export function placeOf(text: string): ClaimPlace | null {
  const [claim, ...others] = claimsOf(text);
  if (claim === undefined || others.length > 0) {
    throw new Error(
      `${others.length + (claim === undefined ? 0 : 1)} claims, not one, in: ${text}`,
    );
  }
  return claim.place;
}
