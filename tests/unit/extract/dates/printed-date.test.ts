import { describe, expect, it } from 'vitest';
import { readPrintedDate } from '../../../../src/extract/dates/printed-date.ts';

function dayOf(text: string, lang?: string): string | null | undefined {
  return readPrintedDate(text, 0, lang)?.day;
}

describe('readPrintedDate', () => {
  it.each([
    ['February 7, 2023', '2023-02-07'],
    ['7 Feb 2023', '2023-02-07'],
    ['7 февраля 2023 г.', '2023-02-07'],
    ['7 лютого 2023 р.', '2023-02-07'],
    ['27 de julio de 2016', '2016-07-27'],
    ['23. November 2015', '2015-11-23'],
    ['6 sierpnia 2018', '2018-08-06'],
    ['19 décembre 2018', '2018-12-19'],
    ['15 Şubat 2016', '2016-02-15'],
    ['2 de março de 2023', '2023-03-02'],
    ['2018年3月21日', '2018-03-21'],
    ['2023년 2월 7일', '2023-02-07'],
    ['3月 16, 2012', '2012-03-16'],
    ['8월 7, 2012', '2012-08-07'],
    ['7 فبراير 2023', '2023-02-07'],
    ['٧ فبراير ٢٠٢٣', '2023-02-07'],
    ['२५ फ़रवरी २०२३', '2023-02-25'],
    ['7 Φεβρουαρίου 2023', '2023-02-07'],
    ['7 בפברואר 2023', '2023-02-07'],
    ['2023. február 7.', '2023-02-07'],
    ['2023-02-07', '2023-02-07'],
    ['07.02.2023', '2023-02-07'],
    ['7th of February, 2023', '2023-02-07'],
  ])('reads "%s"', (text, day) => {
    expect(dayOf(text)).toBe(day);
  });

  it('reads every day of the year as the runtime prints it in the languages of X', () => {
    const locales = ['en', 'ru', 'uk', 'pl', 'de', 'fr', 'es', 'it', 'pt', 'tr', 'cs', 'ja', 'ko'];
    for (const locale of [...locales, 'zh', 'ar', 'he', 'el', 'hu', 'fi', 'sv', 'hi', 'bn', 'vi']) {
      const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
      for (let day = 0; day < 365; day += 13) {
        const date = new Date(Date.UTC(2022, 0, 1 + day));
        const written = format.format(date);
        expect([written, dayOf(written)]).toEqual([written, date.toISOString().slice(0, 10)]);
      }
    }
  });

  it('reads a name written with combining accents as the same name', () => {
    expect(dayOf('7 f\u00E9vrier 2023'.normalize('NFD'))).toBe('2023-02-07');
  });

  it('ends at the year though the next paragraph is glued to it', () => {
    expect(readPrintedDate('February 7, 2023Ukrainian forces', 0)?.end).toBe(16);
    expect(readPrintedDate('February 7, 20231,030 soldiers', 0)?.end).toBe(16);
    expect(readPrintedDate('7 февраля 2023 г.Далее', 0)?.end).toBe(17);
    expect(readPrintedDate('7 Feb 2023 de la', 0)?.end).toBe(10);
  });

  it.each([
    ['March 12, 2024', '2024-03-12'],
    ['March 12, 2024. Then', '2024-03-12'],
    ['FEBRUARY 7, 2023Read more', '2023-02-07'],
    ['February 30, 2023', null],
  ])('reads "%s" as English embeds print it', (text, day) => {
    expect(readPrintedDate(text, 0)?.day).toBe(day);
  });

  it.each(['March 123, 2024', 'Marching 12, 2024', 'March 12, 224'])(
    'reads no date in "%s"',
    (text) => {
      expect(readPrintedDate(text, 0)).toBeNull();
    },
  );

  it('reads from an offset', () => {
    expect(readPrintedDate('(@handle) May 5, 2014', 10)).toEqual({ day: '2014-05-05', end: 21 });
  });

  it.each(['February 30, 2023', 'Feb 7, 2999', 'February 7, 1999', '31.02.2023', '18 بهمن 1401'])(
    'sees that "%s" is a date, and refuses its day',
    (text) => {
      expect(readPrintedDate(text, 0)).toMatchObject({ day: null, end: text.length });
    },
  );

  it('does not guess which of two numbers is the month', () => {
    expect(dayOf('02/07/2023')).toBeNull();
    expect(dayOf('25/07/2023')).toBe('2023-07-25');
  });

  it('tells the Croatian from the Polish listopada by the point, or by the language', () => {
    expect(dayOf('7. listopada 2022.')).toBe('2022-10-07');
    expect(dayOf('7 listopada 2022')).toBe('2022-11-07');
    expect(dayOf('7. srp 2023', 'cs')).toBe('2023-08-07');
    expect(dayOf('7. srp 2023', 'hr')).toBe('2023-07-07');
  });

  it('counts the Buddhist years of Thai dates', () => {
    expect(dayOf('7 กุมภาพันธ์ 2566')).toBe('2023-02-07');
  });

  it.each([
    'on February 7, 2023',
    '- February 7, 2023',
    'hello 2023 and 7',
    '2023',
    'February 2023 offensive of 7 May',
    '',
  ])('finds no date at the start of "%s"', (text) => {
    expect(readPrintedDate(text, 0)).toBeNull();
  });
});
