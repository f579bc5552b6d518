import type { Token } from '../tokens/tokenize.ts';
import type { Item } from './items.ts';
import type { LeftContext } from './left-context.ts';

/** Vehicles a system is made of and counted by. */
const FIRE_UNITS = new Set('launcher launchers tel tels telar telars'.split(' '));

const LAUNCHED: ReadonlySet<string> = new Set([
  'Surface-To-Air Missile Systems',
  'Multiple Rocket Launchers',
]);

/** "two launchers of the S-300 system", "a launcher from a Buk battery": the launcher is the item. */
export function isFireUnitOf(
  tokens: readonly Token[],
  { named, munition, categories }: Item,
  of: number,
): boolean {
  if (!FIRE_UNITS.has(tokens[of - 1]?.norm ?? '') || !named || munition) return false;
  return categories.some((category) => LAUNCHED.has(category));
}

/** What stood before the system counts systems; what stands before its launcher counts what was hit. */
export function countFireUnits(tokens: readonly Token[], left: LeftContext, of: number): number {
  const unit = of - 1;
  left.number = null;
  left.article = null;
  left.definite = false;
  left.governor = 'none';
  const isPlural = tokens[unit]?.norm.endsWith('s') === true;
  left.uncounted = isPlural ? { start: unit, end: of } : null;
  return unit;
}
