/**
 * How fast reporting answers over a large invented ledger, on an embedded server of its own:
 *
 *   npm run bench:reporting -- --losses 1000000 [--seed 1] [--explain]
 *
 * Prints the median of each statement of docs/how-to/sql-cookbook.md, of pages of the change feed
 * anywhere in it, of a full CSV export with its memory, and of recording into a small and into the
 * large ledger. Over a million losses it needs about 5 GB of disk under the temporary folder.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { acquireEmbeddedPostgres } from '../src/app/embedded-postgres/index.ts';
import { withThrowawayHome } from '../src/app/throwaway-home.ts';
import { openStore, type Store, storeError } from '../src/store/connection.ts';
import { migrateStore } from '../src/store/migrate.ts';
import { withScratchDatabase } from '../src/store/scratch-database.ts';
import { recipesIn } from './bench-reporting/cookbook.ts';
import { exportFigures } from './bench-reporting/export-figures.ts';
import { generateLedger } from './bench-reporting/generate-ledger.ts';
import { recordingRate } from './bench-reporting/recording-rate.ts';

const COOKBOOK = fileURLToPath(new URL('../docs/how-to/sql-cookbook.md', import.meta.url));
const TIMES = 5;
const SMALL = 10_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      losses: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
      explain: { type: 'boolean', default: false },
    },
  });
  const losses = Number(values.losses);
  const seed = Number(values.seed);
  await withThrowawayHome(async (home) => {
    const server = await acquireEmbeddedPostgres({ home, log: () => undefined });
    try {
      const small = await withLedgerOf(server.url, Math.min(SMALL, losses), seed, recordingRate);
      await withLedgerOf(server.url, losses, seed, async (store) => {
        await timeRecipes(store, values.explain);
        await timeFeed(store);
        await timeExport(store);
        const large = await recordingRate(store);
        const percent = ((large / small) * 100).toFixed(0);
        print(
          `recording: ${small.toFixed(0)} losses/s into ${Math.min(SMALL, losses)}, ${large.toFixed(0)} losses/s into ${losses}: ${percent} %`,
        );
      });
    } finally {
      await server.release();
    }
  });
}

async function withLedgerOf<T>(
  serverUrl: string,
  losses: number,
  seed: number,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  return withScratchDatabase(serverUrl, 'bench', async (url) => {
    const options = { url, poolMax: 1, applicationName: 'lossledger bench' };
    const filling = openStore({ ...options, unlimitedStatements: true });
    try {
      await migrateStore(filling);
      const began = performance.now();
      await generateLedger(
        async (statement) => {
          await filling.sql.unsafe(statement);
        },
        { losses, seed },
      );
      await filling.sql.unsafe('vacuum analyze');
      await filling.sql.unsafe('checkpoint');
      print(`${losses} losses made in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    } finally {
      await filling.close();
    }
    const store = openStore(options);
    try {
      return await use(store);
    } finally {
      await store.close();
    }
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

async function timeFeed(store: Store): Promise<void> {
  const [range] = await store.sql<{ last: number }[]>`
    select max(change_id)::integer as last from reporting.loss_changes`;
  for (const share of [0, 0.25, 0.5, 0.75, 0.99]) {
    const cursor = Math.floor((range?.last ?? 0) * share);
    const ms = await medianOf(
      () => store.sql`select * from reporting.loss_changes where change_id > ${cursor}
        order by change_id limit 1000`,
    );
    print(`${ms.toFixed(1).padStart(6)} ms  page of 1,000 changes after ${cursor}`);
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

async function medianOf(act: () => PromiseLike<unknown>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const began = performance.now();
    await act();
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(TIMES / 2)] ?? Number.NaN;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
