import { describe, expect, it } from 'vitest';
import {
  baselineFile,
  baselineOf,
  diffWithBaseline,
} from '../../../../src/app/evaluation/baseline.ts';
import { scoreCase } from '../../../../src/app/evaluation/score-case.ts';
import { claim, labelled, rules, TANK } from './examples.ts';

const right = (id: string) => scoreCase(rules, labelled([TANK], { id }), [claim()]);
const wrong = (id: string) => scoreCase(rules, labelled([TANK], { id }), []);

describe('a baseline', () => {
  it('keeps the ids of what is right and wrong, in order', () => {
    const kept = baselineOf([right('b'), wrong('c'), right('a')], 'grammar/1');
    expect(kept).toEqual({ extractor: 'grammar/1', right: ['a', 'b'], wrong: ['c'] });
    expect(baselineFile.parse(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it('tells by id what has changed, even where as many are right as before', () => {
    const before = baselineOf([right('a'), wrong('b'), right('gone')], 'grammar/1');
    expect(diffWithBaseline(before, [wrong('a'), right('b'), right('new')])).toEqual({
      newly_wrong: ['a'],
      newly_right: ['b'],
      added: ['new'],
      gone: ['gone'],
    });
  });

  it('tells nothing where nothing has changed', () => {
    const scores = [right('a'), wrong('b')];
    expect(Object.values(diffWithBaseline(baselineOf(scores, 'x'), scores)).flat()).toEqual([]);
  });
});
