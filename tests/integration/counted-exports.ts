import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { REFERENCE_FOLDER } from '../../src/app/reference-data.ts';
import { isList } from '../../src/domain/list.ts';
import { ExchangeNames, readExchangeNames } from '../../src/reporting/exchange-names.ts';
import {
  EXPORT_FORMATS,
  type ExportFormat,
  exportLosses,
} from '../../src/reporting/export-losses.ts';
import type { Store } from '../../src/store/connection.ts';

/** How many losses a reader of each format finds in the files of an export. */
export async function rowsInExports(store: Store): Promise<Readonly<Record<string, number>>> {
  const names = new ExchangeNames(await readExchangeNames(REFERENCE_FOLDER), [], () => null);
  const root = await mkdtemp(path.join(tmpdir(), 'lossledger-exports-'));
  try {
    const counts: Record<string, number> = {};
    for (const format of EXPORT_FORMATS) {
      const folder = path.join(root, format);
      await mkdir(folder);
      await exportLosses(store, {
        format,
        view: 'reporting.losses',
        filter: {},
        to: { kind: 'folder', path: folder },
        resume: false,
        names,
        now: new Date(),
      });
      Object.assign(counts, await countsIn(folder, format));
    }
    return counts;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function countsIn(
  folder: string,
  format: ExportFormat,
): Promise<Readonly<Record<string, number>>> {
  const files = (await readdir(folder)).filter((name) => name !== 'datapackage.json');
  const contents = new Map<string, Buffer>();
  for (const name of files) contents.set(name, await readFile(path.join(folder, name)));
  if (format === 'oryx') return oryxCounts(contents);
  const [bytes = Buffer.alloc(0)] = contents.values();
  if (format === 'parquet') {
    const file = Uint8Array.from(bytes).buffer;
    return { parquet: (await parquetReadObjects({ file })).length };
  }
  if (format === 'csv' || format === 'acled') return { [format]: rowsOf(bytes).length };
  if (format === 'ndjson') return { ndjson: bytes.toString().trimEnd().split('\n').length };
  return { [format]: listsIn(JSON.parse(bytes.toString())) };
}

/** Rows of the lists in a document: it is one, or has one. */
function listsIn(document: unknown): number {
  if (isList(document)) return document.length;
  if (typeof document !== 'object' || document === null) return 0;
  return Object.values(document).reduce(
    (sum: number, value: unknown) => sum + (isList(value) ? value.length : 0),
    0,
  );
}

function oryxCounts(contents: ReadonlyMap<string, Buffer>): Readonly<Record<string, number>> {
  const totalOf = (name: string, column: string): number =>
    rowsOf(contents.get(name) ?? Buffer.alloc(0))
      .filter((row) => row['equipment_type'] !== 'All Types')
      .reduce((sum, row) => sum + Number(row[column]), 0);
  const events = [...contents].filter(([name]) => name.startsWith('event_'));
  return {
    'oryx events': events.reduce((sum, [, bytes]) => sum + rowsOf(bytes).length, 0),
    'oryx totals_by_type': totalOf('totals_by_type.csv', 'type_total'),
    'oryx totals_by_system_wide': totalOf('totals_by_system_wide.csv', 'total'),
  };
}

function rowsOf(bytes: Buffer): readonly Readonly<Record<string, string>>[] {
  return parse<Record<string, string>>(bytes, { columns: true, bom: true });
}
