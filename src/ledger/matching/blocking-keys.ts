import { daysBetween, shiftDay } from '../../domain/conflict-time.ts';
import type { LossFacts } from '../../domain/loss.ts';

/** Days that fall into one key; tellings further apart than that and a day are not compared. */
const BUCKET_DAYS = 7;
const EPOCH_DAY = '2000-01-01';
/** Side of a cell in degrees: some 50 km, wider than "near" reaches. */
const CELL_DEGREES = 0.5;
/** Days before a post on which what it tells without a date usually happened. */
const USUAL_DELAY_DAYS = 7;

/**
 * The keys under which a telling is found by tellings like it: what was lost, where and when, each
 * roughly. One whose category or day is not known is like too many, and has none.
 */
export function blockingKeys(facts: LossFacts): readonly string[] {
  const anywhere = `${facts.place_name === null ? '-' : '+'}${facts.family ?? ''}`;
  return keysOf(facts, [...placeKeys(facts, 0), anywhere], 0);
}

/**
 * The keys with which to look for tellings like it: its own and those beside them. What has no
 * place is like anything of its family, and what has one like all of it that has none.
 */
export function probeKeys(facts: LossFacts): readonly string[] {
  const { family } = facts;
  const anywhere =
    facts.place_name === null ? [`-${family ?? ''}`, `+${family ?? ''}`] : [`-${family ?? ''}`];
  return keysOf(facts, [...placeKeys(facts, 1), ...anywhere], 1);
}

function keysOf(facts: LossFacts, where: readonly string[], rim: number): readonly string[] {
  const { equipment_category: category } = facts;
  if (category === null) return [];
  return bucketsOf(facts, rim).flatMap((bucket) =>
    where.map((place) => `${category}|${place}|${bucket}`),
  );
}

/** Regions by name, points by cell. */
function placeKeys(facts: LossFacts, rim: number): readonly string[] {
  const { place_name, admin1, latitude, longitude } = facts;
  if (place_name === null) return [];
  const region = admin1 ?? place_name;
  if (latitude === null || longitude === null) return [region];
  const row = Math.floor(latitude / CELL_DEGREES);
  const column = Math.floor(longitude / CELL_DEGREES);
  const steps = Array.from({ length: 2 * rim + 1 }, (_, n) => n - rim);
  const cells = steps.flatMap((north) => steps.map((east) => `${row + north}:${column + east}`));
  return [region, ...cells];
}

function bucketsOf(facts: LossFacts, rim: number): readonly number[] {
  const end = facts.loss_date_end ?? facts.loss_date_start;
  if (end === null) return [];
  const isByPost = facts.loss_date_start === null;
  const start = isByPost ? shiftDay(end, -USUAL_DELAY_DAYS) : facts.loss_date_start;
  const first = bucketOf(start ?? end) - rim;
  const last = bucketOf(end) + rim;
  // A month or a year is no day to look on.
  if (last - first > 3 + 2 * rim) return [];
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
}

function bucketOf(day: string): number {
  return Math.floor(daysBetween(EPOCH_DAY, day) / BUCKET_DAYS);
}
