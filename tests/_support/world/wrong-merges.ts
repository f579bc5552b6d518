import type { ItemSighting } from '../../../src/ledger/item-sighting.ts';
import type { Join } from '../../../src/ledger/matching/cluster-items.ts';
import type { WorldPost } from './world.ts';

/** Two tellings of two items that the ledger made one. */
export interface WrongMerge {
  readonly a: string;
  readonly b: string;
  /** What in the world led there. */
  readonly reason: string;
  readonly why: string;
}

interface Told {
  readonly post: WorldPost | undefined;
  readonly sighting: ItemSighting | undefined;
}

export function explainWrongMerge(
  pair: readonly [string, string],
  told: readonly [Told, Told],
  joins: readonly Join[],
): WrongMerge {
  const [a, b] = pair;
  const [one, other] = told;
  const said = told.map(({ sighting }) => {
    const facts = sighting?.facts;
    const thing = facts?.model ?? facts?.family ?? facts?.equipment_category;
    return `${thing} ${facts?.status} ${facts?.place_name} ${facts?.loss_date_start}..${facts?.loss_date_end}`;
  });
  const shared = picturesInCommon(one.post, other.post).join(', ') || 'none';
  const joined = joins.find((each) => [each.a, each.b].includes(a) && [each.a, each.b].includes(b));
  const how = joined === undefined ? 'through others' : `by ${joined.rule} ${joined.score}`;
  const reason = reasonOf(one, other);
  return {
    a,
    b,
    reason,
    why: `${reason}: ${nameOf(one.post)} and ${nameOf(other.post)}: ${said.join(' / ')}; pictures in common: ${shared}; joined ${how}`,
  };
}

function reasonOf(one: Told, other: Told): string {
  const [a, b] = [one.sighting?.facts, other.sighting?.facts];
  if (one.post?.scene !== other.post?.scene) return 'an old picture beside other news';
  if (a?.status !== b?.status) return 'two items of one scene, as if stages of one';
  if (a?.model === b?.model && a?.family === b?.family) {
    return 'two items of one scene, told alike, of which each post tells some';
  }
  return 'two items of one scene, one of them told less exactly';
}

function picturesInCommon(a: WorldPost | undefined, b: WorldPost | undefined): readonly string[] {
  return a?.pictures.filter((picture) => b?.pictures.includes(picture)) ?? [];
}

function nameOf(post: WorldPost | undefined): string {
  return `${post?.id} (${post?.retells?.kind ?? 'own'} of scene ${post?.scene})`;
}
