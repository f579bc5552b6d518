import { areaRank } from '../places/area-rank.ts';
import { isPartOfFight, isRetreatOver } from '../places/fights.ts';
import { isSettlement } from '../places/place-lexicon.ts';
import type { PlaceMention } from '../places/place-mention.ts';
import type { Token } from '../tokens/tokenize.ts';
import { liesWithin } from './scene.ts';

export function isFoughtFor(tokens: readonly Token[], mention: PlaceMention): boolean {
  const { aside, relation, start, end, phraseStart, candidates } = mention;
  if (candidates[0]?.kind === 'river' && isRetreatOver(tokens, phraseStart, start)) return false;
  return (aside || relation === null) && isPartOfFight(tokens, start, end);
}

/** "in Luhansk Oblast. … A terminal in Feodosia": the town is told of something else. */
export function isOutsideAll(town: PlaceMention, pool: readonly PlaceMention[]): boolean {
  if (areaRank(town) > 0 || !town.candidates.some(isSettlement)) return false;
  const oblasts = pool.filter(({ candidates }) => candidates[0]?.kind === 'oblast');
  return oblasts.length > 0 && !oblasts.some((oblast) => liesWithin(town, oblast));
}

export function mayBeTogether(a: PlaceMention, b: PlaceMention): boolean {
  if (a.candidates.length === 0 || b.candidates.length === 0) return true;
  if (a.candidates.some((place) => b.candidates.includes(place))) return true;
  return liesWithin(a, b) || liesWithin(b, a);
}

/** "під Новомихайлівкою" may mean many places, but all of them are called Novomykhailivka. */
export function sharedName({ candidates }: PlaceMention): string | null {
  const [name, ...others] = new Set(candidates.map((place) => place.name));
  return name === undefined || others.length > 0 ? null : name;
}

/** "#Ukraine:" heads half of all posts: a country is a place only where a word says "in". */
export function isBackground(mention: PlaceMention): boolean {
  return mention.candidates.some(({ kind }) => kind === 'country') && mention.relation !== 'in';
}
