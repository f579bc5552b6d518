import pc from 'picocolors';
import type { LossEvidence } from '../store/queries/reporting.ts';
import { printable } from './output.ts';
import { type Mark, sentencesAround } from './sentences-around.ts';

type SpanOfField = LossEvidence['spans'][number];

/** Fields beyond these have no colour of their own. */
const COLOURS: Readonly<Record<string, (words: string) => string>> = {
  model: pc.cyan,
  lost_by: pc.yellow,
  status: pc.red,
  caused_by: pc.magenta,
  place: pc.green,
  date: pc.blue,
};

/** On a terminal the words are in the colour of their field; in a pipe they are in brackets. */
const markedWords: Mark<SpanOfField> = (words, { field }) =>
  pc.isColorSupported ? pc.bold((COLOURS[field] ?? pc.white)(words)) : `[${words}]`;

/** What a loss rests on, as a person reads it. */
export function evidenceLines(
  item: LossEvidence,
  mark: Mark<SpanOfField> = markedWords,
): readonly string[] {
  const { text, withheld, spans, articles } = item;
  const posted = item.posted === null ? '' : `, ${item.posted}`;
  const lines = [`Evidence: ${printable(witnessOf(item))}${posted}, read by ${item.extractor}`];
  if (item.post_url !== null) lines.push(`  ${printable(item.post_url)}`);
  if (withheld !== null) {
    const { reason, noticed } = withheld;
    lines.push(
      `  text withheld: the post was ${printable(reason)} on its platform, noticed ${noticed.slice(0, 10)}`,
    );
  }
  if (text !== null) lines.push(`  "${sentencesAround(text, spans, printable, mark)}"`);
  for (const { field, start, end } of spans) {
    const words = text === null ? '' : `"${printable(text.slice(start, end))}" `;
    lines.push(`    ${field.padEnd(10)} ${words}[${start}, ${end})`);
  }
  for (const article of articles) lines.push(`  in: ${printable(documentOf(article))}`);
  return lines;
}

function witnessOf({ witness, platform, handle }: LossEvidence): string {
  if (witness === 'article') return 'an article in its own words';
  return `post by ${handle === null ? platform : `@${handle} (${platform})`}`;
}

function documentOf({ title, url, name, sha256 }: LossEvidence['articles'][number]): string {
  if (url !== null) return `${title ?? 'untitled page'} ${url}`;
  const called = title ?? name;
  if (called === null) return 'a supplied document';
  return sha256 === null ? called : `${called}, capture ${sha256}`;
}
