import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens of a line that names a weapon and little else. */
const LONGEST = 16;
/** "Work of", "работа": whose the strike was. */
const WORK = /^(?:work|courtesy|робот[аи]|работ[аы])$/;

/**
 * "Artillery, 31.10.22.", "Mortars of the 30th.", "Weapon: artillery": a sentence of its own that
 * says nothing but what struck what its neighbour tells of.
 */
export function isCreditLine(view: SentenceView, weapon: NounPhrase): boolean {
  const { start, end } = view.sentence;
  if (view.statuses.length > 0 || end - start > LONGEST || weapon.item.weapon === null)
    return false;
  if (weapon.premodifiers.length > 0 || weapon.barred || weapon.number !== null) return false;
  if (view.phrases.some((other) => other !== weapon && !other.item.munition)) return false;
  for (let at = start; at < weapon.start; at += 1) if (!mayOpen(view, at)) return false;
  return closes(view, weapon.end);
}

/** "Работа M777", "робота HIMARS 27-ї бригади": one that is no munition did it. */
export function isWorkOf(view: SentenceView, { start, end, item }: NounPhrase): boolean {
  if (!item.named) return false;
  let before = start - 1;
  if (view.token(before)?.kind === 'quote' || view.is(before, 'of')) before -= 1;
  return WORK.test(view.token(before)?.norm ?? '') && closes(view, end);
}

function mayOpen(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  if (token === undefined || token.kind !== 'word') return true;
  if (view.token(at + 1)?.norm === ':') return true;
  if (view.scan.sideOver.has(at) || view.isPlaceOrDateAt(at)) return true;
  if (token.glued && token.norm.length <= 3) return true;
  return (
    WORK.test(token.norm) ||
    view.is(at, 'of') ||
    view.is(at, 'brigade') ||
    view.is(at, 'people') ||
    view.is(at, 'ours') ||
    view.is(at, 'hedge') ||
    view.is(at, 'determiner') ||
    view.is(at, 'adjective')
  );
}

/** What stands behind it begins no sentence about it: a mark, "of the 30th", a place or a day. */
function closes(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  if (token === undefined || token.kind === 'punct' || token.kind === 'quote') return true;
  if (token.kind === 'number' || token.kind === 'newline') return true;
  return (
    view.is(at, 'of') ||
    view.is(at, 'brigade') ||
    view.scan.sideOver.has(at) ||
    view.isPlaceOrDateAt(at) ||
    (view.is(at, 'preposition') && view.isPlaceOrDateAt(at + 1))
  );
}
