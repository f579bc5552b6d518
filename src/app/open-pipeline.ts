import { LossledgerError } from '../domain/errors.ts';
import type { ReferenceData } from '../domain/reference.ts';
import { createClaimReader } from '../extract/read-claims.ts';
import type { Facilities } from '../pipeline/define-stage.ts';
import { STAGES, type StageName } from '../pipeline/registry.ts';
import type { QueueBackend } from '../queues/backend.ts';
import { openPostgresBackend } from '../queues/postgres-backend.ts';
import { type Reconciliation, reconcile } from '../queues/reconcile.ts';
import { openRedisBackend } from '../queues/redis-backend.ts';
import { openProducers, type Producers, type Relay, startRelay } from '../queues/relay.ts';
import { sweepAbandoned } from '../store/blobs/folder-blob-store.ts';
import { probeStore } from '../store/connection.ts';
import { startWorkers, type WorkerSet } from '../workers/start-workers.ts';
import { capturesFolder, type Ledger } from './open-ledger.ts';
import { factsOfReference } from './reference-facts.ts';
import { announceWorker, type Presence } from './worker-presence.ts';

/** Connections a process holds beside its pools: the one that says a worker is here. */
const PRESENCE_CONNECTIONS = 1;

export interface Queueing {
  readonly backend: QueueBackend;
  readonly producers: Producers;
  close(): Promise<void>;
}

/** The queue alone, for commands that look at it or mend it. */
export async function openQueueing(ledger: Ledger, listeners = 0): Promise<Queueing> {
  const { settings, log } = ledger;
  const onError = (error: Error): void =>
    log('warn', 'queue connection error', { reason: error.message });
  const backend =
    settings.REDIS_URL === undefined
      ? await openPostgresBackend({
          url: ledger.databaseUrl,
          listeners,
          poolMax: settings.QUEUE_POOL_MAX,
          onError,
        })
      : await openRedisBackend({
          url: settings.REDIS_URL,
          prefix: settings.REDIS_PREFIX,
          allowUnsafe: settings.REDIS_ALLOW_UNSAFE,
          onError,
        });
  const producers = await openProducers(backend);
  return {
    backend,
    producers,
    async close() {
      await producers.close();
      await backend.close();
    },
  };
}

export interface Pipeline extends Queueing {
  readonly workers: WorkerSet;
  readonly relay: Relay;
  /** Compares ledger and queue now. `afterMs`: only what was handed over longer ago. */
  reconcileNow(afterMs: number): Promise<Reconciliation>;
}

/** Starts workers, the relay and the reconciler of one process. */
export async function openPipeline(
  ledger: Ledger,
  reference: ReferenceData,
  options: { readonly only?: readonly StageName[] } = {},
): Promise<Pipeline> {
  const { settings, log, store } = ledger;
  const listeners = options.only?.length ?? STAGES.length;
  const queueing = await openQueueing(ledger, listeners);
  let presence: Presence | undefined;
  try {
    await assertConnectionsFit(ledger, queueing.backend.postgresConnections);
    await sweepAbandoned(capturesFolder(ledger.home), Date.now());
    presence = await announceWorker(store);
    const relay = startRelay({
      db: store.db,
      producers: queueing.producers,
      log,
      pollMs: settings.RELAY_POLL_MS,
    });
    const ending = new AbortController();
    const workers = await startWorkers(
      queueing.backend,
      {
        facilities: facilitiesOf(ledger, reference),
        log,
        signal: ending.signal,
        poisonLimit: settings.POISON_LIMIT,
        onNewWork: () => relay.wake(),
      },
      {
        lockMs: settings.JOB_LOCK_MS,
        stalledCheckMs: settings.STALLED_CHECK_MS,
        ...(options.only === undefined ? {} : { only: options.only }),
        ...(settings.WORKER_CONCURRENCY === undefined
          ? {}
          : { concurrency: settings.WORKER_CONCURRENCY }),
      },
    );
    const reconcileNow = async (afterMs: number): Promise<Reconciliation> => {
      const result = await reconcile(store.db, queueing.producers, new Date(Date.now() - afterMs));
      if (result.returned > 0) {
        log('warn', 'work without a live job went back to the outbox', { ...result });
        relay.wake();
      }
      return result;
    };
    const timer = setInterval(() => {
      reconcileNow(settings.RECONCILE_AFTER_MS).catch((error: unknown) => {
        log('warn', 'could not compare ledger and queue', { reason: String(error) });
      });
    }, settings.RECONCILE_EVERY_MS);
    const held = presence;
    return {
      ...queueing,
      workers,
      relay,
      reconcileNow,
      async close() {
        clearInterval(timer);
        await relay.close();
        const how = await workers.close(settings.SHUTDOWN_GRACE_MS);
        if (how === 'forced') {
          ending.abort(new Error('shutting down'));
          log('warn', 'jobs still running were let go of; they will be delivered again');
        }
        await held.leave();
        await queueing.close();
      },
    };
  } catch (error) {
    await presence?.leave();
    await queueing.close();
    throw error;
  }
}

function facilitiesOf(ledger: Ledger, reference: ReferenceData): Facilities {
  return {
    db: ledger.store.db,
    blobs: ledger.blobs,
    reader: createClaimReader(reference),
    facts: factsOfReference(reference),
    limits: { maxDocumentBytes: ledger.settings.MAX_DOCUMENT_BYTES },
    now: () => new Date(),
  };
}

/** Refuses to start where this process alone could use up the server's connections. */
async function assertConnectionsFit(ledger: Ledger, queueConnections: number): Promise<void> {
  const own = ledger.settings.DATABASE_POOL_MAX + queueConnections + PRESENCE_CONNECTIONS;
  const { maxConnections, inUse } = await probeStore(ledger.store);
  const fields = { needed: own, allowed: maxConnections, inUse };
  ledger.log('info', 'postgres connections', fields);
  if (own > maxConnections) {
    throw new LossledgerError(
      'TOO_MANY_CONNECTIONS',
      `This process may need ${own} Postgres connections (${ledger.settings.DATABASE_POOL_MAX} for rows, ${queueConnections} for the queue, ${PRESENCE_CONNECTIONS} more); the server allows ${maxConnections}.`,
    );
  }
  if (own + inUse > maxConnections) {
    ledger.log('warn', 'postgres may run out of connections', fields);
  }
}
