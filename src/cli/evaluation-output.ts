import type { BaselineDiff } from '../app/evaluation/baseline.ts';
import type { Evaluation } from '../app/evaluation/evaluation.ts';
import type { LabelCase, LossLabel } from '../app/evaluation/label-case.ts';
import {
  reportTables,
  SLICES,
  type Slice,
  toldDiff,
  toldNevers,
} from '../app/evaluation/report.ts';
import type { ScoredClaim } from '../app/evaluation/scored-claim.ts';
import { counted, printable, table } from './output.ts';

/** Where the claims come from. */
export interface ClaimSource {
  readonly name: string;
  claimsOf(labelled: LabelCase): readonly ScoredClaim[];
  /** Of given predictions, those that do not fit the labels. */
  readonly unmatched?: { readonly withoutPrediction: number; readonly withoutLabel: number };
}

/** What of it to show. */
interface Shown {
  readonly by?: Slice;
  readonly list?: boolean;
}

export function evaluationAsJson(
  { figures, byLang, byKind, broken, scores }: Evaluation,
  cases: readonly LabelCase[],
  { claimsOf, unmatched, name }: ClaimSource,
  { list, by }: Shown,
): Readonly<Record<string, unknown>> {
  const wrong = wrongCases(scores, cases, claimsOf);
  return {
    extractor: name,
    posts_without_prediction: unmatched?.withoutPrediction ?? 0,
    predictions_without_gold: unmatched?.withoutLabel ?? 0,
    ...figures,
    false_positive_posts: scores.filter(({ post }) => post === 'fp').map(({ id }) => id),
    missed_posts: scores.filter(({ post }) => post === 'fn').map(({ id }) => id),
    ...(by === undefined || by === 'lang' ? { by_lang: Object.fromEntries(byLang) } : {}),
    ...(by === undefined || by === 'kind' ? { by_kind: Object.fromEntries(byKind) } : {}),
    must_never: broken,
    ...(list === true ? { wrong } : {}),
  };
}

function wrongCases(
  scores: Evaluation['scores'],
  cases: readonly LabelCase[],
  claimsOf: ClaimSource['claimsOf'],
) {
  return cases.flatMap((labelled, n) => {
    const problems = scores[n]?.problems ?? [];
    if (problems.length === 0) return [];
    const { id, text, gold } = labelled;
    return [{ id, problems, text, gold: gold.losses.map(saidOf), claims: claimsOf(labelled) }];
  });
}

export function evaluationAsText(
  evaluation: Evaluation,
  cases: readonly LabelCase[],
  { claimsOf, unmatched }: ClaimSource,
  { by, list }: Shown,
  diff: BaselineDiff | null,
): string {
  const parts = reportTables(evaluation, by === undefined ? SLICES : [by]).map(
    ({ title, head, rows }) => `${title}\n${table(head, rows)}`,
  );
  if (list === true) {
    for (const { id, problems, text, claims, gold } of wrongCases(
      evaluation.scores,
      cases,
      claimsOf,
    )) {
      parts.push(
        [
          `${id}: ${problems.join('; ')}`,
          `  text   ${JSON.stringify(text)}`,
          ...gold.map((label) => `  label  ${JSON.stringify(label)}`),
          ...claims.map((claim) => `  claim  ${JSON.stringify(claim)}`),
        ]
          .map(printable)
          .join('\n'),
      );
    }
  }
  parts.push(toldNevers(evaluation.broken).map(printable).join('\n'));
  if (diff !== null) parts.push(toldDiff(diff).map(printable).join('\n'));
  if (unmatched !== undefined && unmatched.withoutPrediction + unmatched.withoutLabel > 0) {
    parts.push(
      `${counted(unmatched.withoutPrediction, 'text')} without a prediction, scored as without a loss; ${counted(unmatched.withoutLabel, 'prediction')} without a label.`,
    );
  }
  return `${parts.join('\n\n')}\n`;
}

/** The label as its file has it: without what it leaves open. */
function saidOf(label: LossLabel): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(label).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  );
}
