import type { Category, DateBasis, DatePrec, Status, WherePrec } from './vocabulary.ts';

/** [start, end) in UTF-16 units of the witness's text. */
export type Span = readonly [start: number, end: number];

/** The fields of a claim that point at the characters that gave them. */
export const SPANNED_FIELDS = [
  'model',
  'category',
  'quantity',
  'lost_by',
  'status',
  'caused_by',
  'attacker',
  'place',
  'date',
] as const;
export type SpannedField = (typeof SPANNED_FIELDS)[number];

export interface ClaimPlace {
  /**
   * The place's usual English name, also where several places share it; the name as written when it is
   * unknown.
   */
  readonly name: string;
  /** The region's usual English name with its kind, e.g. "Luhansk Oblast". */
  readonly admin1: string | null;
  /** ISO 3166 alpha-3. */
  readonly country: string | null;
  /** WGS 84 decimal degrees; null when ambiguous. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly where_prec: WherePrec | null;
  /** Radius in km that covers the area meant; for where_prec 2-5. */
  readonly uncertainty_km: number | null;
  readonly place_id: string | null;
  readonly basis: 'text';
}

export interface ClaimDate {
  /** YYYY-MM-DD, or null where nothing bounds the start. */
  readonly from: string | null;
  readonly to: string | null;
  readonly date_prec: DatePrec | null;
  readonly basis: DateBasis;
}

/** What one witness says of one kind of loss, in the wire form of `lossledger extract`. */
export interface Claim {
  readonly kind: 'loss' | 'tally';
  /** Canonical model name, null where only a class ("tank") is named. */
  readonly model: string | null;
  /** The words of the text. */
  readonly model_raw: string | null;
  readonly family: string | null;
  readonly category: Category | null;
  /** Items; null for an unknown plural ("several", "a column of"). */
  readonly quantity: number | null;
  /** ISO 3166 alpha-3. */
  readonly lost_by: string | null;
  readonly status: Status;
  readonly tags: readonly string[];
  /** Canonical name of the weapon that struck. */
  readonly caused_by: string | null;
  readonly attacker: string | null;
  readonly place: ClaimPlace | null;
  readonly date: ClaimDate | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly needs_review: boolean;
  readonly spans: Readonly<Partial<Record<SpannedField, Span>>>;
  /** Name and version of the extractor, e.g. "grammar/1". */
  readonly extractor: string;
}

/** What the grammar reads: a text and the few facts around it that bear on its meaning. */
export interface WitnessText {
  readonly text: string;
  /** An instant or a plain date, as in FoundPost; null when unknown. */
  readonly posted_at: string | null;
  readonly lang: string | null;
}
