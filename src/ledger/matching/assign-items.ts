import type { LossFacts } from '../../domain/loss.ts';
import type { Category } from '../../domain/vocabulary.ts';
import type { ItemSighting } from '../item-sighting.ts';
import type { Comparison } from './comparison.ts';
import { byKey, type Comparisons, type LikeItems } from './like-items.ts';
import type { Verdict } from './rules.ts';

/** So many items of the one are items of the other, whichever: they are alike. */
export interface GroupMatch extends Verdict {
  readonly a: LikeItems;
  readonly b: LikeItems;
  readonly count: number;
}

export type Judge = (comparison: Comparison, a: LossFacts, b: LossFacts) => Verdict | null;

interface Candidate {
  readonly a: LikeItems;
  readonly b: LikeItems;
  readonly verdict: Verdict;
}

/**
 * Which items of one witness are which of another's, one to one, the best match first. Where it is
 * open which of several different items is meant, none is: all of them are proposed.
 */
export function assignItems(
  groupsA: readonly LikeItems[],
  groupsB: readonly LikeItems[],
  judge: Judge,
  comparisons: Comparisons,
): readonly GroupMatch[] {
  const [totalsA, totalsB] = [totalsOf(groupsA), totalsOf(groupsB)];
  const tellOfAsMany = (a: ItemSighting, b: ItemSighting) =>
    totalsA.get(a.facts.equipment_category) === totalsB.get(b.facts.equipment_category);
  const candidates = groupsA.flatMap((a) =>
    groupsB.flatMap((b): Candidate[] => {
      const [one] = a.items;
      const [other] = b.items;
      if (one === undefined || other === undefined) return [];
      const verdict = judge(comparisons.ofItems(one, other), one.facts, other.facts);
      if (verdict === null) return [];
      // "A tank" beside three of them in the other's words: which one is open.
      const isOpen = comparisons.ofItems(one, other).thing === 'open' && !tellOfAsMany(one, other);
      return [{ a, b, verdict: isOpen ? { ...verdict, state: 'proposed' } : verdict }];
    }),
  );
  const left = new Map([...groupsA, ...groupsB].map((group) => [group.key, group.items.length]));
  const matches: GroupMatch[] = [];
  const take = ({ a, b, verdict }: Candidate, state: Verdict['state']) => {
    const count = Math.min(left.get(a.key) ?? 0, left.get(b.key) ?? 0);
    if (count === 0) return;
    matches.push({ ...verdict, state, a, b, count });
    if (state === 'proposed') return;
    left.set(a.key, (left.get(a.key) ?? 0) - count);
    left.set(b.key, (left.get(b.key) ?? 0) - count);
  };
  const auto = candidates.filter(({ verdict }) => verdict.state === 'auto');
  const ambiguous = new Set<string>();
  const isOpen = ({ key }: LikeItems) => (left.get(key) ?? 0) > 0 && !ambiguous.has(key);
  for (const level of byScore(auto)) {
    for (const part of connectedParts(level.filter(({ a, b }) => isOpen(a) && isOpen(b)))) {
      const plain = isPlain(part, left);
      for (const candidate of part) {
        take(candidate, plain ? 'auto' : 'proposed');
        // What fits two equally well is not what fits a third less well.
        if (!plain) ambiguous.add(candidate.a.key).add(candidate.b.key);
      }
    }
  }
  for (const candidate of candidates) {
    if (candidate.verdict.state === 'proposed') take(candidate, 'proposed');
  }
  return matches;
}

/** How many items of each category a witness tells of. */
function totalsOf(groups: readonly LikeItems[]): ReadonlyMap<Category | null, number> {
  const totals = new Map<Category | null, number>();
  for (const { facts } of groups.flatMap(({ items }) => items)) {
    totals.set(facts.equipment_category, (totals.get(facts.equipment_category) ?? 0) + 1);
  }
  return totals;
}

/** Whether there is one way only to match them: one kind of item that suffices for all it meets. */
function isPlain(part: readonly Candidate[], left: ReadonlyMap<string, number>): boolean {
  const as = new Map(part.map(({ a }) => [a.key, left.get(a.key) ?? 0]));
  const bs = new Map(part.map(({ b }) => [b.key, left.get(b.key) ?? 0]));
  const [ones, others] = as.size === 1 ? [as, bs] : [bs, as];
  return ones.size === 1 && (others.size === 1 || sum(ones) >= sum(others));
}

function sum(counts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}

function byScore(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const levels = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const level = levels.get(candidate.verdict.score) ?? [];
    level.push(candidate);
    levels.set(candidate.verdict.score, level);
  }
  return [...levels]
    .sort(([a], [b]) => b - a)
    .map(([, level]) => level.sort((x, y) => byKey(x.a, y.a) || byKey(x.b, y.b)));
}

function connectedParts(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const parts: Candidate[][] = [];
  for (const candidate of candidates) {
    const touching = parts.filter((part) =>
      part.some(({ a, b }) => a.key === candidate.a.key || b.key === candidate.b.key),
    );
    const joined = [...touching.flat(), candidate];
    for (const part of touching) parts.splice(parts.indexOf(part), 1);
    parts.push(joined);
  }
  return parts;
}
