import type { Store } from '../store/connection.ts';

/** Spells "WORK" (0x574f524b): held, shared, by every process that runs workers. */
const PRESENCE_LOCK = 0x574f524b;

export interface Presence {
  leave(): Promise<void>;
}

/**
 * Says, for as long as the connection lives, that a worker is here. The database forgets it by
 * itself when the process dies.
 */
export async function announceWorker(store: Store): Promise<Presence> {
  const connection = await store.sql.reserve();
  await connection`select pg_advisory_lock_shared(${PRESENCE_LOCK}::bigint)`;
  return {
    async leave() {
      try {
        await connection`select pg_advisory_unlock_shared(${PRESENCE_LOCK}::bigint)`;
      } finally {
        connection.release();
      }
    },
  };
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
