import { expect, it } from 'vitest';
import { count, stageCounts } from '../../../src/pipeline/metrics.ts';

it('adds up runs by stage and by how they ended', () => {
  count('a', 'done', 10);
  count('a', 'done', 5);
  count('a', 'give-up', 1);
  count('b', 'done', 2);
  expect(stageCounts()).toEqual([
    { stage: 'a', result: 'done', runs: 2, totalMs: 15 },
    { stage: 'a', result: 'give-up', runs: 1, totalMs: 1 },
    { stage: 'b', result: 'done', runs: 1, totalMs: 2 },
  ]);
});
