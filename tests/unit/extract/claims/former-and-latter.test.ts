import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('the former and the latter', () => {
  it('are the two that the sentence before listed', () => {
    expect(
      told(
        'A Russian T-72 and a Russian BMP-2 came down the road to Terny. The former was burned by a Javelin, the latter captured.',
      ),
    ).toEqual(['1 T-72 RUS destroyed', '1 BMP-2 RUS captured']);
  });

  it('both may be meant by "neither"', () => {
    expect(
      told('A Russian T-72 and a Russian BMP-2 came down the road to Terny. Neither survived.'),
    ).toEqual(['1 T-72 RUS destroyed', '1 BMP-2 RUS destroyed']);
  });

  it('are nobody where more than two were listed', () => {
    expect(
      told('A T-72, a BMP-2 and a Grad came to Terny. The former was burned by a Javelin.'),
    ).toEqual([]);
  });
});
