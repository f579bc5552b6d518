import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Claim } from '../../../src/domain/claim.ts';
import { CATEGORIES, STATUSES } from '../../../src/domain/vocabulary.ts';
import type { ClaimReader } from '../../../src/extract/read-claims.ts';

const expectedLoss = z.strictObject({
  model: z.string().nullable(),
  /** Null where the data, not the text, decides. */
  category: z.enum(CATEGORIES).nullable(),
  quantity: z.number().nullable(),
  lost_by: z.string().nullable(),
  status: z.enum(STATUSES),
  caused_by: z.string().optional(),
  attacker: z.string().optional(),
  place: z.string().optional(),
  where_prec: z.number().nullable().optional(),
  /** A day, or "from/to". */
  date: z.string().optional(),
});
const corpusCase = z.strictObject({
  id: z.string(),
  split: z.enum(['dev', 'held-out']),
  lang: z.string(),
  posted_at: z.string(),
  text: z.string(),
  expect: z.array(expectedLoss),
  /** Why the text must never give a loss. */
  never: z.string().optional(),
});

export type ExpectedLoss = z.infer<typeof expectedLoss>;
export type CorpusCase = z.infer<typeof corpusCase>;

export interface Counts {
  readonly found: number;
  readonly missed: number;
  readonly invented: number;
  /** Fields of found losses that differ from what the case expects. */
  readonly wrongFields: number;
}

export interface Score {
  readonly dev: Counts;
  readonly heldOut: Counts;
  /** Ids of texts that gave a loss and must never. */
  readonly brokenNevers: readonly string[];
  /** One line for each thing that is wrong. */
  readonly problems: readonly string[];
}

const HERE = import.meta.dirname;

export function readCases(file: string = join(HERE, 'cases.jsonl')): readonly CorpusCase[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => corpusCase.parse(JSON.parse(line)));
}

/** Reads every case and compares the losses with those expected, in the order that fits best. */
export function scoreCases(
  reader: Pick<ClaimReader, 'read'>,
  cases: readonly CorpusCase[] = readCases(),
): Score {
  const problems: string[] = [];
  const brokenNevers: string[] = [];
  const totals = { dev: emptyCounts(), 'held-out': emptyCounts() };
  for (const example of cases) {
    const claims = reader
      .read({ text: example.text, posted_at: example.posted_at, lang: example.lang })
      .filter(({ kind }) => kind === 'loss');
    if (example.never !== undefined && claims.length > 0) brokenNevers.push(example.id);
    compare(example, claims, totals[example.split], problems);
  }
  return { dev: totals.dev, heldOut: totals['held-out'], brokenNevers, problems };
}

interface Counting {
  found: number;
  missed: number;
  invented: number;
  wrongFields: number;
}

function emptyCounts(): Counting {
  return { found: 0, missed: 0, invented: 0, wrongFields: 0 };
}

function compare(
  example: CorpusCase,
  claims: readonly Claim[],
  counts: Counting,
  problems: string[],
): void {
  const left = [...claims];
  for (const expected of example.expect) {
    const at = left.findIndex((claim) => isSameLoss(expected, claim));
    const [claim] = at === -1 ? [] : left.splice(at, 1);
    if (claim === undefined) {
      counts.missed += 1;
      problems.push(
        `${example.id}: missed ${expected.quantity} ${expected.model} ${expected.status}`,
      );
      continue;
    }
    counts.found += 1;
    for (const field of wrongFields(expected, claim)) {
      counts.wrongFields += 1;
      problems.push(`${example.id}: ${field}`);
    }
  }
  for (const { quantity, model, category, status } of left) {
    counts.invented += 1;
    problems.push(`${example.id}: invented ${quantity} ${model ?? category} ${status}`);
  }
}

function isSameLoss(expected: ExpectedLoss, claim: Claim): boolean {
  return (
    expected.status === claim.status &&
    expected.model === claim.model &&
    (expected.category === null || expected.category === claim.category)
  );
}

function wrongFields(expected: ExpectedLoss, claim: Claim): readonly string[] {
  const actual = {
    quantity: claim.quantity,
    lost_by: claim.lost_by,
    caused_by: claim.caused_by,
    attacker: claim.attacker,
    place: claim.place?.name,
    where_prec: claim.place?.where_prec,
    date: dateText(claim),
  };
  const wrong: string[] = [];
  for (const field of [
    'quantity',
    'lost_by',
    'caused_by',
    'attacker',
    'place',
    'where_prec',
    'date',
  ] as const) {
    const wanted = expected[field];
    if (wanted !== undefined && wanted !== actual[field]) {
      wrong.push(`${field} is ${String(actual[field])}, not ${String(wanted)}`);
    }
  }
  return wrong;
}

function dateText({ date }: Claim): string | null {
  if (date === null || date.from === null) return null;
  return date.to === date.from ? date.from : `${date.from}/${date.to}`;
}
