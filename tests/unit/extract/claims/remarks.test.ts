import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('a status in brackets', () => {
  it('is said of the one item before it', () => {
    expect(told('Russian losses: T-72 (destr.), BMP-2 (abandoned)')).toEqual([
      '1 T-72 RUS destroyed',
      '1 BMP-2 RUS abandoned',
    ]);
  });

  it('says more than a word said of the whole list', () => {
    expect(
      told('Terny (all Russian, abandoned or destroyed): T-72 x2 (destr.) / BMP-2 x1 (aband.)'),
    ).toEqual(['2 T-72 RUS destroyed', '1 BMP-2 RUS abandoned']);
  });
});
