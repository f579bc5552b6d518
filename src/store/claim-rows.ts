import type { Claim, Span, SpannedField } from '../domain/claim.ts';
import { SPANNED_FIELDS } from '../domain/claim.ts';
import {
  CATEGORIES,
  type Category,
  DATE_BASES,
  type DatePrec,
  STATUSES,
  type WherePrec,
} from '../domain/vocabulary.ts';
import type { claimSpans, claims } from './schema/index.ts';

export type ClaimRow = typeof claims.$inferSelect;
type NewClaimRow = typeof claims.$inferInsert;
export type SpanRow = typeof claimSpans.$inferSelect;

/** A claim as its row; spans are rows of their own. */
export function claimToRow(
  claim: Claim,
  identity: {
    claimId: string;
    postRevisionId: string;
    ordinal: number;
    readAsOf: string | null;
  },
): NewClaimRow {
  return {
    ...identity,
    extractor: claim.extractor,
    kind: claim.kind,
    model: claim.model,
    modelRaw: claim.model_raw,
    family: claim.family,
    category: claim.category,
    quantity: claim.quantity,
    lostBy: claim.lost_by,
    status: claim.status,
    tags: [...claim.tags],
    causedBy: claim.caused_by,
    attacker: claim.attacker,
    placeName: claim.place?.name ?? null,
    placeAdmin1: claim.place?.admin1 ?? null,
    placeCountry: claim.place?.country ?? null,
    placeLatitude: claim.place?.latitude ?? null,
    placeLongitude: claim.place?.longitude ?? null,
    placeWherePrec: claim.place?.where_prec ?? null,
    placeUncertaintyKm: claim.place?.uncertainty_km ?? null,
    placeId: claim.place?.place_id ?? null,
    placeBasis: claim.place?.basis ?? null,
    dateFrom: claim.date?.from ?? null,
    dateTo: claim.date?.to ?? null,
    datePrec: claim.date?.date_prec ?? null,
    dateBasis: claim.date?.basis ?? null,
    confidence: claim.confidence,
    needsReview: claim.needs_review,
  };
}

export function spansToRows(claimId: string, claim: Claim): SpanRow[] {
  return SPANNED_FIELDS.flatMap((field) => {
    const span = claim.spans[field];
    return span === undefined ? [] : [{ claimId, field, spanStart: span[0], spanEnd: span[1] }];
  });
}

/** The claim a row and its spans hold. */
export function rowToClaim(row: ClaimRow, spans: readonly SpanRow[]): Claim {
  return {
    kind: row.kind === 'tally' ? 'tally' : 'loss',
    model: row.model,
    model_raw: row.modelRaw,
    family: row.family,
    category: row.category === null ? null : oneOf<Category>(CATEGORIES, row.category),
    quantity: row.quantity,
    lost_by: row.lostBy,
    status: oneOf(STATUSES, row.status),
    tags: row.tags,
    caused_by: row.causedBy,
    attacker: row.attacker,
    place:
      row.placeName === null
        ? null
        : {
            name: row.placeName,
            admin1: row.placeAdmin1,
            country: row.placeCountry,
            latitude: row.placeLatitude,
            longitude: row.placeLongitude,
            where_prec: row.placeWherePrec === null ? null : wherePrec(row.placeWherePrec),
            uncertainty_km: row.placeUncertaintyKm,
            place_id: row.placeId,
            basis: 'text',
          },
    date:
      row.dateBasis === null
        ? null
        : {
            from: row.dateFrom,
            to: row.dateTo,
            date_prec: row.datePrec === null ? null : datePrec(row.datePrec),
            basis: oneOf(DATE_BASES, row.dateBasis),
          },
    confidence: row.confidence,
    needs_review: row.needsReview,
    spans: spansOf(spans),
    extractor: row.extractor,
  };
}

function spansOf(rows: readonly SpanRow[]): Partial<Record<SpannedField, Span>> {
  return Object.fromEntries(
    rows.map((row) => [oneOf(SPANNED_FIELDS, row.field), [row.spanStart, row.spanEnd] as const]),
  );
}

function oneOf<T extends string>(allowed: readonly T[], value: string): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new Error(`The database holds "${value}", which is none of ours.`);
  return found;
}

function wherePrec(value: number): WherePrec {
  if (value === 1 || value === 2 || value === 3 || value === 4) return value;
  if (value === 5 || value === 6 || value === 7) return value;
  throw new Error(`The database holds where_prec ${value}.`);
}

function datePrec(value: number): DatePrec {
  if (value === 1 || value === 2 || value === 3 || value === 4 || value === 5) return value;
  throw new Error(`The database holds date_prec ${value}.`);
}
