import type { PictureHashes } from '../media/likeness/hashes-of-picture.ts';
import { queryHashes } from '../media/likeness/query-hashes.ts';
import { distance } from '../media/pdq/pdq.ts';
import { haveBandInCommon } from '../store/banded-hash.ts';
import type { SearchPath } from '../store/queries/media-search.ts';

/** Bits of 256 in which hashes may differ for their pictures to be looked at more closely. */
export const CANDIDATE_DISTANCE = 63;

/** A picture has many parts, each a chance of its own to be found; its wholes are few. */
export function pathFor(kind: PictureHashes['windows'][number]['kind']): SearchPath {
  return kind === 'crop' ? 'exact' : 'guaranteed';
}

/**
 * Whether a picture that comes finds another that is on record: what the index answers, worked out from
 * the hashes of the two. Beyond 31 bits, and among parts, it may find one way and not the other.
 */
export function wouldFind(comes: PictureHashes, onRecord: PictureHashes): boolean {
  return queryHashes(comes).some(({ hash, among, window }) =>
    onRecord.windows.some(
      (stored) =>
        among.includes(stored.kind) &&
        distance(hash, stored.hash) <= CANDIDATE_DISTANCE &&
        haveBandInCommon(hash, stored.hash, pathFor(window.kind) === 'exact' ? 0 : 1),
    ),
  );
}
