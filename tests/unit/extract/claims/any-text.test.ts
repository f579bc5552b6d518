import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../../_support/cpu-time.ts';
import { read } from './reading.ts';

const WORDS = [
  'destroyed',
  'captured',
  'was',
  'by',
  'a',
  'Russian',
  'Ukrainian',
  'T-72B3',
  'T-72',
  'BMP-2',
  'Lancet',
  'tank',
  'tanks',
  'two',
  '3',
  'near',
  'Kreminna',
  'Luhansk Oblast',
  ',',
  'and',
  '.',
  ':',
  '\n',
  '(',
  ')',
  '"',
  'not',
  'lost',
  'of',
  'знищено',
  'танк',
  'ЗСУ',
  'під',
  'Кремінною',
  'which',
  'were',
  '🇷🇺',
  '-',
  '5 June',
  'or',
  '/',
];
const sentence = fc
  .array(fc.constantFrom(...WORDS), { maxLength: 40 })
  .map((words) => words.join(' '));
const anyText = fc.oneof(
  sentence,
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ maxLength: 200 }),
);
const postedAt = fc.oneof(fc.constant(null), fc.constant('2023-06-15'), fc.string());

describe('any text', () => {
  it('is read without an error, the same way each time', () => {
    fc.assert(
      fc.property(anyText, postedAt, (text, posted) => {
        expect(read(text, posted)).toEqual(read(text, posted));
      }),
    );
  });

  it('gives spans that lie inside it and hold something', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const claim of read(text)) {
          for (const [start, end] of Object.values(claim.spans)) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
    );
  });

  it('gives a span for each field it fills from the text', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        for (const claim of read(text)) {
          const { spans } = claim;
          expect(spans.status).toBeDefined();
          for (const field of [
            'model',
            'category',
            'quantity',
            'lost_by',
            'caused_by',
            'attacker',
            'place',
          ] as const) {
            expect(spans[field] === undefined).toBe(claim[field] === null);
          }
          expect(spans.date === undefined).toBe(claim.date?.basis === 'post_date');
        }
      }),
    );
  });

  it('gives a status, a category or model, and a reason to look wherever the owner is open', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        for (const claim of read(text)) {
          expect(claim.category ?? claim.model).not.toBeNull();
          if (claim.lost_by === null || claim.quantity === null)
            expect(claim.needs_review).toBe(true);
          expect(claim.confidence).toBeGreaterThan(0);
          expect(claim.confidence).toBeLessThan(1);
        }
      }),
    );
  });

  it('gives nothing without a word of status', () => {
    const calm = WORDS.filter(
      (word) => !['destroyed', 'captured', 'lost', 'знищено'].includes(word),
    );
    const text = fc
      .array(fc.constantFrom(...calm), { maxLength: 40 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, (words) => {
        expect(read(words)).toEqual([]);
      }),
    );
  });
});

describe('a line of a million characters', () => {
  /** Generous for a busy machine; a reader that grew with the square would need minutes. */
  const LIMIT_MS = 12_000;

  it.each([
    'destroyed T-72 ',
    'Т-72 знищено ',
    'T-72, ',
    'tank destroyed near Kreminna on 5 May. ',
    '((((',
  ])('is read in time when it repeats "%s"', (unit) => {
    const text = `Russian tank destroyed ${unit.repeat(Math.ceil(1_000_000 / unit.length))}`;
    expect(cpuMs(() => read(text))).toBeLessThan(LIMIT_MS);
  });
});
