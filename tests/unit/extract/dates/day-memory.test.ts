import { describe, expect, it } from 'vitest';
import { conflictDayIn } from '../../../../src/domain/conflict-time.ts';
import { rememberingDays } from '../../../../src/extract/dates/day-memory.ts';

describe('rememberingDays', () => {
  it.each(['Europe/Kyiv', 'Asia/Kathmandu', 'Australia/Eucla'])(
    'tells the days of %s to the minute, in whatever order they are asked for',
    (zone) => {
      const plain = conflictDayIn(zone);
      const remembering = rememberingDays(conflictDayIn(zone));
      const start = Date.UTC(2023, 2, 25);
      for (let minute = 0; minute < 3 * 1440; minute += 7) {
        const instant = new Date(start + ((minute * 1013) % (3 * 1440)) * 60_000).toISOString();
        expect(remembering(instant)).toBe(plain(instant));
      }
    },
  );

  it('asks once for the instants of one quarter of an hour', () => {
    const asked: (string | null)[] = [];
    const dayOf = rememberingDays((postedAt) => {
      asked.push(postedAt);
      return '2023-02-07';
    });
    for (const time of ['10:15:00Z', '10:29:59.999Z', '10:30:00Z']) dayOf(`2023-02-07T${time}`);
    expect(asked).toEqual(['2023-02-07T10:15:00Z', '2023-02-07T10:30:00Z']);
  });

  it.each([
    null,
    '2023-02-07',
    '2023-02-31T10:00:00Z',
    '2023-02-07T25:00:00Z',
    '2023-02-07T10:00:00+09:00',
    'soon',
  ])('leaves %s as it is read without it', (postedAt) => {
    const plain = conflictDayIn('Europe/Kyiv');
    const remembering = rememberingDays(plain);
    remembering('2023-02-07T10:00:00Z');
    expect(remembering(postedAt)).toBe(plain(postedAt));
    expect(remembering(postedAt)).toBe(plain(postedAt));
  });
});
