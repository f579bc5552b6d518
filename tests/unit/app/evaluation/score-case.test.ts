import { describe, expect, it } from 'vitest';
import type { Field } from '../../../../src/app/evaluation/field-marks.ts';
import {
  type CaseScore,
  type Level,
  scoreCase,
} from '../../../../src/app/evaluation/score-case.ts';
import type { ScoredClaim } from '../../../../src/app/evaluation/scored-claim.ts';
import { claim, labelled, rules, TANK } from './examples.ts';

type Loss = Readonly<Record<string, unknown>>;

const score = (losses: readonly Loss[], claims: readonly ScoredClaim[]): CaseScore =>
  scoreCase(rules, labelled(losses), claims);
const counts = (scored: CaseScore, level: Level = 'strict') => scored.levels[level].counts;
/** Whether the field of a lone label and claim is right; undefined where it is not counted. */
const mark = (field: Field, loss: Loss, changes: Partial<ScoredClaim>): boolean | undefined =>
  score([{ ...TANK, ...loss }], [claim(changes)]).levels.strict.marks.find(
    (each) => each.field === field,
  )?.correct;
const place = (name: string, more: Partial<NonNullable<ScoredClaim['place']>> = {}) => ({
  name,
  admin1: null,
  where_prec: null,
  ...more,
});

describe('losses', () => {
  it('are found by status and category', () => {
    const scored = score([TANK], [claim()]);
    expect(counts(scored)).toEqual({ tp: 1, fp: 0, fn: 0 });
    expect(scored.post).toBe('tp');
    expect(scored.problems).toEqual([]);
  });

  it('are both missed and invented where the status differs', () => {
    expect(counts(score([TANK], [claim({ status: 'damaged' })]))).toEqual({ tp: 0, fp: 1, fn: 1 });
  });

  it('are found with a status or category that the label accepts', () => {
    const label = { ...TANK, accept_status: ['damaged'], accept_category: ['spg'] };
    const claims = [claim({ status: 'damaged', category: 'Self-Propelled Artillery' })];
    expect(counts(score([label], claims)).tp).toBe(1);
  });

  it('of look-alike armour are found coarsely, not strictly', () => {
    const label = { category: 'ifv', status: 'destroyed' };
    const scored = score([label], [claim({ category: 'Armoured Personnel Carriers' })]);
    expect(counts(scored, 'strict')).toEqual({ tp: 0, fp: 1, fn: 1 });
    expect(counts(scored, 'coarse')).toEqual({ tp: 1, fp: 0, fn: 0 });
  });

  it('of a category left open are found with any', () => {
    expect(counts(score([{ status: 'destroyed' }], [claim()])).tp).toBe(1);
  });

  it('take the claim that agrees best, whatever the order', () => {
    const labels = [
      { ...TANK, lost_by: 'RUS' },
      { ...TANK, lost_by: 'UKR' },
    ];
    const claims = [claim({ lost_by: 'UKR' }), claim({ lost_by: 'RUS' })];
    expect(score(labels, claims).problems).toEqual([]);
  });

  it('take a claim once', () => {
    expect(counts(score([TANK, TANK], [claim()]))).toEqual({ tp: 1, fp: 0, fn: 1 });
    expect(counts(score([TANK], [claim(), claim()]))).toEqual({ tp: 1, fp: 1, fn: 0 });
  });

  it("are not an official's tally", () => {
    const scored = score([], [claim({ kind: 'tally' })]);
    expect(scored.post).toBe('tn');
    expect(scored.claims).toBe(0);
  });
});

describe('optional labels', () => {
  const optional = { category: 'truck', status: 'damaged', optional: true };

  it('count neither when missed nor when found', () => {
    expect(score([optional], []).problems).toEqual([]);
    const found = score(
      [optional],
      [claim({ model: null, category: 'Trucks, Vehicles and Jeeps' })],
    );
    expect(counts(found)).toEqual({ tp: 0, fp: 0, fn: 0 });
    expect(found).toMatchObject({ post: 'optional', absorbed: 1, problems: [] });
  });

  it('take every claim of their kind, and none of another', () => {
    const claims = [claim(), claim(), claim({ model: 'Su-34', category: 'Aircraft' })];
    expect(counts(score([optional], claims))).toEqual({ tp: 0, fp: 1, fn: 0 });
  });

  it('leave to a firm label what fits it', () => {
    const scored = score([{ ...TANK, optional: true }, TANK], [claim()]);
    expect(counts(scored)).toEqual({ tp: 1, fp: 0, fn: 0 });
    expect(scored.absorbed).toBe(0);
  });
});

describe('fields', () => {
  it.each<[Field, Loss, Partial<ScoredClaim>, boolean | undefined]>([
    ['model', {}, { model: 'T-72A', model_raw: 'T-72A' }, true],
    ['model_exact', {}, { model: 'T-72A', model_raw: 'T-72A' }, false],
    ['model', {}, { model: 'T-90M', model_raw: 'T-90M', family: 'T-90' }, false],
    ['model', { accept_model: [null] }, { model: null, model_raw: null, family: null }, true],
    ['model', { model: null }, {}, undefined],
    ['category', {}, {}, true],
    ['lost_by', { lost_by: 'RUS' }, { lost_by: 'RUS' }, true],
    ['lost_by', { lost_by: 'RUS' }, { lost_by: 'UKR' }, false],
    ['lost_by', {}, { lost_by: 'RUS' }, false],
    ['lost_by', { accept_lost_by: ['RUS'] }, { lost_by: 'RUS' }, true],
    ['attacker', { attacker: 'UKR' }, { attacker: 'RUS' }, false],
    ['attacker', { attacker: 'UKR', accept_attacker: [null] }, {}, true],
    ['attacker', {}, { attacker: 'RUS' }, undefined],
    ['quantity', { quantity: 2 }, { quantity: 2 }, true],
    ['quantity', { quantity: 2 }, { quantity: null }, false],
    ['quantity', { quantity: 2, accept_quantity: [3] }, { quantity: 3 }, true],
    ['place', { place: 'Izium' }, { place: place('Izyum') }, true],
    ['place', { place: 'Izium' }, { place: place('Lyman') }, false],
    ['place', { place: 'Izium' }, {}, false],
    ['place', { place: 'Izium', accept_place: [null] }, {}, true],
    ['admin1', { admin1: 'Kharkiv Oblast' }, { place: place('Kharkiv Oblast') }, true],
    ['admin1', { admin1: 'Kharkiv Oblast' }, { place: place('Izium') }, false],
    [
      'admin1',
      { place: 'Izium', admin1: 'Kharkiv Oblast' },
      { place: place('Izium', { admin1: 'Kharkiv region' }) },
      true,
    ],
    ['where_prec', { where_prec: 2 }, { place: place('Izium', { where_prec: 1 }) }, false],
    ['where_prec', { where_prec: 2 }, { place: place('Izium', { where_prec: 2 }) }, true],
    ['where_prec', {}, { place: place('Izium', { where_prec: 2 }) }, undefined],
    ['cause', { cause: 'Lancet' }, { caused_by: 'Lancet' }, true],
    ['cause', { cause: 'Lancet' }, {}, false],
    ['cause', { cause: 'Lancet', accept_cause: [null] }, {}, true],
  ])('%s of %o in %o is %s', (field, loss, changes, correct) => {
    expect(mark(field, loss, changes)).toBe(correct);
  });

  it.each<[string, Loss, string | null, string | null, boolean, boolean]>([
    ['the same day', { date: '2023-02-07' }, '2023-02-07', '2023-02-07', true, true],
    ['a span with the day in it', { date: '2023-02-07' }, '2023-02-05', '2023-02-09', true, false],
    ['another day', { date: '2023-02-07' }, '2023-02-08', '2023-02-08', false, false],
    ['no first day, the last the same', { date: '2023-02-07' }, null, '2023-02-07', true, false],
    ['no day', { date: '2023-02-07' }, null, null, false, false],
    [
      'one night of a night labelled with both days',
      { date: '2023-02-06', date_to: '2023-02-07' },
      '2023-02-07',
      '2023-02-07',
      true,
      false,
    ],
    [
      'both days of a night',
      { date: '2023-02-06', date_to: '2023-02-07' },
      '2023-02-06',
      '2023-02-07',
      true,
      true,
    ],
    [
      'a day accepted',
      { date: '2023-02-06', accept_date: ['2023-02-05'] },
      '2023-02-05',
      '2023-02-05',
      true,
      true,
    ],
  ])('date: %s', (_what, loss, from, to, covered, exact) => {
    expect(mark('date', loss, { date: { from, to } })).toBe(covered);
    expect(mark('date_exact', loss, { date: { from, to } })).toBe(exact);
  });

  it('with a value where the text gives none are counted apart', () => {
    const { nullMarks } = score([{ status: 'destroyed' }], [claim({ caused_by: 'Lancet' })]).levels
      .strict;
    expect(Object.fromEntries(nullMarks.map(({ field, filled }) => [field, filled]))).toEqual({
      model: true,
      quantity: true,
      place: false,
      date: false,
      cause: true,
    });
  });

  it('of another category than the label are a wrong category, if the model is the same', () => {
    const { marks } = score([TANK], [claim({ category: 'Towed Artillery' })]).levels.strict;
    expect(marks).toEqual([{ field: 'category', correct: false }]);
  });

  it('make a case wrong, but for the exact name of a model', () => {
    expect(score([TANK], [claim({ quantity: 2 })]).problems).toEqual([
      '1 T-72B3, destroyed: wrong quantity',
    ]);
    expect(score([TANK], [claim({ model: 'T-72A', model_raw: 'T-72A' })]).problems).toEqual([]);
  });
});

const M777 = claim({
  model: 'M777',
  model_raw: 'M777',
  family: 'M777',
  category: 'Towed Artillery',
});

describe('must-nevers', () => {
  const broken = (losses: readonly Loss[], claims: readonly ScoredClaim[], extra = {}) =>
    scoreCase(rules, labelled(losses, extra), claims).broken.map(({ rule }) => rule);

  it('are broken by any loss in a text that must never give one, by its name', () => {
    expect(broken([], [claim()], { never: 'pledge' })).toEqual(['never:pledge']);
    expect(broken([], [], { never: 'pledge' })).toEqual([]);
    expect(broken([], [claim({ kind: 'tally' })], { never: 'tally' })).toEqual([]);
  });

  it('are broken by a thing that only strikes', () => {
    const lancet = claim({ model: 'Lancet', category: 'Unmanned Combat Aerial Vehicles' });
    expect(broken([TANK], [claim(), lancet])).toEqual(['weapon-only']);
  });

  it("are broken by the attacker's weapon as a loss", () => {
    const struck = { ...TANK, cause: 'M777' };
    expect(broken([struck], [claim(), M777])).toEqual(['attackers-weapon']);
  });

  it('are kept where the weapon is labelled as lost as well, or names no model', () => {
    const both = [
      { ...TANK, cause: 'M777' },
      { model: 'M777', status: 'damaged' },
    ];
    expect(broken(both, [claim(), M777])).toEqual([]);
    expect(broken([{ ...TANK, cause: 'tank gun' }], [claim(), M777])).toEqual([]);
  });
});
