import type { QueueBackend } from '../queues/backend.ts';
import { openProducers, type Producers } from '../queues/relay.ts';
import { QUEUE_SCHEMA, settleRights } from '../store/role-rights.ts';
import type { Ledger } from './open-ledger.ts';

export interface Queueing {
  readonly backend: QueueBackend;
  readonly producers: Producers;
  close(): Promise<void>;
}

/** The queue's tables are the queue's own business, and may be missing in a current ledger. */
export async function migrateQueue({ settings, store, databaseUrl }: Ledger): Promise<void> {
  if (settings.REDIS_URL !== undefined) return;
  const [before] = await store.sql<{ made: boolean }[]>`
    select to_regnamespace(${QUEUE_SCHEMA}) is not null as made`;
  const { migratePostgresQueue } = await import('../queues/postgres-backend.ts');
  await migratePostgresQueue(databaseUrl);
  // Those who work in the queue get their rights with the tables.
  if (before?.made !== true) await settleRights(store);
}

/** The queue alone, for commands that look at it or mend it. */
export async function openQueueing(ledger: Ledger, listeners = 0): Promise<Queueing> {
  const { settings, log } = ledger;
  const onError = (error: Error): void =>
    log('warn', 'queue connection error', { reason: error.message });
  if (settings.MIGRATE_ON_START) await migrateQueue(ledger);
  const backend =
    settings.REDIS_URL === undefined
      ? await (await import('../queues/postgres-backend.ts')).openPostgresBackend({
          url: ledger.databaseUrl,
          listeners,
          poolMax: settings.QUEUE_POOL_MAX,
          onError,
        })
      : await (await import('../queues/redis-backend.ts')).openRedisBackend({
          url: settings.REDIS_URL,
          prefix: settings.REDIS_PREFIX,
          allowUnsafe: settings.REDIS_ALLOW_UNSAFE,
          onError,
        });
  try {
    const producers = await openProducers(backend);
    return {
      backend,
      producers,
      async close() {
        await producers.close();
        await backend.close();
      },
    };
  } catch (error) {
    await backend.close();
    throw error;
  }
}
