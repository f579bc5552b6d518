import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Settings } from '../config/settings.ts';
import { LossledgerError } from '../domain/errors.ts';
import type { Log } from '../pipeline/define-stage.ts';
import type { BlobInventory } from '../store/blobs/blob-store.ts';
import { openFolderBlobStore } from '../store/blobs/folder-blob-store.ts';
import { openStore, probeStore, type Store } from '../store/connection.ts';
import { migrateStore, migrationState } from '../store/migrate.ts';
import { setReaderPassword } from '../store/reader-role.ts';
import { settleRights } from '../store/role-rights.ts';
import { acquireEmbeddedPostgres } from './embedded-postgres/index.ts';
import { keepClassesOfLedger } from './keep-reference-classes.ts';
import { readerPassword } from './reader-password.ts';

/** The book of record, open: rows, and captured bytes. */
export interface Ledger {
  readonly settings: Settings;
  readonly home: string;
  readonly store: Store;
  readonly blobs: BlobInventory;
  readonly log: Log;
  /** Where rows are. */
  readonly databaseUrl: string;
  /** True for the server of the program's own. */
  readonly embedded: boolean;
  close(): Promise<void>;
}

export interface LedgerOptions {
  readonly settings: Settings;
  readonly home: string;
  readonly log: Log;
  /** Shows in pg_stat_activity. */
  readonly role: string;
  /** Migrate whatever MIGRATE_ON_START says: for the command that does just that. */
  readonly migrate?: boolean;
  readonly signal?: AbortSignal;
}

/** The folder of captures under a home. */
export function capturesFolder(home: string): string {
  return path.join(home, 'captures');
}

/** Opens the ledger where the settings say, starting or joining the embedded server if need be. */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const { settings, home, log } = options;
  await makeHome(home);
  const server =
    settings.DATABASE_URL === undefined
      ? await acquireEmbeddedPostgres({
          home,
          log: (event, fields) => log('debug', event, fields),
          ...(options.signal === undefined ? {} : { signal: options.signal }),
        })
      : undefined;
  const databaseUrl = settings.DATABASE_URL ?? server?.url;
  if (databaseUrl === undefined) throw new Error('unreachable: no database was chosen');
  const store = openStore({
    url: databaseUrl,
    poolMax: settings.DATABASE_POOL_MAX,
    applicationName: `lossledger ${options.role}`,
  });
  const close = async (): Promise<void> => {
    await store.close();
    await server?.release();
  };
  try {
    const { version, encoding } = await probeStore(store);
    if (version < 150_000) {
      throw new LossledgerError(
        'DATABASE_VERSION',
        `The server is PostgreSQL ${Math.floor(version / 10_000)}; 15 or newer is needed.`,
      );
    }
    if (encoding !== 'UTF8') {
      throw new LossledgerError(
        'DATABASE_VERSION',
        `The database has encoding ${encoding}; create one with ENCODING 'UTF8'.`,
      );
    }
    await bringUpToDate(options, store, server !== undefined);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    settings,
    home,
    store,
    blobs: openFolderBlobStore(capturesFolder(home)),
    log,
    databaseUrl,
    embedded: server !== undefined,
    close,
  };
}

async function makeHome(home: string): Promise<void> {
  try {
    await makeFolder(home);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LossledgerError(
      'INPUT_MISSING',
      `LOSSLEDGER_HOME ${home} cannot be made: ${reason}. Point LOSSLEDGER_HOME at a folder you may write to.`,
    );
  }
}

/** One step at a time: on Node 20 a recursive mkdir never returns where a parent takes no folders. */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  await makeFolder(path.dirname(folder));
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    // Another command may have made it just now.
    if (!existsSync(folder)) throw error;
  });
}

async function bringUpToDate(
  options: LedgerOptions,
  store: Store,
  embedded: boolean,
): Promise<void> {
  const { settings } = options;
  if (options.migrate === true || settings.MIGRATE_ON_START) {
    const wasCurrent = (await migrationState(store)).state === 'current';
    if (!wasCurrent) await migrateStore(store);
    if (wasCurrent && options.migrate !== true) return;
    await settleRights(store);
    await keepClassesOfLedger(store.sql, settings.LOSSLEDGER_CONFLICT);
    const password = settings.READER_PASSWORD ?? (embedded ? readerPassword(options.home) : null);
    if (password !== null) await setReaderPassword(store, password);
    return;
  }
  const { state, detail } = await migrationState(store);
  if (state === 'ahead') {
    throw new LossledgerError(
      'DATABASE_AHEAD',
      `The database is newer than this program (${detail}).`,
    );
  }
  if (state === 'different') {
    throw new LossledgerError(
      'MIGRATIONS_OUT_OF_ORDER',
      `The database and drizzle/ differ: ${detail}.`,
    );
  }
  if (state !== 'current') {
    throw new LossledgerError(
      'DATABASE_NOT_MIGRATED',
      `The database is ${state} (${detail}). Run \`lossledger migrate\` first.`,
    );
  }
}
