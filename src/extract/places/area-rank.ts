import type { PlaceMention } from './place-mention.ts';

/** Regions of this radius or more, km, are parts of a country. */
const WIDE_KM = 20;

/** 0 for settlements and the like, more for ever wider areas. */
export function areaRank(mention: PlaceMention): number {
  switch (mention.candidates[0]?.kind) {
    case 'raion':
      return 1;
    case 'river':
    case 'road':
      return 2;
    case 'oblast':
      return 3;
    case 'region':
      // A lake or a spit says more than the oblast it lies in, a front less.
      return (mention.candidates[0].radius_km ?? WIDE_KM) < WIDE_KM ? 1 : 4;
    case 'sea':
      return 4;
    case 'country':
      return 5;
    default:
      return 0;
  }
}
