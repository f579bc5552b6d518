import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  conflictNames,
  loadReferenceData,
  REFERENCE_FOLDER,
} from '../../../src/app/reference-data.ts';
import { weaponsFile } from '../../../src/domain/reference.ts';
import { isKebabId, mixedScriptWords, repeated } from './reference-checks.ts';

type Words = { readonly en: readonly string[]; uk: readonly string[]; ru: readonly string[] };
const wordsOf = ({ en, uk, ru }: Words): readonly string[] => [...en, ...uk, ...ru];
const inSmallLetters = (word: string): string => word.toLowerCase();

describe.each(await conflictNames())('the data of %s', async (name) => {
  const reference = await loadReferenceData(REFERENCE_FOLDER, name);
  const { conflict, belligerents: file } = reference;
  const places = reference.places.flatMap((list) => list.places);
  const sides = file.belligerents.map(({ adjectives, forces, proxies }) => [
    ...new Set(
      [adjectives, forces, ...proxies.map(({ aliases }) => aliases)]
        .flatMap(wordsOf)
        .map(inSmallLetters),
    ),
  ]);

  it('gives every name of a force to one side', () => {
    expect(repeated(sides.flat())).toEqual([]);
  });

  it('names no side of its own among other wars', () => {
    const own = new Set(sides.flat());
    expect(wordsOf(conflict.other_wars).filter((word) => own.has(inSmallLetters(word)))).toEqual(
      [],
    );
  });

  it('lists no word of another war twice in a language', () => {
    const { en, uk, ru } = conflict.other_wars;
    expect([en, uk, ru].map((words) => repeated(words.map(inSmallLetters)))).toEqual([[], [], []]);
  });

  it('keeps to one script within a word', () => {
    const words = [
      ...sides.flat(),
      ...file.donors.flatMap(({ adjectives }) => wordsOf(adjectives)),
      ...wordsOf(conflict.other_wars),
      ...places.flatMap((place) => [place.name, ...place.aliases]),
    ];
    expect(words.flatMap(mixedScriptWords)).toEqual([]);
  });

  it('gives every place an id of its own in kebab case', () => {
    const ids = places.map(({ place_id }) => place_id);
    expect(repeated(ids)).toEqual([]);
    expect(ids.filter((id) => !isKebabId(id))).toEqual([]);
  });

  it('covers areas and lines with a radius', () => {
    const areas = new Set(['oblast', 'raion', 'region', 'country', 'river', 'sea', 'road']);
    const bare = places.filter(({ kind, radius_km }) => areas.has(kind) && radius_km === null);
    expect(bare.map(({ place_id }) => place_id)).toEqual([]);
  });

  it('names a region it lists for every place that has one', () => {
    const isRegion = ({ kind, admin1 }: (typeof places)[number]): boolean =>
      kind === 'oblast' || kind === 'raion' || (kind === 'city' && admin1 === null);
    const listed = new Set(places.filter(isRegion).map((place) => place.name));
    const stray = places.filter(({ admin1 }) => admin1 !== null && !listed.has(admin1));
    expect(stray.map(({ place_id, admin1 }) => `${place_id}: ${admin1}`)).toEqual([]);
  });
});

describe('the places of nagorno-karabakh-2020', async () => {
  const { conflict, places: files } = await loadReferenceData(
    REFERENCE_FOLDER,
    'nagorno-karabakh-2020',
  );
  const places = files.flatMap((file) => file.places);

  it('are at least 60 settlements, within the bounds of the conflict', () => {
    const settlements = places.filter(({ kind }) => ['city', 'town', 'village'].includes(kind));
    expect(settlements.length).toBeGreaterThanOrEqual(60);
    const { south, north, west, east } = conflict.bounds;
    const astray = places.filter(
      ({ latitude, longitude }) =>
        latitude < south || latitude > north || longitude < west || longitude > east,
    );
    expect(astray.map(({ place_id }) => place_id)).toEqual([]);
  });

  it('lie in Azerbaijan where Nagorno-Karabakh is, by internationally recognised borders', () => {
    const countryOf = (name: string) => places.find((place) => place.name === name)?.country;
    for (const name of ['Nagorno-Karabakh', 'Stepanakert', 'Shusha', 'Hadrut', 'Lachin']) {
      expect([name, countryOf(name)]).toEqual([name, 'AZE']);
    }
    expect(countryOf('Goris')).toBe('ARM');
  });

  it('are no farther from their district’s centre than it reaches', () => {
    const districts = new Map(
      places.filter(({ kind }) => kind === 'raion').map((place) => [place.name, place]),
    );
    const outside = places.filter(({ kind, admin1, latitude, longitude }) => {
      const district = districts.get(admin1 ?? '');
      if (district === undefined || !['city', 'town', 'village'].includes(kind)) return false;
      const north = (latitude - district.latitude) * 111.2;
      const east = (longitude - district.longitude) * 111.2 * Math.cos((latitude * Math.PI) / 180);
      return Math.hypot(north, east) > (district.radius_km ?? 0);
    });
    expect(outside.map(({ place_id }) => place_id)).toEqual([]);
  });
});

it('gives weapons no user that fights in none of the conflicts', async () => {
  const raw: unknown = JSON.parse(await readFile(join(REFERENCE_FOLDER, 'weapons.json'), 'utf8'));
  const codes = new Set<string>();
  for (const name of await conflictNames()) {
    const { belligerents } = await loadReferenceData(REFERENCE_FOLDER, name);
    for (const { code } of belligerents.belligerents) codes.add(code);
  }
  const { weapons } = weaponsFile.parse(raw);
  const others = weapons.filter(({ users }) => !users.every((user) => codes.has(user)));
  expect(others.map(({ name }) => name)).toEqual([]);
});
