import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, digestOf } from '../../src/domain/digest.ts';
import {
  captureId,
  claimId,
  lossId,
  newPostId,
  platformIdAlias,
  postRevisionId,
  unresolvedAlias,
} from '../../src/domain/identity.ts';
import { PLATFORMS } from '../../src/domain/vocabulary.ts';
import { STAGE_NAMES } from '../../src/pipeline/registry.ts';
import { jobId } from '../../src/queues/job-id.ts';

const anyText = fc.string({ unit: 'binary' });
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value);

/** The same value with the keys of its objects in another order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, turned(item)]),
  );
}

describe('the id of a job', () => {
  it('is nothing that BullMQ refuses: no colon in it, and never a whole number', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...STAGE_NAMES), anyText),
        anyText,
        fc.integer({ min: 1 }),
        (stage, key, run) => {
          const id = jobId(stage, key, run);
          expect(id).toMatch(/^[0-9a-f]{64}$/);
          expect(id).not.toContain(':');
          expect(id).not.toMatch(/^\d+$/);
        },
      ),
    );
  });
});

describe('an id', () => {
  it('is one word of its kind and twenty digits, whatever it is made of', () => {
    fc.assert(
      fc.property(anyText, orNull(anyText), fc.nat(), (text, other, n) => {
        for (const id of [
          captureId(text, other, text),
          postRevisionId(text, text),
          claimId(text, text, n),
          lossId({ postId: text, claimOrdinal: n, itemOrdinal: n }),
          newPostId(platformIdAlias('x', text)),
          newPostId(unresolvedAlias('x', other, other, text)),
        ]) {
          expect(id).toMatch(/^[a-z]+_[0-9a-f]{20}$/);
        }
      }),
    );
  });

  it('tells apart posts that differ in anything but the case of the handle', () => {
    const shown = fc.tuple(
      fc.constantFrom(...PLATFORMS),
      orNull(fc.string({ unit: 'grapheme-ascii' })),
      orNull(fc.constantFrom('2024-03-12', '2024-03-13')),
      fc.constantFrom('a'.repeat(64), 'b'.repeat(64)),
    );
    fc.assert(
      fc.property(shown, shown, (one, other) => {
        const lower = ([platform, handle, day, hash]: typeof one) =>
          JSON.stringify([platform, handle?.toLowerCase() ?? null, day, hash]);
        const same = unresolvedAlias(...one).key === unresolvedAlias(...other).key;
        expect(same).toBe(lower(one) === lower(other));
      }),
    );
  });
});

describe('digestOf', () => {
  it('gives different lists of parts different digests', () => {
    const parts = fc.array(fc.oneof(anyText, fc.integer(), fc.constant(null)), { maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const same = digestOf(...one) === digestOf(...other);
        expect(same).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });
});

describe('canonicalJson', () => {
  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
      }),
    );
  });

  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
