import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { counted } from '../../domain/counted.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { isList } from '../../domain/list.ts';
import type { TextParts } from './ledger-charset.ts';

/** A row of a table, or why there is none. */
export type TableRow =
  | { readonly row: number; readonly cells: readonly string[] }
  | { readonly row: number; readonly problem: string };

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Characters of one row; a description in prose has a few thousand. */
const LONGEST_ROW = 200_000;

/**
 * The rows of a table as they come, the headings as row 1. Holds one part of the text and what the
 * reader has yet to take.
 */
export async function* tableRows(text: TextParts): AsyncGenerator<TableRow, void, undefined> {
  const { head, whole } = await withBeginning(text);
  const delimiter = delimiterOf(head);
  const skipped: TableRow[] = [];
  // The parser runs ahead of the reader: rows are numbered where it meets them.
  let met = 0;
  const parser = parse({
    bom: true,
    delimiter,
    max_record_size: LONGEST_ROW,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_record: (cells: string[]) => {
      met += 1;
      return [String(met), ...cells];
    },
    on_skip: (error) => {
      met += 1;
      skipped.push({ row: met, problem: whyUnread(error?.code) });
      return undefined;
    },
  });
  const feeding = pipeline(Readable.from(whole), parser);
  // Whoever leaves early ends the reading too, and that is no fault.
  feeding.catch(() => undefined);
  let width: number | null = null;
  const records: AsyncIterable<unknown, unknown, unknown> = parser;
  for await (const record of records) {
    const [number, ...cells] = textsIn(record);
    const row = Number(number);
    while (skipped[0] !== undefined && skipped[0].row < row) yield* skipped.splice(0, 1);
    width ??= cells.length;
    yield cells.length === width ? { row, cells } : { row, problem: otherWidth(cells, width) };
  }
  yield* skipped.splice(0);
  await feeding;
}

function textsIn(cells: unknown): readonly string[] {
  if (!isList(cells)) throw new LossledgerError('UNEXPECTED', 'a row of a table is no list');
  return cells.map(String);
}

function otherWidth(cells: readonly string[], width: number): string {
  return `it has ${counted(cells.length, 'cell')}, the headings are ${width}`;
}

/** What the reader of tables means by its codes. Source: csv.js.org/parse/errors. */
function whyUnread(code: string | undefined): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return 'a quotation mark that is opened in it is never closed';
  if (code === 'CSV_MAX_RECORD_SIZE') {
    return `it has more than ${LONGEST_ROW} characters: is a quotation mark not closed?`;
  }
  return `it is not as rows of tables are (${code ?? 'no reason given'})`;
}

/** The first line of a text, and the whole of it still to be read. */
async function withBeginning(text: TextParts): Promise<{ head: string; whole: TextParts }> {
  const parts = text[Symbol.asyncIterator]();
  let head = '';
  let isDone = false;
  while (!isDone && head.length < LONGEST_ROW && !head.trimStart().includes('\n')) {
    const next = await parts.next();
    isDone = next.done === true;
    if (next.done !== true) head += next.value;
  }
  async function* whole(): AsyncGenerator<string, void, undefined> {
    yield head;
    for (let next = await parts.next(); next.done !== true; next = await parts.next()) {
      yield next.value;
    }
  }
  return { head, whole: whole() };
}

/** The separator that the first row has most of, quoted cells aside. */
function delimiterOf(text: string): string {
  let isQuoted = false;
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  for (const character of text.slice(0, LONGEST_ROW).trimStart()) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === '\n' && !isQuoted) break;
    const count = counts.get(character);
    if (count !== undefined && !isQuoted) counts.set(character, count + 1);
  }
  const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
  return best?.[0] ?? ',';
}
