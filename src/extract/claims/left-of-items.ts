import type { Token } from '../tokens/tokenize.ts';
import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import type { NounPhrase } from './noun-phrases.ts';

/** Tokens between the item and the verb. */
const REACH = 5;
const OUT_OF = new Set(['від', 'од', 'от']);
const ONLY = new Set(
  'тільки лише лиш хіба только лишь один одна одне одни одні сам сами самі'.split(' '),
);
const IS_LEFT = new Set(
  (
    'лишився лишилася лишилась лишилося лишилось лишилися лишились залишився залишилася залишилась залишилося ' +
    'залишилось залишилися залишились остался осталась осталось остались остаётся остается остаются уцелел уцелела уцелело уцелели'
  ).split(' '),
);

/** Whether a text may tell what little was left of something. */
export function mayTellOfRemains(tokens: readonly Token[]): boolean {
  return tokens.some(({ cyrillic, norm }) => cyrillic && IS_LEFT.has(norm));
}

const REMAINS: StatusWord = {
  status: 'destroyed',
  voice: 'noun',
  scope: 'any',
  unsure: false,
  tag: null,
};

/** "Від «Тюльпана» лишився тільки ствол", "от M777 остался один лафет": nothing more was left of it. */
export function leftOf(
  tokens: readonly Token[],
  { start, end, item }: NounPhrase,
): StatusMention | null {
  const before = tokens[start - 1]?.kind === 'quote' ? start - 2 : start - 1;
  if (!OUT_OF.has(tokens[before]?.norm ?? '') || item.munition || !item.named) return null;
  for (let at = end; at < end + REACH; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'newline' || ',.;'.includes(token.norm)) return null;
    if (!IS_LEFT.has(token.norm)) continue;
    const isAlone = ONLY.has(tokens[at + 1]?.norm ?? '') || ONLY.has(tokens[at - 1]?.norm ?? '');
    return isAlone ? { start: at, end: at + 1, words: [REMAINS] } : null;
  }
  return null;
}
