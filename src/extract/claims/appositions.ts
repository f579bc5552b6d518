import { KINDS_OPENERS } from './kinds-openers.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** "The tank, a T-72B3, …" names one thing twice: the second name is kept. */
export function withoutRestated(
  view: SentenceView,
  listed: readonly NounPhrase[],
): readonly NounPhrase[] {
  const list = withoutKinds(view, listed);
  return list.filter((phrase, at) => {
    const next = list[at + 1];
    if (isInBracketsAfter(view, list[at - 1], phrase)) return false;
    if (isRenamedBefore(view, list[at - 1], phrase)) return false;
    if (next !== undefined && isRenamedBy(view, phrase, next)) return false;
    const isPointed = phrase.definite || (next !== undefined && isNamedAside(view, phrase, next));
    if (next === undefined || phrase.item.named || !isPointed) return true;
    const isNaming =
      (next.item.named || isNamedAside(view, phrase, next)) &&
      next.article !== null &&
      next.start === phrase.end + 1;
    return !(isNaming && mayBeOfKind(view, phrase, next));
  });
}

/** "крейсер «Москва», флагман флота": a noun that says again what the phrase before it names. */
export function restates(
  view: SentenceView,
  before: NounPhrase | undefined,
  phrase: NounPhrase,
): boolean {
  return phrase.isCyrillic && isRenamedBefore(view, before, phrase);
}

function isOfKind({ categories }: NounPhrase['item'], other: NounPhrase['item']): boolean {
  return categories.some((it) => other.categories.includes(it));
}

/** "an evacuation vehicle, an M113,": a vehicle may be of any kind that drives. */
function mayBeOfKind(view: SentenceView, { item }: NounPhrase, next: NounPhrase): boolean {
  if (isOfKind(item, next.item)) return true;
  return (
    view.token(item.end - 1)?.norm === 'vehicle' &&
    !next.item.categories.some((it) => FLIES_OR_FLOATS.has(it))
  );
}

const FLIES_OR_FLOATS: ReadonlySet<string> = new Set(['Aircraft', 'Helicopters', 'Naval Ships']);

/** "две «Малки» (2С7М)": its other name in brackets. */
function isInBracketsAfter(
  view: SentenceView,
  before: NounPhrase | undefined,
  { start, item, number }: NounPhrase,
): boolean {
  if (before === undefined || number !== null || view.token(start - 1)?.norm !== '(') return false;
  return item.family !== null && item.family === before.item.family;
}

/** "nine helicopters, mostly Ka-52s and Mi-24s": the kinds are not counted again. */
function withoutKinds(view: SentenceView, list: readonly NounPhrase[]): readonly NounPhrase[] {
  const first = list[0];
  if (first === undefined || first.item.named) return list;
  for (let kinds = 2; kinds < list.length; kinds += 1)
    if (isSumOf(view, first, list.slice(1, kinds + 1))) return list.slice(1);
  const kinds = list.findIndex(({ start }) => KINDS_OPENERS.has(view.token(start - 1)?.norm ?? ''));
  return kinds > 0 ? list.slice(0, kinds) : list;
}

/** "four Russian helicopters, two Ka-52s and two Mi-8s": the kinds add up to what was counted first. */
function isSumOf(
  view: SentenceView,
  { item, number, end, isCyrillic: it }: NounPhrase,
  kinds: readonly NounPhrase[],
): boolean {
  const mark = view.token(end);
  if (it || number === null || kinds.length < 2 || (mark?.norm !== ',' && mark?.kind !== 'hyphen'))
    return false;
  const counts = kinds.map((kind) => kind.number?.value ?? (kind.article === null ? 0 : 1));
  return (
    kinds.every((kind) => kind.item.named && isOfKind(item, kind.item)) &&
    counts.every((count) => count > 0) &&
    counts.reduce((sum, count) => sum + count, 0) === number.value
  );
}

/** "an armoured carrier, a BTR-80, commandeered": one thing, its name between commas. */
function isNamedAside(view: SentenceView, phrase: NounPhrase, next: NounPhrase): boolean {
  return (
    phrase.article !== null &&
    next.article !== null &&
    view.token(phrase.end)?.norm === ',' &&
    view.token(next.end)?.norm === ',' &&
    !view.is(next.end + 1, 'conjunction') &&
    view.phraseAt(next.end + 1) === undefined
  );
}

/** "гвинтокрил, Ка-52, …": one thing by its class and by its name, no article needed. */
function isRenamedBy(view: SentenceView, phrase: NounPhrase, next: NounPhrase): boolean {
  return !phrase.item.named && next.item.named && areApposed(view, phrase, next);
}

/** "Ка-52, гвинтокрил окупантів, …" */
function isRenamedBefore(
  view: SentenceView,
  before: NounPhrase | undefined,
  phrase: NounPhrase,
): boolean {
  return (
    before?.item.named === true &&
    !phrase.item.named &&
    phrase.premodifiers.length === 0 &&
    areApposed(view, before, phrase)
  );
}

/** "Moskva, flagship of the fleet", "the Moskva, a cruiser, sank". */
function isTitle(view: SentenceView, { item, article, end }: NounPhrase): boolean {
  if (item.named || item.plural) return false;
  return article === null ? view.is(item.end, 'of') : view.token(end)?.norm === ',';
}

function areApposed(view: SentenceView, left: NounPhrase, right: NounPhrase): boolean {
  if (!right.isCyrillic && !left.isCyrillic && !isTitle(view, right)) return false;
  if (right.number !== null || right.uncounted !== null || right.another) return false;
  if (left.number !== null || left.uncounted !== null || left.item.plural) return false;
  if (view.token(left.end)?.norm !== ',' || right.start !== left.end + 1) return false;
  return left.item.categories.some((category) => right.item.categories.includes(category));
}
