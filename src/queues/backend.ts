import {
  type BackendFactory,
  type ConnectionOptions,
  type IQueueBackend,
  type JobState,
  Queue,
} from 'bullmq';
import type { JobData } from '../pipeline/run-stage.ts';

/** How queues and workers reach the store of jobs. Past this, nothing knows which one it is. */
export interface QueueBackend {
  readonly kind: 'redis' | 'postgres';
  readonly factory: BackendFactory<IQueueBackend, ConnectionOptions>;
  /** Redis key prefix; BullMQ's Postgres backend has a schema of its own and ignores it. */
  readonly prefix: string;
  /** Most Postgres connections it may hold. */
  readonly postgresConnections: number;
  /** Throws QUEUE_UNAVAILABLE when the server does not answer. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

export type LedgerQueue = Queue<
  JobData,
  unknown,
  string,
  JobData,
  unknown,
  string,
  IQueueBackend,
  ConnectionOptions
>;

/** Finished jobs are kept for a look back; the ledger's own table of work is the record. */
export const KEEP_COMPLETED = { age: 7 * 86_400, count: 5_000 };
export const KEEP_FAILED = { age: 90 * 86_400, count: 5_000 };

/** The name of the pauses between tries, which the stage's worker computes. */
export const BACKOFF = 'stage';

/** A queue by its stage's name. Build none before `probe` has answered: it would never recover. */
export function openQueue(backend: QueueBackend, name: string): LedgerQueue {
  const queue: LedgerQueue = new Queue(
    name,
    { connection: {}, prefix: backend.prefix, skipVersionCheck: true },
    backend.factory,
  );
  // Failures reach callers as rejections; an unheard 'error' event would end the process.
  queue.on('error', () => undefined);
  return queue;
}

/** States in which a job will still be run. */
const LIVE: ReadonlySet<JobState | 'unknown'> = new Set<JobState | 'unknown'>([
  'active',
  'delayed',
  'prioritized',
  'waiting',
  'waiting-children',
]);

export async function isJobLive(queue: LedgerQueue, id: string): Promise<boolean> {
  return LIVE.has(await queue.getJobState(id));
}
