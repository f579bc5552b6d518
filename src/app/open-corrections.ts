import { LossledgerError } from '../domain/errors.ts';
import type { ReferenceData } from '../domain/reference.ts';
import { readReviewedDays } from '../extract/dates/reviewed-days.ts';
import { EquipmentIdentifier } from '../extract/equipment/identify.ts';
import { nearNames } from '../extract/equipment/near-names.ts';
import type { Gazetteer } from '../extract/places/gazetteer/gazetteer.ts';
import { type LocatedCandidate, locateText } from '../extract/places/gazetteer/locate-text.ts';
import type { Correction } from '../ledger/decisions.ts';
import type { ReferenceFacts } from '../ledger/losses-of-post.ts';
import { pairsOfCorrection, readCorrection } from '../ledger/read-correction.ts';
import { openGazetteer } from './gazetteer/open-gazetteer.ts';
import { loadReferenceData, REFERENCE_FOLDER } from './reference-data.ts';
import { factsOfReference } from './reference-facts.ts';
import {
  causeNamed,
  refuseDaysToCome,
  refuseHalfAPoint,
  refuseStrangers,
  SURE,
} from './review-vocabulary.ts';

/** Reads what a reviewer typed, whole and checked, before anything is written. */
export interface CorrectionReader {
  read(pairs: readonly string[], options: ReadingOptions): Correction;
}

interface ReadingOptions {
  /** A model or weapon that nobody knows is taken as it is written. */
  readonly isForced: boolean;
  /** When it is typed. */
  readonly now: Date;
}

interface Known {
  readonly reference: ReferenceData;
  readonly gazetteer: Gazetteer;
  readonly facts: ReferenceFacts;
  readonly identifier: EquipmentIdentifier;
}

export async function openCorrections(conflict: string, home: string): Promise<CorrectionReader> {
  const reference = await loadReferenceData(REFERENCE_FOLDER, conflict);
  const gazetteer = await openGazetteer({ reference, home });
  const identifier = new EquipmentIdentifier(reference);
  const known = { reference, gazetteer, facts: factsOfReference(reference), identifier };
  return { read: (pairs, options) => completed(pairs, options, known) };
}

/**
 * A correction with what follows from it: a model's family, category and country of production, a
 * place's region and point, the days of a date. What the reviewer says of these himself goes first.
 */
function completed(
  pairs: readonly string[],
  { isForced, now }: ReadingOptions,
  known: Known,
): Correction {
  const { place, date, ...typed } = Object.fromEntries(pairsOfCorrection(pairs));
  const { reference, identifier, facts } = known;
  refuseStrangers(typed, reference.belligerents);
  refuseHalfAPoint(typed);
  const given = Object.entries(typed);
  const own = given.length === 0 ? {} : readCorrection(given.map((pair) => pair.join('=')));
  const { model, caused_by: cause } = typed;
  const following = {
    ...(model === undefined || model === '' ? {} : ofModel(model, isForced, known)),
    ...(place === undefined ? {} : ofPlace(place, own, known)),
    ...(date === undefined ? {} : ofDate(date)),
  };
  const named = {
    ...(following.model === undefined ? {} : { model: following.model }),
    ...(cause === undefined || cause === '' || isForced
      ? {}
      : { caused_by: causeNamed(cause, identifier, reference.weapons) }),
  };
  const whole = { ...following, ...own, ...named };
  // Read once more as one, so that what was filled in is held against what was typed.
  const correction = readCorrection(
    Object.entries(whole).map(([field, value]) => `${field}=${value === null ? '' : value}`),
  );
  const today = facts.conflictDay(now.toISOString());
  if (today !== null) refuseDaysToCome(correction, today);
  return correction;
}

function ofModel(written: string, isForced: boolean, { reference, identifier }: Known): Correction {
  const found = identifier.identify(written);
  if (SURE.includes(found.basis) && found.model !== null) {
    return {
      model: found.model,
      family: found.family,
      equipment_category: found.category,
      country_of_production: found.country_of_production,
    };
  }
  if (isForced) return { model: written };
  const names = reference.equipment.flatMap(({ models }) => models.map(({ model }) => model));
  const alike = found.candidates.flatMap(({ model }) => model ?? []);
  const near = [...new Set([...alike, ...nearNames(written, names)])].slice(0, MOST_SHOWN);
  throw new LossledgerError(
    'USAGE',
    `No model is called ${written}.${near.length === 0 ? '' : ` Near: ${near.join(', ')}.`} Take one of those, or keep the words as they are with --force.`,
  );
}

const MOST_SHOWN = 8;

function ofPlace(
  written: string,
  { place_id: chosen, admin1, country }: Correction,
  { gazetteer, reference, facts }: Known,
): Correction {
  if (written === '') return NOWHERE;
  const question = { text: written, admin1, country };
  const { outcome, candidates } = locateText(question, gazetteer, reference.conflict.bounds);
  const named =
    chosen === undefined
      ? candidates
      : candidates.filter(({ place_id: id }) => id !== null && id === chosen);
  const [place] = named;
  if (place === undefined) {
    const which = candidates.length === 0 ? '' : ` There are: ${listed(candidates)}.`;
    throw new LossledgerError(
      'USAGE',
      chosen === undefined || chosen === null
        ? `No place is called ${written}. Look with \`lossledger locate\`, or give place_name=, latitude= and longitude=.`
        : `No place called ${written} has the place_id ${chosen}.${which}`,
    );
  }
  if (outcome !== 'resolved' && chosen === undefined && candidates.length > 1) {
    throw new LossledgerError(
      'USAGE',
      `${written} may be ${candidates.length} places: ${listed(candidates)}. Choose one by its place_id: place="${written}" place_id=…`,
    );
  }
  return {
    place_name: place.name,
    admin1: place.admin1,
    admin2: facts.admin2(place.place_id),
    country: place.country,
    place_id: place.place_id,
    latitude: place.latitude,
    longitude: place.longitude,
    where_prec: place.where_prec,
    uncertainty_km: place.uncertainty_km,
  };
}

const NOWHERE: Correction = {
  place_name: null,
  admin1: null,
  admin2: null,
  country: null,
  place_id: null,
  latitude: null,
  longitude: null,
  where_prec: null,
  uncertainty_km: null,
};

function listed(candidates: readonly LocatedCandidate[]): string {
  const shown = candidates.slice(0, MOST_SHOWN).map(({ place_id, name, admin1, country }) => {
    const where = [name, admin1, country].filter((part) => part !== null).join(', ');
    return `${where} (place_id=${place_id ?? 'none'})`;
  });
  const more = candidates.length - shown.length;
  return `${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

function ofDate(written: string): Correction {
  if (written === '') return { loss_date_start: null, loss_date_end: null, date_prec: null };
  const days = readReviewedDays(written);
  if (days === null) {
    throw new LossledgerError(
      'USAGE',
      `${written} is no date: write 2023-02-07, 2023-02, 2023, "7 February 2023", a span 2023-02-05..2023-02-07, or ..2023-02-07 for no later than that day.`,
    );
  }
  return { loss_date_start: days.from, loss_date_end: days.to, date_prec: days.date_prec };
}
