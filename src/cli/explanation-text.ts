import type { ClaimPlace } from '../domain/claim.ts';
import type { Explanation } from '../extract/explain.ts';
import { printable } from './output.ts';

/** An explanation as a person reads it: sentence by sentence, then what each claim rests on. */
export function explanationText(id: string, explanation: Explanation): string {
  const lines = [`${printable(id)}:`];
  if (explanation.sentences.length === 0) {
    lines.push('  nothing here names equipment and says what became of it');
  }
  for (const { text, mentions, statuses } of explanation.sentences) {
    lines.push(`  "${oneLine(text)}"`);
    for (const { text: words, taken_for } of mentions)
      lines.push(`    ${printable(words)} → ${taken_for}`);
    for (const { text: words, taken_for } of statuses)
      lines.push(`    ${printable(words)} ⇒ ${taken_for}`);
  }
  for (const [order, { claim, doubts }] of explanation.claims.entries()) {
    const { quantity, model, category, lost_by, status, caused_by, place, confidence } = claim;
    const what = `${quantity ?? 'some'} × ${model ?? category ?? 'unknown'}, ${status}`;
    const rest = [
      `lost by ${lost_by ?? 'unknown'}`,
      ...(caused_by === null ? [] : [`by ${caused_by}`]),
      ...(place === null ? [] : [placeText(place)]),
    ];
    lines.push(`  ${claim.kind} ${order + 1}: ${what}, ${rest.join(', ')}`);
    lines.push(
      `    confidence ${confidence}${doubts.length === 0 ? '' : `: ${doubts.join('; ')}`}`,
    );
    if (claim.needs_review) lines.push('    needs review');
  }
  return `${lines.join('\n')}\n`;
}

function placeText({ name, admin1, where_prec, place_id }: ClaimPlace): string {
  const region = admin1 === null || admin1 === name ? '' : `, ${admin1}`;
  if (place_id === null && where_prec === null) return `place not settled: ${name}${region}`;
  return `${where_prec === 1 ? 'at' : where_prec === 2 ? 'near' : 'in the area of'} ${name}${region}`;
}

/** Longest piece of a sentence that is shown. */
const LONGEST_QUOTE = 300;

function oneLine(text: string): string {
  const line = printable(text.replace(/\s+/g, ' ').trim());
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line;
}
