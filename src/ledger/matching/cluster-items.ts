import type { PairRules } from '../decisions.ts';
import { byText, type ItemSighting } from '../item-sighting.ts';
import { worstOf } from './agreement.ts';
import type { GroupMatch } from './assign-items.ts';
import type { Comparisons } from './like-items.ts';
import { Partition } from './partition.ts';
import type { Tie } from './ties.ts';

export type TieOf = (witness: string, other: string) => Tie | null;

import { isAtMostOpen, type Verdict } from './rules.ts';

/** Two tellings found to be of one item, and why. */
export interface Join extends Verdict {
  readonly a: string;
  readonly b: string;
}

export interface Clustering {
  /** Ids of tellings of one item each, in canonical order. */
  readonly clusters: readonly (readonly string[])[];
  /** What joined them: the fewest matches that suffice. */
  readonly joins: readonly Join[];
  /** Matches that what is known of the others in a cluster forbids. */
  readonly unmet: readonly GroupMatch[];
}

/**
 * Which tellings are of one item: a function of the set of tellings, matches and decisions, in
 * whatever order they came. The surest match goes first. Two clusters become one only if every
 * telling of the one may be of the same item as every telling of the other, and none shares its
 * witness: nothing is chained through a third.
 */
export function clusterItems(
  sightings: readonly ItemSighting[],
  matches: readonly GroupMatch[],
  rules: PairRules,
  tieOf: TieOf,
  comparisons: Comparisons,
): Clustering {
  const state = new ClusterState(sightings, rules, tieOf, comparisons);
  const auto = matches.filter((match) => match.state === 'auto').sort(byScoreThenIds);
  for (const match of auto) state.link(match);
  const joins: Join[] = [];
  const unmet: GroupMatch[] = [];
  for (const match of auto) {
    const { a, b, count, ...verdict } = match;
    let missing = count - state.alreadyOne(match);
    while (missing > 0) {
      const pair = state.bestJoin(match);
      if (pair === null) break;
      state.join(...pair);
      joins.push({ ...verdict, a: pair[0].id, b: pair[1].id });
      missing -= 1;
    }
    if (missing > 0) unmet.push({ ...match, count: missing });
  }
  return { clusters: state.clusters(), joins, unmet };
}

function byScoreThenIds(x: GroupMatch, y: GroupMatch): number {
  return y.score - x.score || byText(x.a.key, y.a.key) || byText(x.b.key, y.b.key);
}

class ClusterState {
  readonly #byId: ReadonlyMap<string, ItemSighting>;
  readonly #tieOf: TieOf;
  readonly #comparisons: Comparisons;
  /** What matches alone joined: where facts must agree. */
  readonly #matched: Partition;
  /** What matches and decisions joined: the items. */
  readonly #items: Partition;
  readonly #groupOf: (id: string) => string;
  readonly #apart = new Map<string, Set<string>>();
  /** Pairs of groups that some match ties. */
  readonly #linked = new Set<string>();
  readonly #likeItems = new Map<string, string>();

  constructor(
    sightings: readonly ItemSighting[],
    rules: PairRules,
    tieOf: TieOf,
    comparisons: Comparisons,
  ) {
    const ids = sightings.map(({ id }) => id).sort(byText);
    this.#byId = new Map(sightings.map((each) => [each.id, each]));
    this.#tieOf = tieOf;
    this.#comparisons = comparisons;
    this.#matched = new Partition(ids);
    this.#items = new Partition(ids);
    this.#groupOf = rules.groupOf;
    const firsts = new Map<string, string>();
    for (const id of ids) {
      const group = rules.groupOf(id);
      const first = firsts.get(group);
      if (first === undefined) firsts.set(group, id);
      else this.#items.join(first, id);
    }
    for (const [a, b] of rules.apart) {
      this.#apart.set(a, (this.#apart.get(a) ?? new Set()).add(b));
      this.#apart.set(b, (this.#apart.get(b) ?? new Set()).add(a));
    }
  }

  link({ a, b }: GroupMatch): void {
    this.#linked.add(`${a.key}\n${b.key}`).add(`${b.key}\n${a.key}`);
    for (const group of [a, b])
      for (const { id } of group.items) this.#likeItems.set(id, group.key);
  }

  /** How many of the items that a match makes one are so already. */
  alreadyOne({ a, b }: GroupMatch): number {
    const there = new Set(b.items.map(({ id }) => this.#items.of(id)));
    return a.items.filter(({ id }) => there.has(this.#items.of(id))).length;
  }

  /** Of the items that may be joined by a match, the pair whose clusters are tied most. */
  bestJoin({ a, b }: GroupMatch): readonly [ItemSighting, ItemSighting] | null {
    let best: readonly [ItemSighting, ItemSighting] | null = null;
    let tightest = -1;
    const taken = new Set(b.items.map(({ id }) => this.#items.of(id)));
    const free = a.items.filter(({ id }) => !taken.has(this.#items.of(id)));
    for (const one of free) {
      for (const other of b.items) {
        const tightness = this.#tightness(one, other);
        if (tightness <= tightest || !this.#mayJoin(one, other)) continue;
        best = [one, other];
        tightest = tightness;
      }
    }
    return best;
  }

  join(a: ItemSighting, b: ItemSighting): void {
    this.#matched.join(a.id, b.id);
    this.#items.join(a.id, b.id);
  }

  clusters(): readonly (readonly string[])[] {
    return this.#items.parts().map((part) => [...part].sort(byText));
  }

  /** The share of pairs across two clusters that some match ties: 1 where all speak for it. */
  #tightness(a: ItemSighting, b: ItemSighting): number {
    const [left, right] = [this.#matched.members(a.id), this.#matched.members(b.id)];
    let tied = 0;
    for (const one of left) {
      for (const other of right) {
        const pair = `${this.#likeItems.get(one) ?? one}\n${this.#likeItems.get(other) ?? other}`;
        if (this.#linked.has(pair)) tied += 1;
      }
    }
    return tied / (left.length * right.length);
  }

  #mayJoin(a: ItemSighting, b: ItemSighting): boolean {
    const [left, right] = [this.#items.members(a.id), this.#items.members(b.id)];
    const witnesses = new Set(left.map((id) => this.#byId.get(id)?.witness));
    if (right.some((id) => witnesses.has(this.#byId.get(id)?.witness))) return false;
    const groups = new Set(left.map(this.#groupOf));
    if (
      right.some((id) => [...(this.#apart.get(this.#groupOf(id)) ?? [])].some((g) => groups.has(g)))
    ) {
      return false;
    }
    return this.#matched
      .members(a.id)
      .every((one) => this.#matched.members(b.id).every((other) => this.#mayBeOne(one, other)));
  }

  #mayBeOne(id: string, otherId: string): boolean {
    const [a, b] = [this.#byId.get(id), this.#byId.get(otherId)];
    if (a === undefined || b === undefined) return false;
    const comparison = this.#comparisons.ofItems(a, b);
    const { thing, owner, count, time, place } = comparison;
    if (!isAtMostOpen(worstOf([thing, owner, count]))) return false;
    const tie = this.#tieOf(a.witness, b.witness);
    if (tie === null) return isAtMostOpen(time) && place !== 'contradictory';
    return tie.lineage === null ? isAtMostOpen(time) : time !== 'contradictory';
  }
}
