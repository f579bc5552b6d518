import { listAfter } from './lists.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens and phrases between "70 vehicles" and the "among them" that names some. */
const REACH = 26;
const PHRASES_BETWEEN = 3;
const INCLUDING = new Set('including namely notably'.split(' '));

/** "among them two T-72s", "including a Tor", "two of them T-72s": named out of what was told before. */
export function isIncluded(view: SentenceView, { start, isCyrillic }: NounPhrase): boolean {
  if (isCyrillic) return false;
  let at = start - 1;
  while (view.is(at, 'at_least') || view.is(at, 'about') || view.isLightWord(at)) at -= 1;
  const last = view.token(at)?.norm ?? '';
  if (last === 'them' && view.is(at - 1, 'of')) return view.token(at - 3)?.norm === ',';
  return INCLUDING.has(last) || (last === 'them' && view.token(at - 1)?.norm === 'among');
}

/** "30 vehicles were left, among them two T-72s and a BMP": what the class stands for by name. */
export function namedOutOf(view: SentenceView, whole: NounPhrase): readonly NounPhrase[] | null {
  const order = view.orderOf(whole);
  if (order === undefined || whole.item.named || whole.isCyrillic) return null;
  for (const next of view.phrases.slice(order + 1, order + 1 + PHRASES_BETWEEN)) {
    if (next.start - whole.end > REACH) return null;
    if (next.item.named && isIncluded(view, next)) return withoutNextClause(view, next);
  }
  return null;
}

/** "…, and a Mi-24 had been shot down": a clause of its own. */
function withoutNextClause(view: SentenceView, first: NounPhrase): readonly NounPhrase[] {
  const list = listAfter(view, first);
  const last = list.at(-1);
  if (last === undefined || list.length === 1) return list;
  return view.is(last.end, 'auxiliary') ? list.slice(0, -1) : list;
}
