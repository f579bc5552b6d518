import { lossId, lossOriginKey } from '../../src/domain/identity.ts';
import type { LossFacts } from '../../src/domain/loss.ts';
import type { ItemSighting, WitnessTies } from '../../src/ledger/item-sighting.ts';

const FACTS: LossFacts = {
  lost_by: 'RUS',
  equipment_category: 'Tanks',
  model: 'T-72B3',
  model_raw: 'T-72B3',
  family: 'T-72',
  country_of_production: 'RUS',
  status: 'destroyed',
  status_all: ['destroyed'],
  tags: [],
  loss_date_start: null,
  loss_date_end: '2024-03-10',
  date_prec: null,
  date_basis: 'post_date',
  posted_at: '2024-03-10T08:00:00.000Z',
  place_name: null,
  admin1: null,
  admin2: null,
  country: null,
  place_id: null,
  latitude: null,
  longitude: null,
  where_prec: null,
  uncertainty_km: null,
  location_basis: null,
  caused_by: null,
  attacker: null,
  review_state: 'auto',
  confidence: 0.9,
};

/** Facts of a loss, a Russian T-72B3 destroyed by 10 March 2024 unless changed. */
export function factsOf(change: Partial<LossFacts> = {}): LossFacts {
  const status_all = change.status === undefined ? FACTS.status_all : [change.status];
  return { ...FACTS, status_all, ...change };
}

/** A day stated in the text. */
export function on(day: string): Partial<LossFacts> {
  return { loss_date_start: day, loss_date_end: day, date_prec: 1, date_basis: 'stated' };
}

const KREMINNA = {
  place_name: 'Kreminna',
  admin1: 'Luhansk Oblast',
  country: 'UKR',
  place_id: 'll:kreminna',
  latitude: 49.05,
  longitude: 38.22,
  where_prec: 1,
  location_basis: 'text',
} as const satisfies Partial<LossFacts>;

export const AT = {
  kreminna: KREMINNA,
  nearKreminna: { ...KREMINNA, where_prec: 2, uncertainty_km: 15 },
  luhanskOblast: {
    ...KREMINNA,
    place_name: 'Luhansk Oblast',
    place_id: 'll:luhansk-oblast',
    latitude: 49,
    longitude: 39,
    where_prec: 4,
    uncertainty_km: 150,
  },
  avdiivka: {
    ...KREMINNA,
    place_name: 'Avdiivka',
    admin1: 'Donetsk Oblast',
    place_id: 'll:avdiivka',
    latitude: 48.14,
    longitude: 37.74,
  },
} as const satisfies Record<string, Partial<LossFacts>>;

/** The nth item that a witness tells of. */
export function sighting(
  witness: string,
  change: Partial<LossFacts> = {},
  claimOrdinal = 0,
  itemOrdinal = 0,
): ItemSighting {
  const origin = { postId: witness, claimOrdinal, itemOrdinal };
  return {
    id: lossId(origin),
    originKey: lossOriginKey(origin),
    witness,
    claimId: `claim ${witness} ${claimOrdinal}`,
    claimOrdinal,
    itemOrdinal,
    facts: factsOf(change),
  };
}

export function idOf(witness: string, claimOrdinal = 0, itemOrdinal = 0): string {
  return lossId({ postId: witness, claimOrdinal, itemOrdinal });
}

/** What ties a witness; it is called by its own name. */
export function tiesOf(witness: string, change: Partial<WitnessTies> = {}): WitnessTies {
  return { witness, kind: 'post', names: [witness], retells: [], pictures: [], ...change };
}

export function carrying(
  kind: WitnessTies['retells'][number]['kind'],
  name: string,
): Pick<WitnessTies, 'retells'> {
  return { retells: [{ kind, name }] };
}
