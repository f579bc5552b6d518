import { FIELDS, type Field, NULLABLE_FIELDS, type NullableField } from './field-marks.ts';
import type { CaseScore, Counts, Level } from './score-case.ts';
import { type Interval, wilsonInterval } from './wilson.ts';

export interface Rates extends Counts {
  readonly precision: number | null;
  readonly precision_95: Interval | null;
  readonly recall: number | null;
  readonly recall_95: Interval | null;
  readonly f1: number | null;
}

export interface FieldFigure {
  /** Matched losses whose label has a value. */
  readonly n: number;
  readonly correct: number;
  readonly accuracy: number | null;
  readonly accuracy_95: Interval | null;
}

export interface NullFigure {
  /** Matched losses whose label has no value. */
  readonly n: number;
  readonly claim_has_value: number;
  readonly rate: number | null;
}

export interface LevelFigures {
  readonly fields: Readonly<Record<Field, FieldFigure>>;
  readonly when_gold_null: Readonly<Record<NullableField, NullFigure>>;
}

/** The figures of one set of cases: a whole run, or a slice of it. */
export interface Figures {
  readonly posts: number;
  /** Texts whose labels are all optional: in no count of posts below. */
  readonly posts_optional_only: number;
  /** Cases in which nothing is wrong. */
  readonly posts_right: number;
  readonly gold_losses: number;
  readonly optional_losses: number;
  readonly claims: number;
  readonly claims_absorbed_by_optional: number;
  readonly post_level: Rates & { readonly tn: number };
  readonly loss_level: Readonly<Record<Level, Rates>>;
  readonly fields: Readonly<Record<Level, LevelFigures>>;
}

export function figuresOf(scores: readonly CaseScore[]): Figures {
  const sum = (count: (score: CaseScore) => number): number =>
    scores.reduce((total, score) => total + count(score), 0);
  const posts = (outcome: CaseScore['post']): number =>
    scores.filter(({ post }) => post === outcome).length;
  const lossLevel = (level: Level): Rates =>
    ratesOf({
      tp: sum(({ levels }) => levels[level].counts.tp),
      fp: sum(({ levels }) => levels[level].counts.fp),
      fn: sum(({ levels }) => levels[level].counts.fn),
    });
  return {
    posts: scores.length,
    posts_optional_only: posts('optional'),
    posts_right: scores.filter(({ problems }) => problems.length === 0).length,
    gold_losses: sum(({ labels }) => labels.firm),
    optional_losses: sum(({ labels }) => labels.optional),
    claims: sum(({ claims }) => claims),
    claims_absorbed_by_optional: sum(({ absorbed }) => absorbed),
    post_level: {
      ...ratesOf({ tp: posts('tp'), fp: posts('fp'), fn: posts('fn') }),
      tn: posts('tn'),
    },
    loss_level: { strict: lossLevel('strict'), coarse: lossLevel('coarse') },
    fields: { strict: levelFigures(scores, 'strict'), coarse: levelFigures(scores, 'coarse') },
  };
}

function ratesOf({ tp, fp, fn }: Counts): Rates {
  return {
    tp,
    fp,
    fn,
    precision: share(tp, tp + fp),
    precision_95: wilsonInterval(tp, tp + fp),
    recall: share(tp, tp + fn),
    recall_95: wilsonInterval(tp, tp + fn),
    f1: share(2 * tp, 2 * tp + fp + fn),
  };
}

function levelFigures(scores: readonly CaseScore[], level: Level): LevelFigures {
  const marks = scores.flatMap(({ levels }) => levels[level].marks);
  const nullMarks = scores.flatMap(({ levels }) => levels[level].nullMarks);
  return {
    fields: record(FIELDS, (field) => {
      const own = marks.filter((mark) => mark.field === field);
      const correct = own.filter((mark) => mark.correct).length;
      return {
        n: own.length,
        correct,
        accuracy: share(correct, own.length),
        accuracy_95: wilsonInterval(correct, own.length),
      };
    }),
    when_gold_null: record(NULLABLE_FIELDS, (field) => {
      const own = nullMarks.filter((mark) => mark.field === field);
      const filled = own.filter((mark) => mark.filled).length;
      return { n: own.length, claim_has_value: filled, rate: share(filled, own.length) };
    }),
  };
}

function record<Key extends string, Value>(
  keys: readonly Key[],
  figureOf: (key: Key) => Value,
): Readonly<Record<Key, Value>> {
  // Every key of the list is set; Object.fromEntries forgets which keys those are.
  // type-coverage:ignore-next-line
  return Object.fromEntries(keys.map((key) => [key, figureOf(key)])) as Record<Key, Value>;
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
