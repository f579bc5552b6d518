/**
 * How fast reporting answers over a large invented ledger, on an embedded server of its own:
 *
 *   npm run bench:reporting -- --losses 1000000 [--seed 1] [--only reading|recording] [--keep FOLDER] [--explain]
 *
 * Prints the median of each statement of docs/how-to/sql-cookbook.md, of the ledger as it was, of pages
 * of the change feed anywhere in it, of a full CSV export with its memory, and the rate of recording
 * into ledgers of 10,000, 100,000 and so many losses by the stages themselves. Over a million losses it
 * needs about 15 GB of disk under the temporary folder. With --keep the ledger stays in the folder, and is
 * taken from there when it is asked for again.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Store, storeError } from '../src/store/connection.ts';
import { recipesIn } from './bench-reporting/cookbook.ts';
import { exportFigures } from './bench-reporting/export-figures.ts';
import { recordingRate } from './bench-reporting/recording-rate.ts';
import { daysOf, withLedger, withServer } from './bench-reporting/with-ledger.ts';

const COOKBOOK = fileURLToPath(new URL('../docs/how-to/sql-cookbook.md', import.meta.url));
const TIMES = 5;
/** Ledgers into which recording is timed, beside the one asked for. */
const SMALLER = [10_000, 100_000];
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      losses: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
      explain: { type: 'boolean', default: false },
      only: { type: 'string' },
      keep: { type: 'string' },
    },
  });
  const losses = Number(values.losses);
  const seed = Number(values.seed);
  const { only, keep } = values;
  const isWanted = (what: string): boolean => only === undefined || only === what;
  const rates: number[] = [];
  const timeRecording = async (store: Store, size: number): Promise<void> => {
    const rate = await recordingRate(store, daysOf(size));
    rates.push(rate);
    const percent = ((rate / (rates[0] ?? rate)) * 100).toFixed(0);
    print(`recording into ${size} losses: ${rate.toFixed(0)} losses/s, ${percent} %`);
  };
  await withServer(keep, async (url) => {
    for (const size of SMALLER.filter((one) => one < losses && isWanted('recording'))) {
      await withLedger(url, { losses: size, seed }, false, (store) => timeRecording(store, size));
    }
    await withLedger(url, { losses, seed }, keep !== undefined, async (store) => {
      if (isWanted('reading')) {
        await timeRecipes(store, values.explain);
        await timeAsOf(store);
        await timeFeed(store);
        await timeExport(store);
      }
      if (isWanted('recording')) await timeRecording(store, losses);
    });
  });
}

async function timeRecipes(store: Store, explains: boolean): Promise<void> {
  for (const { question, sql } of recipesIn(await readFile(COOKBOOK, 'utf8'))) {
    const ms = await medianOf(() => store.sql.unsafe(sql)).catch((error: unknown) => {
      print(`        ${storeError(error).message}`);
      return Number.POSITIVE_INFINITY;
    });
    print(`${ms.toFixed(0).padStart(6)} ms  ${question}`);
    if (explains || (ms > 1000 && Number.isFinite(ms))) {
      const plan = await store.sql.unsafe(`explain (analyze, buffers) ${sql}`);
      for (const line of plan) print(`          ${Object.values(line).join('')}`);
    }
  }
}

/** The ledger as it was at several instants, counted as an analyst would, and whole. */
async function timeAsOf(store: Store): Promise<void> {
  for (const share of [0.1, 0.5, 1]) {
    const [row] = await store.sql<{ at: string }[]>`
      select listed_at::text as at from reporting.loss_changes
      where change_id = (select greatest(1, floor(max(change_id) * ${share}::float)) from reporting.loss_changes)`;
    const at = row?.at ?? '';
    const statement = `select count(*), count(model), max(updated_at) from reporting.losses_as_of('${at}')`;
    const ms = await medianOf(() => store.sql.unsafe(statement), 3).catch((error: unknown) => {
      print(`        ${storeError(error).message}`);
      return Number.POSITIVE_INFINITY;
    });
    print(`${ms.toFixed(0).padStart(6)} ms  losses_as_of after ${share * 100} % of the changes`);
  }
}

/** Cursors all over the feed, each page read once: its first reading is what its reader waits for. */
const PAGES = 200;

async function timeFeed(store: Store): Promise<void> {
  const [range] = await store.sql<{ last: number }[]>`
    select max(change_id)::integer as last from reporting.loss_changes`;
  const last = range?.last ?? 0;
  const times: { readonly cursor: number; readonly ms: number }[] = [];
  for (let page = 0; page < PAGES; page += 1) {
    // Not one after the other, which read ahead would make too easy.
    const cursor = Math.floor((((page * 89) % PAGES) / PAGES) * Math.max(0, last - 1_000));
    const began = performance.now();
    await store.sql`select * from reporting.loss_changes where change_id > ${cursor}
      order by change_id limit 1000`;
    times.push({ cursor, ms: performance.now() - began });
  }
  const sorted = times.toSorted((a, b) => a.ms - b.ms);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]?.ms.toFixed(1);
  print(
    `${at(0.5)?.padStart(6)} ms  page of 1,000 changes, the median of ${PAGES} cursors read once each; p95 ${at(0.95)}, most ${at(1)} ms`,
  );
  for (const { cursor } of sorted.slice(-5)) {
    const ms = await medianOf(
      () => store.sql`select * from reporting.loss_changes where change_id > ${cursor}
        order by change_id limit 1000`,
    );
    print(`${ms.toFixed(1).padStart(6)} ms  the same after ${cursor}, the median of ${TIMES}`);
  }
}

async function timeExport(store: Store): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lossledger-bench-'));
  try {
    const { rows, seconds, rssMb } = await exportFigures(store, path.join(folder, 'losses.csv'));
    const told = rssMb.map((mb) => mb.toFixed(0)).join(', ');
    print(
      `export: ${rows} rows as CSV in ${seconds.toFixed(1)} s, ${(rows / seconds).toFixed(0)} rows/s; RSS in MB at each tenth: ${told}`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function medianOf(act: () => PromiseLike<unknown>, many = TIMES): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < many; n += 1) {
    const began = performance.now();
    await act();
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(many / 2)] ?? Number.NaN;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
