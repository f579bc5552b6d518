import type { EquipmentFile, PlacesFile, ReferenceData } from '../../../src/domain/reference.ts';
import { namesOfModel } from '../../../src/extract/equipment/equipment-entry.ts';
import { PhraseReader } from '../../../src/extract/tokens/phrase.ts';

export type Model = EquipmentFile['models'][number];
export type Place = PlacesFile['places'][number];

/** One owner of a name: what the alias would be read as. */
interface Claimant {
  readonly kind: 'model' | 'weapon' | 'class' | 'place';
  readonly name: string;
}

/** How the reader sees a name: two names with one key cannot be told apart in a text. */
export function keysOf(alias: string): readonly string[] {
  return new PhraseReader()
    .read(alias, true)
    .map((words) => words.map(({ kind, text }) => (kind === 'stem' ? `${text}*` : text)).join(' '));
}

/** Names that several owners claim, by key. */
export function sharedNames(
  entries: readonly (readonly [claimant: Claimant, aliases: readonly string[]])[],
): ReadonlyMap<string, readonly Claimant[]> {
  const owners = new Map<string, Map<string, Claimant>>();
  for (const [claimant, aliases] of entries) {
    for (const key of aliases.flatMap(keysOf)) {
      const known = owners.get(key) ?? new Map<string, Claimant>();
      known.set(`${claimant.kind}:${claimant.name}`, claimant);
      owners.set(key, known);
    }
  }
  const shared = [...owners].filter(([, claimants]) => claimants.size > 1);
  return new Map(shared.map(([key, claimants]) => [key, [...claimants.values()]]));
}

/** Everything in a text that may be read as equipment or as what struck it. */
export function namesOfThings(
  reference: Pick<ReferenceData, 'equipment' | 'weapons'>,
): readonly (readonly [Claimant, readonly string[]])[] {
  const models = reference.equipment.flatMap((file) =>
    file.models.map(
      (model) =>
        [
          { kind: 'model', name: model.model },
          namesOfModel(model).map(({ written }) => written),
        ] as const,
    ),
  );
  const classes = reference.equipment.map((file) => {
    const { category, class_nouns, everyday_nouns, mass_nouns } = file;
    const nouns = [class_nouns, everyday_nouns, mass_nouns].flatMap(({ en, uk, ru }) => [
      ...en,
      ...uk,
      ...ru,
    ]);
    return [{ kind: 'class', name: category }, nouns] as const;
  });
  const weapons = reference.weapons.weapons.map(
    ({ name, aliases }) => [{ kind: 'weapon', name }, [name, ...aliases]] as const,
  );
  return [...models, ...classes, ...weapons];
}

const CYRILLIC = /[\u0400-\u04ff]/;
/** Latin letters that have a Cyrillic twin. */
const ONLY_TWINS = /^[ABCEHIKMOPTXYaceiopxy]+$/;

/** Words in which Latin letters pass for Cyrillic ones: "Т-72B" with a Latin B. */
export function mixedScriptWords(alias: string): readonly string[] {
  return alias.split(/[\s/]+/).filter((word) => {
    if (!CYRILLIC.test(word)) return false;
    const latinRuns = word.match(/[A-Za-z]+/g) ?? [];
    return latinRuns.some((run) => ONLY_TWINS.test(run));
  });
}

/** Families that one model alone bears, and that neither its name nor its aliases tell. */
export function strayFamilies(
  models: readonly Pick<Model, 'model' | 'family' | 'aliases' | 'grau'>[],
): readonly string[] {
  const byFamily = new Map<string, (typeof models)[number][]>();
  for (const model of models) {
    byFamily.set(model.family, [...(byFamily.get(model.family) ?? []), model]);
  }
  return [...byFamily]
    .filter(([family, [only, ...others]]) => {
      if (only === undefined || others.length > 0) return false;
      return !only.model.includes(family) && ![...only.aliases, ...only.grau].includes(family);
    })
    .map(([family]) => family);
}

interface Box {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/** Countries by internationally recognised borders, rounded outwards. Source: general maps. */
const BOXES: ReadonlyMap<string, Box> = new Map([
  ['UKR', { south: 44.2, north: 52.5, west: 22, east: 40.4 }],
  ['BLR', { south: 51.2, north: 56.3, west: 23, east: 32.9 }],
  ['RUS', { south: 41, north: 82, west: 19, east: 180 }],
]);

export function outsideItsCountry({ country, latitude, longitude }: Place): boolean {
  const box = country === null ? undefined : BOXES.get(country);
  if (box === undefined) return false;
  const inside = latitude >= box.south && latitude <= box.north;
  return !(inside && longitude >= box.west && longitude <= box.east);
}

const KM_PER_DEGREE = 111.2;

export function distanceKm(a: Place, b: Place): number {
  const meanLatitude = ((a.latitude + b.latitude) / 2) * (Math.PI / 180);
  const east = (b.longitude - a.longitude) * Math.cos(meanLatitude);
  return Math.hypot(b.latitude - a.latitude, east) * KM_PER_DEGREE;
}

/** Islands, spits and border villages may lie a little outside the circle of settlements, km. */
const REGION_MARGIN_KM = 40;

/** What is wrong with a place's region: unknown, or too far away to be it. */
export function regionProblem(place: Place, regions: ReadonlyMap<string, Place>): string | null {
  if (place.admin1 === null) return null;
  const region = regions.get(place.admin1);
  if (region === undefined) return `${place.place_id}: no region ${place.admin1}`;
  if (region.country !== place.country && place.country !== null) {
    return `${place.place_id}: ${place.admin1} is in ${region.country}`;
  }
  const limit = (region.radius_km ?? 0) + REGION_MARGIN_KM;
  const distance = distanceKm(place, region);
  return distance > limit
    ? `${place.place_id}: ${Math.round(distance)} km from ${place.admin1}`
    : null;
}

export function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}

const KEBAB_ID = /^ll:[a-z0-9]+(?:-[a-z0-9]+)*$/;

export function isKebabId(id: string): boolean {
  return KEBAB_ID.test(id);
}
