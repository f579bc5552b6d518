import type { Cell, ViewColumn } from '../../store/queries/loss-pages.ts';
import type { TextFormat } from './text-format.ts';

/** What makes a field need quotes (RFC 4180), and a line feed or tab that a reader might trim. */
const NEEDS_QUOTES = /[",\r\n\t]/;
/** What spreadsheets take for the start of a formula. Source: OWASP, "CSV Injection". */
const FORMULA_STARTS = new Set(['=', '+', '-', '@', '\t', '\r']);

/**
 * RFC 4180 with a header and lines that end in a line feed; an empty field is null, an empty text is
 * `""`. Postgres makes the records.
 */
export function csvFormat(columns: readonly ViewColumn[]): TextFormat {
  return {
    extension: 'csv',
    head: csvLine(columns.map(({ name }) => name)),
    page: null,
    tail: '',
  };
}

/** One record of texts; null is an empty field. */
export function csvLine(cells: readonly (Cell | number)[]): string {
  const fields = cells.map((cell) => {
    if (cell === null) return '';
    return typeof cell === 'number' ? String(cell) : csvField(cell);
  });
  return `${fields.join(',')}\n`;
}

/** A text that no spreadsheet runs: what would begin a formula begins with an apostrophe. */
export function csvField(text: string): string {
  if (text === '') return '""';
  const safe = FORMULA_STARTS.has(text.charAt(0)) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
