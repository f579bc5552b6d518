import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadReferenceData } from '../../../src/app/reference-data.ts';
import { type ClaimReader, createClaimReader } from '../../../src/extract/read-claims.ts';
import { readCases, type Score, scoreCases } from './score.ts';

const counts = z.strictObject({
  found: z.number(),
  missed: z.number(),
  invented: z.number(),
  wrongFields: z.number(),
});
const baselineFile = z.strictObject({ dev: counts, heldOut: counts });
const baseline = baselineFile.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'baseline.json'), 'utf8')),
);

let reader: ClaimReader;
let score: Score;
beforeAll(async () => {
  reader = createClaimReader(await loadReferenceData());
  score = scoreCases(reader);
});

describe('the claims corpus', () => {
  it.each(['dev', 'heldOut'] as const)('is read no worse than before: %s', (split) => {
    const said = score.problems.join('\n');
    expect(score[split].found, said).toBeGreaterThanOrEqual(baseline[split].found);
    expect(score[split].missed, said).toBeLessThanOrEqual(baseline[split].missed);
    expect(score[split].invented, said).toBeLessThanOrEqual(baseline[split].invented);
    expect(score[split].wrongFields, said).toBeLessThanOrEqual(baseline[split].wrongFields);
  });

  it('gives no loss from a text that must never give one', () => {
    expect(score.brokenNevers).toEqual([]);
  });

  it('holds at least as many texts without a loss as with one', () => {
    const cases = readCases();
    const without = cases.filter(({ expect: losses }) => losses.length === 0).length;
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(without * 2).toBeGreaterThanOrEqual(cases.length);
  });
});

describe('the scorer', () => {
  it('counts a reader that finds nothing as missing everything', () => {
    const blind = scoreCases({ read: () => [] });
    expect(blind.dev.found).toBe(0);
    expect(blind.dev.missed).toBe(baseline.dev.found + baseline.dev.missed);
  });

  it('catches a reader that makes a loss of every text', () => {
    const [claim] = reader.read({ text: 'Russian tank destroyed', posted_at: null, lang: null });
    if (claim === undefined) throw new Error('the reader reads nothing');
    const credulous = scoreCases({ read: () => [claim] });
    expect(credulous.brokenNevers.length).toBeGreaterThan(0);
    expect(credulous.dev.invented).toBeGreaterThan(0);
  });

  it('catches a wrong owner', () => {
    const disloyal = scoreCases({
      read: (witness) => reader.read(witness).map((claim) => ({ ...claim, lost_by: 'POL' })),
    });
    expect(disloyal.dev.wrongFields).toBeGreaterThan(0);
  });
});
