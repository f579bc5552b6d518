import { byPlaceInText, byText, type ItemSighting } from '../item-sighting.ts';
import { type Comparison, compareTellings } from './comparison.ts';

/** Items of one witness that it tells apart by nothing: "2 BMP-2". */
export interface LikeItems {
  /** Made of the witness and the first of the items. */
  readonly key: string;
  readonly witness: string;
  /** All that bears on what item it is. */
  readonly signature: string;
  readonly items: readonly ItemSighting[];
}

/** The items of each witness, those alike together, in the order of its text. */
export function likeItemsOf(
  sightings: readonly ItemSighting[],
): ReadonlyMap<string, readonly LikeItems[]> {
  const witnesses = new Map<string, Map<string, ItemSighting[]>>();
  for (const sighting of [...sightings].sort(byPlaceInText)) {
    const groups = witnesses.get(sighting.witness) ?? new Map<string, ItemSighting[]>();
    const signature = signatureOf(sighting);
    groups.set(signature, [...(groups.get(signature) ?? []), sighting]);
    witnesses.set(sighting.witness, groups);
  }
  return new Map(
    [...witnesses].map(([witness, groups]) => [
      witness,
      [...groups].map(([signature, items]) => ({
        key: `${witness} ${items[0]?.id ?? ''}`,
        witness,
        signature,
        items,
      })),
    ]),
  );
}

function signatureOf({ facts }: ItemSighting): string {
  return JSON.stringify([
    facts.model,
    facts.family,
    facts.equipment_category,
    facts.lost_by,
    facts.status,
    facts.loss_date_start,
    facts.loss_date_end,
    facts.date_basis,
    facts.place_id,
    facts.place_name,
    facts.admin1,
    facts.country,
    facts.where_prec,
    facts.latitude,
    facts.longitude,
    facts.uncertainty_km,
    facts.caused_by,
    facts.tags.filter((tag) => tag === 'count_unknown' || tag === 'category_ambiguous'),
  ]);
}

/** Compares tellings, each pair of signatures once: copies of a post say the same over and over. */
export class Comparisons {
  readonly #known = new Map<string, Map<string, Comparison>>();
  readonly #signatures = new Map<string, string>();

  ofItems(a: ItemSighting, b: ItemSighting): Comparison {
    const [left, right] = [this.#signature(a), this.#signature(b)];
    const known = this.#known.get(left) ?? new Map<string, Comparison>();
    this.#known.set(left, known);
    const before = known.get(right);
    if (before !== undefined) return before;
    const comparison = compareTellings(a.facts, b.facts);
    known.set(right, comparison);
    return comparison;
  }

  #signature(sighting: ItemSighting): string {
    const known = this.#signatures.get(sighting.id) ?? signatureOf(sighting);
    this.#signatures.set(sighting.id, known);
    return known;
  }
}

export function byKey(a: LikeItems, b: LikeItems): number {
  return byText(a.key, b.key);
}
