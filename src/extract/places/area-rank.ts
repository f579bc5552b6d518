import type { PlaceMention } from './place-mention.ts';

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
    case 'sea':
      return 4;
    case 'country':
      return 5;
    default:
      return 0;
  }
}
