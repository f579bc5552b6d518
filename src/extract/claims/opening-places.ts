import { isSettlement, type PlaceEntry, type PlaceLexicon } from '../places/place-lexicon.ts';
import { type PlaceMention, plainMention } from '../places/place-mention.ts';
import type { TokenFacts } from '../places/token-facts.ts';
import type { PhraseMatch } from '../tokens/phrase-trie.ts';
import type { Token } from '../tokens/tokenize.ts';

/** What follows a town that heads a text: "Кліщіївка після бою:", "Суджа и окрестности". */
const AFTER_A_HEADING = new Set(
  'після после и і й та довкола околиці околиця окрестности вчора сьогодні вчера сегодня зранку утром вночі ночью наш наша наше знову снова сейчас зараз'.split(
    ' ',
  ),
);
const AND = new Set(['и', 'і', 'й', 'та']);
const AROUND = /^(?:окрестност|окол|довкол|передміст|пригород|район|северн|північн|поруч)/;

/** Towns that open a sentence and are set off by no mark. */
export function withOpeningTowns(
  tokens: readonly Token[],
  mentions: readonly PlaceMention[],
  lexicon: PlaceLexicon,
  facts: TokenFacts,
): readonly PlaceMention[] {
  const taken = new Set(mentions.map(({ start }) => start));
  const found: PlaceMention[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (taken.has(at) || facts.isItem(at) || facts.isSide(at) || !opens(tokens, at)) continue;
    const match = lexicon.trie.matchesAt(tokens, at).at(-1);
    if (match === undefined || !headsOn(tokens, match.end)) continue;
    const mention = settlementOf(match);
    if (mention !== null) found.push(mention);
  }
  if (found.length === 0) return mentions;
  return [...mentions, ...found].sort((a, b) => a.start - b.start);
}

function opens(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'word' || !token.capital || !token.cyrillic) return false;
  const before = tokens[at - 1];
  if (before === undefined || before.kind === 'newline' || before.kind === 'symbol') return true;
  return before.kind === 'punct' && '.!?…'.includes(before.norm);
}

function headsOn(tokens: readonly Token[], end: number): boolean {
  const next = tokens[end]?.norm ?? '';
  if (AND.has(next)) return AROUND.test(tokens[end + 1]?.norm ?? '');
  return AFTER_A_HEADING.has(next);
}

function settlementOf({
  start,
  end,
  entries,
  ending,
}: PhraseMatch<PlaceEntry>): PlaceMention | null {
  const towns = entries.filter(
    ({ place, needsKindWord, hasAdjectiveTwin }) =>
      isSettlement(place) && needsKindWord === null && !(hasAdjectiveTwin && ending !== ''),
  );
  const candidates = [...new Set(towns.map(({ place }) => place))];
  if (candidates.length === 0) return null;
  return plainMention(start, end, candidates);
}
