import { skeletonDistance } from './edit-distance.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { LocateQuestion } from './locate-text.ts';
import { skeletonOf } from './skeleton.ts';

/** A region or country that a question names and nothing is known of. */
export interface UnknownArea {
  readonly field: 'admin1' | 'country';
  readonly written: string;
  /** Of those known, the ones spelt most like it; all where they are few. */
  readonly nearest: readonly string[];
}

const MOST_NEAREST = 5;

export function unknownAreas(
  { admin1, country }: Pick<LocateQuestion, 'admin1' | 'country'>,
  gazetteer: Gazetteer,
): readonly UnknownArea[] {
  const region = admin1?.trim() ?? '';
  const state = country?.trim() ?? '';
  const unknown: UnknownArea[] = [];
  if (region !== '' && gazetteer.readRegion(region) === null) {
    const nearest = nearestNames(region, gazetteer.regions);
    unknown.push({ field: 'admin1', written: region, nearest });
  }
  if (state !== '' && gazetteer.readCountry(state) === null) {
    const nearest = nearestNames(state, gazetteer.countries);
    unknown.push({ field: 'country', written: state, nearest });
  }
  return unknown;
}

function nearestNames(written: string, known: readonly string[]): readonly string[] {
  if (known.length <= MOST_NEAREST) return known;
  const encoder = new TextEncoder();
  const word = encoder.encode(skeletonOf(written));
  const costs = known.map((name) => ({
    name,
    cost: skeletonDistance(
      word,
      encoder.encode(skeletonOf(name.split(' ')[0] ?? '')),
      Number.POSITIVE_INFINITY,
    ),
  }));
  return costs
    .sort((a, b) => a.cost - b.cost)
    .slice(0, MOST_NEAREST)
    .map(({ name }) => name);
}
