import type { StatusMention } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

const LIKE = new Set('как словно будто точно аки як мов немов наче неначе ніби'.split(' '));
const BUT = new Set(['а']);
/** Tokens between "не игрок" and "а". */
const CORRECTED_REACH = 5;

/** "сижу как подбитый танк", "он не игрок, а подбитый танк": nobody's tank. */
export function isSimile(
  view: SentenceView,
  status: StatusMention,
  phrases: readonly NounPhrase[],
): boolean {
  return phrases.length > 0 && phrases.every((phrase) => isLikened(view, status, phrase));
}

function isLikened(view: SentenceView, { start }: StatusMention, phrase: NounPhrase): boolean {
  const { item, owner, number, uncounted, isCyrillic } = phrase;
  if (!isCyrillic || item.named || item.plural || owner !== null) return false;
  if (number !== null || uncounted !== null) return false;
  const first = start < phrase.start && start >= phrase.start - 2 ? start : phrase.start;
  // A word of likeness is a hedge as well, and so a word of the phrase.
  if (LIKE.has(view.token(first)?.norm ?? '')) return true;
  const before = view.token(first - 1)?.norm ?? '';
  // "видно, как танк сгорел" is told; "как подбитый танк" is not.
  if (LIKE.has(before)) return first === start || phrase.premodifiers.length > 0;
  return BUT.has(before) && correctsAName(view, first - 1);
}

/** "Роналду — не игрок, а …": said of what stands before the dash. */
function correctsAName(view: SentenceView, but: number): boolean {
  if (view.token(but - 1)?.norm !== ',') return false;
  for (let at = but - 2; at > but - CORRECTED_REACH; at -= 1) {
    if (view.token(at)?.norm !== 'не') continue;
    const dash = view.token(at - 1);
    return dash?.kind === 'hyphen' && !dash.glued && view.phraseAt(at + 1) === undefined;
  }
  return false;
}
