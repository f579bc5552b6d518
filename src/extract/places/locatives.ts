import type { Token } from '../tokens/tokenize.ts';
import { BEFORE_NAME, LOCATIVES, type Relation } from './locative-words.ts';

/** How many tokens before a name its locative word is looked for. */
const LOCATIVE_REACH = 6;
const LONGEST_LOCATIVE = 5;
/** Farthest a report places something from the town it names, km. */
const MAX_DISTANCE_KM = 60;

export interface Locative {
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

const KILOMETRES = new Set([
  'km',
  'kms',
  'kilometers',
  'kilometres',
  'kilometer',
  'kilometre',
  'км',
]);
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
