import type { Token } from '../tokens/tokenize.ts';

/** A distance as told: "10-12 km" is 11, give or take 1. */
export interface Distance {
  readonly km: number;
  readonly spreadKm: number;
  /** Its tokens [start, end): the number counts kilometres, not items. */
  readonly start: number;
  readonly end: number;
}

/** Farthest a report places something from the town it names, km. */
const MAX_DISTANCE_KM = 300;
const MAX_GAP = 3;

const UNITS: readonly (readonly [km: number, words: string])[] = [
  [
    1,
    'km kms kilometer kilometers kilometre kilometres км кілометр кілометри кілометрів кілометрах километр километра километров километрах',
  ],
  [0.001, 'm meters metres м метр метрів метрах метров'],
  [1.609, 'mile miles миля миль милях милі'],
];
const KM_PER_UNIT = new Map(
  UNITS.flatMap(([km, words]) => words.split(' ').map((word) => [word, km] as const)),
);

/** Words between the distance and the locative word: "10 km to the east of". */
const BEFORE_LOCATIVE = new Set('to the about just away due further на к в'.split(' '));

/** The distance that ends just before a token: "10 km", "10-12 km", "1,5 км", "800 metres". */
export function distanceBefore(tokens: readonly Token[], start: number): Distance | null {
  let at = start - 1;
  for (let gap = 0; gap < MAX_GAP && BEFORE_LOCATIVE.has(tokens[at]?.norm ?? ''); gap += 1) at -= 1;
  const unit = KM_PER_UNIT.get(tokens[at]?.norm ?? '');
  if (unit === undefined) return null;
  const end = at + 1;
  at -= 1;
  if (tokens[at]?.kind === 'hyphen') at -= 1;
  const last = numberEndingAt(tokens, at);
  if (last === null) return null;
  const isRange = tokens[last.start - 1]?.kind === 'hyphen';
  const first = isRange ? numberEndingAt(tokens, last.start - 2) : null;
  const from = first === null || first.value >= last.value ? last.value : first.value;
  const km = ((from + last.value) / 2) * unit;
  const spreadKm = ((last.value - from) / 2) * unit;
  if (km <= 0 || km + spreadKm > MAX_DISTANCE_KM) return null;
  return { km, spreadKm, start: (first ?? last).start, end };
}

/** Whether a text tells a distance no report does: "500 000 km north of Kyiv". */
export function tellsImpossibleDistance(tokens: readonly Token[]): boolean {
  return tokens.some((token, at) => {
    const unit = KM_PER_UNIT.get(token.norm);
    if (unit === undefined) return false;
    const before = tokens[at - 1]?.kind === 'hyphen' ? at - 2 : at - 1;
    const last = numberEndingAt(tokens, before);
    return last !== null && groupedThousands(tokens, last) * unit > MAX_DISTANCE_KM;
  });
}

/** "500 000", "1,200,000": the number with the groups of digits before it. */
function groupedThousands(tokens: readonly Token[], { start, value }: NumberReading): number {
  let whole = value;
  let unit = 1;
  for (let at = start; tokens[at]?.norm.length === 3; ) {
    const mark = tokens[at - 1];
    const previous = mark?.norm === ',' || mark?.norm === '.' ? at - 2 : at - 1;
    const group = tokens[previous];
    if (group?.kind !== 'number') break;
    unit *= 1000;
    whole += Number(group.norm) * unit;
    at = previous;
  }
  return whole;
}

interface NumberReading {
  readonly start: number;
  readonly value: number;
}

/** A whole or decimal number, with a point or a comma. */
function numberEndingAt(tokens: readonly Token[], at: number): NumberReading | null {
  const last = tokens[at];
  if (last?.kind !== 'number') return null;
  const mark = tokens[at - 1];
  const whole = tokens[at - 2];
  const isDecimal = last.glued && mark?.glued === true && (mark.norm === '.' || mark.norm === ',');
  if (isDecimal && whole?.kind === 'number') {
    return { start: at - 2, value: Number(`${whole.norm}.${last.norm}`) };
  }
  return { start: at, value: Number(last.norm) };
}
