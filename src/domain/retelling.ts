import type { Claim } from './claim.ts';

const DAY_MS = 86_400_000;
/** Days by which two tellings of one event may differ: a night, a late report. */
const SAME_EVENT_DAYS = 3;

/**
 * Whether two claims of one document may tell of the same loss: nothing in one contradicts the
 * other, and both name the same model or, where one names none, the same category.
 */
export function mayRetell(told: Claim, later: Claim): boolean {
  return (
    told.kind === later.kind &&
    told.status === later.status &&
    sameThing(told, later) &&
    agree(told.lost_by, later.lost_by) &&
    agree(told.quantity, later.quantity) &&
    samePlace(told, later) &&
    sameTime(told, later)
  );
}

/** How much a claim says beyond that something was lost: of two tellings, the fuller one speaks. */
export function fullness({ date, ...claim }: Claim): number {
  const said = [
    claim.model,
    claim.lost_by,
    claim.quantity,
    claim.place,
    claim.caused_by,
    claim.attacker,
    date?.from ?? null,
  ];
  return said.filter((field) => field !== null).length;
}

function sameThing(a: Claim, b: Claim): boolean {
  if (a.model !== null && b.model !== null) return a.model === b.model || a.family === b.family;
  // "A howitzer" leaves open which of two categories it is.
  const isOpen = [a, b].some(({ tags }) => tags.includes('category_ambiguous'));
  return isOpen || a.category === b.category;
}

function agree<Value>(a: Value | null, b: Value | null): boolean {
  return a === null || b === null || a === b;
}

function samePlace({ place: a }: Claim, { place: b }: Claim): boolean {
  if (a === null || b === null || a.name === b.name) return true;
  const isRegionOfOther = a.name === b.admin1 || b.name === a.admin1;
  return isRegionOfOther;
}

function sameTime({ date: a }: Claim, { date: b }: Claim): boolean {
  if (a?.from == null || b?.from == null) return true;
  return Math.abs(Date.parse(a.from) - Date.parse(b.from)) <= SAME_EVENT_DAYS * DAY_MS;
}
