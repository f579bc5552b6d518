import type { Token } from '../tokens/tokenize.ts';
import type { GrammarScan, TokenSpan } from './grammar-scan.ts';

export interface QuantityNumber extends TokenSpan {
  readonly value: number;
}

/** A number in the text; `value` is null for one that counts nothing: a year, a time, a calibre. */
export interface TextNumber extends TokenSpan {
  readonly value: number | null;
}

/** Larger numbers count people, shells or years, never items of one claim. */
const LARGEST_COUNT = 100_000;
const THOUSANDS_DIGITS = 3;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
/** A count word is at most three tokens long ("a pair of"). */
const LONGEST_NUMBER_WORD = 3;

/** The number whose last token is `at`: "2", "2x", "1,694", "three", "a pair of". */
export function numberEndingAt(
  tokens: readonly Token[],
  scan: GrammarScan,
  at: number,
): TextNumber | null {
  const token = tokens[at];
  if (token === undefined) return null;
  for (let length = LONGEST_NUMBER_WORD; length >= 1; length -= 1) {
    const word = scan.numberWordAt.get(at - length + 1);
    if (word !== undefined && word.end === at + 1) return word;
  }
  const isTimes = token.kind !== 'number' && scan.is(at, 'times');
  const last = isTimes ? at - 1 : at;
  if (tokens[last]?.kind !== 'number') return null;
  return { ...digitsEndingAt(tokens, scan, last), end: at + 1 };
}

/** Words between the bounds of a range: "10 to 12", "5 или 6". */
const BETWEEN_BOUNDS = new Set(['to', 'до', 'or', 'або', 'чи', 'или', 'либо', 'by']);

/** "between eight and ten": only there is "and" a bound. */
const BETWEENS = new Set(['between', 'між', 'между']);
const ANDS = new Set(['and', 'і', 'й', 'та', 'и']);

/** Where "10-12", "from ten to twelve" or "two or three" starts when its upper bound is given. */
export function rangeStart(
  tokens: readonly Token[],
  scan: GrammarScan,
  upper: TextNumber,
): number | null {
  const mark = tokens[upper.start - 1];
  if (mark === undefined) return null;
  const isAnd = ANDS.has(mark.norm);
  if (mark.kind !== 'hyphen' && !isAnd && !BETWEEN_BOUNDS.has(mark.norm)) return null;
  const lower = numberEndingAt(tokens, scan, upper.start - 2);
  if (isAnd && !BETWEENS.has(tokens[(lower?.start ?? 0) - 1]?.norm ?? '')) return null;
  // "12" in "10-12" hangs on a hyphen, so it counts nothing by itself.
  const most = upper.value ?? Number(tokens[upper.start]?.norm);
  if (lower === null || lower.value === null) return null;
  return lower.value < most && most <= LARGEST_RANGE ? lower.start : null;
}

/** Bounds above it are years, calibres or people. */
const LARGEST_RANGE = 300;

function digitsEndingAt(tokens: readonly Token[], scan: GrammarScan, last: number): TextNumber {
  let start = last;
  let digits = tokens[last]?.norm ?? '';
  while (isThousandsGroup(tokens, start)) {
    start -= 2;
    digits = `${tokens[start]?.norm ?? ''}${digits}`;
  }
  const span = { start, end: last + 1 };
  const value = Number(digits);
  const isGrouped = start !== last;
  const counts =
    value >= 0 &&
    (value > 0 || digits === '0') &&
    value <= LARGEST_COUNT &&
    (isGrouped || !isYear(value, digits));
  return { ...span, value: counts && isFreeStanding(tokens, scan, span) ? value : null };
}

/** "2 km", "152mm"; not the letter that begins "2 M777" or "2 T-72". */
function isMeasure(tokens: readonly Token[], scan: GrammarScan, at: number): boolean {
  if (!scan.is(at, 'measure') || scan.is(at, 'piece')) return false;
  const next = tokens[at + 1];
  return next === undefined || !next.glued || (next.kind !== 'number' && next.kind !== 'hyphen');
}

function isYear(value: number, digits: string): boolean {
  return digits.length === 4 && value >= FIRST_YEAR && value <= LAST_YEAR;
}

/** The token at `start` is the last group of "1,694". */
function isThousandsGroup(tokens: readonly Token[], start: number): boolean {
  const group = tokens[start];
  const comma = tokens[start - 1];
  const before = tokens[start - 2];
  if (group === undefined || comma === undefined || before === undefined) return false;
  if (group.norm.length !== THOUSANDS_DIGITS || before.norm.length > THOUSANDS_DIGITS) return false;
  return comma.norm === ',' && comma.glued && group.glued && before.kind === 'number';
}

/** "No 12": the number is a name. */
const NAMES_A_NUMBER = new Set(['№', 'no', 'nr', 'number', 'numbered', 'номер', 'номером', 'борт']);

/** Not part of a time (0:15), a unit's name (30th, 93-ї, №676), a date (5.02) or a measure (152mm). */
function isFreeStanding(tokens: readonly Token[], scan: GrammarScan, span: TokenSpan): boolean {
  const first = tokens[span.start];
  const before = tokens[span.start - 1];
  const after = tokens[span.end];
  const afterThat = tokens[span.end + 1];
  if (
    first?.glued === true &&
    before !== undefined &&
    before.norm !== '(' &&
    before.kind !== 'quote' &&
    before.kind !== 'symbol'
  ) {
    const mayTouch = before.norm === ',' || before.norm === 'x' || before.norm === '×';
    if (before.kind !== 'hyphen' && !mayTouch) return false;
    if (before.kind === 'hyphen' && before.glued) return false;
  }
  if (before !== undefined && NAMES_A_NUMBER.has(before.norm)) return false;
  if (after === undefined) return true;
  if (isMeasure(tokens, scan, span.end)) return false;
  if (after.glued && (after.norm === ':' || after.norm === '/' || after.norm === '%')) return false;
  if (after.glued && after.norm === '.' && afterThat?.glued === true) return false;
  const ordinal = after.kind === 'hyphen' && after.glued && afterThat?.glued === true;
  return !(ordinal && afterThat?.kind === 'word');
}
