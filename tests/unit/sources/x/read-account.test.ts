import { describe, expect, test } from 'vitest';
import { PollAccount } from '../../../../src/sources/x/read-account.ts';

const PRICES = { postPrice: 5, userPrice: 10 };
const NOW = new Date('2026-11-20T10:00:00Z');
const resumesAt = new Date('2026-12-01T00:00:00Z');

/** What the account says is left, and what it answers to a wish for as much. */
async function ask(account: PollAccount, wanted: number) {
  let left: number | null = -1;
  const held = await account.hold((of) => {
    left = of;
    return of !== null && of < wanted ? null : { posts: 1, price: wanted };
  }, NOW);
  return { left, held };
}

describe('the account of one poll', () => {
  test('shrinks by what was read, each thing once', async () => {
    const account = new PollAccount({ postsLeft: 100, resumesAt }, PRICES);
    for (const posts of [
      ['1', '2'],
      ['2', '3'],
    ]) {
      const { held } = await ask(account, 10);
      if (!('settle' in held)) throw new Error('refused');
      await held.settle({ posts, users: ['7'] }, NOW);
    }
    expect((await ask(account, 10)).left).toBe(500 - 3 * 5 - 10);
    expect(account.reads).toEqual({ posts: ['1', '2', '3'], users: ['7'] });
  });

  test('refuses what does not fit until the budget begins anew', async () => {
    const account = new PollAccount({ postsLeft: 1, resumesAt }, PRICES);
    expect((await ask(account, 6)).held).toEqual({ retryAt: resumesAt });
  });

  test('knows no end without a budget', async () => {
    expect(await ask(new PollAccount(null, PRICES), 1_000_000)).toMatchObject({ left: null });
  });
});
