import { type Token, tokenize } from '../../tokens/tokenize.ts';
import { type KindWord, kindWordOf, settlementClassOf } from '../kind-words.ts';
import { contextBefore } from '../locatives.ts';
import type { PlaceMention } from '../place-mention.ts';

/** How the text places something by the name in it. */
export type Manner = Pick<PlaceMention, 'kindWord' | 'relation' | 'distance' | 'settlementClass'>;

export const PLAIN: Manner = {
  kindWord: null,
  relation: null,
  distance: null,
  settlementClass: null,
};
export interface Segment {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Parts between commas, brackets and the like, in order. */
export function segmentsOf(text: string): readonly Segment[] {
  return text
    .split(/[,;()[\]|\n]+/)
    .map((part) => part.trim())
    .filter((part) => /\p{L}/u.test(part))
    .map((part) => ({ text: part, tokens: tokenize(part) }));
}

/** Takes the locative words off the front of a segment, and "city" off its end. */
export function readManner({ text, tokens }: Segment): {
  readonly name: string;
  readonly manner: Manner;
} {
  for (let at = tokens.length - 1; at > 0; at -= 1) {
    if (tokens[at]?.kind !== 'word') continue;
    const context = contextBefore(tokens, at, () => false);
    if (context.locative === null && context.start === at && context.settlementClass === null) {
      continue;
    }
    if (context.locative === null && !leadsFromStart(tokens, at)) continue;
    const start = tokens[at]?.start ?? 0;
    return {
      name: text.slice(start),
      manner: {
        kindWord: null,
        relation: context.locative?.relation ?? null,
        distance: context.locative?.distance ?? null,
        settlementClass: context.settlementClass,
      },
    };
  }
  return { name: text, manner: PLAIN };
}

/** "м. Лиман", "the village of Terny": only words of class stand before the name. */
function leadsFromStart(tokens: readonly Token[], at: number): boolean {
  return (
    contextBefore(tokens.slice(0, at + 1), at, () => false).settlementClass !== null && at <= 4
  );
}

/** "Robotyne Zaporizhzhia Oblast", "Роботине Запорізької області": a name and its region, no comma. */
export function splitRegion(
  name: string,
): { readonly name: string; readonly region: string } | null {
  const tokens = tokenize(name).filter(({ kind }) => kind === 'word');
  const last = tokens.at(-1);
  const adjective = tokens.at(-2);
  if (last === undefined || adjective === undefined || tokens.length < 3) return null;
  if (kindWordOf(last.norm) !== 'oblast') return null;
  return {
    name: name.slice(0, adjective.start).trim(),
    region: name.slice(adjective.start),
  };
}

export function isRegionName(name: string): boolean {
  return tokenize(name).some(
    (token) => token.kind === 'word' && kindWordOf(token.norm) === 'oblast',
  );
}

/** "Kreminna direction", "Kherson city": the name without the word that says what it is. */
export function withoutKindWord(
  name: string,
): { readonly name: string; readonly kindWord: KindWord | null } | null {
  const tokens = tokenize(name).filter(({ kind }) => kind === 'word');
  const [first] = tokens;
  const last = tokens.at(-1);
  if (first === undefined || last === undefined || tokens.length < 2) return null;
  const isKind = (token: Token): boolean =>
    kindWordOf(token.norm) !== null || settlementClassOf(token.norm) !== null;
  if (isKind(last)) return { name: name.slice(0, last.start), kindWord: kindWordOf(last.norm) };
  if (isKind(first)) return { name: name.slice(first.end), kindWord: kindWordOf(first.norm) };
  return null;
}

/** The capitalised words a phrase ends in, where other words stand before them; else null. */
export function lastCapitalised(phrase: string): string | null {
  const words = tokenize(phrase).filter(({ kind }) => kind === 'word');
  let first = words.length;
  while (words[first - 1]?.capital === true) first -= 1;
  const start = words[first]?.start;
  return first === 0 || start === undefined ? null : phrase.slice(start);
}
