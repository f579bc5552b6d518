import { expect, it } from 'vitest';
import { readStatedTime } from '../../../../src/extract/dates/stated-time.ts';

it.each([
  ['2023-02-07T10:15:00+02:00', '2023-02-07T08:15:00.000Z'],
  ['2023-02-07T10:15:00Z', '2023-02-07T10:15:00.000Z'],
  ['2023-02-07 10:15 +0200', '2023-02-07T08:15:00.000Z'],
  ['Tue, 07 Feb 2023 10:15:00 GMT', '2023-02-07T10:15:00.000Z'],
  ['2023-02-07', '2023-02-07'],
])('reads %s', (written, expected) => {
  expect(readStatedTime(written)).toBe(expected);
});

it('gives the plain date where no zone is stated', () => {
  expect(readStatedTime('2023-02-07T23:30:00')).toBe('2023-02-07');
});

it('refuses what is no time', () => {
  for (const written of ['', 'yesterday', '2023-02-30', '07/02/2023', '2999-01-01T00:00:00Z']) {
    expect(readStatedTime(written)).toBeNull();
  }
});
