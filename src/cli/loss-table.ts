import type { ReportedLoss } from '../store/queries/reporting.ts';
import { type Cell, table } from './output.ts';

/** The losses as an editor would list them: one line an item. */
export function lossTable(losses: readonly ReportedLoss[]): string {
  return table(
    ['LOSS', 'LOST BY', 'CATEGORY', 'MODEL', 'STATUS', 'CAUSED BY', 'PLACE', 'DATE', 'REVIEW'],
    losses.map((loss) => [
      loss.loss_id,
      cell(loss['lost_by']),
      cell(loss['equipment_category']),
      cell(loss['model'] ?? loss['model_raw']),
      cell(loss['status']),
      cell(loss['caused_by']),
      placeOf(loss),
      dateOf(loss),
      cell(loss['review_state']),
    ]),
  );
}

const NEARNESS: Readonly<Record<string, string>> = {
  '2': 'near ',
  '5': 'about ',
};

/** A place never looks more exact than it is: "near Kreminna, Luhansk Oblast". */
export function placeOf(loss: ReportedLoss): Cell {
  const name = cell(loss['place_name']);
  if (name === null) return null;
  const nearness = NEARNESS[String(loss['where_prec'])] ?? '';
  const region = cell(loss['admin1']);
  const unsure = loss['where_prec'] === null ? ' (ambiguous)' : '';
  return `${nearness}${name}${region === null || region === name ? '' : `, ${region}`}${unsure}`;
}

/** A date never looks more exact than it is: "by 2023-02-07" where only the post's day is known. */
export function dateOf(loss: ReportedLoss): Cell {
  const start = cell(loss['loss_date_start']);
  const end = cell(loss['loss_date_end']);
  if (start === null) return end === null ? null : `by ${end}`;
  return start === end || end === null ? start : `${start} to ${end}`;
}

function cell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' ? value : String(value);
}
