import { readFile, writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { openClaimReader } from '../../app/claim-reader.ts';
import {
  type Baseline,
  baselineFile,
  baselineOf,
  diffWithBaseline,
} from '../../app/evaluation/baseline.ts';
import { evaluate } from '../../app/evaluation/evaluation.ts';
import { type LabelCase, labelCase } from '../../app/evaluation/label-case.ts';
import { SLICES, type Slice } from '../../app/evaluation/report.ts';
import { predictionLine, type ScoredClaim } from '../../app/evaluation/scored-claim.ts';
import { loadEvaluationRules } from '../../app/evaluation-rules.ts';
import { LossledgerError } from '../../domain/errors.ts';
import type { ReferenceData } from '../../domain/reference.ts';
import { toPgSafe } from '../../domain/text.ts';
import { type ClaimSource, evaluationAsJson, evaluationAsText } from '../evaluation-output.ts';
import { EXIT } from '../exit-codes.ts';
import { readJsonLines } from '../json-lines.ts';
import { counted, printable, say, writeOut } from '../output.ts';
import { type ConflictOption, conflictOption, referenceFor } from '../reference-option.ts';

interface EvalOptions extends ConflictOption {
  readonly json?: boolean;
  readonly by?: Slice;
  readonly list?: boolean;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly predictions?: string;
}

export function addEvalCommand(program: Command): void {
  program
    .command('eval')
    .summary('score the reading of labelled texts')
    .description(
      'Read labelled texts and score the claims against the labels: texts with a loss, losses, and every field of the losses found, each with its 95 % Wilson interval, also by language and by kind. ' +
        'Exits 1 when a claim is read that must never be, or when a case that the baseline has right is wrong. ' +
        'A line that is no label is told with its file and line, the others are scored, and the exit code is 5. ' +
        'The format of labels is in docs/reference/label-format.md. Needs no database.',
    )
    .argument('<file...>', 'files of labels, one JSON case a line; - for standard input')
    .option('--json', 'one JSON document')
    .addOption(new Option('--by <slice>', 'show only this breakdown').choices(SLICES))
    .option('--list', 'list every case that is wrong, with its text, labels and claims')
    .option('--baseline <file>', 'compare with an earlier run, case by case')
    .option('--write-baseline <file>', 'keep this run for later comparison')
    .option('--predictions <file>', 'score this output of `extract --posts` instead of reading')
    .addOption(conflictOption())
    .addHelpText(
      'after',
      '\nExamples:\n  lossledger eval labels.jsonl\n  lossledger eval labels.jsonl --by lang --baseline baseline.json\n  lossledger extract --posts labels.jsonl > claims.ndjson && lossledger eval labels.jsonl --predictions claims.ndjson',
    )
    .action(runEval);
}

async function runEval(files: readonly string[], options: EvalOptions): Promise<void> {
  const refused: string[] = [];
  const refuse = (where: string, reason: string): void => {
    refused.push(where);
    say(`${printable(where)}: ${printable(reason)}`);
  };
  const baseline = options.baseline === undefined ? null : await readBaseline(options.baseline);
  const cases = await readCases(files, refuse);
  const reference = await referenceFor(options);
  const source =
    options.predictions === undefined
      ? await readingOf(reference)
      : await predictionsOf(options.predictions, cases, refuse);
  const evaluation = evaluate(await loadEvaluationRules(reference), cases, source.claimsOf);
  const diff = baseline === null ? null : diffWithBaseline(baseline, evaluation.scores);

  if (options.json === true) {
    const document = {
      ...evaluationAsJson(evaluation, cases, source, options),
      refused,
      baseline: diff,
    };
    await writeOut(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    await writeOut(evaluationAsText(evaluation, cases, source, options, diff));
  }
  if (refused.length > 0) process.exitCode = EXIT.partial;
  if (options.writeBaseline !== undefined) {
    if (refused.length > 0) say('No baseline was written: lines were refused.');
    else await writeBaseline(options.writeBaseline, baselineOf(evaluation.scores, source.name));
  }
  const isWorse = options.writeBaseline === undefined && (diff?.newly_wrong.length ?? 0) > 0;
  if (evaluation.broken.length > 0 || isWorse) process.exitCode = EXIT.failure;
}

type Refuse = (where: string, reason: string) => void;

async function readCases(files: readonly string[], refuse: Refuse): Promise<readonly LabelCase[]> {
  const cases = new Map<string, LabelCase>();
  const seenAt = new Map<string, string>();
  for (const file of files) {
    for (const { where, value } of await readJsonLines(file, labelCase, refuse)) {
      const earlier = seenAt.get(value.id);
      if (earlier === undefined) {
        seenAt.set(value.id, where);
        cases.set(value.id, value);
      } else refuse(where, `the id ${value.id} is taken by ${earlier}`);
    }
  }
  if (cases.size === 0) {
    throw new LossledgerError('INPUT_EMPTY', `No labelled text in ${files.join(', ')}.`);
  }
  return [...cases.values()];
}

async function readingOf(reference: ReferenceData): Promise<ClaimSource> {
  // What a machine has installed beside must not change the score of a build.
  const reader = await openClaimReader(reference, null);
  return {
    name: reader.extractor,
    claimsOf: ({ text, posted_at, lang }) =>
      reader.read({
        text: toPgSafe(text),
        posted_at: posted_at ?? null,
        lang: lang ?? null,
      }),
  };
}

async function predictionsOf(
  file: string,
  cases: readonly LabelCase[],
  refuse: Refuse,
): Promise<ClaimSource> {
  const claims = new Map<string, readonly ScoredClaim[]>();
  for (const { value } of await readJsonLines(file, predictionLine, refuse)) {
    claims.set(value.id, [...(claims.get(value.id) ?? []), ...value.claims]);
  }
  const labelled = new Set(cases.map(({ id }) => id));
  return {
    name: 'predictions',
    claimsOf: ({ id }) => claims.get(id) ?? [],
    unmatched: {
      withoutPrediction: cases.filter(({ id }) => !claims.has(id)).length,
      withoutLabel: [...claims.keys()].filter((id) => !labelled.has(id)).length,
    },
  };
}

async function readBaseline(file: string): Promise<Baseline> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LossledgerError('INPUT_MISSING', `${file} cannot be read: ${reason}`);
  });
  try {
    return baselineFile.parse(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LossledgerError('INPUT_INVALID', `${file} is no baseline: ${reason}`);
  }
}

async function writeBaseline(file: string, baseline: Baseline): Promise<void> {
  await writeFile(file, `${JSON.stringify(baseline, null, 2)}\n`).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LossledgerError('OUTPUT_FAILED', `${file} cannot be written: ${reason}`);
  });
  say(`Wrote ${counted(baseline.right.length + baseline.wrong.length, 'case')} to ${file}.`);
}
