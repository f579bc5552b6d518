import type { Token } from '../tokens/tokenize.ts';
import { kindWordOf } from './kind-words.ts';
import type { PlaceMention } from './place-mention.ts';
import { isOfWay } from './ways.ts';

/** Tokens from one end to the other: "and the village of". */
const LONGEST_GAP = 5;
const JOINERS = new Set(['and', 'та', 'і', 'й', 'и', '&']);
const SHORTEST_ROAD_WORD_GAP = 2;

/**
 * Brings the two ends of a stretch together: "between A and B", "the A-B road", "траса А - Б",
 * "the road from A to B", "moving from A to B".
 */
export function joinPairs(
  tokens: readonly Token[],
  mentions: readonly PlaceMention[],
): readonly PlaceMention[] {
  const joined: PlaceMention[] = [];
  for (let i = 0; i < mentions.length; i += 1) {
    const first = mentions[i];
    const second = mentions[i + 1];
    if (first === undefined) continue;
    if (second !== undefined && isStretch(tokens, first, second)) {
      const isMove = first.relation === 'from' && !isOfWay(tokens, first.phraseStart, first.start);
      const relation = isMove ? 'toward' : 'between';
      joined.push({ ...first, end: second.end, relation, other: second });
      i += 1;
    } else joined.push(first);
  }
  return joined;
}

function isStretch(tokens: readonly Token[], first: PlaceMention, second: PlaceMention): boolean {
  if (second.start - first.end > LONGEST_GAP) return false;
  const mark = tokens[first.end];
  if (first.relation === 'from' && second.relation === 'toward') {
    return first.distance === null && second.phraseStart === first.end;
  }
  if (first.relation === 'between') return JOINERS.has(mark?.norm ?? '') || mark?.kind === 'hyphen';
  if (mark?.kind !== 'hyphen' || second.start !== first.end + 1) return false;
  const isLine = isLineWord(first) || isLineWord(second);
  return isLine || roadBefore(tokens, first.start);
}

function isLineWord({ kindWord }: PlaceMention): boolean {
  return kindWord === 'road' || kindWord === 'front';
}

function roadBefore(tokens: readonly Token[], start: number): boolean {
  for (let at = start - 1; at >= start - SHORTEST_ROAD_WORD_GAP; at -= 1) {
    const token = tokens[at];
    if (token?.kind === 'word' && kindWordOf(token.norm) === 'road') return true;
  }
  return false;
}
