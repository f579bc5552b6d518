import { type Figures, figuresOf } from './figures.ts';
import type { LabelCase } from './label-case.ts';
import type { BrokenNever, NeverRules } from './must-nevers.ts';
import { type CaseScore, scoreCase } from './score-case.ts';
import type { ScoredClaim } from './scored-claim.ts';

export interface Evaluation {
  readonly scores: readonly CaseScore[];
  readonly figures: Figures;
  readonly byLang: ReadonlyMap<string, Figures>;
  readonly byKind: ReadonlyMap<string, Figures>;
  readonly broken: readonly BrokenNever[];
}

/** Scores what a reader makes of every labelled text. */
export function evaluate(
  rules: NeverRules,
  cases: readonly LabelCase[],
  claimsOf: (labelled: LabelCase) => readonly ScoredClaim[],
): Evaluation {
  const scores = cases.map((labelled) => scoreCase(rules, labelled, claimsOf(labelled)));
  return {
    scores,
    figures: figuresOf(scores),
    byLang: figuresBy(scores, ({ lang }) => lang ?? 'none'),
    byKind: figuresBy(scores, ({ kind }) => kind ?? 'none'),
    broken: scores.flatMap(({ broken }) => broken),
  };
}

function figuresBy(
  scores: readonly CaseScore[],
  sliceOf: (score: CaseScore) => string,
): ReadonlyMap<string, Figures> {
  const slices = new Map<string, CaseScore[]>();
  for (const score of scores) {
    const slice = sliceOf(score);
    slices.set(slice, [...(slices.get(slice) ?? []), score]);
  }
  return new Map(
    [...slices]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([slice, own]) => [slice, figuresOf(own)]),
  );
}
