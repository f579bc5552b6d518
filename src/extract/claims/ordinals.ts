import type { SentenceView } from './sentence-view.ts';

/** "59-й", "30-ї", "5-я": says which one, counts nothing. */
export function isOrdinalAt(view: SentenceView, at: number): boolean {
  const hyphen = view.token(at + 1);
  const ending = view.token(at + 2);
  if (view.token(at)?.kind !== 'number' || hyphen?.kind !== 'hyphen' || !hyphen.glued) return false;
  return (
    ending?.kind === 'word' && ending.glued && ending.cyrillic && /^\p{Ll}{1,3}$/u.test(ending.norm)
  );
}
