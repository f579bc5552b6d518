import { parse } from 'csv-parse/sync';
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
 * `{left_out: "line 7 …"}`, so that whoever reads the posts can tell. Throws UPSTREAM_CHANGED for a
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
    throw new LossledgerError('UPSTREAM_CHANGED', whatIsWrong(missing, columns.has('text')));
  }
  const lines = rows.map((row) =>
    row.cells.length === headings.length
      ? postOf(row, columns, options.platform)
      : {
          left_out: `line ${row.line} has ${row.cells.length} cells, the first row ${headings.length}`,
        },
  );
  const all = [...lines, ...table.problems.map((left_out) => ({ left_out }))];
  return all.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function whatIsWrong(missing: readonly string[], hasText: boolean): string {
  if (missing.length > 0) return `The table has no column ${missing.join(', ')}.`;
  if (!hasText) return 'The table has no column for the text of a post: name it in `columns`.';
  return 'The table does not say where the posts are from: name a column for url or platform, or give `platform`.';
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
      problems.push(`line ${end + 1} and what follows cannot be read: ${error?.message ?? ''}`);
      return undefined;
    },
  });
  return { rows, problems };
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
