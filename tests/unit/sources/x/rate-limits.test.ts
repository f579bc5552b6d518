import { describe, expect, test } from 'vitest';
import { RateLimits, resetOf } from '../../../../src/sources/x/rate-limits.ts';

const now = new Date('2026-11-20T09:00:00.000Z');
const headers = (remaining: number, secondsFromNow: number) => ({
  'x-rate-limit-remaining': String(remaining),
  'x-rate-limit-reset': String(now.getTime() / 1_000 + secondsFromNow),
});
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

describe('the time to ask again', () => {
  test.each([
    ['is the reset X names', headers(0, 600), 600],
    ['is in a second where the clocks differ a little', headers(0, -5), 1],
    ['is in a quarter of an hour where X names none', {}, 900],
    ['is in a quarter of an hour where what X names cannot be', headers(0, 1_000_000), 900],
  ])('%s', (_, told, seconds) => {
    expect(resetOf(told, now)).toEqual(inSeconds(seconds));
  });
});

describe('a window', () => {
  test('is closed when nothing remains, until its reset, for its own end point', () => {
    const limits = new RateLimits();
    limits.note('tweets', headers(0, 600), now);
    expect(limits.closedUntil('tweets', now)).toEqual(inSeconds(600));
    expect(limits.closedUntil('tweets', inSeconds(600))).toBeNull();
    expect(limits.closedUntil('users/by', now)).toBeNull();
  });

  test('is open while something remains, or where nothing is told', () => {
    const limits = new RateLimits();
    limits.note('tweets', headers(1, 600), now);
    expect(limits.closedUntil('tweets', now)).toBeNull();
    limits.note('users/by', {}, now);
    expect(limits.closedUntil('users/by', now)).toBeNull();
  });
});
