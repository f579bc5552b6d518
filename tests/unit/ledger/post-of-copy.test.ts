import { describe, expect, it } from 'vitest';
import { postOfCopy, type Told } from '../../../src/ledger/post-of-copy.ts';

const WORDS = 'near the old brickworks a tank was destroyed, the crew unharmed, says the brigade';
const SHORTER = WORDS.replace(', the crew unharmed', '');
const TANK: Told = {
  kind: 'loss',
  category: 'Tanks',
  model: 'T-72',
  status: 'destroyed',
  quantity: 1,
  lost_by: 'RUS',
};
const post = (postId: string, text: string, ...claims: readonly Told[]) => ({
  postId,
  wordings: [{ text, claims }],
});

describe('the post of a copy', () => {
  it('is the one whose words are much alike and which tells what the copy tells', () => {
    const found = postOfCopy({ text: SHORTER, claims: [TANK] }, [post('a', WORDS, TANK)]);
    expect(found).toMatchObject({ postId: 'a', similarity: expect.closeTo(0.88, 1) });
  });

  it.each([
    ['model', { model: 'T-72B3' }],
    ['status', { status: 'damaged' }],
    ['number', { quantity: 2 }],
    ['number that is not known', { quantity: null }],
    ['owner', { lost_by: 'UKR' }],
    ['kind of claim', { kind: 'tally' }],
  ] as const)('is none where its words are read as another %s', (_what, change) => {
    const copy = { text: SHORTER, claims: [TANK] };
    expect(postOfCopy(copy, [post('a', WORDS, { ...TANK, ...change })])).toBeNull();
  });

  it('is none where the copy tells what it does not, and may tell more than the copy', () => {
    expect(postOfCopy({ text: SHORTER, claims: [TANK] }, [post('a', WORDS)])).toBeNull();
    expect(
      postOfCopy({ text: SHORTER, claims: [TANK, TANK] }, [post('a', WORDS, TANK)]),
    ).toBeNull();
    const told = postOfCopy({ text: SHORTER, claims: [] }, [post('a', WORDS, TANK)]);
    expect(told?.postId).toBe('a');
  });

  it('takes an owner that only one of them tells for no contradiction', () => {
    const copy = { text: SHORTER, claims: [{ ...TANK, lost_by: null }] };
    expect(postOfCopy(copy, [post('a', WORDS, TANK)])?.postId).toBe('a');
  });

  it('is none where two are as like, unless the facts tell them apart', () => {
    const copy = { text: SHORTER, claims: [TANK] };
    const second = `${WORDS} today`;
    expect(postOfCopy(copy, [post('a', WORDS, TANK), post('b', second, TANK)])).toBeNull();
    const damaged = { ...TANK, status: 'damaged' } as const;
    const found = postOfCopy(copy, [post('a', WORDS, TANK), post('b', second, damaged)]);
    expect(found?.postId).toBe('a');
  });

  it('is found by any of its wordings, as it may have been edited since', () => {
    const edited = {
      postId: 'a',
      wordings: [
        { text: WORDS, claims: [TANK] },
        { text: 'we were wrong about what happened near the old brickworks', claims: [] },
      ],
    };
    expect(postOfCopy({ text: SHORTER, claims: [TANK] }, [edited])?.postId).toBe('a');
  });
});
