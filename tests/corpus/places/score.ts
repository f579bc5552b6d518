import type { ReferenceData } from '../../../src/domain/reference.ts';
import type { Gazetteer } from '../../../src/extract/places/gazetteer/gazetteer.ts';
import {
  type LocatedCandidate,
  locateText,
} from '../../../src/extract/places/gazetteer/locate-text.ts';
import { distanceKm } from '../../../src/extract/places/points.ts';

/** An event somebody located by hand, and the town it was reported from. */
export interface LocatedEvent {
  readonly town: string;
  readonly province: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** The file's columns: town, province, lat, lon; a field in quotes may hold commas. */
export function readEvents(csv: string): readonly LocatedEvent[] {
  const [, ...lines] = csv.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.flatMap((line): LocatedEvent[] => {
    const fields = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
    const [town = '', province = '', latitude = '', longitude = ''] = fields;
    const event = { town, province, latitude: Number(latitude), longitude: Number(longitude) };
    return Number.isFinite(event.latitude) && Number.isFinite(event.longitude) ? [event] : [];
  });
}

export interface Answer {
  readonly event: LocatedEvent;
  readonly outcome: 'resolved' | 'ambiguous' | 'none';
  /** From the event to the first candidate, km. */
  readonly first: number;
  /** From the event to the nearest candidate, km. */
  readonly nearest: number;
  readonly candidates: readonly LocatedCandidate[];
}

export function answersOf(
  events: readonly LocatedEvent[],
  gazetteer: Gazetteer,
  bounds: ReferenceData['conflict']['bounds'],
  withProvince: boolean,
): readonly Answer[] {
  return events.map((event) => {
    const admin1 = withProvince ? event.province : null;
    const { outcome, candidates } = locateText({ text: event.town, admin1 }, gazetteer, bounds);
    const distances = candidates.map((candidate) => distanceTo(event, candidate));
    return {
      event,
      outcome,
      first: distances[0] ?? Number.POSITIVE_INFINITY,
      nearest: Math.min(Number.POSITIVE_INFINITY, ...distances),
      candidates,
    };
  });
}

function distanceTo(event: LocatedEvent, { latitude, longitude }: LocatedCandidate): number {
  if (latitude === null || longitude === null) return Number.POSITIVE_INFINITY;
  return distanceKm(event, { latitude, longitude });
}

export interface Share {
  readonly hits: number;
  readonly of: number;
}

export function shareOf<Item>(items: readonly Item[], is: (item: Item) => boolean): Share {
  return { hits: items.filter(is).length, of: items.length };
}
