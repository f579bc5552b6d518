import type { NounPhrase } from './noun-phrases.ts';
import { numberEndingAt } from './numbers.ts';
import { beginsOutOfThem } from './out-of-them.ts';
import { hasOwnPredicate } from './own-clauses.ts';
import type { SentenceView } from './sentence-view.ts';

/** Words before "из них" in a sentence that tells of what kinds they were. */
const OPENING_REACH = 5;
/** Tokens between the opening and a name, and between one name and the next. */
const GAP_REACH = 6;

const IS = new Set('це это були были було было є'.split(' '));
const REST = /^(?:решта|інші|остальн(?:ые|ое|ая)|другие|прочие)$/;

/** "Две из них — БМП-1, одна Т-64БВ, остальные грузовики": each kind of what was counted before. */
export function slavicKindsIn(
  view: SentenceView,
  total: number | null,
): readonly NounPhrase[] | null {
  if (view.statuses.length > 0 || view.has('negation') || view.has('unreal')) return null;
  const opening = openingOf(view);
  const first = view.phrases.find(({ start }) => start >= (opening?.end ?? 0));
  if (opening === null || first === undefined || !isKind(first)) return null;
  if (!isOnlyLinked(view, opening.end, first) || hasOwnPredicate(view, first)) return null;
  const count = opening.count ?? first.number;
  const found = [count === null ? first : { ...first, number: count, uncounted: null }];
  let sum = count?.value ?? 1;
  for (const phrase of view.phrases.slice((view.orderOf(first) ?? 0) + 1)) {
    const member = memberOf(view, phrase, total === null ? null : total - sum);
    if (member === null) break;
    found.push(member);
    sum += member.number?.value ?? 1;
  }
  return total !== null && sum > total ? null : found;
}

interface Opening {
  readonly end: number;
  readonly count: NounPhrase['number'];
}

/** "Две из них", "Из них две", "Среди них": past it, with the number where it stands apart. */
function openingOf(view: SentenceView): Opening | null {
  const { start } = view.sentence;
  for (let at = start; at < start + OPENING_REACH; at += 1) {
    if (view.phraseAt(at) !== undefined) return null;
    if (!beginsOutOfThem(view, at)) continue;
    const number = at === start ? null : numberEndingAt(view.tokens, view.scan, at - 1);
    const isCount = number !== null && number.value !== null && number.end === at;
    if (isCount) return { end: at + 2, count: { ...number, value: number.value ?? 1 } };
    const later = view.scan.numberWordAt.get(at + 2);
    const isApart = later !== undefined && view.token(later.end)?.kind === 'hyphen';
    return isApart
      ? { end: later.end, count: { start: at + 2, end: later.end, value: later.value } }
      : { end: at + 2, count: null };
  }
  return null;
}

function isKind({ item, governor, barred, negated }: NounPhrase): boolean {
  return !item.munition && !barred && !negated && governor === 'none';
}

function isOnlyLinked(view: SentenceView, from: number, { start }: NounPhrase): boolean {
  if (start - from > GAP_REACH) return false;
  for (let at = from; at < start; at += 1) {
    const token = view.token(at);
    const mayStand =
      token?.kind === 'hyphen' ||
      token?.kind === 'quote' ||
      token?.norm === ':' ||
      IS.has(token?.norm ?? '') ||
      view.isLightWord(at) ||
      view.is(at, 'at_least') ||
      view.is(at, 'about');
    if (!mayStand) return false;
  }
  return true;
}

/** "одна Т-64БВ", "ещё две — БМП-2", "остальные грузовики" */
function memberOf(view: SentenceView, phrase: NounPhrase, rest: number | null): NounPhrase | null {
  if (!isKind(phrase) || hasOwnPredicate(view, phrase)) return null;
  let isRest = false;
  let counted: NounPhrase['number'] = phrase.number;
  for (let at = phrase.item.start - 1; at > phrase.item.start - GAP_REACH; at -= 1) {
    if (view.isListMark(at)) {
      if (counted !== null) return { ...phrase, number: counted, uncounted: null };
      if (!isRest) return phrase.item.plural ? null : phrase;
      const value = rest ?? 0;
      const start = at + 1;
      return value < 1
        ? { ...phrase, number: null, uncounted: { start, end: start + 1 } }
        : { ...phrase, number: { start, end: start + 1, value }, uncounted: null };
    }
    const token = view.token(at);
    const number = view.scan.numberWordAt.get(at);
    if (REST.test(token?.norm ?? '')) isRest = true;
    else if (number !== undefined) counted ??= { start: at, end: number.end, value: number.value };
    else if (!mayLink(view, at) && at < phrase.start) return null;
  }
  return null;
}

function mayLink(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  if (token?.kind === 'hyphen' || token?.kind === 'quote') return true;
  return view.is(at, 'another') || IS.has(token?.norm ?? '');
}
