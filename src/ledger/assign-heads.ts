import { type Decision, pairRules } from './decisions.ts';
import { byTelling } from './facts/combine-sightings.ts';
import { byText, type ItemSighting } from './item-sighting.ts';

export interface HeadedCluster {
  /** The loss id under which the item is published. */
  readonly head: string;
  readonly members: readonly [ItemSighting, ...ItemSighting[]];
}

/**
 * Under which id each item is published. It keeps the id it has: where two become one, the id that
 * a reviewer chose, else the one that more tellings stand under; where one becomes two, the part
 * with the telling the id is made from, else the larger. What was absorbed comes back under its own id. A new item
 * takes the id of the earliest telling of it.
 */
export function assignHeads(
  clusters: readonly (readonly [ItemSighting, ...ItemSighting[]])[],
  heads: ReadonlyMap<string, string>,
  /** Losses that stand or stood, each with the one it was merged into. */
  losses: ReadonlyMap<string, string | null>,
  decisions: readonly Decision[],
): readonly HeadedCluster[] {
  const won = new Map<number, string[]>();
  for (const [head, contenders] of contendersOf(clusters, heads)) {
    const [winner] = [...contenders].sort(
      ([a, theirs], [b, others]) =>
        Number(has(clusters[b], head)) - Number(has(clusters[a], head)) ||
        others - theirs ||
        byText(clusters[a]?.[0].id ?? '', clusters[b]?.[0].id ?? ''),
    );
    if (winner !== undefined) won.set(winner[0], [...(won.get(winner[0]) ?? []), head]);
  }
  const chosen = chosenHeads(decisions);
  return clusters.map((members, n) => {
    const [head] = (won.get(n) ?? []).sort(
      (a, b) =>
        rankIn(chosen, a) - rankIn(chosen, b) ||
        standUnder(members, heads, b) - standUnder(members, heads, a) ||
        byText(a, b),
    );
    return { head: head ?? ownId(members, losses), members };
  });
}

/** The id of a telling that stood for the item before, and of several the one they were merged into. */
function ownId(
  members: HeadedCluster['members'],
  losses: ReadonlyMap<string, string | null>,
): string {
  const ids = [...members].sort(byTelling).map(({ id }) => id);
  const known = ids.filter((id) => losses.has(id));
  const last = known.find((id) => !ids.includes(losses.get(id) ?? ''));
  return last ?? known[0] ?? ids[0] ?? members[0].id;
}

/**
 * For each id in use, the clusters with tellings that stand under it, and how many; and the one with
 * the telling the id is made from.
 */
function contendersOf(
  clusters: readonly (readonly ItemSighting[])[],
  heads: ReadonlyMap<string, string>,
): ReadonlyMap<string, ReadonlyMap<number, number>> {
  const contenders = new Map<string, Map<number, number>>(
    [...new Set(heads.values())].sort(byText).map((head) => [head, new Map()]),
  );
  const add = (head: string | undefined, cluster: number, tellings: number) => {
    const counts = head === undefined ? undefined : contenders.get(head);
    counts?.set(cluster, (counts.get(cluster) ?? 0) + tellings);
  };
  for (const [n, members] of clusters.entries()) {
    for (const { id } of members) {
      add(heads.get(id), n, 1);
      add(id, n, 0);
    }
  }
  return contenders;
}

/** Ids that reviewers merged others into, the last decision first. */
function chosenHeads(decisions: readonly Decision[]): readonly string[] {
  const { standing } = pairRules(decisions);
  return standing.flatMap(({ kind, a }) => (kind === 'same' ? [a] : [])).reverse();
}

function rankIn(ids: readonly string[], id: string): number {
  const at = ids.indexOf(id);
  return at < 0 ? ids.length : at;
}

function standUnder(
  members: readonly ItemSighting[],
  heads: ReadonlyMap<string, string>,
  head: string,
): number {
  return members.filter(({ id }) => heads.get(id) === head).length;
}

function has(members: readonly ItemSighting[] | undefined, id: string): boolean {
  return members?.some((member) => member.id === id) ?? false;
}
