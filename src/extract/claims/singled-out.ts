import type { TokenSpan } from './grammar-scan.ts';
import type { QuantityNumber } from './numbers.ts';
import type { SentenceView } from './sentence-view.ts';

/** How many of several items named before a clause speaks of, where it names none. */
export interface SingledOut extends TokenSpan {
  /** Null for "the others", "the rest": all that were not told of yet. */
  readonly number: QuantityNumber | null;
  /** "two more": besides those named. */
  readonly isMore: boolean;
}

const ORDINALS = new Set(
  'one first second third fourth fifth sixth last other next another'.split(' '),
);
const REST = new Set('others rest remainder'.split(' '));
const VERBS = new Set(
  (
    'hit ran drove got gets came comes went goes tried made took takes turned stopped fell caught left broke ' +
    'lay lies met still now also never then soon stands stood stays sits has had reached managed flew kept ' +
    'threw lost ended found received rolled slid sank burns burned burnt made did does'
  ).split(' '),
);
const LONGEST = 5;

/** "One hit a mine", "the other two were captured", ", the second one burned". */
export function singledOutIn(view: SentenceView): readonly SingledOut[] {
  const found: SingledOut[] = [];
  const { start, end } = view.sentence;
  for (let at = start; at < end; at += 1) {
    if (at !== start && !opensClause(view, at - 1)) continue;
    const part = singledOutAt(view, at);
    if (part !== null) found.push(part);
  }
  return found;
}

function opensClause(view: SentenceView, mark: number): boolean {
  const token = view.token(mark);
  if (token === undefined) return false;
  if (token.kind === 'punct') return ',;:'.includes(token.norm);
  if (token.kind === 'hyphen') return !token.glued;
  return token.norm === 'and' || token.norm === 'but' || token.norm === 'while';
}

function singledOutAt(view: SentenceView, from: number): SingledOut | null {
  const first = view.token(from);
  if (first?.kind !== 'word' || first.cyrillic) return null;
  const limit = from + LONGEST;
  let at = from;
  const isDefinite = first.norm === 'the' || first.norm === 'a';
  if (isDefinite) at += 1;
  const norm = view.token(at)?.norm ?? '';
  if (isDefinite && REST.has(norm)) return predicated(view, { start: from, end: at + 1 }, null);
  let value: number | null = null;
  if (ORDINALS.has(norm)) {
    value = 1;
    at += 1;
  }
  const counted = view.scan.numberWordAt.get(at);
  if (counted !== undefined && counted.value > 0 && norm !== 'one' && at < limit) {
    value = counted.value;
    at = counted.end;
  }
  if (value === null) return null;
  let isMore = norm === 'another';
  while (at < limit && REMAINDER.has(view.token(at)?.norm ?? '')) {
    isMore ||= view.token(at)?.norm === 'more';
    at += 1;
  }
  if (view.is(at, 'of') && view.is(at + 1, 'pronoun')) at += 2;
  return predicated(view, { start: from, end: at }, value, isMore);
}

const REMAINDER = new Set('one ones more others'.split(' '));

/** Words between "first went" and the name of what did. */
const NAME_REACH = 6;

/** "First went a T-72, …", "The second one, a BTR-82A, burned": named after all. */
function namesItself(view: SentenceView, from: number): boolean {
  for (let at = from; at < from + NAME_REACH; at += 1) {
    const phrase = view.phraseAt(at);
    if (phrase === undefined) continue;
    return !phrase.item.munition && phrase.governor === 'none';
  }
  return false;
}

/** Only before a predicate: "one soldier was wounded" tells of a soldier. */
function predicated(
  view: SentenceView,
  span: TokenSpan,
  value: number | null,
  isMore = false,
): SingledOut | null {
  const { end } = span;
  const next = view.token(end);
  if (next === undefined || namesItself(view, end)) return null;
  const isPredicate =
    view.statusAt(end) !== undefined ||
    view.is(end, 'auxiliary') ||
    VERBS.has(next.norm) ||
    (next.kind === 'word' && next.norm.endsWith('ed') && !view.is(end, 'adjective')) ||
    next.norm === ',' ||
    (view.is(end, 'preposition') && view.isPlaceOrDateAt(end + 1));
  if (!isPredicate) return null;
  return { ...span, isMore, number: value === null ? null : { start: span.start, end, value } };
}
