import { describe, expect, it } from 'vitest';
import { loadReferenceData, REFERENCE_FOLDER } from '../../../src/app/reference-data.ts';
import { CATEGORIES } from '../../../src/domain/vocabulary.ts';
import { ExchangeNames, readExchangeNames } from '../../../src/reporting/exchange-names.ts';

const file = await readExchangeNames(REFERENCE_FOLDER);
const reference = await loadReferenceData();
const names = new ExchangeNames(file, reference.weapons.weapons, () => null);

/** Kinds that say nothing of how ACLED files an event: a mishap, or a thing that only flies. */
const WITHOUT_EVENT = ['accident', 'circumstance', 'decoy drone'];

describe('data/exchange-names.json', () => {
  it('names every country that a model, side or place of the data has', () => {
    const codes = [
      ...reference.equipment.flatMap((each) => each.models.map((m) => m.country_of_production)),
      ...reference.belligerents.belligerents.map(({ code }) => code),
      ...reference.conflict.countries,
    ].filter((code) => code !== null);
    expect([...new Set(codes)].filter((code) => names.country(code) === code)).toEqual([]);
  });

  it('lists a country, a category, a kind and a precision once', () => {
    const lists = [
      file.countries.map(({ code }) => code),
      file.oryx.equipment_types.map(({ category }) => category),
      file.acled.weapon_kinds.map(({ kind }) => kind),
      file.acled.geo_precision.map((each) => each.where_prec),
      file.acled.time_precision.map((each) => each.date_prec),
    ];
    for (const list of lists) expect(new Set<unknown>(list).size).toBe(list.length);
  });

  it('knows what ACLED files every kind of weapon under, but those that are no event', () => {
    const kinds = [...new Set(reference.weapons.weapons.map(({ kind }) => kind))];
    const known = new Set(file.acled.weapon_kinds.map(({ kind }) => kind));
    expect(kinds.filter((kind) => !known.has(kind)).sort()).toEqual(WITHOUT_EVENT);
    expect([...known].filter((kind) => !kinds.includes(kind))).toEqual([]);
  });
});

describe('ExchangeNames', () => {
  it('gives the fork its spelling of a category, and the rest as they are', () => {
    expect(names.oryxEquipmentType('Multiple Rocket Launchers')).toBe(
      'Rocket and Missile Artillery',
    );
    expect(names.oryxEquipmentType('Tanks')).toBe('Tanks');
    expect(names.oryxEquipmentType(null)).toBe('Unknown');
    expect(new Set(CATEGORIES.map((each) => names.oryxEquipmentType(each))).size).toBe(
      CATEGORIES.length,
    );
  });

  it('knows no event for a loss whose cause is not told', () => {
    expect(names.acledEvent(null)).toBeNull();
    expect(names.acledEvent('a weapon nobody lists')).toBeNull();
    expect(names.acledEvent('Lancet')).toMatchObject({ sub_event_type: 'Air/drone strike' });
  });

  it('names regions without their kind', () => {
    expect(names.acledAdmin('Luhansk Oblast')).toBe('Luhansk');
    expect(names.acledAdmin('Kyiv')).toBe('Kyiv');
    expect(names.acledAdmin(null)).toBeNull();
  });

  it('codes precisions on the scale of ACLED, and nothing where it has none', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((prec) => names.acledGeoPrecision(String(prec)))).toEqual([
      1,
      2,
      2,
      3,
      3,
      null,
      null,
    ]);
    expect(names.acledTimePrecision(null)).toBeNull();
  });
});
