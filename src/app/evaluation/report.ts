import type { BaselineDiff } from './baseline.ts';
import type { Evaluation } from './evaluation.ts';
import { FIELDS, type Field, NULLABLE_FIELDS } from './field-marks.ts';
import type { Figures, Rates } from './figures.ts';
import type { BrokenNever } from './must-nevers.ts';
import type { Interval } from './wilson.ts';

export const SLICES = ['field', 'lang', 'kind'] as const;
export type Slice = (typeof SLICES)[number];

/** A table for whoever shows it to lay out. */
export interface ReportTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export function reportTables(
  { figures, byLang, byKind }: Evaluation,
  slices: readonly Slice[],
): readonly ReportTable[] {
  const tables = [overall(figures)];
  if (slices.includes('field')) tables.push(fieldTable(figures), nullTable(figures));
  if (slices.includes('lang')) {
    tables.push(sliceTable('By language', byLang), fieldsBySlice('Fields by language', byLang));
  }
  if (slices.includes('kind')) tables.push(sliceTable('By kind', byKind));
  return tables;
}

function overall({ posts, posts_right, post_level, loss_level }: Figures): ReportTable {
  return {
    title: `${posts} labelled texts, ${posts_right} of them read wholly right; intervals are 95 % Wilson`,
    head: ['', 'found', 'invented', 'missed', 'precision', '', 'recall', '', 'F1'],
    rows: [
      ['texts with a loss', ...ratesCells(post_level)],
      ['losses, strict', ...ratesCells(loss_level.strict)],
      ['losses, coarse', ...ratesCells(loss_level.coarse)],
    ],
  };
}

function ratesCells(rates: Rates): readonly (string | number)[] {
  const { tp, fp, fn, precision, precision_95, recall, recall_95, f1 } = rates;
  return [
    tp,
    fp,
    fn,
    percent(precision),
    range(precision_95),
    percent(recall),
    range(recall_95),
    percent(f1),
  ];
}

function fieldTable({ fields }: Figures): ReportTable {
  return {
    title: 'Fields of the losses found (strict)',
    head: ['field', 'n', 'right', 'accuracy', '95 %'],
    rows: FIELDS.map((field) => {
      const { n, correct, accuracy, accuracy_95 } = fields.strict.fields[field];
      return [field, n, correct, percent(accuracy), range(accuracy_95)];
    }),
  };
}

function nullTable({ fields }: Figures): ReportTable {
  return {
    title: 'Values claimed where the text gives none (strict)',
    head: ['field', 'n', 'claimed', 'rate'],
    rows: NULLABLE_FIELDS.map((field) => {
      const { n, claim_has_value, rate } = fields.strict.when_gold_null[field];
      return [field, n, claim_has_value, percent(rate)];
    }),
  };
}

function sliceTable(title: string, slices: ReadonlyMap<string, Figures>): ReportTable {
  return {
    title,
    head: [
      '',
      'texts',
      'right',
      'texts with a loss F1',
      'found',
      'invented',
      'missed',
      'precision',
      'recall',
      'F1',
    ],
    rows: [...slices].map(([slice, { posts, posts_right, post_level, loss_level }]) => {
      const { tp, fp, fn, precision, recall, f1 } = loss_level.strict;
      return [
        slice,
        posts,
        posts_right,
        percent(post_level.f1),
        tp,
        fp,
        fn,
        percent(precision),
        percent(recall),
        percent(f1),
      ];
    }),
  };
}

function fieldsBySlice(title: string, slices: ReadonlyMap<string, Figures>): ReportTable {
  const cell = ({ fields }: Figures, field: Field): string => {
    const { n, accuracy } = fields.strict.fields[field];
    return n === 0 ? NOTHING : `${percent(accuracy)} of ${n}`;
  };
  return {
    title,
    head: ['field', ...slices.keys()],
    rows: FIELDS.map((field) => [
      field,
      ...[...slices.values()].map((figures) => cell(figures, field)),
    ]),
  };
}

/** One line for each broken must-never, grouped by its name. */
export function toldNevers(broken: readonly BrokenNever[]): readonly string[] {
  if (broken.length === 0) return ['Must-never cases: none broken.'];
  const lines = broken
    .map(({ rule, id, claim }) => `  ${rule}  ${id}: ${claim}`)
    .sort((left, right) => (left < right ? -1 : 1));
  return [`Must-never cases broken: ${broken.length}`, ...lines];
}

export function toldDiff(diff: BaselineDiff): readonly string[] {
  const told = (what: string, ids: readonly string[]): readonly string[] =>
    ids.length === 0 ? [] : [`  ${what} (${ids.length}): ${ids.join(', ')}`];
  const lines = [
    ...told('newly wrong', diff.newly_wrong),
    ...told('newly right', diff.newly_right),
    ...told('not in the baseline', diff.added),
    ...told('in the baseline only', diff.gone),
  ];
  return lines.length === 0
    ? ['Against the baseline: no case differs.']
    : ['Against the baseline:', ...lines];
}

const NOTHING = '-';

function percent(share: number | null): string {
  return share === null ? NOTHING : `${(share * 100).toFixed(1)} %`;
}

function range(interval: Interval | null): string {
  return interval === null
    ? NOTHING
    : `${(interval.low * 100).toFixed(1)}–${(interval.high * 100).toFixed(1)}`;
}
