import { isList } from '../../domain/list.ts';
import type { Row, ViewColumn } from '../../store/queries/loss-pages.ts';

/** A file made of a head, rows in pages, and a tail: it can be written, and gone on with, in pieces. */
export interface TextFormat {
  readonly extension: string;
  readonly head: string;
  /** How pages become text, given how many rows the file already has; null where the server does it. */
  readonly page: ((rows: readonly Row[], before: number) => string) | null;
  readonly tail: string;
}

/** The value of a named column; null where the view has no such column. */
export type ColumnReader = (row: Row, name: string) => string | null;

export function columnReader(columns: readonly ViewColumn[]): ColumnReader {
  const places = new Map(columns.map(({ name }, n) => [name, n]));
  return (row, name) => {
    const place = places.get(name);
    return place === undefined ? null : (row[place] ?? null);
  };
}

const NUMBERS = new Set(['smallint', 'integer', 'bigint', 'real', 'double precision', 'numeric']);

export function isNumber({ type }: ViewColumn): boolean {
  return NUMBERS.has(type);
}

/** A list column's cell as the list it writes. */
export function listIn(cell: string | null): readonly string[] {
  if (cell === null) return [];
  const items: unknown = JSON.parse(cell);
  return isList(items) ? items.filter((item) => typeof item === 'string') : [];
}
