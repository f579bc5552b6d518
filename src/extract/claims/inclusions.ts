import { listAfter } from './lists.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { beginsOutOfThem } from './out-of-them.ts';
import { hasOwnPredicate, withoutOwnClause } from './own-clauses.ts';
import type { SentenceView } from './sentence-view.ts';
import { CERTAIN_TALLY } from './tally.ts';

/** Tokens and phrases between "70 vehicles" and the "among them" that names some. */
const REACH = 26;
const PHRASES_BETWEEN = 3;
const INCLUDING = new Set('including namely notably'.split(' '));

/** "among them two T-72s", "including a Tor", "two of them T-72s": named out of what was told before. */
export function isIncluded(view: SentenceView, { start, isCyrillic }: NounPhrase): boolean {
  let at = start - 1;
  if (isCyrillic || view.token(at)?.cyrillic === true) return isSlavicIncluded(view, start);
  while (view.is(at, 'at_least') || view.is(at, 'about') || view.isLightWord(at)) at -= 1;
  const last = view.token(at)?.norm ?? '';
  if (beginsOutOfThem(view, at - 1)) return view.token(at - 3)?.norm === ',';
  return INCLUDING.has(last) || (last === 'them' && view.token(at - 1)?.norm === 'among');
}

const NUMBER = new Set('числі числе ч'.split(' '));
const THAT = new Set('тому том т'.split(' '));
const WITH_THEM = new Set('включаючи включая зокрема'.split(' '));

/** "з них дві «Тигр»", "в том числе «Тор»", "включно з двома Т-72" */
function isSlavicIncluded(view: SentenceView, start: number): boolean {
  let at = start - 1;
  while (mayPrecedeIncluded(view, at)) at -= 1;
  return closesInclusion(view, at);
}

function mayPrecedeIncluded(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  if (token === undefined || WITH_THEM.has(token.norm)) return false;
  return (
    token.kind === 'hyphen' ||
    token.kind === 'quote' ||
    token.norm === ':' ||
    token.norm === '.' ||
    view.is(at, 'at_least') ||
    view.is(at, 'about') ||
    view.isLightWord(at)
  );
}

/** Whether a token ends "серед них", "у тому числі", "включно з". */
function closesInclusion(view: SentenceView, at: number): boolean {
  const last = view.token(at)?.norm ?? '';
  const before = view.token(at - 1)?.norm ?? '';
  if (WITH_THEM.has(last)) return true;
  if (beginsOutOfThem(view, at - 1)) return true;
  if (last === 'з' || last === 'із') return before === 'включно';
  if (!NUMBER.has(last)) return false;
  return THAT.has(before === '.' ? (view.token(at - 2)?.norm ?? '') : before);
}

/** "знищено, серед них два Т-72": the words behind a comma that begin what is named out. */
export function opensInclusion(view: SentenceView, from: number): boolean {
  for (let at = from; at < from + OPENER_REACH; at += 1) if (closesInclusion(view, at)) return true;
  return false;
}

const OPENER_REACH = 4;

/** "до 2700 танков, в том числе до 600 Т-72Б3": a count kept by officials stays one. */
function isOfficialSum(view: SentenceView, { start, item }: NounPhrase): boolean {
  for (let at = start; at < item.start; at += 1) {
    const token = view.token(at);
    if (token?.kind === 'number' && Number(token.norm) >= CERTAIN_TALLY) return true;
  }
  return false;
}

/** "30 vehicles were left, among them two T-72s and a BMP": what the class stands for by name. */
export function namedOutOf(view: SentenceView, whole: NounPhrase): readonly NounPhrase[] | null {
  const order = view.orderOf(whole);
  if (order === undefined || whole.item.named) return null;
  if (whole.isCyrillic && isOfficialSum(view, whole)) return null;
  for (const next of view.phrases.slice(order + 1, order + 1 + PHRASES_BETWEEN)) {
    if (next.start - whole.end > REACH) return null;
    const isNarrower = whole.isCyrillic && whole.item.everyday && !next.item.everyday;
    if ((!next.item.named && !isNarrower) || next.item.munition || !isIncluded(view, next))
      continue;
    if (hasOwnPredicate(view, next)) return null;
    return withoutNextClause(view, next).map((each) => ownedAs(whole, each));
  }
  return null;
}

/** "шість російських бронемашин, з них дві БМП-1": whose all of them were. */
function ownedAs({ owner, enemy, isCyrillic: it }: NounPhrase, kind: NounPhrase): NounPhrase {
  if (!it || (owner === null && enemy === null) || kind.owner !== null) return kind;
  return { ...kind, owner, enemy: kind.enemy ?? enemy };
}

/** "…, and a Mi-24 had been shot down": a clause of its own. */
function withoutNextClause(view: SentenceView, first: NounPhrase): readonly NounPhrase[] {
  const list = listAfter(view, first);
  const last = list.at(-1);
  if (last === undefined || list.length === 1) return list;
  return view.is(last.end, 'auxiliary') ? list.slice(0, -1) : withoutOwnClause(view, list);
}
