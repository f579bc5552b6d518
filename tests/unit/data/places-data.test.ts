import { describe, expect, it } from 'vitest';
import { loadReferenceData } from '../../../src/app/reference-data.ts';
import {
  isKebabId,
  mixedScriptWords,
  outsideItsCountry,
  type Place,
  regionProblem,
  repeated,
  sharedNames,
} from './reference-checks.ts';

const reference = await loadReferenceData();
const places = reference.places.flatMap((file) => file.places);
const isRegion = ({ kind, admin1 }: Place): boolean =>
  kind === 'oblast' || (kind === 'city' && admin1 === null);
const regions = new Map(places.filter(isRegion).map((place) => [place.name, place]));

/** Places of different names that share a spelling on purpose. */
const MEANT: readonly (readonly [names: readonly string[], why: string])[] = [
  [['Alekseyevka', 'Oleksiivka'], 'one Russian name on both sides of the border'],
  [['Kurilovka', 'Kurylivka'], 'one name on both sides of the border'],
  [['Liubymivka', 'Lyubimovka'], 'one name on both sides of the border'],
  [['Oleshnia', 'Oleshnya'], 'one name on both sides of the border'],
  [['Rovenki', 'Rovenky'], 'one name on both sides of the border'],
  [['Vesele', 'Vesyoloye'], 'one name on both sides of the border'],
  [['Voronezh', 'Voronizh'], 'one Russian name'],
  [['Holubivka', 'Zarichne'], 'both were Kirovsk'],
  [['Mykilske', 'Nikolske'], 'one Ukrainian sound, two spellings'],
  [['Myronivka', 'Myronivskyi'], 'one Russian name'],
  [['Pivnichne', 'Sieverne'], 'one Russian name'],
  [['Inhulets', 'Inhulets River'], 'the settlement is called after the river'],
  [['Prymorske', 'Prymorskyi'], 'one stem, the case forms are the same'],
  [['Pervomaiske', 'Zlatopil'], 'an old name, the case forms are the same'],
  [['Milove', 'Mylove'], 'one Russian name'],
  [['Raihorodka', 'Raihorodok'], 'the case forms are the same in Russian'],
  [['Lyman', 'Lymany'], 'singular and plural share case forms'],
  [['Lviv', 'Lvove'], 'the Russian name of the city has the stem of the village'],
  [['Orikhiv', 'Orikhove'], 'the Russian name of the town has the stem of the village'],
  [['Vynohradiv', 'Vynohradove'], 'the case forms are the same'],
  [['Pidhorodna', 'Pidhorodne'], 'the case forms are the same'],
  [['Borshchiv', 'Borshchova'], 'the case forms are the same in Russian'],
];
const meantNames = new Set(MEANT.map(([names]) => names.join(' + ')));

/** Places of one name may share it: the reader leaves them ambiguous. */
function unmeant(list: readonly Place[]): readonly string[] {
  const shared = sharedNames(
    list.map(({ name, aliases }) => [{ kind: 'place', name }, [name, ...aliases]] as const),
  );
  return [...shared].flatMap(([key, claimants]) => {
    const names = claimants.map(({ name }) => name).sort();
    return meantNames.has(names.join(' + ')) ? [] : [`"${key}": ${names.join(', ')}`];
  });
}

describe('the places of a conflict', () => {
  it('names at least 350 settlements, airfields and islands', () => {
    const kinds = new Set(['city', 'town', 'village', 'airfield', 'island']);
    expect(places.filter(({ kind }) => kinds.has(kind)).length).toBeGreaterThanOrEqual(350);
  });

  it('holds the 27 first-level regions of Ukraine', () => {
    const ukrainian = places.filter((place) => isRegion(place) && place.country === 'UKR');
    expect(ukrainian.length).toBe(27);
    expect(regions.get('Crimea')?.country).toBe('UKR');
    expect(regions.get('Sevastopol')?.country).toBe('UKR');
  });

  it('gives every place an id of its own in kebab case', () => {
    const ids = places.map(({ place_id }) => place_id);
    expect(repeated(ids)).toEqual([]);
    expect(ids.filter((id) => !isKebabId(id))).toEqual([]);
  });

  it('puts every place inside its country', () => {
    expect(places.filter(outsideItsCountry).map(({ place_id }) => place_id)).toEqual([]);
  });

  it('puts every place into a listed region that it lies in or near', () => {
    const problems = places.map((place) => regionProblem(place, regions));
    expect(problems.filter((problem) => problem !== null)).toEqual([]);
  });

  it('covers areas and lines with a radius', () => {
    const kinds = new Set(['oblast', 'raion', 'region', 'country', 'river', 'sea', 'road']);
    const without = places.filter(({ kind, radius_km }) => kinds.has(kind) && radius_km === null);
    expect(without.map(({ place_id }) => place_id)).toEqual([]);
  });

  it('shares a spelling between places of different names only where it is meant', () => {
    expect(unmeant(places)).toEqual([]);
  });

  it('keeps to one script within a word', () => {
    const spellings = places.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(spellings.flatMap(mixedScriptWords)).toEqual([]);
  });

  it('lists both Bilohorivkas of the war, one in each region', () => {
    const inRegion = (region: string): readonly Place[] =>
      places.filter(({ name, admin1 }) => name === 'Bilohorivka' && admin1 === region);
    expect(inRegion('Luhansk Oblast')).toHaveLength(1);
    expect(inRegion('Donetsk Oblast')).toHaveLength(1);
  });

  it.each(['Oleksandrivka', 'Олександрівка', 'Александровка'])(
    'leaves a village name of several regions ambiguous: %s',
    (spelling) => {
      const bearers = places.filter(
        ({ name, aliases }) => name === spelling || aliases.includes(spelling),
      );
      expect(new Set(bearers.map(({ admin1 }) => admin1)).size).toBeGreaterThan(3);
    },
  );

  it('reads the spellings of Vuhledar and Soledar in translated news', () => {
    const spellingsOf = (id: string): readonly string[] =>
      places.find(({ place_id }) => place_id === id)?.aliases ?? [];
    expect(spellingsOf('ll:vuhledar')).toEqual(expect.arrayContaining(['Voglidar', 'Угледар']));
    expect(spellingsOf('ll:soledar')).toContain('Solidar');
  });
});

describe('the checks of places', () => {
  const kreminna: Place = {
    place_id: 'll:kreminna',
    name: 'Kreminna',
    kind: 'city',
    admin1: 'Luhansk Oblast',
    admin2: null,
    country: 'UKR',
    latitude: 49.05,
    longitude: 38.22,
    radius_km: null,
    aliases: ['Кремінна'],
  };

  it('refuse latitude and longitude changed round', () => {
    expect(outsideItsCountry(kreminna)).toBe(false);
    expect(outsideItsCountry({ ...kreminna, latitude: 38.22, longitude: 49.05 })).toBe(true);
  });

  it('refuse a region that is not listed, is another country, or is far away', () => {
    expect(regionProblem(kreminna, regions)).toBeNull();
    expect(regionProblem({ ...kreminna, admin1: 'Luhansk' }, regions)).toContain('no region');
    expect(regionProblem({ ...kreminna, admin1: 'Kursk Oblast' }, regions)).toContain('is in RUS');
    expect(regionProblem({ ...kreminna, admin1: 'Odesa Oblast' }, regions)).toContain('km from');
  });

  it('refuse ids that are repeated or no kebab case', () => {
    expect(repeated(['ll:lyman', 'll:lyman'])).toEqual(['ll:lyman']);
    expect(isKebabId('ll:chasiv-yar')).toBe(true);
    expect(isKebabId('ll:Chasiv Yar')).toBe(false);
    expect(isKebabId('ll:lyman-')).toBe(false);
  });

  it('refuse one spelling for places of different names', () => {
    const bakhmut = { ...kreminna, name: 'Bakhmut', aliases: ['Артемівськ'] };
    const khromove = { ...kreminna, name: 'Khromove', aliases: ['Артемівськ'] };
    expect(unmeant([bakhmut, khromove])).toEqual(['"артемівськ*": Bakhmut, Khromove']);
    expect(unmeant([bakhmut, { ...bakhmut, place_id: 'll:other' }])).toEqual([]);
  });
});
