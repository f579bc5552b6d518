import { parse } from 'csv-parse/sync';
import { counted } from '../../domain/counted.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { type ColumnMap, findColumns, missingHeadings, type PostColumn } from './csv-columns.ts';

export interface CsvOptions {
  readonly columns?: ColumnMap | undefined;
  /** Of every row whose own column or address does not say. */
  readonly platform?: string | undefined;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Characters of one row; the text of a post has at most 25,000. */
const LONGEST_ROW = 200_000;

interface Row {
  /** 1-based, where it begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * A table of posts as NDJSON, one line a row. A row that cannot be read becomes a line
 * `{left_out: "line 7 …"}`, so that whoever reads the posts can tell. Throws INPUT_INVALID for a
 * table without the columns that make a post.
 */
export function ndjsonOfCsv(text: string, options: CsvOptions = {}): string {
  const table = readTable(text);
  const [head, ...rows] = table.rows;
  const map = options.columns ?? {};
  const headings = head?.cells ?? [];
  const missing = missingHeadings(headings, map);
  const columns = findColumns(headings, map);
  const where = columns.has('platform') || columns.has('url') || options.platform !== undefined;
  if (missing.length > 0 || !columns.has('text') || !where) {
    const wrong = whatIsWrong(missing, columns.has('text'));
    throw new LossledgerError('INPUT_INVALID', `${wrong} ${whatIsThere(head)}`);
  }
  const lines = rows.map((row) =>
    row.cells.length === headings.length
      ? postOf(row, columns, options.platform)
      : {
          left_out: `line ${row.line} has ${counted(row.cells.length, 'cell')}, the first row ${headings.length}`,
        },
  );
  const all = [...lines, ...table.problems.map((left_out) => ({ left_out }))];
  return all.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function whatIsWrong(missing: readonly string[], hasText: boolean): string {
  if (missing.length > 0) {
    return `The table has no column ${missing.map(quoted).join(', ')}, which \`columns\` of its source names: correct the one or the other.`;
  }
  if (!hasText) {
    return 'The table has no column for the text of a post: call it `text`, or name it under `columns` of a folder source.';
  }
  return 'The table does not say where the posts are from: add a column `url` or `platform`, or give `platform` in a folder source.';
}

const MOST_HEADINGS = 20;

/** The headings, as far as they can help whoever mends the table. */
function whatIsThere(head: Row | undefined): string {
  if (head === undefined) return 'It has no row at all.';
  const shown = head.cells.slice(0, MOST_HEADINGS).map(quoted).join(', ');
  const more =
    head.cells.length > MOST_HEADINGS ? `, and ${head.cells.length - MOST_HEADINGS} more` : '';
  return `Its first row, line ${head.line}, has ${shown}${more}.`;
}

function quoted(cell: string): string {
  const [text = ''] = cell.trim().split('\n');
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
}

interface Table {
  readonly rows: readonly Row[];
  readonly problems: readonly string[];
}

function readTable(text: string): Table {
  const rows: Row[] = [];
  const problems: string[] = [];
  let end = 0;
  parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    max_record_size: LONGEST_ROW,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_record: (cells: string[], { lines }) => {
      end = lines;
      rows.push({ line: lines - breaksWithin(cells), cells });
      return null;
    },
    on_skip: (error) => {
      problems.push(`line ${end + 1} and what follows cannot be read: ${whyUnread(error?.code)}`);
      return undefined;
    },
  });
  return { rows, problems };
}

/** What the reader of tables means by its codes. Source: csv.js.org/parse/errors. */
function whyUnread(code: string | undefined): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return 'a quotation mark that is opened there is never closed';
  if (code === 'CSV_MAX_RECORD_SIZE') {
    return `the row has more than ${LONGEST_ROW} characters: is a quotation mark not closed?`;
  }
  return `the row is not as rows of tables are (${code ?? 'no reason given'})`;
}

function breaksWithin(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}

/** The separator that the first row has most of, quoted cells aside. */
function delimiterOf(text: string): string {
  let isQuoted = false;
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  for (const character of text.slice(0, LONGEST_ROW)) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === '\n' && !isQuoted) break;
    const count = counts.get(character);
    if (count !== undefined && !isQuoted) counts.set(character, count + 1);
  }
  const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
  return best?.[0] ?? ',';
}

/** A row as a line of NDJSON; cells without anything in them are left out. */
function postOf(
  { cells }: Row,
  columns: ReadonlyMap<PostColumn, number>,
  platform: string | undefined,
): Readonly<Record<string, string>> {
  const post: [string, string][] = platform === undefined ? [] : [['platform', platform]];
  for (const [column, index] of columns) {
    const cell = cells[index] ?? '';
    const value = column === 'text' ? cell : cell.trim();
    if (value === '' && column !== 'text') continue;
    post.push([column, column === 'posted_at' ? timeOf(value) : value]);
  }
  return Object.fromEntries(post);
}

/** Spreadsheets write "2023-02-07 15:30:01": without a zone its day alone is known. */
function timeOf(cell: string): string {
  const [, day, time, zone] =
    /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?) ?(Z|UTC|[+-]\d\d:?\d\d)?$/.exec(
      cell,
    ) ?? [];
  if (day !== undefined)
    return zone === undefined ? day : `${day}T${time}${zone === 'UTC' ? 'Z' : zone}`;
  const dotted = /^(\d\d)\.(\d\d)\.(\d{4})\b/.exec(cell);
  return dotted === null ? cell : `${dotted[3]}-${dotted[2]}-${dotted[1]}`;
}
