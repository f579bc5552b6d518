import type { PlaceKind } from '../place-lexicon.ts';

/**
 * How much a name means one place rather than its namesakes: by administrative standing, not by
 * the number of inhabitants alone. 4 regional capital or great city, 3 city, 2 town, 1 village,
 * 0 hamlet or part of a settlement.
 */
export type Standing = 0 | 1 | 2 | 3 | 4;

/** One place of a gazetteer, as the compiler takes it and a lookup gives it back. */
export interface GazetteerRow {
  /** Stable for ever, e.g. "ll:kreminna", "geonames:713174". */
  readonly place_id: string;
  /** The usual English name. */
  readonly name: string;
  readonly kind: PlaceKind;
  readonly standing: Standing;
  /** The region's usual English name with its kind. */
  readonly admin1: string | null;
  readonly admin2: string | null;
  /** ISO 3166 alpha-3. */
  readonly country: string | null;
  /** Null where the register gives no point; such a place still makes its name ambiguous. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly radius_km: number | null;
  /** The point is that of the community around it, and `radius_km` covers that. */
  readonly approximate: boolean;
  /** The place's names in its own languages: as good as `name`. */
  readonly ownNames: readonly string[];
  /** Old names, foreign spellings. */
  readonly aliases: readonly string[];
}
