import { Worker } from 'bullmq';
import { KEEP_COMPLETED, type QueueBackend } from '../queues/backend.ts';
import type { StageWorker } from './start-worker.ts';

/** A worker whose jobs do nothing, to measure what the queue itself costs. */
export async function startNoopWorker(
  backend: QueueBackend,
  queue: string,
  concurrency: number,
  jobs: number,
): Promise<{ readonly finished: Promise<void>; close(): Promise<void> }> {
  let done = 0;
  let tell: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const worker: StageWorker = new Worker(
    queue,
    (): Promise<unknown> => Promise.resolve('done'),
    { connection: {}, prefix: backend.prefix, concurrency, removeOnComplete: KEEP_COMPLETED },
    backend.factory,
  );
  worker.on('error', () => undefined);
  worker.on('completed', () => {
    done += 1;
    if (done === jobs) tell();
  });
  await worker.waitUntilReady();
  return { finished, close: () => worker.close() };
}
