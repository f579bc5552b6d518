import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { Cell, Row, ViewColumn } from '../../store/queries/loss-pages.ts';
import { listIn } from './text-format.ts';

type ParquetValue = string | number | boolean | Date | readonly string[] | null;

interface ColumnKind {
  readonly schema: (name: string) => SchemaElement[];
  readonly read: (cell: string) => ParquetValue;
}

const OPTIONAL = { repetition_type: 'OPTIONAL' } as const;

const TEXT: ColumnKind = {
  schema: (name) => [{ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', ...OPTIONAL }],
  read: (cell) => cell,
};
const INTEGER: ColumnKind = {
  schema: (name) => [{ name, type: 'INT32', ...OPTIONAL }],
  read: Number,
};

/** Postgres' types as Parquet's; a type that is not here is text. */
const KINDS: Readonly<Record<string, ColumnKind>> = {
  smallint: INTEGER,
  integer: INTEGER,
  'double precision': {
    schema: (name) => [{ name, type: 'DOUBLE', ...OPTIONAL }],
    read: Number,
  },
  boolean: {
    schema: (name) => [{ name, type: 'BOOLEAN', ...OPTIONAL }],
    read: (cell) => cell === 't',
  },
  date: {
    schema: (name) => [{ name, type: 'INT32', converted_type: 'DATE', ...OPTIONAL }],
    read: (cell) => new Date(`${cell}T00:00:00Z`),
  },
  'timestamp with time zone': {
    schema: (name) => [
      {
        name,
        type: 'INT64',
        converted_type: 'TIMESTAMP_MILLIS',
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
        ...OPTIONAL,
      },
    ],
    read: (cell) => new Date(cell),
  },
  'text[]': {
    schema: (name) => [
      { name, converted_type: 'LIST', num_children: 1, ...OPTIONAL },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', ...OPTIONAL },
    ],
    read: listIn,
  },
};

/** Writes rows in groups; what it holds is one group and the places of those before it. */
export class ParquetFile {
  private readonly bytes = new ByteWriter();
  private readonly writer: ParquetWriter;
  private readonly columns: readonly { readonly name: string; readonly kind: ColumnKind }[];
  private waiting: Row[] = [];
  private readonly rowsInGroup: number;

  constructor(columns: readonly ViewColumn[], rowsInGroup: number) {
    this.columns = columns.map(({ name, type }) => ({ name, kind: KINDS[type] ?? TEXT }));
    this.rowsInGroup = rowsInGroup;
    this.writer = new ParquetWriter({
      writer: this.bytes,
      schema: [
        { name: 'root', num_children: columns.length },
        ...this.columns.flatMap(({ name, kind }) => kind.schema(name)),
      ],
      createdBy: 'lossledger',
    });
  }

  /** Takes rows in; gives the bytes that may go to the file. */
  add(rows: readonly Row[]): Uint8Array {
    this.waiting.push(...rows);
    if (this.waiting.length >= this.rowsInGroup) this.writeGroup();
    return this.taken();
  }

  /** The rest of the file. */
  end(): Uint8Array {
    if (this.waiting.length > 0) this.writeGroup();
    void this.writer.finish();
    return this.taken();
  }

  private writeGroup(): void {
    const rows = this.waiting;
    this.waiting = [];
    void this.writer.write({
      columnData: this.columns.map(({ name, kind }, n) => ({
        name,
        data: rows.map((row) => readCell(row[n] ?? null, kind)),
      })),
      rowGroupSize: rows.length,
    });
  }

  /** What has been written since; offsets in the file go on counting. */
  private taken(): Uint8Array {
    const bytes = this.bytes.getBytes().slice();
    this.bytes.index = 0;
    return bytes;
  }
}

function readCell(cell: Cell, kind: ColumnKind): ParquetValue {
  return cell === null ? null : kind.read(cell);
}
