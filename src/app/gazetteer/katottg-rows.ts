import { pointOf } from '../../extract/places/gazetteer/candidate-place.ts';
import type { Gazetteer } from '../../extract/places/gazetteer/gazetteer.ts';
import { romaniseUkrainian } from '../../extract/places/gazetteer/romanise.ts';
import type { GazetteerRow, Standing } from '../../extract/places/gazetteer/row.ts';
import { distanceKm, type Point } from '../../extract/places/points.ts';
import { kindOf } from './geonames-rows.ts';
import { fieldsOf } from './place-table.ts';
import type { RegionLookup } from './region-lookup.ts';

/**
 * Ukraine's register of administrative units and settlements: five columns of codes from the region
 * down, the category, the name; no points. What it adds to the other sources are the settlements
 * they lack: each is placed in the middle of those of its community (hromada) that have a point.
 */
const HEADING = /^Перший рівень;Другий рівень;Третій рівень;Четвертий рівень;/;
const SEPARATOR = ';';
const COLUMN = { region: 0, raion: 1, community: 2, settlement: 3, category: 5, name: 6 } as const;
/** Categories of settlements, the letter in either script. */
const STANDING: Readonly<Record<string, Standing>> = { M: 3, М: 3, X: 2, Х: 2, C: 1, С: 1 };
const REGION = /^[OОKК]$/;
const RAION = /^[PР]$/;

/** A community is this wide at least, and at most when its points can be trusted, km. */
const LEAST_RADIUS_KM = 8;
const MOST_RADIUS_KM = 30;
const LEAST_ANCHORS = 2;

export function isKatottgHeading(line: string): boolean {
  return HEADING.test(line.replaceAll('"', ''));
}

interface Settlement {
  readonly code: string;
  readonly community: string;
  readonly name: string;
  readonly standing: Standing;
  readonly admin1: string | null;
  readonly admin2: string | null;
}

interface Area extends Point {
  readonly radius_km: number;
}

/** Collects the register's settlements, then tells those that `known` has not. */
export class KatottgReader {
  private readonly regions: RegionLookup;
  private readonly known: Gazetteer;
  private readonly unitNames = new Map<string, string>();
  private readonly settlements: Settlement[] = [];

  constructor(regions: RegionLookup, known: Gazetteer) {
    this.regions = regions;
    this.known = known;
  }

  read(line: string): boolean {
    const fields = fieldsOf(line, SEPARATOR).map((field) => field.trim());
    const name = (fields[COLUMN.name] ?? '').replace(/\s+/g, ' ');
    const category = fields[COLUMN.category] ?? '';
    const regionCode = fields[COLUMN.region] ?? '';
    const raionCode = fields[COLUMN.raion] ?? '';
    if (REGION.test(category)) this.unitNames.set(regionCode, name);
    if (RAION.test(category)) this.unitNames.set(raionCode, name);
    const standing = STANDING[category];
    const code = fields[COLUMN.settlement] ?? '';
    if (standing === undefined || code === '' || name === '') return false;
    const region = this.unitNames.get(regionCode) ?? '';
    const { admin1, admin2 } = this.regions.find(region, this.unitNames.get(raionCode) ?? '', 'UA');
    const community = fields[COLUMN.community] ?? '';
    this.settlements.push({ code, community, name, standing, admin1, admin2 });
    return true;
  }

  rows(): readonly GazetteerRow[] {
    const points = this.settlements.map((settlement) => this.pointsOf(settlement));
    const areas = this.communityAreas(points);
    const namesakes = new Map<string, number[]>();
    for (const [at, { admin1, name }] of this.settlements.entries()) {
      const key = `${admin1 ?? ''}/${name}`;
      namesakes.set(key, [...(namesakes.get(key) ?? []), at]);
    }
    const located = new Set<number>();
    for (const group of namesakes.values()) {
      for (const at of this.matched(group, points[group[0] ?? -1] ?? [], areas)) located.add(at);
    }
    return this.settlements.flatMap((settlement, at) =>
      located.has(at) ? [] : [rowOf(settlement, areas.get(settlement.community) ?? null)],
    );
  }

  /** Settlements of one name and region paired with the known points, the nearest pair first. */
  private matched(
    group: readonly number[],
    points: readonly Point[],
    areas: ReadonlyMap<string, Area>,
  ): ReadonlySet<number> {
    const pairs = group.flatMap((at) => {
      const area = areas.get(this.settlements[at]?.community ?? '');
      return points.map((point) => {
        const away = area === undefined ? 0 : distanceKm(point, area);
        return { at, point, away, isIn: area === undefined || away <= reachOf(area) };
      });
    });
    const taken = new Set<Point>();
    const found = new Set<number>();
    for (const { at, point } of pairs.filter(({ isIn }) => isIn).sort((a, b) => a.away - b.away)) {
      if (found.has(at) || taken.has(point)) continue;
      found.add(at);
      taken.add(point);
    }
    return found;
  }

  /** Where places of the settlement's name and region are known to lie. */
  private pointsOf({ name, admin1 }: Settlement): readonly Point[] {
    if (admin1 === null) return [];
    const { candidates } = this.known.lookup(name, { admin1: [admin1], fuzzy: false });
    return candidates.flatMap(({ place, match }) => {
      const point = pointOf(place);
      const isIt = match === 'exact' && place.admin1 === admin1 && !place.approximate;
      return isIt && point !== null ? [point] : [];
    });
  }

  /** The middle of each community: of its settlements whose name leads to one point. */
  private communityAreas(points: readonly (readonly Point[])[]): ReadonlyMap<string, Area> {
    const anchors = new Map<string, Point[]>();
    for (const [at, { community }] of this.settlements.entries()) {
      const [only, ...others] = points[at] ?? [];
      if (only === undefined || others.length > 0) continue;
      const known = anchors.get(community);
      if (known === undefined) anchors.set(community, [only]);
      else known.push(only);
    }
    const areas = new Map<string, Area>();
    for (const [community, found] of anchors) {
      if (found.length >= LEAST_ANCHORS) areas.set(community, areaOf(found));
    }
    return areas;
  }
}

/** A settlement lies this near the middle of its community. */
function reachOf({ radius_km }: Area): number {
  return Math.max(MOST_RADIUS_KM, radius_km);
}

/** Medians: one wrong point among the anchors does not move them. */
function areaOf(points: readonly Point[]): Area {
  const centre = {
    latitude: median(points.map(({ latitude }) => latitude)),
    longitude: median(points.map(({ longitude }) => longitude)),
  };
  const spread = 2 * median(points.map((point) => distanceKm(point, centre)));
  return { ...centre, radius_km: Math.min(MOST_RADIUS_KM, Math.max(LEAST_RADIUS_KM, spread)) };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >>> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

function rowOf(settlement: Settlement, area: Area | null): GazetteerRow {
  const { code, name, standing, admin1, admin2 } = settlement;
  return {
    place_id: `katottg:${code.toLowerCase()}`,
    name: romaniseUkrainian(name),
    kind: kindOf(standing),
    standing,
    admin1,
    admin2,
    country: 'UKR',
    latitude: area?.latitude ?? null,
    longitude: area?.longitude ?? null,
    radius_km: area?.radius_km ?? null,
    approximate: area !== null,
    ownNames: [name],
    aliases: [],
  };
}
