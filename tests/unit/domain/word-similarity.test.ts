import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordSimilarity } from '../../../src/domain/word-similarity.ts';

const SEEN = 'A Russian T-72B3 was destroyed near Avdiivka, the crew ran for the trees';

describe('likeness of two wordings of a post', () => {
  it('is 1 for the same words, whatever stands between them', () => {
    expect(wordSimilarity(SEEN, `  ${SEEN.toUpperCase().replaceAll(' ', '\n')}!`)).toBe(1);
  });
  it('stays high when a carrier drops a word or a hashtag', () => {
    expect(wordSimilarity(`#Ukraine: ${SEEN}`, SEEN)).toBeGreaterThan(0.9);
  });
  it('is 0 where the numbers differ', () => {
    expect(
      wordSimilarity(
        'Near Avdiivka 2 T-72B3 were destroyed by drones last night',
        'Near Avdiivka 3 T-72B3 were destroyed by drones last night',
      ),
    ).toBe(0);
  });
  it('is 0 where each has words the other lacks: accounts report by a pattern', () => {
    expect(
      wordSimilarity(
        'A Russian Tigr vehicle was captured by the brigade in Kreminna today',
        'A Russian Tigr vehicle was destroyed by the brigade in Svatove today',
      ),
    ).toBe(0);
  });
  it('is 0 for texts too short to tell', () => {
    expect(wordSimilarity('Tank destroyed', 'Tank destroyed')).toBe(0);
  });
  it('takes a text that was cut short for the beginning it is', () => {
    expect(wordSimilarity(`${SEEN.slice(0, 50)}…`, SEEN)).toBe(0.95);
    expect(wordSimilarity(SEEN.slice(0, 50), SEEN)).toBeLessThan(0.9);
  });
  it('is the same both ways round, and within 0 and 1', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const likeness = wordSimilarity(a, b);
        expect(likeness).toBe(wordSimilarity(b, a));
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
      }),
    );
  });
});
