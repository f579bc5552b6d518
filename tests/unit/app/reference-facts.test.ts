import { describe, expect, it } from 'vitest';
import { factsOfReference } from '../../../src/app/reference-facts.ts';
import { equipmentFile, placesFile } from '../../../src/domain/reference.ts';
import { SMALL_REFERENCE } from '../extract/claims/small-reference.ts';

const SOURCE = 'made up for this test';
const words = { en: ['tank'] };
const model = (name: string, family: string, country: string | null) => ({
  model: name,
  family,
  country_of_production: country,
  aliases: [],
});
const facts = factsOfReference({
  conflict: SMALL_REFERENCE.conflict,
  equipment: [
    equipmentFile.parse({
      category: 'Tanks',
      source: SOURCE,
      class_nouns: words,
      models: [
        model('T-64BV', 'T-64', 'SUN'),
        model('T-64BM Bulat', 'T-64', 'UKR'),
        model('Leopard 2A4', 'Leopard 2', 'DEU'),
        model('Leopard 2A6', 'Leopard 2', 'DEU'),
        model('Home-made', 'Home-made', null),
      ],
    }),
  ],
  places: [
    placesFile.parse({
      source: SOURCE,
      places: [
        {
          place_id: 'll:kreminna',
          name: 'Kreminna',
          kind: 'city',
          admin1: 'Luhansk Oblast',
          admin2: 'Sievierodonetsk Raion',
          country: 'UKR',
          latitude: 49.05,
          longitude: 38.22,
          radius_km: null,
          aliases: [],
        },
      ],
    }),
  ],
});

describe('countryOfProduction', () => {
  it('is that of the model', () => {
    expect(facts.countryOfProduction('T-64BM Bulat', 'T-64')).toBe('UKR');
  });

  it('is that of the family where all its models share one and the model is not known', () => {
    expect(facts.countryOfProduction(null, 'Leopard 2')).toBe('DEU');
    expect(facts.countryOfProduction('Leopard 2A99', 'Leopard 2')).toBe('DEU');
  });

  it('is unknown where the models of a family come from several countries', () => {
    expect(facts.countryOfProduction(null, 'T-64')).toBeNull();
  });

  it('is unknown where the model is known to have none, and for what is not on record', () => {
    expect(facts.countryOfProduction('Home-made', 'Home-made')).toBeNull();
    expect(facts.countryOfProduction('X', 'Y')).toBeNull();
    expect(facts.countryOfProduction(null, null)).toBeNull();
  });
});

describe('admin2', () => {
  it('is that of the place, and unknown for any other', () => {
    expect(facts.admin2('ll:kreminna')).toBe('Sievierodonetsk Raion');
    expect(facts.admin2('ll:nowhere')).toBeNull();
    expect(facts.admin2(null)).toBeNull();
  });
});
