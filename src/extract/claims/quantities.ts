import type { TokenSpan } from './grammar-scan.ts';
import type { Voice } from './grammar-types.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { numberEndingAt } from './numbers.ts';
import { beginsOutOfThem } from './out-of-them.ts';
import type { SentenceView } from './sentence-view.ts';

export interface Quantity {
  /** Null for a plural of unknown number. */
  readonly value: number | null;
  readonly span: TokenSpan;
  readonly tags: readonly string[];
}

const PLURAL_ENDINGS = new Set('и ы і ів ов їв ев ами ями ах ях ям ам ей'.split(' '));
/** Endings that may also be the genitive singular: "знищення гаубиці". */
const GENITIVE_ENDINGS = new Set(['и', 'ы', 'і']);

export function quantityOf(view: SentenceView, phrase: NounPhrase, voice: Voice): Quantity {
  const { number, uncounted, item } = phrase;
  if (number !== null && isUpperBound(view, number.start)) {
    return { value: null, span: number, tags: ['count_unknown'] };
  }
  if (number !== null) {
    return { value: number.value, span: number, tags: boundTags(view, number.start) };
  }
  if (uncounted !== null) return { value: null, span: uncounted, tags: ['count_unknown'] };
  const known = countInColumn(view, phrase) ?? countOutOfThem(view, phrase);
  if (known !== null) return known;
  const head = { start: item.start, end: item.end };
  if (phrase.article === null && isPlural(phrase, voice)) {
    return { value: null, span: head, tags: ['count_unknown'] };
  }
  return { value: 1, span: phrase.article ?? head, tags: [] };
}

/** Tokens from an item to the last column of its row. */
const ROW_REACH = 10;
const COLUMNS_BEFORE_COUNT = 2;

/** "MT-LB | destroyed | 7" */
function countInColumn(view: SentenceView, { end }: NounPhrase): Quantity | null {
  let rules = 0;
  for (let at = end; at < end + ROW_REACH; at += 1) {
    const token = view.token(at);
    if (token === undefined || (at === end && token.norm !== '|')) return null;
    if (token.norm === '|') rules += 1;
    else if (rules >= COLUMNS_BEFORE_COUNT && token.kind === 'number') {
      const closes = view.token(at + 1) === undefined || view.token(at + 1)?.norm === '|';
      const value = Number(token.norm);
      if (!closes || value === 0 || value > LARGEST_IN_COLUMN) return null;
      return { value, span: { start: at, end: at + 1 }, tags: [] };
    }
  }
  return null;
}

/** "four aircraft, two of them Mi-8s", "трое из них — Т-72" */
function countOutOfThem(view: SentenceView, { start }: NounPhrase): Quantity | null {
  const last = view.token(start - 1)?.kind === 'hyphen' ? start - 2 : start - 1;
  if (!beginsOutOfThem(view, last - 1)) return null;
  const number = numberEndingAt(view.tokens, view.scan, last - 2);
  if (number === null || number.value === null) return null;
  return { value: number.value, span: { start: number.start, end: number.end }, tags: [] };
}

/** A larger number in a row is a year or an entry's own. */
const LARGEST_IN_COLUMN = 100;

function isPlural({ item }: NounPhrase, voice: Voice): boolean {
  if (item.plural) return true;
  if (voice === 'noun' && GENITIVE_ENDINGS.has(item.ending)) return false;
  return !item.named && PLURAL_ENDINGS.has(item.ending);
}

/** "up to ten", "до десяти": no count, only what it does not exceed. */
function isUpperBound(view: SentenceView, numberStart: number): boolean {
  const before = view.token(numberStart - 1)?.norm;
  return before === 'до' || (before === 'to' && view.token(numberStart - 2)?.norm === 'up');
}

/** "more than nine", "about ten": the number is a bound. */
function boundTags(view: SentenceView, numberStart: number): readonly string[] {
  if (view.is(numberStart - 1, 'at_least')) return ['at_least'];
  if (view.is(numberStart - 1, 'about')) return ['about'];
  return [];
}
