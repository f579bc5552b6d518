import { describe, expect, it } from 'vitest';
import { buildGazetteer } from '../../../../../src/extract/places/gazetteer/gazetteer.ts';
import { locateText } from '../../../../../src/extract/places/gazetteer/locate-text.ts';
import { unknownAreas } from '../../../../../src/extract/places/gazetteer/unknown-area.ts';
import { aPlace } from './places.ts';

const EVERYWHERE = { north: 90, south: -90, east: 180, west: -180 };

const gazetteer = buildGazetteer(
  [
    aPlace({ place_id: 'ex:vanino', name: 'Vanino', kind: 'city', standing: 3, latitude: 49 }),
    aPlace({ place_id: 'ex:soledar', name: 'Soledar', kind: 'city', standing: 3, latitude: 48.7 }),
    aPlace({ place_id: 'ex:lyman', name: 'Lyman', kind: 'city', standing: 3, latitude: 48.9 }),
    aPlace({ place_id: 'ex:kyiv', name: 'Kyiv', kind: 'city', standing: 4, latitude: 50.4 }),
    aPlace({ place_id: 'ex:bakhmut', name: 'Bakhmut', kind: 'city', standing: 3, latitude: 48.6 }),
    aPlace({ place_id: 'ex:ukraine', name: 'Ukraine', kind: 'country', admin1: null }),
  ],
  {
    reported: true,
    regions: ['Donetsk', 'Luhansk', 'Kyiv', 'Sumy', 'Odesa', 'Kharkiv'].map((name) => ({
      name: `${name} Oblast`,
      within: null,
      aliases: [],
    })),
    countries: [
      ['UA', 'UKR'],
      ['RU', 'RUS'],
    ],
  },
);
const locate = (text: string, admin1?: string) => {
  const { outcome, candidates } = locateText({ text, admin1 }, gazetteer, EVERYWHERE);
  return [outcome, candidates[0]?.name ?? null];
};

describe('locateText', () => {
  it.each(['banana', 'Banana', 'soldier', 'lemon', 'solidity'])(
    'takes %s for no place that is spelt somewhat like it',
    (word) => {
      expect(locate(word)).toEqual(['none', null]);
    },
  );

  it.each([
    ['Solidar', 'Soledar'],
    ['bakhmout', 'Bakhmut'],
    ['Bakhumt', 'Bakhmut'],
  ])('still reads the misspelling %s', (word, name) => {
    expect(locate(word)).toEqual(['resolved', name]);
  });

  it('asks less of a name without a capital where the region is named', () => {
    expect(locate('bakhumt')).toEqual(['none', null]);
    expect(locate('bakhumt', 'Donetsk')).toEqual(['resolved', 'Bakhmut']);
  });

  it.each(['500000 km north of Kyiv', '500 000 km north of Kyiv', '301 km north of Kyiv'])(
    'finds no place %s',
    (text) => {
      expect(locate(text)).toEqual(['none', null]);
    },
  );

  it('finds the place a short way from one', () => {
    expect(locate('10 km north of Kyiv')).toEqual(['resolved', 'Kyiv']);
  });
});

describe('unknownAreas', () => {
  it.each([
    { admin1: 'Donetsk', country: 'UA' },
    { admin1: 'Донецька обл.', country: 'ukr' },
    { admin1: ' ', country: 'Ukraine' },
    {},
  ])('finds nothing unknown in %j', (question) => {
    expect(unknownAreas(question, gazetteer)).toEqual([]);
  });

  it('tells what is unknown, and the nearest that are known', () => {
    const [region, country] = unknownAreas({ admin1: 'Kharkland', country: 'XX' }, gazetteer);
    expect(region).toMatchObject({ field: 'admin1', written: 'Kharkland' });
    expect(region?.nearest).toHaveLength(5);
    expect(region?.nearest[0]).toBe('Kharkiv Oblast');
    expect(country).toEqual({ field: 'country', written: 'XX', nearest: ['UKR', 'RUS'] });
  });
});
