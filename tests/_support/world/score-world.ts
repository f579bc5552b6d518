import { canonicalJson } from '../../../src/domain/digest.ts';
import type { ItemSighting } from '../../../src/ledger/item-sighting.ts';
import { blockingKeys, probeKeys } from '../../../src/ledger/matching/blocking-keys.ts';
import { compareTellings } from '../../../src/ledger/matching/comparison.ts';
import { type Proposal, textProposals } from '../../../src/ledger/matching/match-sightings.ts';
import { groupBy } from './group-by.ts';
import type { MemoryLedger } from './memory-ledger.ts';
import type { World, WorldPost } from './world.ts';
import { explainWrongMerge, type WrongMerge } from './wrong-merges.ts';

export interface WorldScore {
  readonly sightings: number;
  readonly published: number;
  readonly mergedPairs: number;
  readonly wrong: readonly WrongMerge[];
  /** How many pairs are wrong for each reason. */
  readonly wrongBecause: Readonly<Record<string, number>>;
  readonly precision: number;
  readonly tiedPairs: number;
  readonly recallOfTied: number;
  /** Merged, or proposed to a reviewer. */
  readonly foundOfTied: number;
  readonly otherPairs: number;
  readonly proposedOfOthers: number;
  readonly proposals: number;
  readonly rightProposals: number;
  /** Pairs that a picture or a post's lineage ties and that were not merged, by what spoke against it. */
  readonly missed: Readonly<Record<string, number>>;
  readonly withoutPicture: number;
}

/** Holds what the ledger made of a world against the truth, pair of tellings by pair. */
export function scoreWorld(world: World, ledger: MemoryLedger): WorldScore {
  const posts = new Map(world.posts.map((post) => [post.id, post]));
  const truth = new Map<string, string>();
  const sightings = ledger.all();
  for (const sighting of sightings) {
    truth.set(sighting.id, realItemOf(posts.get(sighting.witness), sighting));
  }
  nameAlikeItems(sightings, truth, (id) => ledger.heads.get(id) ?? id);
  const byId = new Map(sightings.map((each) => [each.id, each]));
  const families = lineageFamilies(world);
  const postOf = (id: string) => posts.get(byId.get(id)?.witness ?? '');
  const headOf = (id: string) => ledger.heads.get(id) ?? id;
  const members = groupBy(sightings, ({ id }) => headOf(id));
  const joins = [...ledger.joins.values()].flat();
  const toldBy = (id: string) => ({ post: postOf(id), sighting: byId.get(id) });
  const merged = pairsBy(sightings, headOf);
  const wrong = merged
    .filter(([a, b]) => truth.get(a) !== truth.get(b))
    .map((pair) => explainWrongMerge(pair, [toldBy(pair[0]), toldBy(pair[1])], joins));
  const real = pairsBy(sightings, (id) => truth.get(id) ?? id);
  const isTied = ([a, b]: readonly [string, string]) => {
    const [one, other] = [postOf(a), postOf(b)];
    if (one === undefined || other === undefined) return false;
    if (one.pictures.some((picture) => other.pictures.includes(picture))) return true;
    const isAnswer = one.retells?.post === other.id || other.retells?.post === one.id;
    return isAnswer || families.get(one.id) === families.get(other.id);
  };
  const tied = real.filter(isTied);
  const others = real.filter((pair) => !isTied(pair));
  const proposals = [...[...ledger.proposals.values()].flat(), ...wordsOnly(sightings, headOf)];
  const proposed = new Set(proposals.map(({ a, b }) => pairKey(headOf(a), headOf(b))));
  const isFound = ([a, b]: readonly [string, string]) =>
    headOf(a) === headOf(b) || proposed.has(pairKey(headOf(a), headOf(b)));
  const unpictured = world.posts.filter(
    ({ kind, pictures }) => kind === 'post' && pictures.length === 0,
  );
  return {
    sightings: sightings.length,
    published: new Set(sightings.map(({ id }) => headOf(id))).size,
    mergedPairs: merged.length,
    wrong,
    wrongBecause: Object.fromEntries(
      [...groupBy(wrong, ({ reason }) => reason)].map(([reason, all]) => [reason, all.length]),
    ),
    precision: 1 - wrong.length / merged.length,
    tiedPairs: tied.length,
    recallOfTied: tied.filter(([a, b]) => headOf(a) === headOf(b)).length / tied.length,
    foundOfTied: tied.filter(isFound).length / tied.length,
    otherPairs: others.length,
    proposedOfOthers: others.filter(isFound).length / others.length,
    proposals: proposals.length,
    rightProposals: proposals.filter(({ a, b }) => truth.get(a) === truth.get(b)).length,
    missed: whyMissed(
      tied.filter(([a, b]) => headOf(a) !== headOf(b)),
      byId,
      (id) => members.get(headOf(id)) ?? [],
    ),
    withoutPicture: unpictured.length / world.posts.filter(({ kind }) => kind === 'post').length,
  };
}

/** Proposals from words alone, found by their keys as the store finds them. */
function wordsOnly(
  sightings: readonly ItemSighting[],
  headOf: (id: string) => string,
): readonly Proposal[] {
  const index = new Map<string, ItemSighting[]>();
  for (const sighting of sightings) {
    for (const key of blockingKeys(sighting.facts)) {
      const found = index.get(key) ?? [];
      found.push(sighting);
      index.set(key, found);
    }
  }
  const best = new Map<string, Proposal>();
  const byWitness = new Map<string, ItemSighting[]>();
  for (const each of sightings) {
    byWitness.set(each.witness, [...(byWitness.get(each.witness) ?? []), each]);
  }
  for (const ours of byWitness.values()) {
    const near = new Set(
      ours.flatMap(({ facts }) => probeKeys(facts).flatMap((key) => index.get(key) ?? [])),
    );
    const witness = ours[0]?.witness ?? '';
    const candidates = [...near].filter((each) => each.witness > witness);
    const clusters = groupBy([...ours, ...candidates], ({ id }) => headOf(id));
    const groups = [...clusters.values()].map((members) => members.map(({ id }) => id).sort());
    for (const proposal of textProposals(ours, () => candidates, groups, [])) {
      best.set(pairKey(headOf(proposal.a), headOf(proposal.b)), proposal);
    }
  }
  return [...best.values()];
}

function realItemOf(post: WorldPost | undefined, sighting: ItemSighting): string {
  const claims = post?.versions.at(-1) ?? [];
  return claims[sighting.claimOrdinal]?.items[sighting.itemOrdinal]?.id ?? `none of ${sighting.id}`;
}

/**
 * "2 BMP-2" does not say which is which: of the ways to name such items of a post, the one is taken
 * that agrees best with the others in their clusters. Those that tell of fewer are named first.
 */
function nameAlikeItems(
  sightings: readonly ItemSighting[],
  truth: Map<string, string>,
  headOf: (id: string) => string,
): void {
  const members = groupBy(sightings, ({ id }) => headOf(id));
  const likeness = ({ witness, facts }: ItemSighting) => `${witness} ${canonicalJson(facts)}`;
  const groups = [...groupBy(sightings, likeness).values()].sort((a, b) => a.length - b.length);
  const settled = new Set(groups.flatMap((alike) => (alike.length === 1 ? alike : [])));
  for (const alike of [...groups, ...groups].filter((each) => each.length > 1)) {
    const names = alike.map(({ id }) => truth.get(id) ?? id);
    const votes = alike.flatMap((item) => {
      const others = members
        .get(headOf(item.id))
        ?.filter((each) => each.witness !== item.witness && settled.has(each));
      return names.map((name) => {
        const agreeing = others?.filter(({ id }) => truth.get(id) === name) ?? [];
        return { item, name, votes: agreeing.length };
      });
    });
    const named = new Set<string>();
    const used = new Set<string>();
    for (const { item, name } of votes.sort((a, b) => b.votes - a.votes)) {
      if (named.has(item.id) || used.has(name)) continue;
      truth.set(item.id, name);
      named.add(item.id);
      used.add(name);
    }
    for (const item of alike) settled.add(item);
  }
}

/** The first of what each post carries; an answer carries nothing. */
function lineageFamilies(world: World): ReadonlyMap<string, string> {
  const carried = world.posts.map(({ id, retells }) => {
    return [id, retells === null || retells.kind === 'reply' ? null : retells.post] as const;
  });
  const source = new Map(carried);
  const rootOf = (id: string): string => {
    const next = source.get(id) ?? null;
    return next === null ? id : rootOf(next);
  };
  return new Map(world.posts.map(({ id }) => [id, rootOf(id)]));
}

function pairsBy(
  sightings: readonly ItemSighting[],
  keyOf: (id: string) => string,
): readonly (readonly [string, string])[] {
  const groups = groupBy(sightings, ({ id }) => keyOf(id));
  return [...groups.values()].flatMap((members) =>
    members.flatMap((a, n) =>
      members
        .slice(n + 1)
        .filter((b) => b.witness !== a.witness)
        .map((b) => [a.id, b.id] as const),
    ),
  );
}

function whyMissed(
  pairs: readonly (readonly [string, string])[],
  byId: ReadonlyMap<string, ItemSighting>,
  membersOf: (id: string) => readonly ItemSighting[],
): Readonly<Record<string, number>> {
  const reasons = pairs.map(([a, b]) => {
    const [one, other] = [byId.get(a), byId.get(b)];
    if (one === undefined || other === undefined) return 'unknown';
    const own = contradictionsOf(one, other);
    if (own !== '') return own;
    const [left, right] = [membersOf(a), membersOf(b)];
    const witnesses = new Set(left.map(({ witness }) => witness));
    if (right.some(({ witness }) => witnesses.has(witness))) return 'a witness tells of both items';
    const others = left.flatMap((x) => right.map((y) => contradictionsOf(x, y)));
    return others.some((each) => each !== '')
      ? `others in their clusters: ${others.find((each) => each !== '')}`
      : 'open which item is meant, or something more is shown';
  });
  return Object.fromEntries(
    [...groupBy(reasons, (each) => each)].map(([reason, all]) => [reason, all.length]),
  );
}

function contradictionsOf(a: ItemSighting, b: ItemSighting): string {
  return Object.entries(compareTellings(a.facts, b.facts))
    .filter(([field, how]) => field !== 'cause' && (how === 'doubtful' || how === 'contradictory'))
    .map(([field, how]) => `${field} ${how}`)
    .join(', ');
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
