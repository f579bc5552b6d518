import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../src/app/evaluation/evaluation.ts';
import { reportTables, toldDiff, toldNevers } from '../../../../src/app/evaluation/report.ts';
import { claim, labelled, rules, TANK } from './examples.ts';

const evaluation = evaluate(
  rules,
  [labelled([TANK], { id: 'a', kind: 'caption' }), labelled([TANK], { id: 'b', kind: 'slang' })],
  ({ id }) => (id === 'a' ? [claim()] : []),
);

describe('the report', () => {
  it('gives shares with their intervals, and a dash for what was not counted', () => {
    const [overall, fields] = reportTables(evaluation, ['field']);
    expect(overall?.rows[1]).toEqual([
      'losses, strict',
      1,
      0,
      1,
      '100.0 %',
      '20.7–100.0',
      '50.0 %',
      '9.5–90.5',
      '66.7 %',
    ]);
    expect(fields?.rows.find(([field]) => field === 'cause')).toEqual(['cause', 0, 0, '-', '-']);
  });

  it('shows the breakdowns asked for', () => {
    const titles = reportTables(evaluation, ['kind']).map(({ title }) => title);
    expect(titles.slice(1)).toEqual(['By kind']);
    expect(reportTables(evaluation, ['kind'])[1]?.rows.map(([kind]) => kind)).toEqual([
      'caption',
      'slang',
    ]);
  });

  it('names every broken must-never, and says so when there is none', () => {
    const broken = [{ rule: 'never:pledge', id: 'x', claim: '1 T-72, destroyed, of RUS' }];
    expect(toldNevers(broken)).toEqual([
      'Must-never cases broken: 1',
      '  never:pledge  x: 1 T-72, destroyed, of RUS',
    ]);
    expect(toldNevers([])).toEqual(['Must-never cases: none broken.']);
  });

  it('lists changed cases by id', () => {
    const none = { newly_wrong: [], newly_right: [], added: [], gone: [] };
    expect(toldDiff({ ...none, newly_wrong: ['a', 'b'] })).toEqual([
      'Against the baseline:',
      '  newly wrong (2): a, b',
    ]);
    expect(toldDiff(none)).toEqual(['Against the baseline: no case differs.']);
  });
});
