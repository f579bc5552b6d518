import { type Decision, pairRules } from '../decisions.ts';
import { byText, type ItemSighting, type WitnessTies } from '../item-sighting.ts';
import { assignItems, type GroupMatch } from './assign-items.ts';
import { clusterItems, type Join } from './cluster-items.ts';
import { Comparisons, type LikeItems, likeItemsOf } from './like-items.ts';
import { withOwnersOfTheirLine } from './owner-of-line.ts';
import { judgeText, judgeTied, type Verdict } from './rules.ts';
import { tiesBetween } from './ties.ts';

/** Two tellings of different losses that may be of one item, for a reviewer. */
export type Proposal = Join;

export interface MatchedSightings {
  /** Ids of tellings of one item each. */
  readonly clusters: readonly (readonly string[])[];
  readonly joins: readonly Join[];
  readonly proposals: readonly Proposal[];
}

/**
 * Which tellings are of one item, from everything that ties them directly or through others: a
 * function of the sets alone, whatever order they came in.
 */
export function matchSightings(
  told: readonly ItemSighting[],
  witnesses: readonly WitnessTies[],
  decisions: readonly Decision[],
): MatchedSightings {
  const sightings = withOwnersOfTheirLine(told, witnesses);
  const comparisons = new Comparisons();
  const groups = likeItemsOf(sightings);
  const ties = tiesBetween(witnesses);
  const matches = ties.flatMap((tie) => {
    const [a, b] = tie.witnesses.map((witness) => groups.get(witness) ?? []);
    return assignItems(a ?? [], b ?? [], (compared) => judgeTied(compared, tie), comparisons);
  });
  const tied = new Map(ties.map((tie) => [tie.witnesses.join(' '), tie]));
  const tieOf = (a: string, b: string) => tied.get(a < b ? `${a} ${b}` : `${b} ${a}`) ?? null;
  const rules = pairRules(decisions);
  const { clusters, joins, unmet } = clusterItems(sightings, matches, rules, tieOf, comparisons);
  const open = [...matches.filter(({ state }) => state === 'proposed'), ...unmet];
  return { clusters, joins, proposals: proposalsBetween(open, clusters, decisions) };
}

/**
 * What words alone propose between losses that nothing ties. `candidatesFor` gives the tellings that
 * share a blocking key with one of `sightings`; each cluster is a loss of one or the other.
 */
export function textProposals(
  sightings: readonly ItemSighting[],
  candidatesFor: (sighting: ItemSighting) => readonly ItemSighting[],
  clusters: readonly (readonly string[])[],
  decisions: readonly Decision[],
): readonly Proposal[] {
  const comparisons = new Comparisons();
  const done = new Set<string>();
  const matches: GroupMatch[] = [];
  for (const [witness, groups] of likeItemsOf(sightings)) {
    const own = groups.flatMap(({ items }) => items);
    const theirs = likeItemsOf([...new Set(own.flatMap(candidatesFor))]);
    for (const [other, others] of theirs) {
      const pair = witness < other ? `${witness}\n${other}` : `${other}\n${witness}`;
      if (witness === other || done.has(pair)) continue;
      done.add(pair);
      const [a, b] = witness < other ? [groups, others] : [others, groups];
      matches.push(...assignItems(a, b, judgeText, comparisons));
    }
  }
  return proposalsBetween(matches, clusters, decisions);
}

/** The best match for each two clusters, but for those that reviewers keep apart. */
function proposalsBetween(
  matches: readonly GroupMatch[],
  clusters: readonly (readonly string[])[],
  decisions: readonly Decision[],
): readonly Proposal[] {
  const clusterOf = new Map<string, string>();
  for (const cluster of clusters) for (const id of cluster) clusterOf.set(id, cluster[0] ?? id);
  const rules = pairRules(decisions);
  const apart = new Set(rules.apart.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const groupsIn = new Map<string, readonly string[]>();
  for (const cluster of clusters) {
    groupsIn.set(cluster[0] ?? '', [...new Set(cluster.map(rules.groupOf))]);
  }
  const areKeptApart = (a: string, b: string) =>
    apart.size > 0 &&
    (groupsIn.get(a) ?? []).some((one) =>
      (groupsIn.get(b) ?? []).some((other) => apart.has(`${one} ${other}`)),
    );
  const best = new Map<string, Proposal>();
  for (const { a, b, count, ...verdict } of matches) {
    for (const [one, other] of openPairs(a, b, clusterOf).slice(0, count)) {
      const ends = [clusterOf.get(one) ?? one, clusterOf.get(other) ?? other].sort(byText);
      const [first = '', second = ''] = ends;
      if (areKeptApart(first, second)) continue;
      const proposal: Proposal = {
        ...(verdict satisfies Verdict),
        state: 'proposed',
        ...(one < other ? { a: one, b: other } : { a: other, b: one }),
      };
      const key = `${first} ${second}`;
      const before = best.get(key);
      if (before === undefined || isBefore(proposal, before)) best.set(key, proposal);
    }
  }
  return [...best.values()].sort((x, y) => (isBefore(x, y) ? -1 : 1));
}

/** Items of two like groups that are not of one loss yet, paired in the order of their texts. */
function openPairs(
  a: LikeItems,
  b: LikeItems,
  clusterOf: ReadonlyMap<string, string>,
): readonly (readonly [string, string])[] {
  const clustersOf = (group: LikeItems) => new Set(group.items.map(({ id }) => clusterOf.get(id)));
  const [inA, inB] = [clustersOf(a), clustersOf(b)];
  const left = a.items.filter(({ id }) => !inB.has(clusterOf.get(id)));
  const right = b.items.filter(({ id }) => !inA.has(clusterOf.get(id)));
  return left.slice(0, right.length).flatMap((one, n) => {
    const other = right[n];
    return other === undefined ? [] : [[one.id, other.id] as const];
  });
}

function isBefore(x: Proposal, y: Proposal): boolean {
  return (y.score - x.score || byText(x.a, y.a) || byText(x.b, y.b)) < 0;
}
