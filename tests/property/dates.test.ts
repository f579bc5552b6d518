import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shiftDay } from '../../src/domain/conflict-time.ts';
import { Grammar } from '../../src/extract/claims/grammar.ts';
import {
  calendarDay,
  dayNumber,
  dayOfNumber,
  isoDay,
  weekdayOf,
} from '../../src/extract/dates/claim-dates/calendar.ts';
import { ClaimDates } from '../../src/extract/dates/claim-dates/claim-dates.ts';
import type { DateMention } from '../../src/extract/dates/claim-dates/date-mention.ts';
import { findDates } from '../../src/extract/dates/claim-dates/find-dates.ts';
import { tokenize } from '../../src/extract/tokens/tokenize.ts';

const WAR_START = '2022-02-24';
const grammar = new Grammar({ source: 'none', belligerents: [], donors: [] });

function find(text: string, postDay: string | null): readonly DateMention[] {
  const tokens = tokenize(text);
  return findDates(tokens, grammar.scan(tokens), postDay, { start: WAR_START, end: null });
}

/** Words dates are made of, so that random texts come near the grammar. */
const piece = fc.constantFrom(
  ...'on in the of night overnight into last this next past Tuesday Sunday February May Feb'.split(
    ' ',
  ),
  ...'early late mid end week weekend month year days ago yesterday today summer winter two few'.split(
    ' ',
  ),
  ...'7 31 29 2023 2022 1999 99999 0 05.02 05.02.2023 2023-02-07 13/02/2023 2022/23 - – . , : ('.split(
    ' ',
  ),
  ...'у в на ніч ночь с з по 7 лютого февраля вночі вчора минулого тижня вівторка тому назад'.split(
    ' ',
  ),
  ...'першій половині січня наприкінці року році взимку літа днів кілька останні війни days since'.split(
    ' ',
  ),
  ...'destroyed tank built in will posted \n T-72 Obr. 🇺🇦 \uD800'.split(' '),
);
const dateLike = fc
  .array(fc.tuple(piece, fc.constantFrom(' ', ' ', ' ', '', '\n')), { maxLength: 25 })
  .map((parts) => parts.map(([word, gap]) => word + gap).join(''));
const anyText = fc.oneof(dateLike, fc.string({ unit: 'binary', maxLength: 80 }));
const postDay = fc
  .integer({ min: 0, max: 3650 })
  .map((days) => shiftDay(WAR_START, days) ?? WAR_START);

describe('dates of any text', () => {
  it('lie within the conflict and before the post unless they are flagged', () => {
    fc.assert(
      fc.property(anyText, postDay, (text, day) => {
        for (const { date, outside } of find(text, day)) {
          const [from, to] = [date.from ?? '', date.to ?? ''];
          expect(from <= to).toBe(true);
          expect(calendarDay(from)).not.toBeNull();
          expect(calendarDay(to)).not.toBeNull();
          if (outside === null) expect(from >= WAR_START && to <= day).toBe(true);
          if (outside === 'after_post') expect(from > day).toBe(true);
          if (outside?.endsWith('before_conflict') === true) expect(to < WAR_START).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('stand in order, none over another, on words of the text', () => {
    fc.assert(
      fc.property(anyText, fc.option(postDay), (text, day) => {
        const { length } = tokenize(text);
        let free = 0;
        for (const { start, end } of find(text, day)) {
          expect(start).toBeGreaterThanOrEqual(free);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(length);
          free = end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('are read the same from the words of the date alone', () => {
    const said = fc.constantFrom(
      ...[
        'yesterday',
        'last Tuesday',
        '5-8 February 2023',
        'вночі 7 лютого',
        'the night of 6/7 May',
      ],
    );
    fc.assert(
      fc.property(said, postDay, (words, day) => {
        const [alone] = find(words, day);
        const [inText] = find(`A T-72 was destroyed ${words} near Bakhmut`, day);
        expect(inText?.date).toEqual(alone?.date);
      }),
    );
  });

  it('move by a week when a text with relative words is told a week later', () => {
    const relative = fc.constantFrom(
      ...[
        'today',
        'yesterday',
        'last night',
        'on Tuesday',
        'last Friday',
        'next Sunday',
        'this week',
      ],
      ...['last week', 'last weekend', 'over the weekend', 'two weeks ago', 'a few days ago'],
      ...['a month ago', 'вчора вночі', 'минулого вівторка', 'на прошлой неделе', 'тиждень тому'],
      ...['у ніч на вівторок', 'за минулу добу', 'за останні три дні', 'в минувшие выходные'],
    );
    const day = postDay.filter((it) => it > '2022-06-01');
    fc.assert(
      fc.property(relative, day, (words, told) => {
        const [now] = find(words, told);
        const [later] = find(words, shiftDay(told, 7));
        expect(now).toBeDefined();
        expect(later?.date).toEqual({
          ...now?.date,
          from: shiftDay(now?.date.from ?? null, 7),
          to: shiftDay(now?.date.to ?? null, 7),
        });
      }),
      { numRuns: 500 },
    );
  });

  it('give each sentence one of its text or none', () => {
    fc.assert(
      fc.property(anyText, postDay, fc.nat(30), fc.nat(30), (text, day, start, length) => {
        const tokens = tokenize(text);
        const mentions = find(text, day);
        const dates = new ClaimDates(tokens, mentions);
        const sentence = { start, end: start + length };
        const chosen = dates.dateFor(sentence, sentence);
        if (chosen !== null) {
          expect(mentions.some((it) => it.start === chosen.start && it.use !== 'other')).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the calendar', () => {
  it('counts days as the platform does', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          const written = date.toISOString().slice(0, 10);
          const day = calendarDay(written);
          if (day === null) throw new Error(`${written} is no day`);
          const number = dayNumber(day);
          expect(number).toBe(Math.floor(date.getTime() / 86_400_000));
          expect(isoDay(dayOfNumber(number))).toBe(written);
          expect(weekdayOf(number) % 7).toBe(date.getUTCDay());
        },
      ),
    );
  });
});
