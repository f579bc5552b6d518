import {
  belligerentsFile,
  conflictFile,
  crosswalkFile,
  equipmentFile,
  equipmentTagsFile,
  placesFile,
  type ReferenceData,
  weaponsFile,
} from '../../../../src/domain/reference.ts';

const SOURCE = 'made up for the tests of the reader';

function models(family: string, maker: string | null, names: readonly string[]) {
  return names.map((name) => ({
    model: name,
    family,
    country_of_production: maker,
    aliases: [],
  }));
}

/** A few entries of every kind: enough to read by, small enough to hold in the head. */
export const SMALL_REFERENCE: ReferenceData = {
  equipment: [
    equipmentFile.parse({
      category: 'Tanks',
      source: SOURCE,
      class_nouns: { en: ['tank'], uk: ['танк*'], ru: ['танк*'] },
      models: [
        ...models('T-72', 'SUN', ['T-72', 'T-72B3', 'T-72BA']),
        ...models('T-80', 'SUN', ['T-80', 'T-80BV']),
        ...models('Leopard 2', 'DEU', ['Leopard 2', 'Leopard 2A6']),
      ],
    }),
    equipmentFile.parse({
      category: 'Infantry Fighting Vehicles',
      source: SOURCE,
      class_nouns: { en: ['IFV'], uk: ['бойов* машин* піхот*'] },
      models: models('BMP-2', 'SUN', ['BMP-2']),
    }),
    equipmentFile.parse({
      category: 'Towed Artillery',
      source: SOURCE,
      class_nouns: { en: ['howitzer'], uk: ['гаубиц*'] },
      models: models('M777', 'USA', ['M777']),
    }),
    equipmentFile.parse({
      category: 'Self-Propelled Artillery',
      source: SOURCE,
      class_nouns: { en: ['self-propelled howitzer', 'howitzer'], uk: ['гаубиц*'] },
      models: [
        {
          model: '2S1 Gvozdika',
          family: '2S1',
          country_of_production: 'SUN',
          aliases: ['2S1', 'Гвоздика'],
        },
      ],
    }),
    equipmentFile.parse({
      category: 'Multiple Rocket Launchers',
      source: SOURCE,
      class_nouns: { en: ['MLRS'] },
      models: [
        { model: 'HIMARS', family: 'HIMARS', country_of_production: 'USA', aliases: [] },
        { model: 'BM-21 Grad', family: 'BM-21', country_of_production: 'SUN', aliases: ['Grad'] },
      ],
    }),
    equipmentFile.parse({
      category: 'Surface-To-Air Missile Systems',
      source: SOURCE,
      class_nouns: {},
      models: [{ model: 'Tor', family: 'Tor', country_of_production: 'SUN', aliases: ['Тор'] }],
    }),
    equipmentFile.parse({
      category: 'Aircraft',
      source: SOURCE,
      class_nouns: { en: ['fighter jet'], uk: ['літак*'] },
      models: models('Su-25', 'SUN', ['Su-25']),
    }),
    equipmentFile.parse({
      category: 'Helicopters',
      source: SOURCE,
      class_nouns: { en: ['helicopter'] },
      models: models('Ka-52', 'RUS', ['Ka-52']),
    }),
    equipmentFile.parse({
      category: 'Reconnaissance Unmanned Aerial Vehicles',
      source: SOURCE,
      class_nouns: { en: ['reconnaissance drone'] },
      models: models('Orlan-10', 'RUS', ['Orlan-10']),
    }),
    equipmentFile.parse({
      category: 'Naval Ships',
      source: SOURCE,
      class_nouns: { en: ['warship'] },
      everyday_nouns: { en: ['ship'] },
      models: [],
    }),
    equipmentFile.parse({
      category: 'Trucks, Vehicles and Jeeps',
      source: SOURCE,
      class_nouns: { en: ['truck'], uk: ['вантажівка'], ru: ['грузовик*'] },
      everyday_nouns: { en: ['vehicle', 'car'] },
      models: models('Ural', 'SUN', ['Ural']),
    }),
  ],
  equipmentTags: equipmentTagsFile.parse({
    source: SOURCE,
    tags: [
      { tag: 'turtle_tank', meaning: 'a tank under a shed of plates', words: { en: ['turtle'] } },
      {
        tag: 'cope_cage',
        meaning: 'a grille over the roof',
        words: { en: ['cope cage'], ru: ['мангал'] },
      },
    ],
  }),
  crosswalk: crosswalkFile.parse({ source: SOURCE, categories: [], families: [], models: [] }),
  designators: { source: SOURCE, cyrillic_makers: ['SUN', 'RUS', 'UKR'] },
  weapons: weaponsFile.parse({
    source: SOURCE,
    weapons: [
      { name: 'Lancet', kind: 'loitering munition', users: ['RUS'], aliases: ['Ланцет'] },
      { name: 'Shahed', kind: 'one-way drone', users: ['RUS'], aliases: ['шахед*'] },
      { name: 'HIMARS', kind: 'guided rocket', users: ['UKR'], aliases: ['HIMARS strike'] },
      { name: 'Javelin', kind: 'anti-tank missile', users: ['UKR'], aliases: [] },
      { name: 'Stinger', kind: 'MANPADS', users: ['UKR', 'RUS'], aliases: [] },
      {
        name: 'FPV drone',
        kind: 'FPV drone',
        users: ['UKR', 'RUS'],
        aliases: ['FPV', 'FPV-дрон*'],
      },
      { name: 'Artillery', kind: 'artillery', users: [], aliases: ['artillery', 'артилері*'] },
      { name: 'Missile', kind: 'missile', users: [], aliases: ['missile', 'ракета'] },
      { name: 'Mine', kind: 'mine', users: [], aliases: ['mine'] },
    ],
  }),
  conflict: conflictFile.parse({
    source: 'made up for tests',
    name: 'test-war',
    title: 'A war made up for tests',
    time_zone: 'Europe/Kyiv',
    start: '2022-02-24',
    end: null,
    countries: ['UKR', 'RUS'],
    bounds: { south: 43, west: 21, north: 60, east: 51 },
    languages_of_sides: { uk: 'UKR' },
    other_wars: { en: ['Gaza', 'Syria'], uk: ['Сирія'], ru: ['Сирия'] },
  }),
  belligerents: belligerentsFile.parse({
    source: SOURCE,
    belligerents: [
      {
        code: 'UKR',
        name: 'Ukraine',
        opponents: ['RUS'],
        adjectives: { en: ['Ukrainian'], uk: ['українськ*'], ru: ['украинск*'] },
        forces: { en: ['Ukraine', 'Ukrainian forces'], uk: ['ЗСУ', 'Україна'], ru: ['ВСУ'] },
        proxies: [],
        flags: ['🇺🇦'],
      },
      {
        code: 'RUS',
        name: 'Russia',
        opponents: ['UKR'],
        adjectives: { en: ['Russian'], uk: ['російськ*'], ru: ['российск*'] },
        forces: {
          en: ['Russia', 'Russians', 'Russian forces', 'Russian army'],
          uk: ['Росія', 'окупант*'],
          ru: ['Россия'],
        },
        proxies: [{ name: 'Donetsk PR', tag: 'DPR', aliases: { en: ['DPR'] } }],
        flags: ['🇷🇺'],
      },
    ],
    donors: [
      { code: 'USA', name: 'United States', adjectives: { en: ['US', 'American'] } },
      { code: 'DEU', name: 'Germany', adjectives: { en: ['German'] } },
    ],
  }),
  places: [
    placesFile.parse({
      source: SOURCE,
      places: [
        place('kreminna', 'Kreminna', 'city', 'Luhansk Oblast', 49.05, 38.21, ['Кремінна']),
        place('bakhmut', 'Bakhmut', 'city', 'Donetsk Oblast', 48.6, 38, ['Бахмут']),
        place('ural-village', 'Ural', 'village', 'Donetsk Oblast', 48.1, 37.5, []),
        place('terny-d', 'Terny', 'village', 'Donetsk Oblast', 49.09, 37.95, []),
        place('terny-s', 'Terny', 'village', 'Sumy Oblast', 50.99, 33.96, []),
        place('luhansk-oblast', 'Luhansk Oblast', 'oblast', null, 49, 38.9, ['Луганська область']),
        place('donetsk-oblast', 'Donetsk Oblast', 'oblast', null, 48.1, 37.8, []),
        place('bakhmut-raion', 'Bakhmut Raion', 'raion', 'Donetsk Oblast', 48.6, 38, []),
        place('ukraine', 'Ukraine', 'country', null, 48.6, 31.3, ['Україна']),
        place('black-sea', 'Black Sea', 'sea', null, 43.4, 34.3, []),
      ],
    }),
  ],
};

function place(
  id: string,
  name: string,
  kind: string,
  admin1: string | null,
  latitude: number,
  longitude: number,
  aliases: readonly string[],
) {
  return {
    place_id: `ll:${id}`,
    name,
    kind,
    admin1,
    admin2: null,
    country: 'UKR',
    latitude,
    longitude,
    radius_km: null,
    aliases,
  };
}
