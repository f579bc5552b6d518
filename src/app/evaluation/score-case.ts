import { agreementOf } from './agreement.ts';
import { alignClaims } from './alignment.ts';
import {
  EXACT_FIELDS,
  type FieldMark,
  type FieldMarks,
  markCategory,
  markFields,
  type NullMark,
} from './field-marks.ts';
import type { LabelCase, LossLabel } from './label-case.ts';
import { type BrokenNever, brokenNevers, type NeverRules, toldClaim } from './must-nevers.ts';
import type { ScoredClaim } from './scored-claim.ts';

/** How strictly a claim must agree with a label to be the loss it tells of. */
export const LEVELS = ['strict', 'coarse'] as const;
export type Level = (typeof LEVELS)[number];

export interface Counts {
  /** Found, invented, missed. */
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
}

export interface LevelScore {
  readonly counts: Counts;
  readonly marks: readonly FieldMark[];
  readonly nullMarks: readonly NullMark[];
}

export interface CaseScore {
  readonly id: string;
  readonly lang: string | null;
  readonly kind: string | null;
  /** Whether the text tells of a loss, and whether one was read from it; `optional`: either is right. */
  readonly post: 'tp' | 'fp' | 'fn' | 'tn' | 'optional';
  readonly levels: Readonly<Record<Level, LevelScore>>;
  readonly labels: { readonly firm: number; readonly optional: number };
  readonly claims: number;
  /** Claims that optional labels took, neither right nor wrong. */
  readonly absorbed: number;
  /** What is wrong, in words; empty when the case is read right. */
  readonly problems: readonly string[];
  readonly broken: readonly BrokenNever[];
}

/** Scores the claims read from one labelled text. Tallies are no losses and count for nothing. */
export function scoreCase(
  rules: NeverRules,
  labelled: LabelCase,
  allClaims: readonly ScoredClaim[],
): CaseScore {
  const { names } = rules;
  const labels = labelled.gold.losses;
  const claims = allClaims.filter(({ kind }) => kind === 'loss');
  const pairs = alignClaims(names, labels, claims);
  const problems: string[] = [];
  const score = { strict: new LevelCount(), coarse: new LevelCount() };
  const absorbed = absorbedClaims(labels, claims, pairs);

  const post = postOutcome(labels, claims);
  if (post === 'fn') problems.push('post missed');
  if (post === 'fp') problems.push('loss invented in a text that tells of none');

  for (const [at, label] of labels.entries()) {
    if (label.optional) continue;
    const claim = claims[pairs.get(at) ?? -1];
    if (claim === undefined) {
      score.strict.fn += 1;
      score.coarse.fn += 1;
      problems.push(`missed ${toldLabel(label)}`);
      continue;
    }
    const { status, category, alike } = agreementOf(label, claim);
    const fields = markFields(names, label, claim);
    const categoryMark = markCategory(names, label, claim);
    if (categoryMark !== null) for (const level of LEVELS) score[level].marks.push(categoryMark);
    if (status && category) {
      score.strict.found(fields);
      const wrong = fields.marks.filter((mark) => !mark.correct && !EXACT_FIELDS.has(mark.field));
      if (wrong.length > 0) {
        problems.push(`${toldLabel(label)}: wrong ${wrong.map(({ field }) => field).join(', ')}`);
      }
    } else {
      score.strict.fn += 1;
      problems.push(`missed ${toldLabel(label)}, nearest is ${toldClaim(claim)}`);
    }
    if (status && alike) score.coarse.found(fields);
    else score.coarse.fn += 1;
  }

  const matched = matchedClaims(labels, claims, pairs);
  const extra: ScoredClaim[] = [];
  for (const [at, claim] of claims.entries()) {
    if (absorbed.has(at) || matched.strict.has(at)) continue;
    score.strict.fp += 1;
    problems.push(`invented ${toldClaim(claim)}`);
    if (matched.coarse.has(at)) continue;
    score.coarse.fp += 1;
    extra.push(claim);
  }

  const optional = labels.filter((label) => label.optional).length;
  return {
    id: labelled.id,
    lang: labelled.lang ?? null,
    kind: labelled.kind ?? null,
    post,
    levels: { strict: score.strict.total(), coarse: score.coarse.total() },
    labels: { firm: labels.length - optional, optional },
    claims: claims.length,
    absorbed: absorbed.size,
    problems,
    broken: brokenNevers(rules, labelled, claims, extra),
  };
}

class LevelCount {
  tp = 0;
  fp = 0;
  fn = 0;
  readonly marks: FieldMark[] = [];
  readonly nullMarks: NullMark[] = [];

  found({ marks, nullMarks }: FieldMarks): void {
    this.tp += 1;
    this.marks.push(...marks);
    this.nullMarks.push(...nullMarks);
  }

  total(): LevelScore {
    const { tp, fp, fn, marks, nullMarks } = this;
    return { counts: { tp, fp, fn }, marks, nullMarks };
  }
}

function postOutcome(
  labels: readonly LossLabel[],
  claims: readonly ScoredClaim[],
): CaseScore['post'] {
  if (labels.some(({ optional }) => !optional)) return claims.length > 0 ? 'tp' : 'fn';
  if (labels.length > 0) return 'optional';
  return claims.length > 0 ? 'fp' : 'tn';
}

/**
 * Claims that an optional label takes: its own, and any that no firm label has and that could be of
 * the kind it names ("hits on several vehicles" takes two claims of trucks).
 */
function absorbedClaims(
  labels: readonly LossLabel[],
  claims: readonly ScoredClaim[],
  pairs: ReadonlyMap<number, number>,
): ReadonlySet<number> {
  const ofFirm = new Set(
    [...pairs].filter(([at]) => labels[at]?.optional === false).map(([, claimAt]) => claimAt),
  );
  const optional = labels.filter((label) => label.optional);
  const taken = new Set<number>();
  for (const [claimAt, claim] of claims.entries()) {
    if (ofFirm.has(claimAt)) continue;
    if (optional.some((label) => agreementOf(label, claim).compatible)) taken.add(claimAt);
  }
  return taken;
}

function matchedClaims(
  labels: readonly LossLabel[],
  claims: readonly ScoredClaim[],
  pairs: ReadonlyMap<number, number>,
): Readonly<Record<Level, ReadonlySet<number>>> {
  const strict = new Set<number>();
  const coarse = new Set<number>();
  for (const [at, claimAt] of pairs) {
    const label = labels[at];
    const claim = claims[claimAt];
    if (label === undefined || claim === undefined || label.optional) continue;
    const { status, category, alike } = agreementOf(label, claim);
    if (status && category) strict.add(claimAt);
    if (status && alike) coarse.add(claimAt);
  }
  return { strict, coarse };
}

function toldLabel({ quantity, model, category, status }: LossLabel): string {
  return `${quantity ?? 'some'} ${model ?? category ?? 'unknown'}, ${status}`;
}
