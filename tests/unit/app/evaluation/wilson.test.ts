import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../../../src/app/evaluation/wilson.ts';

describe('wilsonInterval', () => {
  // 81 of 263: the worked example of R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872.
  it('gives the published bounds of a worked example', () => {
    const interval = wilsonInterval(81, 263);
    expect(interval?.low).toBeCloseTo(0.2553, 4);
    expect(interval?.high).toBeCloseTo(0.3662, 4);
  });

  it('stays within 0 and 1 where all or nothing is right', () => {
    expect(wilsonInterval(0, 20)).toMatchObject({ low: 0 });
    expect(wilsonInterval(0, 20)?.high).toBeCloseTo(0.1611, 4);
    expect(wilsonInterval(20, 20)?.high).toBe(1);
  });

  it('gives none where nothing was counted', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });
});
