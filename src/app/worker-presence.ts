import type { Store } from '../store/connection.ts';

/** Spells "WORK" (0x574f524b): held, shared, by every process that runs workers. */
const PRESENCE_LOCK = 0x574f524b;
/** Often enough that its connection never looks idle, or dead, to the pool. */
const HEARTBEAT_MS = 5_000;

type Connection = Awaited<ReturnType<Store['sql']['reserve']>>;

export interface Presence {
  leave(): Promise<void>;
}

/**
 * Says, for as long as a connection of its own lives, that a worker is here, and says it again on a
 * new connection when that one is lost. The database forgets it by itself when the process dies.
 */
export async function announceWorker(store: Store): Promise<Presence> {
  let held: Connection | undefined = await hold(store);
  let beat: Promise<void> | undefined;
  const heartbeat = async (): Promise<void> => {
    try {
      held ??= await hold(store);
      await held`select 1`;
    } catch {
      held?.release();
      held = undefined;
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
      try {
        if (held !== undefined) {
          await held`select pg_advisory_unlock_shared(${PRESENCE_LOCK}::bigint)`;
        }
      } catch {
        // The connection is gone, and with it the lock.
      } finally {
        held?.release();
      }
    },
  };
}

async function hold(store: Store): Promise<Connection> {
  const connection = await store.sql.reserve();
  try {
    await connection`select pg_advisory_lock_shared(${PRESENCE_LOCK}::bigint)`;
    return connection;
  } catch (error) {
    connection.release();
    throw error;
  }
}

/** Whether some process runs workers on this ledger now. */
export async function isWorkerPresent(store: Store): Promise<boolean> {
  const [row] = await store.sql<{ present: boolean }[]>`
    select exists (
      select from pg_locks
      where locktype = 'advisory' and mode = 'ShareLock' and granted and objsubid = 1
        and classid = 0 and objid = ${PRESENCE_LOCK}
        and database = (select oid from pg_database where datname = current_database())
    ) as present`;
  return row?.present === true;
}
