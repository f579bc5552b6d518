import type { StatusMention } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens of "(" and a light word between an item and what its bracket says. */
const REACH = 2;

/** "MaxxPro (abandoned)", "T-64BV x2 (destr.)": said in a bracket of the one item before it. */
export function isRemarkOn(
  view: SentenceView,
  { end }: NounPhrase,
  { start }: StatusMention,
): boolean {
  if (start <= end || start - end > REACH) return false;
  const opener = view.token(end)?.norm;
  return opener === '(' || opener === '[';
}
