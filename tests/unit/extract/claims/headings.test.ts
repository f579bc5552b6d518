import { describe, expect, it } from 'vitest';
import { told } from './reading.ts';

describe('a line that heads a list', () => {
  it('may be a status and a sign alone', () => {
    expect(
      told('Russian equipment near Terny\n\n🔥 destroyed\nT-72, Terny\n⛏ damaged\nBMP-2, Terny'),
    ).toEqual(['1 T-72 RUS destroyed', '1 BMP-2 RUS damaged']);
  });
});
