import type { Explanation } from '../extract/explain.ts';

/** An explanation as a person reads it: sentence by sentence, then what each claim rests on. */
export function explanationText(id: string, explanation: Explanation): string {
  const lines = [`${id}:`];
  if (explanation.sentences.length === 0) {
    lines.push('  nothing here names equipment and says what became of it');
  }
  for (const { text, mentions, statuses } of explanation.sentences) {
    lines.push(`  "${oneLine(text)}"`);
    for (const { text: words, taken_for } of mentions) lines.push(`    ${words} → ${taken_for}`);
    for (const { text: words, taken_for } of statuses) lines.push(`    ${words} ⇒ ${taken_for}`);
  }
  for (const [order, { claim, doubts }] of explanation.claims.entries()) {
    const { quantity, model, category, lost_by, status, caused_by, place, confidence } = claim;
    const what = `${quantity ?? 'some'} × ${model ?? category ?? 'unknown'}, ${status}`;
    const rest = [
      `lost by ${lost_by ?? 'unknown'}`,
      ...(caused_by === null ? [] : [`by ${caused_by}`]),
      ...(place === null ? [] : [`at ${place.name}`]),
    ];
    lines.push(`  ${claim.kind} ${order + 1}: ${what}, ${rest.join(', ')}`);
    lines.push(
      `    confidence ${confidence}${doubts.length === 0 ? '' : `: ${doubts.join('; ')}`}`,
    );
    if (claim.needs_review) lines.push('    needs review');
  }
  return `${lines.join('\n')}\n`;
}

/** Longest piece of a sentence that is shown. */
const LONGEST_QUOTE = 300;

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line;
}
