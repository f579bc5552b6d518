import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openClaimReader } from '../../../src/app/claim-reader.ts';
import { evaluate } from '../../../src/app/evaluation/evaluation.ts';
import { type LabelCase, labelCase } from '../../../src/app/evaluation/label-case.ts';
import type { NeverRules } from '../../../src/app/evaluation/must-nevers.ts';
import type { ScoredClaim } from '../../../src/app/evaluation/scored-claim.ts';
import { loadEvaluationRules } from '../../../src/app/evaluation-rules.ts';
import { loadReferenceData } from '../../../src/app/reference-data.ts';

const folder = join(process.env['LOSSLEDGER_EVAL_DATA'] ?? '', 'corpus');
const labels = join(folder, 'dev_posts.jsonl');
const scorer = join(folder, 'score.mjs');
const hasData =
  process.env['LOSSLEDGER_EVAL_DATA'] !== undefined && existsSync(labels) && existsSync(scorer);

const counts = z.object({ tp: z.number(), fp: z.number(), fn: z.number() });
const level = z
  .object({
    when_gold_null: z.record(z.string(), z.object({ n: z.number(), claim_has_value: z.number() })),
  })
  .catchall(z.object({ n: z.number(), correct: z.number() }));
const otherFigures = z.object({
  posts: z.number(),
  posts_optional_only: z.number(),
  gold_losses: z.number(),
  optional_losses: z.number(),
  claims: z.number(),
  claims_absorbed_by_optional: z.number(),
  post_level: counts.extend({ tn: z.number() }),
  loss_level: z.object({ strict: counts, coarse: counts }),
  fields: z.object({ strict: level, coarse: level }),
});

type Read = (labelled: LabelCase, n: number) => readonly ScoredClaim[];

/** The reader, and readers that err each in their own way: the two scorers must agree on all of them. */
const READERS: Readonly<Record<string, (read: Read, stray: Read) => Read>> = {
  'the reader': (read) => read,
  'a blind reader': () => () => [],
  'a reader that adds claims of other texts': (read, stray) => (labelled, n) => [
    ...read(labelled, n),
    ...stray(labelled, n),
  ],
  'a reader that mistakes one text for another': (_, stray) => stray,
  'a reader to whom everything is captured': (read) => (labelled, n) =>
    read(labelled, n).map((claim) => ({ ...claim, status: 'captured' })),
};

describe.skipIf(!hasData)(
  'the scorer beside an independent one (skipped unless LOSSLEDGER_EVAL_DATA is set)',
  () => {
    let rules: NeverRules;
    let cases: readonly LabelCase[];
    let read: Read;
    let stray: Read;
    beforeAll(async () => {
      const reference = await loadReferenceData();
      rules = await loadEvaluationRules(reference);
      const reader = await openClaimReader(reference, null);
      cases = readFileSync(labels, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => labelCase.parse(JSON.parse(line)));
      const own = cases.map(({ text, posted_at, lang }) =>
        reader.read({ text, posted_at: posted_at ?? null, lang: lang ?? null }),
      );
      const every = own.flat();
      read = (_, n) => own[n] ?? [];
      stray = (_, n) => [n * 7, n * 13 + 5].flatMap((at) => every[at % every.length] ?? []);
    });

    it.each(Object.entries(READERS))('counts the same as it does of %s', async (_, made) => {
      const claimsOf = made(read, stray);
      const claims = new Map(cases.map((each, n) => [each.id, claimsOf(each, n)]));
      const { fields, ...other } = await otherScore(claims);
      const { figures } = evaluate(rules, cases, ({ id }) => claims.get(id) ?? []);
      expect(figures).toMatchObject(other);
      for (const each of ['strict', 'coarse'] as const) {
        const { when_gold_null, ...own } = fields[each];
        expect(figures.fields[each].fields, each).toMatchObject(own);
        expect(figures.fields[each].when_gold_null, each).toMatchObject(when_gold_null);
      }
    });
  },
);

async function otherScore(
  claims: ReadonlyMap<string, readonly ScoredClaim[]>,
): Promise<z.infer<typeof otherFigures>> {
  const scratch = await mkdtemp(join(tmpdir(), 'lossledger-'));
  try {
    const file = join(scratch, 'claims.ndjson');
    const lines = [...claims].map(([id, own]) => `${JSON.stringify({ id, claims: own })}\n`);
    await writeFile(file, lines.join(''));
    const { status, stdout, stderr } = spawnSync(process.execPath, [scorer, labels, file], {
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    return otherFigures.parse(JSON.parse(stdout));
  } finally {
    await rm(scratch, { recursive: true });
  }
}
