import type { Token } from '../tokens/tokenize.ts';
import { BEFORE_NAME, LOCATIVES, type Relation } from './locative-words.ts';
import {
  type KindWord,
  kindWordOf,
  type Place,
  type PlaceEntry,
  type PlaceLexicon,
} from './place-lexicon.ts';

/** A name of a place in the text, over tokens [start, end). */
export interface PlaceMention {
  readonly start: number;
  readonly end: number;
  /** Every place the name may mean; empty for a name the data does not know. */
  readonly candidates: readonly Place[];
  readonly kindWord: KindWord | null;
  /** Null where no word says how the name is meant: a heading, a hashtag, a list. */
  readonly relation: Relation | null;
  readonly distanceKm: number | null;
}

/** How many tokens before a name its locative word is looked for. */
const LOCATIVE_REACH = 6;
const LONGEST_LOCATIVE = 5;
/** Farthest a report places something from the town it names, km. */
const MAX_DISTANCE_KM = 60;

/** Finds places outside the tokens already taken by equipment. */
export function findPlaces(
  tokens: readonly Token[],
  lexicon: PlaceLexicon,
  isTaken: (index: number) => boolean,
): readonly PlaceMention[] {
  const mentions: PlaceMention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const mention = isTaken(at) ? null : mentionAt(tokens, at, lexicon, isTaken);
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

interface Locative {
  readonly relation: Relation;
  readonly distanceKm: number | null;
}

/** The locative phrase that ends just before the name, longest first. */
export function locativeBefore(tokens: readonly Token[], nameStart: number): Locative | null {
  let end = nameStart;
  for (let steps = 0; steps < LOCATIVE_REACH; steps += 1) {
    const found = locativeEndingAt(tokens, end);
    if (found !== null) return found;
    const before = tokens[end - 1];
    if (before === undefined || !mayStandBeforeName(before)) return null;
    end -= 1;
  }
  return null;
}

function mayStandBeforeName(token: Token): boolean {
  if (token.kind === 'quote' || token.kind === 'hyphen') return true;
  if (token.kind === 'punct') return token.norm === '#' || token.norm === '.';
  return token.kind === 'word' && BEFORE_NAME.has(token.norm);
}

function locativeEndingAt(tokens: readonly Token[], end: number): Locative | null {
  for (let length = LONGEST_LOCATIVE; length >= 1; length -= 1) {
    const start = end - length;
    if (start < 0) continue;
    const match = LOCATIVES.matchesAt(tokens, start).find((found) => found.end === end);
    const relation = match?.entries[0];
    if (relation === undefined) continue;
    return { relation, distanceKm: distanceBefore(tokens, start) };
  }
  return null;
}

const KILOMETRES = new Set(['km', 'kms', 'kilometers', 'kilometres', 'kilometer', 'kilometre', 'км']);
const NON_DISTANCE_GAP = new Set(['to', 'the', 'about', 'just']);

/** "10 km north of": the kilometres before the locative word. */
function distanceBefore(tokens: readonly Token[], start: number): number | null {
  let at = start - 1;
  if (NON_DISTANCE_GAP.has(tokens[at]?.norm ?? '')) at -= 1;
  if (!KILOMETRES.has(tokens[at]?.norm ?? '')) return null;
  at -= 1;
  if (tokens[at]?.kind === 'hyphen') at -= 1;
  const token = tokens[at];
  if (token?.kind !== 'number') return null;
  const distance = Number(token.norm);
  return distance <= MAX_DISTANCE_KM ? distance : null;
}
