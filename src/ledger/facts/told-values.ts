import { daysBetween } from '../../domain/conflict-time.ts';
import type { LossFacts } from '../../domain/loss.ts';
import { thingsAgree } from '../matching/comparison.ts';
import { extentKm, placesAgree } from '../matching/place-agreement.ts';
import { daysApart, timesAgree } from '../matching/time-agreement.ts';

/** The parts of a telling that are chosen together, and what makes one of them the better. */

export type ThingTold = Pick<
  LossFacts,
  'model' | 'model_raw' | 'family' | 'equipment_category' | 'country_of_production'
>;

export function thingOf(facts: LossFacts): ThingTold {
  const { model, model_raw, family, equipment_category, country_of_production } = facts;
  return { model, model_raw, family, equipment_category, country_of_production };
}

export function thingsContradict(a: ThingTold, b: ThingTold): boolean {
  const agreement = thingsAgree({ ...a, tags: [] }, { ...b, tags: [] });
  return agreement === 'doubtful' || agreement === 'contradictory';
}

/** A model before its family, a variant before the model: the longer name of the same thing. */
export function byExactnessOfThing(a: ThingTold, b: ThingTold): number {
  return exactnessOfThing(b) - exactnessOfThing(a);
}

function exactnessOfThing({ model, family, equipment_category }: ThingTold): number {
  if (model === null) return family === null ? (equipment_category === null ? 0 : 1) : 2;
  return model === family ? 3 : 3 + model.length;
}

export function factsOfThing(thing: ThingTold | null): ThingTold {
  return (
    thing ?? {
      model: null,
      model_raw: null,
      family: null,
      equipment_category: null,
      country_of_production: null,
    }
  );
}

export type PlaceTold = Pick<
  LossFacts,
  | 'place_name'
  | 'admin1'
  | 'admin2'
  | 'country'
  | 'place_id'
  | 'latitude'
  | 'longitude'
  | 'where_prec'
  | 'uncertainty_km'
  | 'location_basis'
>;

export function placeOf(facts: LossFacts): PlaceTold | null {
  if (facts.place_name === null) return null;
  const { place_name, admin1, admin2, country, place_id, latitude, longitude } = facts;
  const { where_prec, uncertainty_km, location_basis } = facts;
  const named = { place_name, admin1, admin2, country, place_id };
  return { ...named, latitude, longitude, where_prec, uncertainty_km, location_basis };
}

export function placesContradict(a: PlaceTold, b: PlaceTold): boolean {
  return placesAgree(a, b) === 'contradictory';
}

export function byExactnessOfPlace(a: PlaceTold, b: PlaceTold): number {
  return vaguenessKm(a) - vaguenessKm(b) || (a.where_prec ?? 8) - (b.where_prec ?? 8);
}

/** A name that several places share is less than the widest area. */
const NOWHERE_KM = 1e6;

function vaguenessKm(place: PlaceTold): number {
  return place.where_prec === null ? NOWHERE_KM : extentKm(place);
}

export function factsOfPlace(place: PlaceTold | null): PlaceTold {
  return (
    place ?? {
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
    }
  );
}

type DateFacts = Pick<LossFacts, 'loss_date_start' | 'loss_date_end' | 'date_prec' | 'date_basis'>;
/** With what happened on that day: two days may be two stages of one loss. */
export type DateTold = DateFacts & Pick<LossFacts, 'status'>;

/** A report of a night may name either of its days. */
const ONE_NIGHT_DAYS = 1;

export function dateOf(facts: LossFacts): DateTold | null {
  const { loss_date_start, loss_date_end, date_prec, date_basis, status } = facts;
  if (loss_date_start === null && loss_date_end === null) return null;
  return { loss_date_start, loss_date_end, date_prec, date_basis, status };
}

export function datesContradict(a: DateTold, b: DateTold): boolean {
  return Math.abs(daysApart(a, b)) > ONE_NIGHT_DAYS && timesAgree(a, b) !== 'doubtful';
}

export function isLaterStage(date: DateTold, other: DateTold): boolean {
  return timesAgree(other, date) === 'doubtful' && daysApart(other, date) > 0;
}

/** The shorter span of days; of days by which it was lost, the earlier. */
export function byExactnessOfDate(a: DateTold, b: DateTold): number {
  return spanOfDays(a) - spanOfDays(b);
}

const UNBOUNDED_DAYS = 1e6;

function spanOfDays({ loss_date_start: start, loss_date_end: end }: DateTold): number {
  if (start !== null && end !== null) return daysBetween(start, end);
  return UNBOUNDED_DAYS + (end === null ? UNBOUNDED_DAYS : daysBetween('2000-01-01', end));
}

export function factsOfDate(date: DateTold | null): DateFacts {
  return {
    loss_date_start: date?.loss_date_start ?? null,
    loss_date_end: date?.loss_date_end ?? null,
    date_prec: date?.date_prec ?? null,
    date_basis: date?.date_basis ?? null,
  };
}

export function differ(a: string, b: string): boolean {
  return a !== b;
}

export function asEqual(): number {
  return 0;
}
