import { agreementOf, isOwnerAgreed, isPlaceAgreed, modelAgreementOf } from './agreement.ts';
import type { LossLabel } from './label-case.ts';
import type { NameMatcher } from './name-matcher.ts';
import type { ScoredClaim } from './scored-claim.ts';

export const FIELDS = [
  'model',
  'model_exact',
  'category',
  'lost_by',
  'attacker',
  'quantity',
  'place',
  'admin1',
  'where_prec',
  'date',
  'date_exact',
  'cause',
] as const;
export type Field = (typeof FIELDS)[number];

/** Fields of which it is counted how often a claim has a value where the text has none. */
export const NULLABLE_FIELDS = [
  'model',
  'attacker',
  'quantity',
  'place',
  'date',
  'cause',
] as const satisfies readonly Field[];
export type NullableField = (typeof NULLABLE_FIELDS)[number];

/** Finer views of a field that is marked already: a miss is counted, but makes no case wrong. */
export const EXACT_FIELDS: ReadonlySet<Field> = new Set(['model_exact', 'date_exact']);

export interface FieldMark {
  readonly field: Field;
  readonly correct: boolean;
}

export interface NullMark {
  readonly field: NullableField;
  /** The claim says something of which the text says nothing. */
  readonly filled: boolean;
}

export interface FieldMarks {
  readonly marks: readonly FieldMark[];
  readonly nullMarks: readonly NullMark[];
}

/** Compares a claim with the label it was matched with, field by field; category apart. */
export function markFields(names: NameMatcher, label: LossLabel, claim: ScoredClaim): FieldMarks {
  const marks: FieldMark[] = [{ field: 'lost_by', correct: isOwnerAgreed(label, claim) }];
  const nullMarks: NullMark[] = [];
  const mark = (field: Field, correct: boolean): void => {
    marks.push({ field, correct });
  };
  const markNull = (field: NullableField, said: unknown): void => {
    nullMarks.push({ field, filled: said !== null && said !== '' });
  };

  if (label.model === null) markNull('model', claim.model);
  else {
    const model = modelAgreementOf(names, label, claim);
    mark('model', model.family);
    mark('model_exact', model.exact);
  }

  if (label.attacker === null) markNull('attacker', claim.attacker);
  else if (label.attacker !== undefined) {
    const accepted = [label.attacker, ...label.accept_attacker];
    mark('attacker', accepted.includes(claim.attacker));
  }

  if (label.quantity === null) markNull('quantity', claim.quantity);
  else mark('quantity', [label.quantity, ...label.accept_quantity].includes(claim.quantity));

  if (label.place === null) markNull('place', claim.place?.name ?? null);
  else mark('place', isPlaceAgreed(names, label, claim));

  if (label.admin1 !== null) mark('admin1', isAdmin1Agreed(names, label, claim));

  if (label.where_prec != null) {
    const accepted = [label.where_prec, ...label.accept_where_prec];
    mark('where_prec', accepted.includes(claim.place?.where_prec ?? null));
  }

  if (label.date === null) markNull('date', claim.date?.from ?? null);
  else {
    const date = dateAgreement(label, claim);
    mark('date', date.covered);
    mark('date_exact', date.exact);
  }

  if (label.cause === null) markNull('cause', claim.caused_by);
  else mark('cause', isCauseAgreed(names, label, claim));
  return { marks, nullMarks };
}

/**
 * The category's mark, or none. A strict match has it right by definition, so it is taken from every
 * pair that agrees in status and is one thing by its model, if not by its category.
 */
export function markCategory(
  names: NameMatcher,
  label: LossLabel,
  claim: ScoredClaim,
): FieldMark | null {
  if (label.category === null) return null;
  const { status, category, alike } = agreementOf(label, claim);
  if (!status) return null;
  const isSameThing =
    alike ||
    claim.category === null ||
    (label.model !== null && names.model(label.model, claim).family);
  return isSameThing ? { field: 'category', correct: category } : null;
}

function isAdmin1Agreed(names: NameMatcher, label: LossLabel, claim: ScoredClaim): boolean {
  const { place } = claim;
  return [label.admin1, ...label.accept_admin1].some((each) => {
    if (each === null || place === null) return each === null && place === null;
    return (
      (place.admin1 !== null && names.place(each, place.admin1)) ||
      (label.place === null && names.place(each, place.name))
    );
  });
}

function isCauseAgreed(names: NameMatcher, label: LossLabel, { caused_by }: ScoredClaim): boolean {
  return [label.cause, ...label.accept_cause].some((each) =>
    each === null || caused_by === null ? each === caused_by : names.cause(each, caused_by),
  );
}

interface DateAgreement {
  /** The claim's days and the label's have a day in common. */
  readonly covered: boolean;
  /** They are the same days. */
  readonly exact: boolean;
}

function dateAgreement(label: LossLabel, { date }: ScoredClaim): DateAgreement {
  const from = dayOf(date?.from);
  const to = dayOf(date?.to) ?? from;
  const each = [label.date, ...label.accept_date].map((first, n): DateAgreement => {
    if (first === null) return { covered: from === null, exact: false };
    if (to === null) return { covered: false, exact: false };
    const last = n === 0 ? (label.date_to ?? first) : first;
    return { covered: (from ?? to) <= last && first <= to, exact: from === first && to === last };
  });
  return { covered: each.some(({ covered }) => covered), exact: each.some(({ exact }) => exact) };
}

function dayOf(time: string | null | undefined): string | null {
  return time?.slice(0, 10) ?? null;
}
