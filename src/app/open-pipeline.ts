import { setTimeout as delay } from 'node:timers/promises';
import { LossledgerError } from '../domain/errors.ts';
import type { ReferenceData } from '../domain/reference.ts';
import { openFrameTaker } from '../media/video/open-frame-taker.ts';
import type { Facilities } from '../pipeline/define-stage.ts';
import { STAGES, type StageName } from '../pipeline/registry.ts';
import { type Reconciliation, reconcile } from '../queues/reconcile.ts';
import { type Relay, startRelay } from '../queues/relay.ts';
import { sweepAbandoned } from '../store/blobs/folder-blob-store.ts';
import { probeStore, storeError } from '../store/connection.ts';
import { keepToConflict } from '../store/queries/ledger-conflict.ts';
import { startWorkers, type WorkerSet } from '../workers/start-workers.ts';
import { openClaimReader } from './claim-reader.ts';
import { keepClassesOf } from './keep-reference-classes.ts';
import { capturesFolder, type Ledger } from './open-ledger.ts';
import { openQueueing, type Queueing } from './open-queueing.ts';
import { openOutside } from './outside/open-outside.ts';
import { startScheduler } from './outside/scheduler.ts';
import { openPictureReader } from './picture-reader.ts';
import { factsOfReference } from './reference-facts.ts';
import { announceWorker } from './worker-presence.ts';

/** Connections a process holds beside its pools: the one that says a worker is here. */
const PRESENCE_CONNECTIONS = 1;

export interface Pipeline extends Queueing {
  readonly workers: WorkerSet;
  readonly relay: Relay;
  /** Compares ledger and queue now. `afterMs`: only what was handed over longer ago. */
  reconcileNow(afterMs: number): Promise<Reconciliation>;
}

export interface PipelineOptions {
  /** The stages to work on; all where it is left out. */
  readonly only?: readonly StageName[];
  /** Tell other commands that a worker is here, so that they leave work to it. */
  readonly announce: boolean;
  /** Ask for polls of the sources when they fall due, too. */
  readonly schedule?: boolean;
}

/** For closing what hangs on a server that is gone. */
const CLOSING_MS = 4_000;

/** Starts workers, the relay and the reconciler of one process. What was opened is closed again. */
export async function openPipeline(
  ledger: Ledger,
  reference: ReferenceData,
  options: PipelineOptions,
): Promise<Pipeline> {
  const { settings, log, store } = ledger;
  const opened: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const closeOne of opened.splice(0).reverse()) {
      const how = await withinMs(settings.SHUTDOWN_GRACE_MS + CLOSING_MS, closeOne()).catch(String);
      if (how === 'late') log('warn', 'something did not close in time and was let go of');
    }
  };
  try {
    // Read from the disk now: a build under a process that works must not take it from its feet.
    await import('../pipeline/read-document.ts');
    const listeners = (options.only?.length ?? STAGES.length) + (options.schedule ? 1 : 0);
    const queueing = await openQueueing(ledger, listeners);
    opened.push(() => withinMs(CLOSING_MS, queueing.close()));
    await keepToConflict(store.db, reference.conflict.name);
    await keepClassesOf(reference, store.sql);
    const reader = await openClaimReader(reference, ledger.home);
    await assertConnectionsFit(ledger, queueing.backend.postgresConnections);
    await sweepAbandoned(capturesFolder(ledger.home), Date.now());
    const outside = await openOutside(settings, ledger.home, store.db);
    opened.push(() => withinMs(CLOSING_MS, outside.close()));
    const relay = startRelay({
      db: store.db,
      producers: queueing.producers,
      log,
      pollMs: settings.RELAY_POLL_MS,
    });
    opened.push(() => withinMs(CLOSING_MS, relay.close()));
    const pictures = openPictureReader();
    opened.push(() => withinMs(CLOSING_MS, pictures.close()));
    const ending = new AbortController();
    const closing = new AbortController();
    const workers = await startWorkers(
      queueing.backend,
      {
        facilities: {
          ...facilitiesOf(ledger, reference),
          reader,
          outside,
          pictures,
          closing: closing.signal,
        },
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
    opened.push(async () => {
      closing.abort(new LossledgerError('INTERRUPTED', 'The worker is closing.'));
      const how = await workers.close(settings.SHUTDOWN_GRACE_MS);
      if (how === 'closed') return;
      ending.abort(new Error('shutting down'));
      log('warn', 'jobs still running were let go of; they will be delivered again');
    });
    if (options.announce) {
      const presence = await announceWorker(store);
      opened.push(() => withinMs(CLOSING_MS, presence.leave()));
    }
    if (options.schedule === true) {
      const scheduler = await startScheduler(ledger, queueing.backend, () => relay.wake());
      opened.push(() => withinMs(CLOSING_MS, scheduler.close()));
    }
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
        const { code, message } = storeError(error);
        log('warn', 'could not compare ledger and queue', { code, reason: message });
      });
    }, settings.RECONCILE_EVERY_MS);
    opened.push(() => Promise.resolve(clearInterval(timer)));
    return { ...queueing, workers, relay, reconcileNow, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function withinMs(ms: number, work: Promise<unknown>): Promise<'done' | 'late'> {
  const timer = new AbortController();
  const late = delay(ms, 'late' as const, { signal: timer.signal }).catch(() => 'late' as const);
  try {
    return await Promise.race([work.then(() => 'done' as const), late]);
  } finally {
    timer.abort();
  }
}

function facilitiesOf(
  { store, blobs, settings }: Ledger,
  reference: ReferenceData,
): Omit<Facilities, 'reader' | 'outside' | 'pictures' | 'closing'> {
  return {
    db: store.db,
    blobs,
    facts: factsOfReference(reference),
    limits: {
      maxDocumentBytes: settings.MAX_DOCUMENT_BYTES,
      maxMediaBytes: settings.MAX_MEDIA_BYTES,
      mediaWaitMs: settings.MEDIA_WAIT_MS,
    },
    mediaOf: settings.MEDIA_FETCH,
    frames:
      settings.LOSSLEDGER_FFMPEG === undefined ? null : openFrameTaker(settings.LOSSLEDGER_FFMPEG),
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
