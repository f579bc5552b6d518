import { describe, expect, it } from 'vitest';
import { compileSection } from '../../../../../src/extract/places/gazetteer/compile-section.ts';
import {
  buildGazetteer,
  createGazetteer,
} from '../../../../../src/extract/places/gazetteer/gazetteer.ts';
import { aPlace } from './places.ts';

const vuhledar = aPlace({
  place_id: 'ex:vuhledar',
  name: 'Vuhledar',
  kind: 'city',
  standing: 3,
  ownNames: ['Вугледар'],
  aliases: ['Угледар'],
});
const soledar = aPlace({
  place_id: 'ex:soledar',
  name: 'Soledar',
  kind: 'city',
  standing: 3,
  latitude: 48.7,
});
const solidarne = aPlace({ place_id: 'ex:solidarne', name: 'Solidarne', latitude: 49.5 });
const dibrova = (oblast: string, latitude: number) =>
  aPlace({
    place_id: `ex:dibrova-${latitude}`,
    name: 'Dibrova',
    ownNames: ['Діброва'],
    admin1: `${oblast} Oblast`,
    latitude,
  });

describe('a lookup', () => {
  const gazetteer = buildGazetteer(
    [vuhledar, soledar, solidarne, dibrova('Luhansk', 49), dibrova('Kyiv', 50.5)],
    {
      reported: true,
      regions: [
        { name: 'Luhansk Oblast', within: null, aliases: ['Луганська область', 'Lugansk Oblast'] },
        { name: 'Kyiv Oblast', within: null, aliases: ['Київська область'] },
        { name: 'Donetsk Oblast', within: null, aliases: ['Донецька область'] },
      ],
    },
  );
  const idOf = (name: string): string | undefined => {
    const { outcome, candidates } = gazetteer.lookup(name);
    return outcome === 'resolved' ? candidates[0]?.place.place_id : undefined;
  };

  it.each([
    'Vuhledar',
    'Vugledar',
    'Вугледар',
    'Вугледаром',
    'Угледаре',
    'Voglidar',
    'Vahlidar',
    'Vulhedar',
  ])('finds the town meant by %s', (name) => {
    expect(idOf(name)).toBe('ex:vuhledar');
  });

  it('prefers a wrong vowel to a longer name', () => {
    expect(idOf('Solidar')).toBe('ex:soledar');
  });

  it('finds no misspelling where it may not', () => {
    expect(gazetteer.lookup('Voglidar', { fuzzy: false }).outcome).toBe('none');
  });

  it('leaves a village of two regions open, and tells both', () => {
    const { outcome, candidates } = gazetteer.lookup('Діброві');
    expect(outcome).toBe('ambiguous');
    expect(candidates.map(({ place }) => place.admin1).sort()).toEqual([
      'Kyiv Oblast',
      'Luhansk Oblast',
    ]);
  });

  it.each(['Luhansk Oblast', 'Luhansk', 'Луганська обл.', 'Lugansk region', "Luhans'ka oblast"])(
    'tells namesakes apart by the region %s',
    (region) => {
      const { outcome, candidates } = gazetteer.lookup('Dibrova', { admin1: [region] });
      expect(outcome).toBe('resolved');
      expect(candidates[0]?.place.admin1).toBe('Luhansk Oblast');
    },
  );

  it('tells namesakes apart by a place of the same text', () => {
    const near = [{ latitude: 50.6, longitude: 37.1 }];
    const { outcome, candidates } = gazetteer.lookup('Dibrova', { near });
    expect(outcome).toBe('resolved');
    expect(candidates[0]?.place.admin1).toBe('Kyiv Oblast');
  });

  it('resolves nothing where the text names another region', () => {
    const found = gazetteer.lookup('Vuhledar', { admin1: ['Kyiv Oblast'] });
    expect(found.outcome).toBe('ambiguous');
    expect(found.contradicted).toBe(true);
  });

  it('does not take a region it cannot read for one', () => {
    expect(gazetteer.lookup('Vuhledar', { admin1: ['nobody knows'] }).outcome).toBe('resolved');
  });

  it('finds nothing in nothing', () => {
    for (const name of ['', ' ', '?', '北京', 'Qwrtpsdf']) {
      expect(gazetteer.lookup(name)).toEqual({
        outcome: 'none',
        candidates: [],
        contradicted: false,
      });
    }
  });
});

describe('namesakes', () => {
  it('are outranked by a city, and not by its old name', () => {
    const city = aPlace({
      place_id: 'ex:kyiv',
      name: 'Kyiv',
      kind: 'city',
      standing: 4,
      latitude: 50.4,
    });
    const hamlet = aPlace({
      place_id: 'ex:hamlet',
      name: 'Voskresenka',
      aliases: ['Kyiv'],
      latitude: 46,
    });
    const village = aPlace({ place_id: 'ex:village', name: 'Lymany', latitude: 46.8 });
    const lyman = aPlace({
      place_id: 'ex:lyman',
      name: 'Lyman',
      kind: 'city',
      standing: 3,
      aliases: ['Lymany'],
      latitude: 49,
    });
    const gazetteer = buildGazetteer([hamlet, city, lyman, village]);
    expect(gazetteer.lookup('Kyiv')).toMatchObject({ outcome: 'resolved' });
    expect(gazetteer.lookup('Kyiv').candidates[0]?.place.place_id).toBe('ex:kyiv');
    expect(gazetteer.lookup('Lymany').outcome).toBe('ambiguous');
  });

  it('are not told apart by how many live there', () => {
    const small = aPlace({ place_id: 'ex:a', name: 'Terny', latitude: 49 });
    const town = aPlace({
      place_id: 'ex:b',
      name: 'Terny',
      kind: 'town',
      standing: 2,
      latitude: 51,
    });
    expect(buildGazetteer([small, town]).lookup('Terny').outcome).toBe('ambiguous');
  });

  it('of a register without points make a name ambiguous', () => {
    const here = aPlace({ place_id: 'ex:a', name: 'Ridne' });
    const somewhere = aPlace({
      place_id: 'ex:b',
      name: 'Ridne',
      admin1: 'Kherson Oblast',
      latitude: null,
      longitude: null,
    });
    expect(buildGazetteer([here, somewhere]).lookup('Ridne').outcome).toBe('ambiguous');
  });
});

describe('a place that two sources list', () => {
  const first = aPlace({
    place_id: 'll:avdiivka',
    name: 'Avdiivka',
    kind: 'city',
    standing: 3,
    latitude: 48.14,
  });
  const second = aPlace({ place_id: 'ex:9', name: 'Avdiyivka', latitude: 48.16 });
  const compiled = (place_id: string, latitude: number) =>
    compileSection('another', [{ ...second, place_id, latitude }]);

  it('is one, and the more trusted source speaks for it', () => {
    const gazetteer = createGazetteer([compileSection('one', [first]), compiled('ex:9', 48.16)]);
    const { candidates } = gazetteer.lookup('Avdiivka');
    expect(candidates.map(({ place }) => place.place_id)).toEqual(['ll:avdiivka']);
  });

  it('is two where the points are far apart', () => {
    const gazetteer = createGazetteer([compileSection('one', [first]), compiled('ex:9', 51.8)]);
    expect(gazetteer.lookup('Avdiivka').candidates).toHaveLength(2);
  });

  it('changes the version with any of its facts', () => {
    const versions = [48.16, 48.17].map(
      (latitude) => createGazetteer([compiled('ex:9', latitude)]).version,
    );
    expect(new Set(versions).size).toBe(2);
    expect(createGazetteer([compiled('ex:9', 48.16)]).version).toBe(versions[0]);
  });
});
