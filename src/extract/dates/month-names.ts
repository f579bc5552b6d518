import { OTHER_CALENDARS, OTHER_LOCALES, X_LOCALES } from './date-locales.ts';
import { foldText } from './folded-text.ts';
import { indexWords, type WordIndex } from './word-index.ts';

/** One language's reading of a month name. */
export interface MonthReading {
  /** 1 to 12; null for a month of another calendar than the Gregorian. */
  readonly month: number | null;
  readonly locale: string;
  /** The language writes a point after the day: "7. listopada". */
  readonly pointAfterDay: boolean;
}

export interface MonthTable {
  /** Folded name to what it can mean. */
  readonly names: ReadonlyMap<string, readonly MonthReading[]>;
  readonly nameIndex: WordIndex;
  /** Folded words and signs that stand between the parts of a date. */
  readonly fillers: WordIndex;
  /** Folded signs that end a date: "г.", ".", "日". */
  readonly endings: WordIndex;
}

/**
 * Words around dates that the runtime's formats do not print: English ordinals, French and Spanish
 * first days, the long form of the Russian and Ukrainian word for year.
 */
const WRITTEN_FILLERS = [
  'st',
  'nd',
  'rd',
  'th',
  'of',
  'er',
  'º',
  'ª',
  'ค.ศ.',
  'พ.ศ.',
  'ngay',
  'nam',
] as const;
const WRITTEN_ENDINGS = ['г', 'р', 'года', 'року'] as const;

// 2023 has the shape of any other year; day 25 can be neither a month nor part of the year.
const SAMPLE_YEAR = 2023;
const SAMPLE_DAY = 25;

const STYLES = [
  { dateStyle: 'long' },
  { dateStyle: 'medium' },
  { day: 'numeric', month: 'long', year: 'numeric' },
  { day: 'numeric', month: 'short', year: 'numeric' },
  { month: 'long' },
  { month: 'short' },
] as const satisfies readonly Intl.DateTimeFormatOptions[];

const memory = new Map<readonly string[], MonthTable>();

/** The table of the languages X prints dates in. Built on first use: it takes some 100 ms. */
export function commonMonthTable(): MonthTable {
  return remember(X_LOCALES);
}

/** The table of the remaining languages. */
export function rareMonthTable(): MonthTable {
  return remember(OTHER_LOCALES);
}

function remember(locales: readonly string[]): MonthTable {
  const known = memory.get(locales);
  if (known !== undefined) return known;
  const table = buildMonthTable(locales);
  memory.set(locales, table);
  return table;
}

function buildMonthTable(locales: readonly string[]): MonthTable {
  const words: Words = {
    names: new Map(),
    fillers: new Set(WRITTEN_FILLERS),
    endings: new Set(WRITTEN_ENDINGS),
  };
  const supported = Intl.DateTimeFormat.supportedLocalesOf([...locales]);
  for (const locale of supported) readLocale(locale, 'gregory', words);
  for (const { locale, calendar } of OTHER_CALENDARS) {
    if (supported.includes(locale)) readLocale(locale, calendar, words);
  }
  return {
    names: words.names,
    nameIndex: indexWords(new Set(words.names.keys())),
    fillers: indexWords(words.fillers),
    endings: indexWords(words.endings),
  };
}

interface Words {
  readonly names: Map<string, MonthReading[]>;
  readonly fillers: Set<string>;
  readonly endings: Set<string>;
}

function readLocale(locale: string, calendar: string, words: Words): void {
  const formats = STYLES.map(
    (style) => new Intl.DateTimeFormat(locale, { ...style, calendar, timeZone: 'UTC' }),
  );
  const pointAfterDay = formats.some((format) => hasPointAfterDay(format.formatToParts(0)));
  for (const format of formats) {
    for (let month = 1; month <= 12; month += 1) {
      const parts = format.formatToParts(Date.UTC(SAMPLE_YEAR, month - 1, SAMPLE_DAY));
      const reading = { locale, month: calendar === 'gregory' ? month : null, pointAfterDay };
      addFillers(parts, words);
      addMonthName(parts, reading, words.names);
    }
  }
}

function hasPointAfterDay(parts: readonly Intl.DateTimeFormatPart[]): boolean {
  const day = parts.findIndex((part) => part.type === 'day');
  return day >= 0 && parts[day + 1]?.value.startsWith('.') === true;
}

function addFillers(parts: readonly Intl.DateTimeFormatPart[], words: Words): void {
  parts.forEach((part, index) => {
    if (part.type !== 'literal' && part.type !== 'era') return;
    const written = foldText(part.value)
      .text.split(/\s+/)
      .filter((word) => word !== '');
    for (const word of written) words.fillers.add(word);
    const ending = written.join(' ');
    const isLast = index === parts.length - 1 && index > 0;
    // A bare word at the end could as well begin the next sentence.
    if (isLast && /[^\p{L}]|[日일]/u.test(ending)) words.endings.add(ending);
  });
}

function addMonthName(
  parts: readonly Intl.DateTimeFormatPart[],
  reading: MonthReading,
  names: Map<string, MonthReading[]>,
): void {
  const written = parts.find((part) => part.type === 'month')?.value ?? '';
  const folded = foldText(written).text;
  // "2" and "2월" are read as numbers.
  if (/^\d/.test(folded)) return;
  for (const name of new Set([folded, folded.replace(/\.$/, '')])) {
    if (name.length < 2) continue;
    const readings = names.get(name) ?? [];
    const isKnown = readings.some(
      (known) => known.locale === reading.locale && known.month === reading.month,
    );
    if (!isKnown) readings.push(reading);
    names.set(name, readings);
  }
}
