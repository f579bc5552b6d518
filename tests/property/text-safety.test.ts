import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPgSafe, toPgSafeDeep } from '../../src/domain/text.ts';
import { startTestStore, type TestStore } from '../integration/test-store.ts';

/** Text as documents have it at their worst: NULs, lone surrogates, controls, what not. */
const worstText = fc
  .array(
    fc.oneof(
      fc.constantFrom('\0', '\uD800', '\uDBFF', '\uDC00', '\uDFFF', '\uFFFE', '\uFFFF', '\u0001'),
      fc.constantFrom('🇺🇦', '\u{1F600}', '\\', '\\u0000', '"', "'", '\r\n', '\u2028', '{}', '%'),
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

const worstJson = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    worstText,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(worstText, tie('value'), { maxKeys: 3 }),
  ),
})).value;

/** UTF-8 has no place for a lone surrogate. */
const isWellFormed = (text: string): boolean => Buffer.from(text).toString() === text;

let test: TestStore;
beforeAll(async () => {
  test = await startTestStore();
  await test.sql`create table texts (plain text, data jsonb)`;
}, 60_000);
afterAll(async () => {
  await test.stop();
}, 60_000);

describe('toPgSafe', () => {
  it('keeps every offset into the text true', () => {
    fc.assert(
      fc.property(worstText, (text) => {
        const safe = toPgSafe(text);
        expect(safe).toHaveLength(text.length);
        for (let unit = 0; unit < text.length; unit += 1) {
          if (safe[unit] !== text[unit]) expect(safe[unit]).toBe('\uFFFD');
        }
      }),
    );
  });

  it('leaves alone what is safe, so doing it twice does no more', () => {
    fc.assert(
      fc.property(worstText, (text) => {
        const safe = toPgSafe(text);
        expect(toPgSafe(safe)).toBe(safe);
        expect(isWellFormed(safe)).toBe(true);
        expect(safe).not.toContain('\0');
        if (isWellFormed(text) && !text.includes('\0')) expect(safe).toBe(text);
      }),
    );
  });

  it('comes back from Postgres as it was written', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(worstText, async (text) => {
        const safe = toPgSafe(text);
        const [row] = await test.sql`
          insert into texts (plain, data) values (${safe}, ${JSON.stringify(safe)}::text::jsonb)
          returning plain, data`;
        expect(row).toEqual({ plain: safe, data: safe });
      }),
      { numRuns: 300 },
    );
  });
});

describe('toPgSafeDeep', () => {
  it('leaves alone what is safe, so doing it twice does no more', () => {
    fc.assert(
      fc.property(worstJson, (value) => {
        const safe = toPgSafeDeep(value);
        expect(toPgSafeDeep(safe)).toEqual(safe);
      }),
    );
  });

  it('comes back from Postgres as it was written', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(worstJson, async (value) => {
        const safe = toPgSafeDeep(value);
        const [row] = await test.sql`
          insert into texts (data) values (${JSON.stringify(safe)}::text::jsonb) returning data`;
        expect(row?.['data']).toEqual(safe);
      }),
      { numRuns: 300 },
    );
  });
});
