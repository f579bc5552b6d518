import { acquireEmbeddedPostgres } from '../../src/app/embedded-postgres/index.ts';
import { withThrowawayHome } from '../../src/app/throwaway-home.ts';
import { openStore, type Store } from '../../src/store/connection.ts';
import { migrateStore } from '../../src/store/migrate.ts';
import { withScratchDatabase } from '../../src/store/scratch-database.ts';
import { generateLedger } from './generate-ledger.ts';

/** Some four times the pace of the war in Ukraine: a larger ledger is one of more days. */
const LOSSES_A_DAY = 100;
const LEAST_DAYS = 10;

export function daysOf(losses: number): number {
  return Math.max(LEAST_DAYS, Math.ceil(losses / LOSSES_A_DAY));
}

export interface WantedLedger {
  readonly losses: number;
  readonly seed: number;
}

/** Lets something use a server of its own, of a home that is kept where one is named. */
export async function withServer<T>(
  kept: string | undefined,
  use: (url: string) => Promise<T>,
): Promise<T> {
  const serve = async (home: string): Promise<T> => {
    const server = await acquireEmbeddedPostgres({ home, log: () => undefined });
    try {
      return await use(server.url);
    } finally {
      await server.release();
    }
  };
  return kept === undefined ? withThrowawayHome(serve) : serve(kept);
}

/** Lets something use an invented ledger: one that is kept is made once, and migrated again. */
export async function withLedger<T>(
  serverUrl: string,
  wanted: WantedLedger,
  isKept: boolean,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  if (!isKept) {
    return withScratchDatabase(serverUrl, 'bench', (url) => filled(url, wanted, use));
  }
  const name = `bench_${wanted.losses}_${wanted.seed}`;
  const admin = openStore({ url: serverUrl, poolMax: 1, applicationName: 'lossledger bench' });
  try {
    const known = await admin.sql`select from pg_database where datname = ${name}`;
    if (known.length === 0) await admin.sql.unsafe(`create database ${name} template template0`);
  } finally {
    await admin.close();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return filled(url.href, wanted, use);
}

async function filled<T>(
  url: string,
  wanted: WantedLedger,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  const options = { url, poolMax: 1, applicationName: 'lossledger bench' };
  const filling = openStore({ ...options, unlimitedStatements: true });
  try {
    await migrateStore(filling);
    const known = await filling.sql`select from lossledger.losses limit 1`;
    if (known.length === 0) await fill(filling, wanted);
  } finally {
    await filling.close();
  }
  const store = openStore(options);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

async function fill(store: Store, { losses, seed }: WantedLedger): Promise<void> {
  const began = performance.now();
  const invented = { losses, seed, days: daysOf(losses), withTellings: true };
  await generateLedger(async (statement) => {
    await store.sql.unsafe(statement);
  }, invented);
  await store.sql.unsafe('vacuum analyze');
  await store.sql.unsafe('checkpoint');
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(`${losses} losses made in ${seconds.toFixed(0)} s\n`);
}
