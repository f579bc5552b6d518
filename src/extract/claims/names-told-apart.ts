import { areaRank } from '../places/area-rank.ts';
import type { PlaceKind } from '../places/place-lexicon.ts';
import type { PlaceMention } from '../places/place-mention.ts';
import type { Token } from '../tokens/tokenize.ts';

/** "під Андріївкою, що на захід від Курахового" */
const RELATIVE = new Set([
  'що',
  'яка',
  'який',
  'яке',
  'которая',
  'который',
  'которое',
  'что',
  'which',
  'is',
  'lies',
]);
const MARKS = new Set([',', '(', '—', '–', '-']);
/** Tokens between a name and what it is near. */
const REACH = 3;

/**
 * Without the towns that only say which one another is: "Zavody, south of Izium", "at X near Rylsk",
 * "Каменка (близ Авдеевки)".
 */
export function withoutBearings(
  tokens: readonly Token[],
  scenes: readonly PlaceMention[],
): readonly PlaceMention[] {
  return scenes.filter((mention, order) => {
    const before = scenes[order - 1];
    return before === undefined || !isBearing(tokens, mention, before);
  });
}

const TOWNS: ReadonlySet<PlaceKind> = new Set(['city', 'town', 'village', 'airfield', 'district']);

function isTown(kind: PlaceKind): boolean {
  return TOWNS.has(kind);
}

function isBearing(tokens: readonly Token[], mention: PlaceMention, named: PlaceMention): boolean {
  const isBeside = mention.relation === 'near' || typeof mention.relation === 'object';
  if (mention.relation === null || !isBeside || areaRank(mention) > 0 || areaRank(named) > 0)
    return false;
  if (named.candidates.some(({ kind }) => !isTown(kind))) return false;
  if (named.relation === 'toward' || named.relation === 'from' || named.relation === 'between')
    return false;
  const gap = mention.phraseStart - named.end;
  if (gap < 0 || gap > REACH) return false;
  // "в Волчанске, под Синельниково": two towns told side by side.
  if (gap > 0 && named.relation !== null && named.relation !== 'near') return false;
  for (let at = named.end; at < mention.phraseStart; at += 1) {
    const norm = tokens[at]?.norm ?? '';
    if (!MARKS.has(norm) && !RELATIVE.has(norm)) return false;
  }
  return true;
}
