import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openClaimReader } from '../../../src/app/claim-reader.ts';
import { baselineFile, diffWithBaseline } from '../../../src/app/evaluation/baseline.ts';
import { evaluate } from '../../../src/app/evaluation/evaluation.ts';
import { toldNevers } from '../../../src/app/evaluation/report.ts';
import { loadEvaluationRules } from '../../../src/app/evaluation-rules.ts';
import { loadReferenceData } from '../../../src/app/reference-data.ts';
import { PARTS, type Part, readCases } from './cases.ts';

const reference = await loadReferenceData();
const rules = await loadEvaluationRules(reference);
const reader = await openClaimReader(reference, null);

const evaluated = (part: Part) =>
  evaluate(rules, readCases(part), ({ text, posted_at, lang }) =>
    reader.read({ text, posted_at: posted_at ?? null, lang: lang ?? null }),
  );
const runs = { dev: evaluated('dev'), 'held-out': evaluated('held-out') };

/** Texts that break a must-never today: a new one fails the build, and so does a mended one left in the list. */
const known = z
  .strictObject({ dev: z.array(z.string()), 'held-out': z.array(z.string()) })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'known-broken-nevers.json'), 'utf8')));

/** What to do when a case is worse, said where it is seen. */
const HINT =
  'lossledger eval tests/corpus/claims/PART/*.jsonl --list shows why; --write-baseline keeps a change that is meant';

describe.each(PARTS)('the claims corpus, %s', (part) => {
  const baseline = baselineFile.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, 'baseline', `${part}.json`), 'utf8')),
  );
  const diff = diffWithBaseline(baseline, runs[part].scores);

  it('has no case wrong that was right before', () => {
    expect(diff.newly_wrong, HINT).toEqual([]);
  });

  it('has every case in its baseline, and no other', () => {
    expect([...diff.added, ...diff.gone], HINT).toEqual([]);
  });

  it('breaks no must-never but those known, and those still', () => {
    const broken = runs[part].broken.map(({ id }) => id);
    expect([...new Set(broken)].sort(), [toldNevers(runs[part].broken)].flat().join('\n')).toEqual(
      known[part],
    );
  });
});
