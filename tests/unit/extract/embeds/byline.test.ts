import { describe, expect, it } from 'vitest';
import { findBylines } from '../../../../src/extract/embeds/byline.ts';

const DATED = '(@tracker_1) February 7, 2023';

describe('findBylines', () => {
  it.each(['—', '–', '-', '--', '---', '―', '&mdash;', '&amp;mdash;', '&#8212;', 'â€”', 'вЂ”'])(
    'accepts %s for the dash',
    (dash) => {
      const text = `A tank was lost. ${dash} Field Tracker ${DATED}`;
      expect(findBylines(text)).toEqual([
        {
          start: 17,
          end: text.length,
          name: 'Field Tracker',
          handle: 'tracker_1',
          isDated: true,
          day: '2023-02-07',
        },
      ]);
    },
  );

  it('needs no blanks around', () => {
    const text =
      'near the town. pic.twitter.com/aB3— Field Tracker (@tracker_1) February 7, 2023Forces';
    const [byline] = findBylines(text);
    expect(text.slice(0, byline?.start)).toBe('near the town. pic.twitter.com/aB3');
    expect(text.slice(byline?.end)).toBe('Forces');
  });

  it.each([
    ['', null],
    ['🇺🇦 🔥', '🇺🇦 🔥'],
    ['Rob (OSINT)', 'Rob (OSINT)'],
    ['Jean-Paul Doe', 'Jean-Paul Doe'],
    ['Doe - OSINT', 'Doe - OSINT'],
    ['DPA – Agency', 'DPA – Agency'],
    ['Имя Фамилия', 'Имя Фамилия'],
    ['U.S. Watch', 'U.S. Watch'],
  ])('reads the name "%s"', (written, name) => {
    expect(findBylines(`A tank was lost. — ${written} ${DATED}`)[0]).toMatchObject({
      name,
      start: 17,
    });
    expect(findBylines(`— ${written} ${DATED}`)[0]).toMatchObject({ name, start: 0 });
  });

  it('takes a dash of the text for the text', () => {
    expect(findBylines(`A tank — a T-72 — burnt out. - Tracker ${DATED}`)[0]).toMatchObject({
      name: 'Tracker',
      start: 29,
    });
    expect(findBylines(`One — two. Lost #Kyiv — Tracker ${DATED}`)[0]).toMatchObject({ start: 22 });
  });

  it('takes the last of several handles for the handle', () => {
    expect(findBylines('Lost. — Rob (@old) (@new) 7 Feb 2023')).toMatchObject([
      { name: 'Rob (@old)', handle: 'new', start: 6 },
    ]);
  });

  it('finds the date on the next line', () => {
    expect(findBylines('— Tracker (@tracker_1)\nFebruary 7, 2023')[0]?.day).toBe('2023-02-07');
  });

  it('finds every byline of a text', () => {
    const handles = findBylines(`A. — One (@one) 7 Feb 2023 B. — (@two) 8 Feb 2023`).map(
      (b) => b.handle,
    );
    expect(handles).toEqual(['one', 'two']);
  });

  it('sees no byline without a dash before the name', () => {
    expect(findBylines(`By Jane Doe ${DATED}`)).toEqual([]);
    expect(findBylines(`Jean-Paul Doe ${DATED}`)).toEqual([]);
    expect(findBylines('— me@example.com (not@handle) February 7, 2023')).toEqual([]);
  });

  it('sees no byline where the name would be longer than a name can be', () => {
    expect(findBylines(`Losses — ${'many words '.repeat(8)} ${DATED}`)).toEqual([]);
  });

  it('sees no date behind a dash or in running prose', () => {
    for (const after of [' - February 7, 2023', ' said on February 7, 2023', '. In 2023']) {
      expect(findBylines(`— Tracker (@tracker_1)${after}`)[0]?.isDated).toBe(false);
    }
  });
});
