import type { ReferenceData } from '../domain/reference.ts';
import { type ClaimReader, createClaimReader } from '../extract/read-claims.ts';
import { openGazetteer } from './gazetteer/open-gazetteer.ts';

/** The reader of claims with every settlement there is: those that come with the program and those under `home`. */
export async function openClaimReader(
  reference: ReferenceData,
  home: string | null,
): Promise<ClaimReader> {
  return createClaimReader(reference, await openGazetteer({ reference, home }));
}
