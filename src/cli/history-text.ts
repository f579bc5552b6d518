import type { Joined, RevisionOnRecord } from '../store/queries/review-queue.ts';
import { printable } from './output.ts';

/** How a loss came to be what it is, for reading. */
export function historyLines(
  lossId: string,
  revisions: readonly RevisionOnRecord[],
  joins: readonly Joined[],
): readonly string[] {
  const lines = [lossId];
  for (const { revision, at, author, reason, changed } of revisions) {
    lines.push(`  ${revision}  ${at}  ${printable(author)}: ${printable(reason)}`);
    lines.push(...changeLines(changed));
  }
  if (joins.length > 0) lines.push('', 'One item, because');
  for (const { a, b, rule, score, features } of joins) {
    const { lineage, pictures } = features;
    const by = rule === 'picture' ? `${pictures} in common` : (lineage ?? 'words');
    lines.push(`  ${a} = ${b}  ${rule} (${by}), score ${score.toFixed(3)}`);
  }
  return lines;
}

/** Each field that a revision changes, before and after. */
export function changeLines(changed: RevisionOnRecord['changed']): readonly string[] {
  return Object.entries(changed).map(
    ([field, { from, to }]) => `       ${field}: ${valueText(from)} -> ${valueText(to)}`,
  );
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return '-';
  return printable(typeof value === 'string' ? value : JSON.stringify(value));
}
