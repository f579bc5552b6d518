import type { Settings } from '../../config/settings.ts';
import type { ConfiguredSource } from '../../sources/configured-source.ts';
import { type Db, openStore } from '../../store/connection.ts';
import { migrationState } from '../../store/migrate.ts';
import { acquireEmbeddedPostgres, embeddedPostgresStatus } from '../embedded-postgres/index.ts';

export interface RunningLedger {
  readonly db: Db;
  close(): Promise<void>;
}

/**
 * The rows of the ledger where they can be had without starting or changing anything; null where they
 * cannot: for commands that look, and have only to say what their looking cost.
 */
export async function joinRunningLedger(
  settings: Settings,
  home: string,
): Promise<RunningLedger | null> {
  const server =
    settings.DATABASE_URL === undefined && (await embeddedPostgresStatus(home)).running
      ? await acquireEmbeddedPostgres({ home, log: () => undefined })
      : null;
  const url = settings.DATABASE_URL ?? server?.url;
  if (url === undefined) return null;
  const store = openStore({ url, poolMax: 1, applicationName: 'lossledger doctor' });
  const close = async (): Promise<void> => {
    await store.close();
    await server?.release();
  };
  const state = await migrationState(store).catch(() => ({ state: 'unreachable' }));
  if (state.state === 'current') return { db: store.db, close };
  await close();
  return null;
}

/** Whether a look at the source costs money. Without a token nothing is asked. */
export function isCharged(
  { kind }: ConfiguredSource,
  { X_BEARER_TOKEN }: Pick<Settings, 'X_BEARER_TOKEN'>,
): boolean {
  return kind.upstream === 'x' && X_BEARER_TOKEN !== undefined;
}
