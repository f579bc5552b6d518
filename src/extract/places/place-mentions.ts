import type { Token } from '../tokens/tokenize.ts';
import { locativeBefore } from './locatives.ts';
import {
  type KindWord,
  kindWordOf,
  type Place,
  type PlaceEntry,
  type PlaceLexicon,
} from './place-lexicon.ts';
import type { PlaceMention } from './place-mention.ts';
import { isUnitWord, unknownNameAt } from './unknown-names.ts';

/**
 * Finds places outside the tokens already taken by equipment. `mayBeName` tells which words could
 * be names the data does not know.
 */
export function findPlaces(
  tokens: readonly Token[],
  lexicon: PlaceLexicon,
  isTaken: (index: number) => boolean,
  mayBeName: (index: number) => boolean,
): readonly PlaceMention[] {
  const mentions: PlaceMention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const mention = isTaken(at)
      ? null
      : (mentionAt(tokens, at, lexicon, isTaken) ?? unknownNameAt(tokens, at, mayBeName));
    if (mention === null) at += 1;
    else {
      mentions.push(mention);
      at = mention.end;
    }
  }
  return mentions;
}

function mentionAt(
  tokens: readonly Token[],
  at: number,
  lexicon: PlaceLexicon,
  isTaken: (index: number) => boolean,
): PlaceMention | null {
  const matches = lexicon.trie.matchesAt(tokens, at);
  for (let i = matches.length - 1; i >= 0; i -= 1) {
    const match = matches[i];
    if (match === undefined || isTaken(match.end - 1)) continue;
    if (isUnitWord(tokens[match.end])) continue;
    const locative = locativeBefore(tokens, at);
    if (tokens[at]?.capital !== true && locative === null) continue;
    const kind = kindWordBeside(tokens, match.start, match.end);
    const candidates = candidatesFor(match.entries, kind?.word ?? null);
    if (candidates.length === 0) continue;
    return {
      start: match.start,
      end: kind?.end ?? match.end,
      candidates,
      kindWord: kind?.word ?? null,
      relation: locative?.relation ?? null,
      distanceKm: locative?.distanceKm ?? null,
    };
  }
  return null;
}

function candidatesFor(
  entries: readonly PlaceEntry[],
  kindWord: KindWord | null,
): readonly Place[] {
  const fitting = entries.filter(
    ({ needsKindWord }) => needsKindWord === null || needsKindWord === kindWord,
  );
  const byWord = fitting.filter(({ place }) => placeFitsKindWord(place, kindWord));
  return [...new Set((byWord.length > 0 ? byWord : fitting).map(({ place }) => place))];
}

function placeFitsKindWord(place: Place, kindWord: KindWord | null): boolean {
  if (kindWord === 'oblast') return place.kind === 'oblast' || place.kind === 'region';
  if (kindWord === 'raion') return place.kind === 'raion';
  return true;
}

/** "Luhansk Oblast", "Oblast Kharkiv", "Бахмутський напрямок": the word beside the name. */
function kindWordBeside(
  tokens: readonly Token[],
  start: number,
  end: number,
): { readonly word: KindWord; readonly end: number } | null {
  const after = tokens[end];
  const wordAfter = after?.kind === 'word' ? kindWordOf(after.norm) : null;
  if (wordAfter !== null) return { word: wordAfter, end: end + 1 };
  const before = tokens[start - 1];
  const isOblastBefore = before?.kind === 'word' && kindWordOf(before.norm) === 'oblast';
  return isOblastBefore && before.capital ? { word: 'oblast', end } : null;
}
