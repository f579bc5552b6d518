import type { Row, ViewColumn } from '../../store/queries/loss-pages.ts';
import { isNumber, type TextFormat } from './text-format.ts';

type Encode = (row: Row) => string;

/** A row as a JSON object with the view's columns in the view's order. */
export function jsonObject(columns: readonly ViewColumn[]): Encode {
  const fields = columns.map((column, n) => ({
    label: `${n === 0 ? '{' : ','}${JSON.stringify(column.name)}:`,
    encode: encoderOf(column),
  }));
  return (row) => {
    let text = '';
    for (let n = 0; n < fields.length; n += 1) {
      const field = fields[n];
      const cell = row[n] ?? null;
      if (field !== undefined) text += field.label + (cell === null ? 'null' : field.encode(cell));
    }
    return `${text}}`;
  };
}

function encoderOf(column: ViewColumn): (cell: string) => string {
  // Lists come as JSON.
  if (column.type.endsWith('[]')) return (cell) => cell;
  if (column.type === 'boolean') return (cell) => (cell === 't' ? 'true' : 'false');
  // JSON has no NaN and no infinities.
  if (isNumber(column)) return (cell) => (Number.isFinite(Number(cell)) ? cell : 'null');
  return JSON.stringify;
}

/** One object a line. */
export function ndjsonFormat(columns: readonly ViewColumn[]): TextFormat {
  const encode = jsonObject(columns);
  return {
    extension: 'ndjson',
    head: '',
    page: (rows) => rows.map((row) => `${encode(row)}\n`).join(''),
    tail: '',
  };
}

/** One array, an object a line. */
export function jsonFormat(columns: readonly ViewColumn[]): TextFormat {
  return inOneArray('json', '[\n', jsonObject(columns), '\n]\n');
}

/** Objects parted by commas between a head and a tail. */
export function inOneArray(
  extension: string,
  head: string,
  encode: Encode,
  tail: string,
): TextFormat {
  return {
    extension,
    head,
    page: (rows, before) => (before === 0 ? '' : ',\n') + rows.map(encode).join(',\n'),
    tail,
  };
}
