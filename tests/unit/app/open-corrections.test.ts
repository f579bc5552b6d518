import { beforeAll, describe, expect, it } from 'vitest';
import { type CorrectionReader, openCorrections } from '../../../src/app/open-corrections.ts';
import { DEFAULT_CONFLICT } from '../../../src/config/settings.ts';

let corrections: CorrectionReader;
beforeAll(async () => {
  corrections = await openCorrections(DEFAULT_CONFLICT, '/nowhere');
});

/** 23 November in Kyiv already. */
const NOW = new Date('2026-11-22T23:00:00Z');
const read = (...pairs: readonly string[]) =>
  corrections.read(pairs, { isForced: false, now: NOW });

describe('a correction of the model', () => {
  it('brings family, category and country of production with it', () => {
    expect(read('model=2S1 Gvozdika')).toEqual({
      model: '2S1 Gvozdika',
      family: expect.any(String),
      equipment_category: 'Self-Propelled Artillery',
      country_of_production: 'SUN',
    });
  });

  it('reads a name in another script as the model it is', () => {
    expect(read('model=Т-72Б3')).toMatchObject({ model: 'T-72B3', equipment_category: 'Tanks' });
  });

  it('leaves what the reviewer says of it himself', () => {
    expect(read('model=T-72B3', 'country_of_production=UKR', 'family=')).toMatchObject({
      model: 'T-72B3',
      country_of_production: 'UKR',
      family: null,
    });
  });

  it('refuses one that nobody knows, with names that are near', () => {
    expect(() => read('model=T-72X')).toThrow(/No model is called T-72X\. Near: T-72,/);
    expect(() => read('model=Leopart 2A4')).toThrow(/Near: .*Leopard 2A4/);
    expect(() => read('model=Lancet')).toThrow(/No model is called Lancet/);
    expect(() => read('model=zzzz')).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });

  it('keeps the words as they are when it is forced', () => {
    expect(corrections.read(['model=T-72X'], { isForced: true, now: NOW })).toEqual({
      model: 'T-72X',
    });
  });

  it('takes it for unknown where nothing is written', () => {
    expect(read('model=')).toEqual({ model: null });
  });
});

describe('a correction of the place', () => {
  it('brings its region and its point with it', () => {
    expect(read('place=Kreminna', 'admin1=Luhansk Oblast')).toMatchObject({
      place_name: 'Kreminna',
      admin1: 'Luhansk Oblast',
      country: 'UKR',
      where_prec: 1,
      latitude: expect.closeTo(49.05, 1),
      longitude: expect.closeTo(38.2, 1),
    });
  });

  it('knows what "near" is', () => {
    expect(read('place=near Bakhmut')).toMatchObject({ place_name: 'Bakhmut', where_prec: 2 });
  });

  it('refuses a name that several places have, and takes the one chosen', () => {
    const ambiguous = () => read('place=Novoselivka');
    expect(ambiguous).toThrow(/Novoselivka may be \d+ places: .*place_id=/);
    const message = String(
      (() => {
        try {
          return ambiguous();
        } catch (error) {
          return error;
        }
      })(),
    );
    const [, id = ''] = /place_id=([^)]+)\)/.exec(message) ?? [];
    expect(read('place=Novoselivka', `place_id=${id}`)).toMatchObject({
      place_name: 'Novoselivka',
      place_id: id,
      latitude: expect.any(Number),
    });
    expect(() => read('place=Novoselivka', 'place_id=none such')).toThrow(/has the place_id/);
  });

  it('refuses a name that no place has', () => {
    expect(() => read('place=Xqzwvk')).toThrow(/No place is called/);
  });

  it('forgets all of the place where nothing is written', () => {
    expect(read('place=')).toMatchObject({ place_name: null, latitude: null, where_prec: null });
  });
});

describe('a correction of the date', () => {
  it('brings the days and how exact they are', () => {
    expect(read('date=2023-02-05..2023-02-07')).toEqual({
      loss_date_start: '2023-02-05',
      loss_date_end: '2023-02-07',
      date_prec: 2,
    });
  });

  it('refuses what is no date', () => {
    expect(() => read('date=soon')).toThrow(/soon is no date/);
  });
});

describe('a correction of days', () => {
  it('refuses those that are yet to come where the conflict is', () => {
    expect(read('date=2026-11-23')).toMatchObject({ loss_date_end: '2026-11-23' });
    expect(() => read('date=2026-11-24')).toThrow(
      /2026-11-24 is yet to come; where the conflict is, today is 2026-11-23/,
    );
    expect(() => read('loss_date_end=2999-01-01')).toThrow(
      expect.objectContaining({ code: 'USAGE' }),
    );
    expect(() => read('date=2026-11')).toThrow(/To say up to today: date=2026-11-01\.\.2026-11-23/);
  });
});

describe('a correction of who lost it, who struck and with what', () => {
  it('takes the sides of the conflict alone, and names them', () => {
    expect(read('lost_by=RUS', 'attacker=UKR')).toEqual({ lost_by: 'RUS', attacker: 'UKR' });
    expect(read('lost_by=')).toEqual({ lost_by: null });
    expect(() => read('lost_by=FRA')).toThrow(
      /lost_by: FRA is no side of this conflict: give one of UKR \(Ukraine\), RUS \(Russia\)/,
    );
    expect(() => read('attacker=XXX')).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });

  it('takes a weapon by any of its names for what it is called here', () => {
    expect(read('caused_by=lancet')).toEqual({ caused_by: 'Lancet' });
    expect(read('caused_by=Ланцет')).toEqual({ caused_by: 'Lancet' });
    expect(read('caused_by=T-72B3')).toEqual({ caused_by: 'T-72B3' });
    expect(read('caused_by=')).toEqual({ caused_by: null });
  });

  it('refuses a weapon that nobody knows, with names that are near, unless it is forced', () => {
    expect(() => read('caused_by=Lancett')).toThrow(/no weapon is called Lancett\. Near: Lancet/);
    expect(() => read('caused_by=zzzz')).toThrow(expect.objectContaining({ code: 'USAGE' }));
    const forced = corrections.read(['caused_by=Lancett'], { isForced: true, now: NOW });
    expect(forced).toEqual({ caused_by: 'Lancett' });
  });
});

describe('a correction of the point', () => {
  it('refuses half of it', () => {
    expect(read('latitude=49', 'longitude=38')).toEqual({ latitude: 49, longitude: 38 });
    expect(() => read('latitude=49')).toThrow(/latitude is given without longitude/);
    expect(() => read('longitude=')).toThrow(/longitude is given without latitude/);
    expect(() => read('place=Kreminna', 'latitude=49')).toThrow(/without longitude/);
    expect(() => read('latitude=49', 'longitude=')).toThrow(/One of latitude and longitude/);
  });
});

describe('a correction that is wrong in one field', () => {
  it.each([
    [['model=T-72B3', 'status=gone']],
    [['place=Kreminna', 'latitude=99']],
    [['date=2023-02-07', 'loss_date_start=2023-03-01']],
    [['model=T-72B3', 'model=T-80']],
    [[]],
  ])('is refused whole: %j', (pairs) => {
    expect(() => read(...pairs)).toThrow(expect.objectContaining({ code: 'USAGE' }));
  });
});
