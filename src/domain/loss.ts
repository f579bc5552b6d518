import type {
  Category,
  DateBasis,
  DatePrec,
  ReviewState,
  Status,
  WherePrec,
} from './vocabulary.ts';

/** What the ledger says of one item. A revision holds all of it; null is "not known". */
export interface LossFacts {
  readonly lost_by: string | null;
  readonly equipment_category: Category | null;
  readonly model: string | null;
  readonly model_raw: string | null;
  readonly family: string | null;
  readonly country_of_production: string | null;
  readonly status: Status;
  readonly status_all: readonly Status[];
  readonly tags: readonly string[];
  readonly loss_date_start: string | null;
  readonly loss_date_end: string | null;
  readonly date_prec: DatePrec | null;
  readonly date_basis: DateBasis | null;
  /** ISO instant, where the post's instant is known. */
  readonly posted_at: string | null;
  readonly place_name: string | null;
  readonly admin1: string | null;
  readonly admin2: string | null;
  readonly country: string | null;
  readonly place_id: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly where_prec: WherePrec | null;
  readonly uncertainty_km: number | null;
  readonly location_basis: string | null;
  readonly caused_by: string | null;
  readonly attacker: string | null;
  readonly review_state: ReviewState;
  readonly confidence: number;
  /** The loss that this one was found to be; its own id leads there. Null: it stands for itself. */
  readonly merged_into?: string | null;
}
