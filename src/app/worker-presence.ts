import type { Store } from '../store/connection.ts';

/** Spells "WORK" (0x574f524b): held, shared, by every daemon that runs all workers. */
const PRESENCE_LOCK = 0x574f524b;
const HEARTBEAT_MS = 5_000;

export interface Presence {
  leave(): Promise<void>;
}

type Connection = ReturnType<Store['dedicated']>;

/**
 * Says, for as long as a connection of its own lives, that a worker is here, and says it again on a
 * new connection when that one is lost. The database forgets it by itself when the process dies.
 */
export async function announceWorker(store: Store): Promise<Presence> {
  let held: Connection | undefined = await hold(store);
  let beat: Promise<void> | undefined;
  const heartbeat = async (): Promise<void> => {
    try {
      if (held === undefined) held = await hold(store);
      else await held.query('select 1');
    } catch {
      const lost = held;
      held = undefined;
      lost?.end().catch(() => undefined);
    }
  };
  const timer = setInterval(() => {
    beat ??= heartbeat().finally(() => {
      beat = undefined;
    });
  }, HEARTBEAT_MS);
  return {
    async leave() {
      clearInterval(timer);
      await beat;
      // Its lock ends with the connection; a dead one need not be waited for.
      await held?.end().catch(() => undefined);
    },
  };
}

async function hold(store: Store): Promise<Connection> {
  const connection = store.dedicated();
  try {
    await connection.connect();
    await connection.query('select pg_advisory_lock_shared($1::bigint)', [PRESENCE_LOCK]);
    return connection;
  } catch (error) {
    connection.end().catch(() => undefined);
    throw error;
  }
}

/** Whether some `ingest` is at its own documents now: it does their work itself. */
export async function isIngestPresent(store: Store): Promise<boolean> {
  const [row] = await store.sql<{ present: boolean }[]>`
    select exists (
      select from pg_stat_activity
      where datname = current_database() and application_name = 'lossledger ingest'
    ) as present`;
  return row?.present === true;
}

/** Whether some daemon runs workers on this ledger now. */
export async function isWorkerPresent(store: Store): Promise<boolean> {
  const [row] = await store.sql<{ present: boolean }[]>`
    select exists (
      select from pg_locks
      where locktype = 'advisory' and mode = 'ShareLock' and granted and objsubid = 1
        and classid = 0 and objid = ${PRESENCE_LOCK}::bigint::oid
        and database = (select oid from pg_database where datname = current_database())
    ) as present`;
  return row?.present === true;
}
