import { describe, expect, it } from 'vitest';
import { placesFile } from '../../../../src/domain/reference.ts';
import { buildGazetteer } from '../../../../src/extract/places/gazetteer/gazetteer.ts';
import type { GazetteerRow } from '../../../../src/extract/places/gazetteer/row.ts';
import { createClaimReader } from '../../../../src/extract/read-claims.ts';
import { SMALL_REFERENCE } from '../claims/small-reference.ts';
import { claimsOf, placeOf } from './place-told.ts';

const NOWHERE = { latitude: null, longitude: null, where_prec: null, place_id: null };

describe('a name that several places bear', () => {
  it.each([
    ['Russian T-72 destroyed near Terny', 'Terny'],
    ['Russian T-72 destroyed near Bilohorivka', 'Bilohorivka'],
    ['Destroyed Russian T-72 near the village of Lyman', 'Lyman'],
    ['Уничтожен российский танк Т-72 возле Александровки', 'Oleksandrivka'],
  ])('keeps the name they share, and nothing is guessed: "%s"', (text, name) => {
    expect(placeOf(text)).toMatchObject({ name, ...NOWHERE });
    expect(claimsOf(text)[0]?.needs_review).toBe(true);
  });

  it.each([
    ['Russian T-72 destroyed near Bilohorivka, Luhansk Oblast', 'll:bilohorivka-luhansk'],
    [
      'Знищено російський танк Т-72 біля Олександрівки Донецької області',
      'll:oleksandrivka-donetsk',
    ],
    ['У Донецькій області, поблизу Тернів, знищено російський танк', 'll:terny-donetsk'],
    ['Destroyed Russian T-72 near the village of Lyman, Kharkiv Oblast', 'll:lyman-kharkiv'],
  ])('is told apart by the region beside it: "%s"', (text, place_id) => {
    expect(placeOf(text)?.place_id).toBe(place_id);
  });

  it('is told apart by the raion beside it', () => {
    const text = 'Russian T-72 destroyed near Oleksandrivka, Kramatorsk Raion';
    expect(placeOf(text)?.place_id).toBe('ll:oleksandrivka-donetsk');
  });

  it('is told apart by the region the text names elsewhere', () => {
    const text = 'News from Donetsk Oblast. Russian T-72 destroyed near Terny.';
    expect(placeOf(text)?.place_id).toBe('ll:terny-donetsk');
  });

  it.each([
    ['Russian T-72 destroyed near Terny and Yampolivka', 'll:terny-donetsk'],
    ['Russian T-72 destroyed in Andriivka, south of Bakhmut', 'll:andriivka-bakhmut'],
    ['Росіяни втратили Т-72 між Оріховом і Токмаком', 'll:orikhiv'],
  ])('is told apart by a place named with it: "%s"', (text, place_id) => {
    expect(placeOf(text)?.place_id).toBe(place_id);
  });

  it('stays open where the place named with it lies between them', () => {
    expect(placeOf('Russian T-72 destroyed near Bilohorivka and Kreminna')).toMatchObject(NOWHERE);
  });

  it.each([
    ['Russian T-72 destroyed in Lyman', 'll:lyman'],
    ['Damaged Russian T-72 in Mykolaiv', 'll:mykolaiv'],
  ])('means the city before the villages: "%s"', (text, place_id) => {
    expect(placeOf(text)?.place_id).toBe(place_id);
  });
});

describe('a name that leads nowhere', () => {
  it('is kept with the region beside it', () => {
    expect(placeOf('Russian T-72 destroyed near Zabavka, Luhansk Oblast')).toMatchObject({
      name: 'Zabavka',
      admin1: 'Luhansk Oblast',
      country: 'UKR',
      ...NOWHERE,
    });
  });

  it('is kept where its one bearer lies in another region', () => {
    expect(placeOf('Russian T-72 destroyed near Kreminna, Donetsk Oblast')).toMatchObject({
      name: 'Kreminna',
      admin1: 'Donetsk Oblast',
      ...NOWHERE,
    });
  });
});

function village(id: string, name: string, admin1: string, at: [number, number]): GazetteerRow {
  return {
    place_id: `ex:${id}`,
    name,
    kind: 'village',
    standing: 1,
    admin1,
    admin2: null,
    country: 'UKR',
    latitude: at[0],
    longitude: at[1],
    radius_km: null,
    approximate: false,
    ownNames: [],
    aliases: [],
  };
}

describe('with a gazetteer', () => {
  const gazetteer = buildGazetteer([
    village('zabavka', 'Zabavka', 'Luhansk Oblast', [49.2, 38.3]),
    village('lone-d', 'Samotne', 'Donetsk Oblast', [48.5, 37.8]),
    village('lone-s', 'Samotne', 'Sumy Oblast', [51.1, 34.2]),
    village('listed-d', 'Perelesok', 'Donetsk Oblast', [48.4, 37.9]),
    village('listed-s', 'Perelesok', 'Sumy Oblast', [51.2, 34.4]),
  ]);
  const {
    approximate: _a,
    ownNames: _o,
    standing: _s,
    ...listed
  } = village('listed-d', 'Perelesok', 'Donetsk Oblast', [48.4, 37.9]);
  const reference = {
    ...SMALL_REFERENCE,
    places: [
      ...SMALL_REFERENCE.places,
      placesFile.parse({ source: 'made up for this test', places: [listed] }),
    ],
  };
  const reader = createClaimReader(reference, gazetteer);
  const read = (text: string) => reader.read({ text, posted_at: null, lang: null })[0]?.place;

  it('finds a village the conflict does not list', () => {
    expect(read('Russian T-72 destroyed near Zabavka')).toMatchObject({
      place_id: 'ex:zabavka',
      where_prec: 2,
    });
  });

  it('leaves a village open that others elsewhere share the name of', () => {
    expect(read('Russian T-72 destroyed near Samotne')).toMatchObject({
      name: 'Samotne',
      ...NOWHERE,
    });
    const listedAlone = createClaimReader(reference).read({
      text: 'Russian T-72 destroyed near Perelesok',
      posted_at: null,
      lang: null,
    });
    expect(listedAlone[0]?.place?.place_id).toBe('ex:listed-d');
    expect(read('Russian T-72 destroyed near Perelesok')).toMatchObject(NOWHERE);
  });

  it('tells its namesakes apart by region and by the places around', () => {
    const region = read('Russian T-72 destroyed near Samotne, Donetsk Oblast');
    expect(region?.place_id).toBe('ex:lone-d');
    expect(read('Russian T-72 destroyed near Bakhmut and Samotne')?.place_id).toBe('ll:bakhmut');
    expect(read('Russian T-72 destroyed near Samotne and Bakhmut')?.place_id).toBe('ex:lone-d');
  });

  it('is part of who reads', () => {
    expect(reader.extractor).toContain(gazetteer.version);
    expect(createClaimReader(reference).extractor).not.toContain(gazetteer.version);
  });
});
