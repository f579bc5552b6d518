import { REFERENCE_FOLDER } from '../../src/app/reference-data.ts';
import { ExchangeNames, readExchangeNames } from '../../src/reporting/exchange-names.ts';
import { exportLosses } from '../../src/reporting/export-losses.ts';
import type { Store } from '../../src/store/connection.ts';

export interface ExportFigures {
  readonly rows: number;
  readonly seconds: number;
  /** Resident memory of this process at each tenth of the rows. */
  readonly rssMb: readonly number[];
}

const MB = 1024 * 1024;

export async function exportFigures(store: Store, file: string): Promise<ExportFigures> {
  const [count] = await store.sql<{ rows: number }[]>`
    select count(*)::integer as rows from reporting.losses`;
  const tenth = (count?.rows ?? 0) / 10;
  const rssMb: number[] = [];
  const names = new ExchangeNames(await readExchangeNames(REFERENCE_FOLDER), [], () => null);
  const began = performance.now();
  const { rows } = await exportLosses(store, {
    format: 'csv',
    view: 'reporting.losses',
    filter: {},
    to: { kind: 'file', path: file },
    resume: false,
    names,
    now: new Date(),
    onProgress: (done) => {
      if (done >= tenth * (rssMb.length + 1)) rssMb.push(process.memoryUsage.rss() / MB);
    },
  });
  return { rows, seconds: (performance.now() - began) / 1000, rssMb };
}
