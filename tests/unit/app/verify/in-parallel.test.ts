import { describe, expect, it } from 'vitest';
import { inParallel } from '../../../../src/app/verify/in-parallel.ts';

async function* numbers(count: number): AsyncGenerator<number> {
  for (let n = 0; n < count; n += 1) yield n;
}

describe('inParallel', () => {
  it('answers for every item, and works on no more at a time than it may', async () => {
    let running = 0;
    let most = 0;
    const answers: number[] = [];
    const work = async (n: number) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return n * 2;
    };
    for await (const answer of inParallel(numbers(20), 3, work)) answers.push(answer);
    expect(answers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n * 2));
    expect(most).toBe(3);
  });

  it('ends with the failure of what it works on', async () => {
    const all = async () => {
      const answers = inParallel(numbers(5), 2, async (n) => {
        if (n === 3) throw new Error('three');
        return n;
      });
      for await (const answer of answers) expect(answer).toBeLessThan(3);
    };
    await expect(all()).rejects.toThrow('three');
  });
});
