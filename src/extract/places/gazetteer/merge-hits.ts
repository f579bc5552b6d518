import { distanceKm } from '../points.ts';
import { pointOf } from './candidate-place.ts';
import type { Hit } from './find-hits.ts';
import type { Standing } from './row.ts';
import type { SectionPlace } from './section-index.ts';
import { skeletonOf } from './skeleton.ts';

/** Points of one place in two sources lie this far apart at most, km, by standing. Source: GeoNames against Who's On First, 95th percentile 2.7 km. */
const SAME_PLACE_KM: Readonly<Record<Standing, number>> = { 0: 3, 1: 4, 2: 6, 3: 10, 4: 15 };

/** One source lists a place twice, its points this far apart at most, km. */
const DOUBLE_ENTRY_KM = 2;
/** Of latitude, beyond which no two points are one place; spares the exact distance. */
const FARTHEST_DEGREES = 0.4;

/** One place, whatever sources list it. */
export interface MergedHit extends Hit {
  readonly standing: Standing;
}

/** Takes the records of one place in several sources for one: the most trusted speaks for it. */
export function mergeHits(hits: readonly Hit[]): readonly MergedHit[] {
  const merged: MergedHit[] = [];
  const unlocated: Hit[] = [];
  for (const hit of [...hits].sort((a, b) => a.trust - b.trust)) {
    if (pointOf(hit.place) === null) {
      unlocated.push(hit);
      continue;
    }
    const at = merged.findIndex((known) => isSamePlace(known, hit));
    const known = merged[at];
    if (known === undefined) merged.push({ ...hit, standing: hit.place.standing });
    else {
      const better = hit.fit > known.fit ? hit : known;
      const standing = higher(hit.place.standing, known.standing);
      const reported = known.reported || hit.reported;
      merged[at] = { ...known, fit: better.fit, match: better.match, standing, reported };
    }
  }
  return [...merged, ...surplus(merged, unlocated)];
}

function isSamePlace(known: MergedHit, hit: Hit): boolean {
  const a = known.place;
  const b = hit.place;
  if (a.place_id === b.place_id) return true;
  const from = pointOf(a);
  const to = pointOf(b);
  if (from === null || to === null) return false;
  if (Math.abs(from.latitude - to.latitude) > FARTHEST_DEGREES) return false;
  if (a.kind !== b.kind && !(isSettlement(a) && isSettlement(b))) return false;
  const standing = higher(a.standing, b.standing);
  const reach = Math.max(
    known.trust === hit.trust ? DOUBLE_ENTRY_KM : SAME_PLACE_KM[standing],
    a.approximate ? (a.radius_km ?? 0) : 0,
    b.approximate ? (b.radius_km ?? 0) : 0,
  );
  if (distanceKm(from, to) > reach) return false;
  return skeletonOf(a.name) === skeletonOf(b.name) || (known.fit >= 0.95 && hit.fit >= 0.95);
}

/** A register without points lists more namesakes of a region than have a point: those are left over. */
function surplus(located: readonly MergedHit[], unlocated: readonly Hit[]): readonly MergedHit[] {
  const room = new Map<string, number>();
  for (const { place } of located) {
    const region = place.admin1 ?? '';
    room.set(region, (room.get(region) ?? 0) + 1);
  }
  const left: MergedHit[] = [];
  for (const hit of unlocated) {
    const region = hit.place.admin1 ?? '';
    const free = room.get(region) ?? 0;
    if (free > 0) room.set(region, free - 1);
    else left.push({ ...hit, standing: hit.place.standing });
  }
  return left;
}

function isSettlement({ kind }: SectionPlace): boolean {
  return kind === 'city' || kind === 'town' || kind === 'village' || kind === 'district';
}

function higher(a: Standing, b: Standing): Standing {
  if (a > b) return a;
  return b;
}
