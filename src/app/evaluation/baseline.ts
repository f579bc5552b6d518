import { z } from 'zod';
import type { CaseScore } from './score-case.ts';

const ids = z.array(z.string());

/** What a run got right and wrong, by case: committed, so that a later run can be held against it. */
export const baselineFile = z.strictObject({
  extractor: z.string(),
  right: ids,
  wrong: ids,
});
export type Baseline = z.infer<typeof baselineFile>;

export function baselineOf(scores: readonly CaseScore[], extractor: string): Baseline {
  const idsOf = (wanted: (score: CaseScore) => boolean): string[] =>
    scores
      .filter(wanted)
      .map(({ id }) => id)
      .sort();
  return {
    extractor,
    right: idsOf(({ problems }) => problems.length === 0),
    wrong: idsOf(({ problems }) => problems.length > 0),
  };
}

export interface BaselineDiff {
  readonly newly_wrong: readonly string[];
  readonly newly_right: readonly string[];
  /** Scored now, not known to the baseline. */
  readonly added: readonly string[];
  /** Known to the baseline, not scored now. */
  readonly gone: readonly string[];
}

export function diffWithBaseline(baseline: Baseline, scores: readonly CaseScore[]): BaselineDiff {
  const right = new Set(baseline.right);
  const wrong = new Set(baseline.wrong);
  const scored = new Set(scores.map(({ id }) => id));
  const idsOf = (wanted: (score: CaseScore) => boolean): readonly string[] =>
    scores.filter(wanted).map(({ id }) => id);
  return {
    newly_wrong: idsOf(({ id, problems }) => right.has(id) && problems.length > 0),
    newly_right: idsOf(({ id, problems }) => wrong.has(id) && problems.length === 0),
    added: idsOf(({ id }) => !right.has(id) && !wrong.has(id)),
    gone: [...baseline.right, ...baseline.wrong].filter((id) => !scored.has(id)),
  };
}
