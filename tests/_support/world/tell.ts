import type { Claim, ClaimDate, ClaimPlace } from '../../../src/domain/claim.ts';
import { shiftDay } from '../../../src/domain/conflict-time.ts';
import type { Chance } from './random.ts';
import { MODELS, type RealItem, type Scene, TOWNS, type Town } from './scenes.ts';

/** One claim, and the real items it tells of, in the order of its items. */
export interface ToldClaim {
  readonly claim: Claim;
  readonly items: readonly RealItem[];
}

/** How a writer tells of a scene: what one knows, misreads and leaves out. */
export interface Manner {
  readonly owner: string | null;
  readonly place: ClaimPlace | null;
  readonly date: ClaimDate;
  readonly cause: string | null;
  readonly exactness: 'model' | 'family' | 'category';
  readonly misreadsModel: boolean;
}

/** Shares of what is told that is not as it was, or not told. */
export interface Noise {
  /** Writers who do not say whose it was. */
  readonly ownerUnsaid: number;
  /** Who take the item for another of its category. */
  readonly modelMisread: number;
  /** Who name another town. */
  readonly placeWrong: number;
  /** Who are up to three days off. */
  readonly dayWrong: number;
}

export const NOISE = {
  usual: { ownerUnsaid: 0.01, modelMisread: 0.005, placeWrong: 0.035, dayWrong: 0.03 },
  high: { ownerUnsaid: 0.04, modelMisread: 0.015, placeWrong: 0.035, dayWrong: 0.03 },
} as const satisfies Record<string, Noise>;

export function drawManner(chance: Chance, scene: Scene, postDay: string, noise: Noise): Manner {
  return {
    owner: chance.is(1 - noise.ownerUnsaid) ? scene.owner : null,
    place: drawPlace(chance, scene.town, noise),
    date: drawDate(chance, scene, postDay, noise),
    cause: chance.is(0.5) ? scene.cause : null,
    exactness: chance.weighted([
      ['model', 82],
      ['family', 14],
      ['category', 4],
    ]),
    misreadsModel: chance.is(noise.modelMisread),
  };
}

/** Claims of items, those alike in one ("2 BMP-2"). */
export function tell(
  chance: Chance,
  items: readonly RealItem[],
  manner: Manner,
): readonly ToldClaim[] {
  const groups = new Map<string, RealItem[]>();
  for (const item of items) {
    const key = `${item.model.model} ${item.status}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].flatMap((alike): ToldClaim[] => {
    const [first] = alike;
    if (first === undefined) return [];
    return [{ claim: claimOf(chance, first, alike.length, manner), items: alike }];
  });
}

function claimOf(chance: Chance, item: RealItem, quantity: number, manner: Manner): Claim {
  const seen = manner.misreadsModel ? misread(chance, item) : item.model;
  const { exactness } = manner;
  const named = exactness === 'model' ? seen.model : null;
  return {
    kind: 'loss',
    model: named,
    model_raw: named ?? (exactness === 'family' ? seen.family : seen.category),
    family: exactness === 'category' ? null : seen.family,
    category: seen.category,
    quantity,
    lost_by: manner.owner,
    status: item.status,
    tags: [],
    caused_by: manner.cause,
    attacker: null,
    place: manner.place,
    date: manner.date,
    confidence: 0.9,
    needs_review: manner.owner === null,
    spans: {},
    extractor: 'world/1',
  };
}

function misread(chance: Chance, { model }: RealItem) {
  const likely = MODELS.filter(
    (other) => other.category === model.category && other.model !== model.model,
  );
  return likely.length === 0 ? model : chance.oneOf(likely);
}

function drawPlace(chance: Chance, town: Town, { placeWrong }: Noise): ClaimPlace | null {
  const told = chance.is(placeWrong) ? chance.oneOf(TOWNS) : town;
  const { id, name, admin1, latitude, longitude } = told;
  const at = { country: 'UKR', basis: 'text' as const };
  return chance.weighted<ClaimPlace | null>([
    [
      {
        ...at,
        name,
        admin1,
        latitude,
        longitude,
        where_prec: 1,
        uncertainty_km: null,
        place_id: id,
      },
      45,
    ],
    [
      { ...at, name, admin1, latitude, longitude, where_prec: 2, uncertainty_km: 15, place_id: id },
      30,
    ],
    [
      {
        ...at,
        name: admin1,
        admin1,
        latitude: 47.1,
        longitude: 36.2,
        where_prec: 4,
        uncertainty_km: 150,
        place_id: `world:${admin1}`,
      },
      10,
    ],
    // A name that several places share.
    [
      {
        ...at,
        name,
        admin1: null,
        latitude: null,
        longitude: null,
        where_prec: null,
        uncertainty_km: null,
        place_id: null,
      },
      3,
    ],
    [null, 12],
  ]);
}

function drawDate(chance: Chance, { day }: Scene, postDay: string, { dayWrong }: Noise): ClaimDate {
  const told = chance.is(dayWrong) ? (shiftDay(day, chance.whole(-3, 3)) ?? day) : day;
  return chance.weighted<ClaimDate>([
    [{ from: told, to: told, date_prec: 1, basis: 'stated' }, 35],
    [{ from: shiftDay(told, -3), to: shiftDay(told, 3), date_prec: 3, basis: 'stated' }, 10],
    [{ from: null, to: postDay, date_prec: null, basis: 'post_date' }, 55],
  ]);
}
