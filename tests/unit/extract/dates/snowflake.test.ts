import { describe, expect, it } from 'vitest';
import { snowflakeInstant } from '../../../../src/extract/dates/snowflake.ts';

describe('snowflakeInstant', () => {
  it('reads the instant an id carries', () => {
    // The embed of this post states data-datetime="2012-07-03T04:41:33+00:00".
    expect(snowflakeInstant('220014393159712772')).toBe('2012-07-03T04:41:33.656Z');
  });

  it('knows no instant for the plain counters used before November 2010', () => {
    expect(snowflakeInstant('20')).toBeNull();
    expect(snowflakeInstant('29699999999')).toBeNull();
    expect(snowflakeInstant('29700859247')).toMatch(/^2010-11-04T/);
  });

  it('refuses what is no id', () => {
    for (const id of [
      '',
      '0',
      '-1',
      '1e18',
      '012345678901',
      '9223372036854775808',
      '9'.repeat(40),
    ]) {
      expect(snowflakeInstant(id)).toBeNull();
    }
  });

  it('orders ids of different lengths by time', () => {
    const [shorter, longer] = [
      snowflakeInstant('99999999999'),
      snowflakeInstant('220014393159712772'),
    ];
    expect(shorter !== null && longer !== null && shorter < longer).toBe(true);
  });
});
