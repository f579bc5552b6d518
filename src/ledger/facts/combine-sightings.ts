import type { LossFacts } from '../../domain/loss.ts';
import { STATUS_PRECEDENCE, type Status } from '../../domain/vocabulary.ts';
import { byText, type ItemSighting } from '../item-sighting.ts';
import { bestSupported, type Choice, type ToldValue } from './best-supported.ts';
import {
  asEqual,
  byExactnessOfDate,
  byExactnessOfPlace,
  byExactnessOfThing,
  type DateTold,
  dateOf,
  datesContradict,
  differ,
  factsOfDate,
  factsOfPlace,
  factsOfThing,
  isLaterStage,
  placeOf,
  placesContradict,
  thingOf,
  thingsContradict,
} from './told-values.ts';

/** Something that tellings of one item do not agree on. */
export interface FactConflict {
  readonly field: 'thing' | 'owner' | 'place' | 'date' | 'cause' | 'attacker';
  /** The first telling behind what is published, and the first of each that contradicts it. */
  readonly published: string;
  readonly against: readonly string[];
}

/** What happened to the item and when, as one telling has it. */
export interface StatusSeen {
  readonly status: Status;
  readonly date_start: string | null;
  readonly date_end: string | null;
  readonly sighting: string;
  readonly claim: string;
}

export interface CombinedLoss {
  readonly facts: LossFacts;
  /** In the order of days; what has none comes last. */
  readonly timeline: readonly StatusSeen[];
  readonly conflicts: readonly FactConflict[];
}

/** What all who tell of an item say of it together. */
export function combineSightings(
  sightings: readonly [ItemSighting, ...ItemSighting[]],
  /** The witness whose words a witness carries; itself where it speaks for itself. */
  voiceOf: (witness: string) => string,
): CombinedLoss {
  const ordered = inOrder(sightings);
  const [first] = ordered;
  const valuesOf = <Value>(read: (facts: LossFacts) => Value | null) =>
    toldValues(ordered, read, voiceOf);
  const thing = bestSupported(valuesOf(thingOf), thingsContradict, byExactnessOfThing);
  const owner = bestSupported(
    valuesOf((facts) => facts.lost_by),
    differ,
    asEqual,
  );
  const place = bestSupported(valuesOf(placeOf), placesContradict, byExactnessOfPlace);
  const date = bestSupported(firstStages(valuesOf(dateOf)), datesContradict, byExactnessOfDate);
  const cause = bestSupported(
    valuesOf((facts) => facts.caused_by),
    differ,
    asEqual,
  );
  const attacker = bestSupported(
    valuesOf((facts) => facts.attacker),
    differ,
    asEqual,
  );
  const conflicts = conflictsIn({ thing, owner, place, date, cause, attacker });
  const told = new Set(ordered.map(({ facts }) => facts.status));
  const statuses = STATUS_PRECEDENCE.filter((status) => told.has(status));
  const lostBy = owner?.told.value ?? null;
  const facts: LossFacts = {
    ...first.facts,
    ...factsOfThing(thing?.told.value ?? null),
    ...factsOfDate(date?.told.value ?? null),
    ...factsOfPlace(place?.told.value ?? null),
    lost_by: lostBy,
    status: statuses[0] ?? first.facts.status,
    status_all: statuses,
    tags: tagsOf(ordered, conflicts),
    posted_at: earliest(ordered.map((each) => each.facts.posted_at)),
    caused_by: cause?.told.value ?? null,
    attacker: attacker?.told.value ?? null,
    review_state: asksForReview(ordered, lostBy, conflicts) ? 'needs_review' : 'auto',
    confidence: Math.max(...ordered.map((each) => each.facts.confidence)),
  };
  return { facts, timeline: timelineOf(ordered), conflicts };
}

/** Tellings as they were posted; without an instant, last. */
function inOrder(
  sightings: readonly [ItemSighting, ...ItemSighting[]],
): readonly [ItemSighting, ...ItemSighting[]] {
  const [first, ...rest] = [...sightings].sort(byTelling);
  return first === undefined ? sightings : [first, ...rest];
}

export function byTelling(a: ItemSighting, b: ItemSighting): number {
  return byText(instantOf(a), instantOf(b)) || byText(a.id, b.id);
}

/** Instants are written in one form, in which the order of text is that of time. */
function instantOf({ facts }: ItemSighting): string {
  return facts.posted_at === null ? '~' : new Date(facts.posted_at).toISOString();
}

function toldValues<Value>(
  sightings: readonly ItemSighting[],
  read: (facts: LossFacts) => Value | null,
  voiceOf: (witness: string) => string,
): readonly ToldValue<Value>[] {
  const values = new Map<string, { value: Value; voices: Set<string>; teller: string }>();
  for (const { id, witness, facts } of sightings) {
    const value = read(facts);
    if (value === null) continue;
    const key = JSON.stringify(value);
    const told = values.get(key) ?? { value, voices: new Set(), teller: id };
    told.voices.add(voiceOf(witness));
    values.set(key, told);
  }
  return [...values.values()];
}

/** Days of what became of the item later are no days of its loss. */
function firstStages(dates: readonly ToldValue<DateTold>[]): readonly ToldValue<DateTold>[] {
  const first = dates.filter(
    ({ value }) => !dates.some((other) => isLaterStage(value, other.value)),
  );
  return first.length > 0 ? first : dates;
}

function conflictsIn(
  choices: Readonly<Record<FactConflict['field'], Choice<unknown> | null>>,
): readonly FactConflict[] {
  const fields = ['thing', 'owner', 'place', 'date', 'cause', 'attacker'] as const;
  return fields.flatMap((field) => {
    const choice = choices[field];
    if (choice === null || choice.against.length === 0) return [];
    const against = choice.against.map(({ teller }) => teller).sort(byText);
    return [{ field, published: choice.told.teller, against }];
  });
}

function tagsOf(
  sightings: readonly ItemSighting[],
  conflicts: readonly FactConflict[],
): readonly string[] {
  const told = sightings.flatMap(({ facts }) => facts.tags);
  return [...new Set([...told, ...conflicts.map(({ field }) => `${field}_conflict`)])].sort(byText);
}

/** One telling that reads without doubt settles what others left open. */
function asksForReview(
  sightings: readonly ItemSighting[],
  lostBy: string | null,
  conflicts: readonly FactConflict[],
): boolean {
  return (
    lostBy === null ||
    conflicts.length > 0 ||
    sightings.some(({ facts }) => facts.tags.some((tag) => COUNT_TAGS.includes(tag))) ||
    sightings.every(({ facts }) => facts.review_state === 'needs_review')
  );
}

const COUNT_TAGS: readonly string[] = ['count_unknown', 'count_capped'];

function timelineOf(sightings: readonly ItemSighting[]): readonly StatusSeen[] {
  const dayOf = (seen: StatusSeen) => seen.date_start ?? seen.date_end ?? '~';
  return sightings
    .map(({ id, claimId, facts }) => ({
      status: facts.status,
      date_start: facts.loss_date_start,
      date_end: facts.loss_date_end,
      sighting: id,
      claim: claimId,
    }))
    .sort((a, b) => byText(dayOf(a), dayOf(b)) || byText(a.sighting, b.sighting));
}

function earliest(instants: readonly (string | null)[]): string | null {
  const [first] = instants.filter((each) => each !== null).sort(byText);
  return first ?? null;
}
