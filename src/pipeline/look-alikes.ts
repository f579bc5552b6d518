import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PictureHashes } from '../media/likeness/hashes-of-picture.ts';
import { judge, type Likeness } from '../media/likeness/judge.ts';
import { queryHashes } from '../media/likeness/query-hashes.ts';
import { unpackFeatures } from '../media/packed-features.ts';
import type { Db, Tx } from '../store/connection.ts';
import { featuresOf } from '../store/queries/media.ts';
import { findLookAlikes } from '../store/queries/media-search.ts';
import { CANDIDATE_DISTANCE, pathFor, wouldFind } from './would-find.ts';

/** A picture on record that shows what another does. */
export interface LookAlike {
  readonly sha256: string;
  readonly likeness: Likeness;
}

/** A picture has some forty hashes to ask with, and each copy of it answers several of them. */
const MOST_HITS = 20_000;
/** More are not looked at: a picture that is everywhere is linked to enough of its copies. */
const MOST_CANDIDATES = 1_000;

/**
 * The pictures on record that look like the one given, nearest first. Of one that is on record itself, those that
 * would have found it, had they come later, too.
 */
export async function lookAlikes(
  db: Db | Tx,
  given: { readonly sha256: string | null; readonly hashes: PictureHashes },
  algorithm: string,
): Promise<readonly LookAlike[]> {
  const queries = queryHashes(given.hashes);
  if (queries.length === 0) return [];
  const hits = await findLookAlikes(
    db,
    queries.map(({ hash, among, window }) => ({
      hash,
      kinds: among,
      path: pathFor(window.kind),
    })),
    { path: 'guaranteed', maxDistance: CANDIDATE_DISTANCE, limit: MOST_HITS },
  );
  const candidates = [...new Set(hits.map(({ sha256 }) => sha256))]
    .filter((sha256) => sha256 !== given.sha256)
    .slice(0, MOST_CANDIDATES);
  const features = await featuresOf(db, candidates, algorithm);
  const found: LookAlike[] = [];
  for (const [sha256, packed] of features) {
    const hashes = unpackFeatures(packed);
    // Links are not to hang on which of two pictures came first: each must find the other.
    const isMutual = given.sha256 === null || wouldFind(hashes, given.hashes);
    const likeness = isMutual ? judgeInOrder(given, { sha256, hashes }) : null;
    if (likeness !== null) found.push({ sha256, likeness });
    // Each takes milliseconds, and the loop has jobs to hold on to meanwhile.
    await nextTurn();
  }
  return found.toSorted(
    (x, y) => x.likeness.distance - y.likeness.distance || (x.sha256 < y.sha256 ? -1 : 1),
  );
}

interface Judged {
  readonly sha256: string | null;
  readonly hashes: PictureHashes;
}

/** The one with the smaller SHA-256 first, so that a pair is told of in one way. */
function judgeInOrder(one: Judged, other: Judged): Likeness | null {
  const isInOrder = one.sha256 === null || (other.sha256 !== null && one.sha256 < other.sha256);
  return isInOrder ? judge(one.hashes, other.hashes) : judge(other.hashes, one.hashes);
}
