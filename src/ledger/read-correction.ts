import { z } from 'zod';
import { LossledgerError } from '../domain/errors.ts';
import { CATEGORIES, STATUSES } from '../domain/vocabulary.ts';
import { CORRECTABLE, type CorrectableField, type Correction } from './decisions.ts';

const text = z.string().min(1).nullable();
const country = z
  .string()
  .regex(/^[A-Z]{3}$/, 'an ISO 3166 alpha-3 code, as UKR')
  .nullable();
const day = z.iso.date('a day, as 2023-02-07').nullable();
const number = (least: number, most: number) => {
  const told = `a number from ${least} to ${most}`;
  return z.coerce.number(told).min(least, told).max(most, told).nullable();
};
const oneOf = <const Codes extends readonly number[]>(codes: Codes) => {
  const told = `one of ${codes.join(', ')}`;
  return z.coerce.number(told).pipe(z.literal(codes, told)).nullable();
};

const FIELDS = z.strictObject({
  lost_by: country,
  equipment_category: z.enum(CATEGORIES).nullable(),
  model: text,
  family: text,
  country_of_production: country,
  status: z.enum(STATUSES),
  loss_date_start: day,
  loss_date_end: day,
  date_prec: oneOf([1, 2, 3, 4, 5]),
  place_name: text,
  admin1: text,
  admin2: text,
  country,
  place_id: text,
  latitude: number(-90, 90),
  longitude: number(-180, 180),
  where_prec: oneOf([1, 2, 3, 4, 5, 6, 7]),
  uncertainty_km: number(0, 20_000),
  caused_by: text,
  attacker: country,
}) satisfies z.ZodType<Required<Correction>>;

/** What stands for several fields at once, where somebody knows what they are. */
export const SHORTHANDS = ['place', 'date'] as const;

/** What a reviewer typed, as names and values; each name is one that can be corrected. */
export function pairsOfCorrection(
  pairs: readonly string[],
): readonly (readonly [string, string])[] {
  const named = new Set<string>();
  if (pairs.length === 0) throw new LossledgerError('USAGE', 'Say what to correct: field=value.');
  return pairs.map((pair) => {
    const at = pair.indexOf('=');
    const field = pair.slice(0, at);
    if (at < 1) throw new LossledgerError('USAGE', `${pair} is no correction: give field=value.`);
    if (!isCorrectable(field) && !SHORTHANDS.some((one) => one === field)) {
      throw new LossledgerError(
        'USAGE',
        `${field} cannot be corrected. What can: ${[...SHORTHANDS, ...CORRECTABLE].join(', ')}.`,
      );
    }
    if (named.has(field)) throw new LossledgerError('USAGE', `${field} is given twice.`);
    named.add(field);
    return [field, pair.slice(at + 1).trim()] as const;
  });
}

/** Reads what a reviewer sets, as "field=value"; "field=" says that it is not known. */
export function readCorrection(pairs: readonly string[]): Correction {
  const given: Record<string, string | null> = {};
  for (const [field, value] of pairsOfCorrection(pairs)) {
    if (!isCorrectable(field)) {
      throw new LossledgerError('USAGE', `${field} cannot be corrected by itself.`);
    }
    given[field] = value === '' ? null : value;
  }
  const read = FIELDS.partial().safeParse(given);
  if (!read.success) throw new LossledgerError('USAGE', z.prettifyError(read.error));
  const { loss_date_start: start, loss_date_end: end } = read.data;
  if (start != null && end != null && start > end) {
    throw new LossledgerError('USAGE', `The loss cannot end on ${end} and begin on ${start}.`);
  }
  return Object.fromEntries(Object.entries(read.data).filter(([, value]) => value !== undefined));
}

function isCorrectable(field: string): field is CorrectableField {
  return CORRECTABLE.some((one) => one === field);
}
