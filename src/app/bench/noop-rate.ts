import { createHash } from 'node:crypto';
import { openQueue, type QueueBackend } from '../../queues/backend.ts';
import { startNoopWorker } from '../../workers/noop-worker.ts';

const QUEUE = 'bench-noop';

/** Jobs a second that BullMQ itself moves on this back end when a job does nothing. */
export async function noopRate(
  backend: QueueBackend,
  jobs: number,
  concurrency: number,
): Promise<number> {
  const queue = openQueue(backend, QUEUE);
  const worker = await startNoopWorker(backend, QUEUE, concurrency, jobs);
  try {
    const started = performance.now();
    for (let from = 0; from < jobs; from += 500) {
      await queue.addBulk(
        Array.from({ length: Math.min(500, jobs - from) }, (_, n) => {
          const key = createHash('sha256')
            .update(`${started} ${from + n}`)
            .digest('hex');
          return { name: QUEUE, data: { key, run: 1, input: null }, opts: { jobId: key } };
        }),
      );
    }
    await worker.finished;
    return (jobs * 1000) / (performance.now() - started);
  } finally {
    await worker.close();
    await queue.obliterate({ force: true });
    await queue.close();
  }
}
