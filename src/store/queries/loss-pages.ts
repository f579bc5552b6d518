import { LossledgerError } from '../../domain/errors.ts';
import { type Store, storeError } from '../connection.ts';
import { type CopiedOut, CopyOut } from '../copy-out.ts';

/** The views a file may be made of. */
export const EXPORTED_VIEWS = ['reporting.losses', 'reporting_public.losses'] as const;
export type ExportedView = (typeof EXPORTED_VIEWS)[number];

export interface ViewColumn {
  readonly name: string;
  /** As Postgres names it: `text`, `text[]`, `timestamp with time zone`. */
  readonly type: string;
  readonly comment: string;
}

export interface LossPageFilter {
  readonly lostBy?: string;
  readonly model?: string;
  readonly status?: string;
  /** Changed at or after this instant. */
  readonly since?: string;
}

/** A value as Postgres writes it; lists as JSON, instants as ISO 8601 in UTC. Null is unknown. */
export type Cell = string | null;
export type Row = readonly Cell[];

export interface LossPages {
  readonly columns: readonly ViewColumn[];
  /** How many rows the filter lets through, as the same snapshot has them. */
  count(): Promise<number>;
  /** Rows in the order they were recorded, those after the loss given, one page in memory and one on its way. */
  pages(after: string | null): AsyncGenerator<Page<readonly Row[]>>;
  /**
   * The same as CSV made by the server: records without a header, each ending in a line feed. The bytes
   * of a page are good until the next is asked for.
   */
  csvPages(after: string | null): AsyncGenerator<Page<Uint8Array>>;
  close(): Promise<void>;
}

export interface Page<Content> {
  readonly content: Content;
  readonly rows: number;
  /** The loss_id of the last row; null of an empty page. */
  readonly last: string | null;
}

const KEY = 'loss_id';
/** Never changes, and is how rows lie on the disk: in the order of ids each row would be a leap. */
const ORDER = 'recorded_at, loss_id';
/**
 * How much larger pages of CSV become: nobody here takes them apart, so that they are bytes only, and a
 * server that has several processes gather a page starts them for each.
 */
const CSV_GROWTH = 4;

/**
 * The rows of a view as one snapshot of the ledger, page by page. Pages begin after a key, not at a
 * number of rows, so that the last costs what the first did and a later run can go on from a key.
 */
export async function openLossPages(
  store: Store,
  view: ExportedView,
  filter: LossPageFilter,
  rowsAtOnce: number,
): Promise<LossPages> {
  const client = store.dedicated();
  const query = async (text: string, values: readonly unknown[]): Promise<Row[]> => {
    try {
      const result = await client.query<Cell[]>({
        text,
        values: [...values],
        rowMode: 'array',
        types: { getTypeParser: () => asWritten },
      });
      return result.rows;
    } catch (error) {
      throw storeError(error);
    }
  };
  try {
    await client.connect();
    await client.query('begin isolation level repeatable read read only');
    const columns = await columnsOf(query, view);
    const { text, values } = conditions(filter);
    const list = columns.map(selected).join(', ');
    const key = columns.findIndex(({ name }) => name === KEY);
    const instants = columns.flatMap(({ type }, n) => (type === INSTANT ? [n] : []));
    const placeAfter = async (after: string | null): Promise<string> => {
      if (after === null) return 'true';
      const [row] = await query('select recorded_at from lossledger.losses where loss_id = $1', [
        after,
      ]);
      const recordedAt = row?.[0];
      if (typeof recordedAt !== 'string') {
        throw new LossledgerError('NOT_FOUND', `There is no loss ${after} to go on after.`);
      }
      return `(${ORDER}) > (${client.escapeLiteral(recordedAt)}::timestamptz, ${client.escapeLiteral(after)})`;
    };
    const page = async (after: string | null, most: number): Promise<Page<readonly Row[]>> => {
      const from = await placeAfter(after);
      const rows = await query(
        `select ${list} from ${view} where ${text} and ${from} order by ${ORDER} limit ${most}`,
        values,
      );
      const content = instants.length === 0 ? rows : rows.map((row) => inIso(row, instants));
      return { content, rows: rows.length, last: rows.at(-1)?.[key] ?? null };
    };
    // COPY takes no parameters.
    const literals = values.map((value) => client.escapeLiteral(value));
    const where = text.replace(/\$(\d+)/g, (_, n: string) => literals[Number(n) - 1] ?? 'null');
    const csvList = columns.map(selectedForCsv).join(', ');
    const buffers: Buffer[] = [];
    const csvPage = async (after: string | null, most: number): Promise<Page<Uint8Array>> => {
      const from = await placeAfter(after);
      const { bytes, rows, lastRowAt, buffer } = await copiedOut(
        client,
        `copy (select ${csvList} from ${view} where ${where} and ${from} order by ${ORDER} limit ${most}) to stdout (format csv)`,
        // One page is used while the next is on its way: the one before both is not.
        buffers.length < 2 ? undefined : buffers.shift(),
      );
      buffers.push(buffer);
      // The key comes first, and an id of ours needs no quotes.
      const last = bytes.toString('utf8', lastRowAt, Math.max(bytes.indexOf(',', lastRowAt), 0));
      return { content: bytes, rows, last: rows === 0 ? null : last };
    };
    return {
      columns,
      async count() {
        const [row] = await query(`select count(*) from ${view} where ${text}`, values);
        return Number(row?.[0] ?? 0);
      },
      pages: (after) => oneAhead(after, rowsAtOnce, rowsAtOnce, page),
      csvPages: (after) => oneAhead(after, rowsAtOnce, rowsAtOnce * CSV_GROWTH, csvPage),
      close: () => client.end(),
    };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw storeError(error);
  }
}

/** Pages one after the other, each up to twice the one before, the next asked for before this one is used. */
async function* oneAhead<Content>(
  after: string | null,
  firstPage: number,
  fullPage: number,
  read: (after: string | null, most: number) => Promise<Page<Content>>,
): AsyncGenerator<Page<Content>> {
  let asked = firstPage;
  let coming: Promise<Page<Content>> | undefined = read(after, asked);
  while (coming !== undefined) {
    const page: Page<Content> = await coming;
    const isLast: boolean = page.rows < asked || page.last === null;
    asked = Math.min(asked * 2, fullPage);
    coming = isLast ? undefined : read(page.last, asked);
    // A reader that leaves early does not hear how this one ends.
    coming?.catch(() => undefined);
    if (page.rows > 0) yield page;
  }
}

function copiedOut(
  client: ReturnType<Store['dedicated']>,
  statement: string,
  over: Buffer | undefined,
): Promise<CopiedOut> {
  return new Promise((resolve, reject) => {
    client.query(
      new CopyOut(
        statement,
        (error, copied) => {
          if (copied === undefined) reject(storeError(error));
          else resolve(copied);
        },
        over,
      ),
    );
  });
}

function asWritten(text: string): string {
  return text;
}

const INSTANT = 'timestamp with time zone';

async function columnsOf(
  query: (text: string, values: readonly unknown[]) => Promise<Row[]>,
  view: ExportedView,
): Promise<readonly ViewColumn[]> {
  const rows = await query(
    `select attname, format_type(atttypid, atttypmod), coalesce(col_description(attrelid, attnum), '')
     from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [view],
  );
  const columns = rows.map(([name, type, comment]) => ({
    name: name ?? '',
    type: type ?? '',
    comment: comment ?? '',
  }));
  if (!columns.some(({ name }) => name === KEY)) {
    throw new LossledgerError('INVARIANT_BROKEN', `The view ${view} has no column ${KEY}.`);
  }
  return columns;
}

/** Names come from the catalogue; quoted all the same. */
function selected({ name, type }: ViewColumn): string {
  const quoted = `"${name.replaceAll('"', '""')}"`;
  return type.endsWith('[]') ? `array_to_json(${quoted})::text` : quoted;
}

/** What spreadsheets take for the start of a formula. Source: OWASP, "CSV Injection". */
const FORMULA_STARTS = ['=', '+', '-', '@', '\t', '\r']
  .map((start) => start.charCodeAt(0))
  .join(', ');

/**
 * As `selected`, with instants as ISO 8601, and an apostrophe before what would be a formula.
 * Asked of the number of the first character, which makes no text of its own for each field.
 */
function selectedForCsv(column: ViewColumn): string {
  const quoted = `"${column.name.replaceAll('"', '""')}"`;
  if (column.type === INSTANT) return `replace(left(${quoted}::text, -3), ' ', 'T') || 'Z'`;
  if (column.type.endsWith('[]')) return `array_to_json(${quoted})`;
  if (column.type !== 'text' || column.name === KEY) return quoted;
  return `case when ascii(${quoted}) in (${FORMULA_STARTS}) then '''' || ${quoted} else ${quoted} end`;
}

function conditions(filter: LossPageFilter): { text: string; values: string[] } {
  const values: string[] = [];
  const value = (given: string): string => `$${values.push(given)}`;
  const parts = ['true'];
  if (filter.lostBy !== undefined) parts.push(`lost_by = ${value(filter.lostBy)}`);
  if (filter.model !== undefined) {
    const model = value(filter.model);
    parts.push(`(model = ${model} or family = ${model})`);
  }
  if (filter.status !== undefined) parts.push(`status = ${value(filter.status)}`);
  if (filter.since !== undefined) parts.push(`updated_at >= ${value(filter.since)}::timestamptz`);
  return { text: parts.join(' and '), values };
}

/** `2023-02-07 12:00:00+00` → `2023-02-07T12:00:00Z`; the session's time zone is UTC. */
function inIso(row: Row, instants: readonly number[]): Row {
  const cells = [...row];
  for (const n of instants) {
    const text = cells[n];
    if (typeof text === 'string') cells[n] = `${text.slice(0, 10)}T${text.slice(11, -3)}Z`;
  }
  return cells;
}
