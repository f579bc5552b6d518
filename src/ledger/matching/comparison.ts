import type { LossFacts } from '../../domain/loss.ts';
import { type Agreement, worstOf } from './agreement.ts';
import { placesAgree } from './place-agreement.ts';
import { timesAgree } from './time-agreement.ts';

/** How two tellings of an item go together, field by field. */
export interface Comparison {
  readonly thing: Agreement;
  readonly owner: Agreement;
  readonly time: Agreement;
  readonly place: Agreement;
  readonly cause: Agreement;
  readonly status: Agreement;
  readonly count: Agreement;
}

export function compareTellings(a: LossFacts, b: LossFacts): Comparison {
  return {
    thing: thingsAgree(a, b),
    owner: ownersAgree(a.lost_by, b.lost_by),
    time: timesAgree(a, b),
    place: placesAgree(a, b),
    cause: causesAgree(a.caused_by, b.caused_by),
    status: a.status === b.status ? 'same' : 'open',
    count:
      a.tags.includes('count_unknown') === b.tags.includes('count_unknown') ? 'same' : 'doubtful',
  };
}

/** What must hold for two tellings to be of one item, whatever ties their witnesses. */
export function coreOf({ thing, owner, time, count }: Comparison): Agreement {
  return worstOf([thing, owner, time, count]);
}

/** An owner nobody named may be anybody: it is for a reviewer to say. */
function ownersAgree(a: string | null, b: string | null): Agreement {
  if (a === b) return 'same';
  return a === null || b === null ? 'doubtful' : 'contradictory';
}

function causesAgree(a: string | null, b: string | null): Agreement {
  if (a === b) return 'same';
  return a === null || b === null ? 'open' : 'doubtful';
}

export type Thing = Pick<LossFacts, 'model' | 'family' | 'equipment_category' | 'tags'>;

export function thingsAgree(a: Thing, b: Thing): Agreement {
  if (a.model === b.model && (a.model !== null || a.family !== null) && a.family === b.family) {
    return 'same';
  }
  if (isKindOf(a, b) || isKindOf(b, a)) return 'open';
  if (a.family !== null && b.family !== null) {
    return a.family === b.family ? 'doubtful' : 'contradictory';
  }
  if (a.model !== null && b.model !== null) return 'contradictory';
  if (a.equipment_category !== null && a.equipment_category === b.equipment_category) {
    return a.model === b.model && a.family === b.family ? 'same' : 'open';
  }
  // "A howitzer" leaves open which of two categories it is.
  const isOpen = [a, b].some(({ tags }) => tags.includes('category_ambiguous'));
  return isOpen ? 'doubtful' : 'contradictory';
}

/** "T-72" is what a T-72B3 is, and "T-72B" what a "T-72B Obr. 1989" is. */
function isKindOf(kind: Thing, thing: Thing): boolean {
  if (thing.model === null || kind.family === null || kind.family !== thing.family) return false;
  if (kind.model === null || kind.model === kind.family) return true;
  return thing.model.startsWith(`${kind.model} `);
}
