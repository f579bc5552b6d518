import type { TextBlock } from './blocks.ts';
import { withoutReferences } from './character-references.ts';
import { isOwnLine, splitLines, unwrapLines } from './line-runs.ts';

/** Longer than a post could be for X's first fifteen years: a line by itself is then a paragraph. */
const LONG_LINE = 280;

/**
 * The paragraphs of plain text. Where blank lines part them, a run of lines is one paragraph; in a
 * text without blank lines, or where a line is as long as a paragraph, each line is one.
 */
export function plainBlocks(text: string): readonly TextBlock[] {
  const runs = lineRuns(splitLines(withoutReferences(text)));
  const hasBlankLines = runs.length > 1;
  return runs.flatMap((lines) => paragraphs(lines, hasBlankLines)).map(toBlock);
}

function lineRuns(lines: readonly string[]): readonly (readonly string[])[] {
  const runs: string[][] = [];
  let run: string[] = [];
  for (const line of lines) {
    const content = line.trim();
    if (content !== '') {
      run.push(content);
    } else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

function paragraphs(lines: readonly string[], hasBlankLines: boolean): readonly string[] {
  const text = unwrapLines(lines);
  const isOneParagraph =
    (hasBlankLines && !lines.some((line) => line.length > LONG_LINE)) || isOnePost(text);
  const separated = text.split('\n');
  if (!isOneParagraph) return separated;
  return separated.reduce<string[]>((found, line) => {
    const before = found.at(-1);
    if (before === undefined || isLinkLine(line) || isLinkLine(before)) found.push(line);
    else found[found.length - 1] = `${before}\n${line}`;
    return found;
  }, []);
}

/** Nothing but a short text and, at its end, a line that starts with a dash. */
function isOnePost(text: string): boolean {
  const lastLine = text.lastIndexOf('\n') + 1;
  const dashes = text.match(/^[—–-]/gm)?.length ?? 0;
  return lastLine <= LONG_LINE && dashes === 1 && /^[—–-]/.test(text.slice(lastLine));
}

function isLinkLine(line: string): boolean {
  return isOwnLine(line) && line.includes('://') && !/\s/.test(line);
}

function toBlock(text: string): TextBlock {
  return { type: 'text', text, links: [], quote: null, isLoneLink: false };
}
