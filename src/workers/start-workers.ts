import { assertOneWorkerEach, STAGES, type StageName } from '../pipeline/registry.ts';
import type { RunOptions } from '../pipeline/run-stage.ts';
import { openQueue, type QueueBackend } from '../queues/backend.ts';
import { type StageWorker, startWorker, type WorkerTiming } from './start-worker.ts';

export interface WorkerSet {
  readonly stages: readonly StageName[];
  close(graceMs: number): Promise<'closed' | 'forced'>;
}

/**
 * Starts the workers of the stages asked for, or of all. A process that runs all refuses to start
 * unless each stage has exactly one.
 */
export async function startWorkers(
  backend: QueueBackend,
  run: RunOptions,
  options: WorkerTiming & {
    readonly only?: readonly StageName[];
    /** Overrides each stage's own number of jobs at once. */
    readonly concurrency?: number;
  },
): Promise<WorkerSet> {
  await backend.probe();
  const chosen = STAGES.filter((stage) => options.only?.includes(stage.name) ?? true);
  if (options.only === undefined) {
    assertOneWorkerEach(chosen.map((stage) => ({ stage: stage.name })));
  }
  await limitTogether(backend, chosen);
  const workers: StageWorker[] = chosen.map((stage) =>
    startWorker(stage, backend, run, {
      ...options,
      concurrency: options.concurrency ?? stage.concurrency,
    }),
  );
  try {
    await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  } catch (error) {
    await Promise.allSettled(workers.map((worker) => worker.close(true)));
    throw error;
  }
  return {
    stages: chosen.map((stage) => stage.name),
    close: (graceMs) => closeAll(workers, graceMs),
  };
}

/** Some upstreams count requests whoever makes them: their stages are limited over all processes. */
async function limitTogether(
  backend: QueueBackend,
  stages: readonly { readonly name: string; readonly concurrencyOfAll?: number }[],
): Promise<void> {
  for (const { name, concurrencyOfAll } of stages) {
    if (concurrencyOfAll === undefined) continue;
    const queue = openQueue(backend, name);
    await queue.setGlobalConcurrency(concurrencyOfAll);
    await queue.close();
  }
}

/** Lets running jobs end, for a time; then lets go of them, to be delivered again elsewhere. */
async function closeAll(
  workers: readonly StageWorker[],
  graceMs: number,
): Promise<'closed' | 'forced'> {
  let timer: NodeJS.Timeout | undefined;
  const closed = Promise.allSettled(workers.map((worker) => worker.close())).then(
    () => 'closed' as const,
  );
  const late = new Promise<'forced'>((resolve) => {
    timer = setTimeout(() => resolve('forced'), graceMs);
  });
  const result = await Promise.race([closed, late]);
  clearTimeout(timer);
  return result;
}
