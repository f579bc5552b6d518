import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../../src/app/evaluation/evaluation.ts';
import { claim, labelled, rules, TANK } from './examples.ts';

const RUSSIAN = { ...TANK, lost_by: 'RUS' };
const cases = [
  labelled([RUSSIAN], { id: 'a', lang: 'en', kind: 'caption' }),
  labelled([RUSSIAN, { ...TANK, lost_by: 'UKR' }], { id: 'b', lang: 'uk', kind: 'both-sides' }),
  labelled([], { id: 'c', lang: 'uk', kind: 'pledge', never: 'pledge' }),
  labelled([], { id: 'd', lang: 'ru', kind: 'weather' }),
];
const knowing = new Map([
  ['a', [claim({ lost_by: 'RUS' })]],
  ['b', [claim({ lost_by: 'RUS' }), claim({ lost_by: 'UKR' })]],
]);

describe('a run', () => {
  it('of a reader that knows everything is wholly right', () => {
    const { figures, broken } = evaluate(rules, cases, ({ id }) => knowing.get(id) ?? []);
    expect(figures).toMatchObject({ posts: 4, posts_right: 4, gold_losses: 3 });
    expect(figures.loss_level.strict).toMatchObject({ tp: 3, fp: 0, fn: 0, f1: 1 });
    expect(figures.fields.strict.fields.lost_by).toMatchObject({ n: 3, correct: 3, accuracy: 1 });
    expect(broken).toEqual([]);
  });

  it('of a blind reader finds nothing and breaks nothing', () => {
    const { figures, broken } = evaluate(rules, cases, () => []);
    expect(figures.post_level).toMatchObject({ tp: 0, fp: 0, fn: 2, tn: 2, recall: 0 });
    expect(figures.loss_level.strict).toMatchObject({ tp: 0, fn: 3, precision: null, f1: 0 });
    expect(figures.posts_right).toBe(2);
    expect(broken).toEqual([]);
  });

  it('of a credulous reader invents, and breaks what must never be', () => {
    const { figures, broken } = evaluate(rules, cases, () => [claim({ lost_by: 'RUS' })]);
    expect(figures.post_level).toMatchObject({ tp: 2, fp: 2, fn: 0, tn: 0, precision: 0.5 });
    expect(figures.loss_level.strict).toMatchObject({ tp: 2, fp: 2, fn: 1 });
    expect(broken.map(({ rule, id }) => `${rule} ${id}`)).toEqual(['never:pledge c']);
  });

  it('of a reader that swaps the sides finds every loss and no owner', () => {
    const { figures } = evaluate(rules, [...cases.slice(0, 1), ...cases.slice(2)], ({ id }) =>
      (knowing.get(id) ?? []).map((each) => ({ ...each, lost_by: 'UKR' })),
    );
    expect(figures.loss_level.strict).toMatchObject({ tp: 1, f1: 1 });
    expect(figures.fields.strict.fields.lost_by).toMatchObject({ n: 1, correct: 0 });
    expect(figures.posts_right).toBe(2);
  });

  it('counts each language and kind by itself', () => {
    const { byLang, byKind } = evaluate(rules, cases, ({ id }) => knowing.get(id) ?? []);
    expect([...byLang].map(([lang, { posts }]) => [lang, posts])).toEqual([
      ['en', 1],
      ['ru', 1],
      ['uk', 2],
    ]);
    expect(byKind.get('both-sides')?.loss_level.strict.tp).toBe(2);
  });
});
