import { describe, expect, it } from 'vitest';
import { sideBySide } from '../../../../src/app/media/side-by-side.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('work side by side', () => {
  it('is done for each item, at most so many at a time', async () => {
    const done: number[] = [];
    let now = 0;
    let most = 0;
    await sideBySide([1, 2, 3, 4, 5], 2, async (item) => {
      now += 1;
      most = Math.max(most, now);
      await turn();
      now -= 1;
      done.push(item);
    });
    expect(done.toSorted()).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  it('begins nothing after a failure, and ends what it began before it tells of it', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const all = sideBySide([1, 2, 3, 4], 2, async (item) => {
      begun.push(item);
      if (item === 1) throw new Error('the first fails');
      await turn();
      ended.push(item);
    });
    await expect(all).rejects.toThrow('the first fails');
    expect(begun).toEqual([1, 2]);
    expect(ended).toEqual([2]);
  });
});
