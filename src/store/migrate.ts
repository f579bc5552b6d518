import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { migrate as drizzleMigrate } from 'drizzle-orm/node-postgres/migrator';
import { z } from 'zod';
import { LossledgerError } from '../domain/errors.ts';
import { openStore, type Store, storeError } from './connection.ts';
import { settleRights } from './role-rights.ts';

const FOLDER = fileURLToPath(new URL('../../drizzle', import.meta.url));

/** Spells "LOSS" (0x4c4f5353): the advisory lock that lets one process migrate at a time. */
const MIGRATION_LOCK = 0x4c4f5353;

const journalFile = z.object({
  entries: z.array(z.object({ idx: z.number(), when: z.number(), tag: z.string() })),
});

export interface Migration {
  readonly tag: string;
  /** Milliseconds since 1970; drizzle applies only what is newer than the newest applied. */
  readonly when: number;
  /** SHA-256 of the file, as drizzle records it. */
  readonly hash: string;
}

/**
 * The migrations in journal order. Refuses a journal whose times do not rise: drizzle 0.45.4 skips
 * a migration older than the newest applied one, and reports success.
 */
export async function readMigrations(folder: string = FOLDER): Promise<readonly Migration[]> {
  const journal = journalFile.parse(
    JSON.parse(await readFile(`${folder}/meta/_journal.json`, 'utf8')),
  );
  const migrations: Migration[] = [];
  for (const entry of journal.entries) {
    const before = migrations.at(-1);
    if (before !== undefined && entry.when <= before.when) {
      throw new LossledgerError(
        'MIGRATIONS_OUT_OF_ORDER',
        `Migration ${entry.tag} is dated no later than ${before.tag} before it, so it would be skipped. Give it a later "when" in drizzle/meta/_journal.json.`,
      );
    }
    const text = await readFile(`${folder}/${entry.tag}.sql`, 'utf8');
    migrations.push({
      tag: entry.tag,
      when: entry.when,
      hash: createHash('sha256').update(text).digest('hex'),
    });
  }
  return migrations;
}

interface AppliedRow {
  readonly hash: string;
  readonly created_at: string;
}

async function appliedMigrations(sql: Store['sql']): Promise<readonly AppliedRow[]> {
  const [known] = await sql<{ known: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as known`;
  if (known?.known !== true) return [];
  return sql<
    AppliedRow[]
  >`select hash, created_at::text from drizzle.__drizzle_migrations order by created_at`;
}

/** How the database stands against this program's migrations; changes nothing. */
export async function migrationState(
  store: Store,
  folder: string = FOLDER,
): Promise<{ state: 'empty' | 'behind' | 'current' | 'ahead' | 'different'; detail: string }> {
  const wanted = await readMigrations(folder);
  const applied = await appliedMigrations(store.sql);
  const differs = applied.findIndex(
    (row, n) => wanted[n] !== undefined && wanted[n]?.hash !== row.hash,
  );
  if (applied.length === 0) return { state: 'empty', detail: 'no migration applied' };
  if (differs >= 0) {
    return {
      state: 'different',
      detail: `applied migration ${differs + 1} is not ${wanted[differs]?.tag}`,
    };
  }
  if (applied.length > wanted.length) {
    return { state: 'ahead', detail: `${applied.length - wanted.length} newer than this program` };
  }
  if (applied.length < wanted.length) {
    return { state: 'behind', detail: `${wanted.length - applied.length} still to apply` };
  }
  return { state: 'current', detail: `${wanted.length} applied` };
}

/**
 * Brings the database to this program's migrations, one process at a time, and compares the ledger
 * of applied ones with the journal afterwards.
 */
export async function migrateStore(store: Store, folder: string = FOLDER): Promise<void> {
  await readMigrations(folder);
  const before = await migrationState(store, folder);
  if (before.state === 'current') return;
  if (before.state === 'ahead') {
    throw new LossledgerError(
      'DATABASE_AHEAD',
      `The database was migrated by a newer version (${before.detail}). Upgrade this one.`,
    );
  }
  if (before.state === 'different') {
    throw new LossledgerError(
      'MIGRATIONS_OUT_OF_ORDER',
      `The database holds another history than the journal says: ${before.detail}.`,
    );
  }
  // One connection, so that the session that holds the lock is the one that migrates.
  const alone = openStore({
    ...store.options,
    poolMax: 1,
    applicationName: 'lossledger migrate',
    unlimitedStatements: true,
  });
  try {
    await alone.sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrateBesideOthers(async () => {
      // Hangs on a view that a migration may replace, and is made again after it.
      await alone.sql`drop view if exists reporting.losses_geo`;
      await drizzleMigrate(alone.db, { migrationsFolder: folder });
      await settleRights(alone);
    });
  } catch (error) {
    throw storeError(error);
  } finally {
    await alone.close();
  }
  const after = await migrationState(store, folder);
  if (after.state !== 'current') {
    throw new LossledgerError(
      'MIGRATIONS_OUT_OF_ORDER',
      `After migrating, the database does not hold what the journal says: ${after.detail}.`,
    );
  }
}

/** Migrations at once of databases that share a server; far more than anybody runs. */
const MOST_NEIGHBOURS = 20;
/** What Postgres says of a role that another database's migration set in the same moment. */
const SET_BY_ANOTHER = 'tuple concurrently updated';

/**
 * Migrations of one database keep to one lock; those of two set the roles of their server at once,
 * and Postgres refuses the later one. It comes after the other has committed, and nothing of it
 * stands, so it is simply run again.
 */
async function migrateBesideOthers(migrate: () => Promise<void>): Promise<void> {
  for (let neighbours = 0; ; neighbours += 1) {
    try {
      await migrate();
      return;
    } catch (error) {
      const isRefused = storeError(error).message.includes(SET_BY_ANOTHER);
      if (!isRefused || neighbours === MOST_NEIGHBOURS) throw error;
    }
  }
}
