import { type ConnectionOptions, type IQueueBackend, Worker } from 'bullmq';
import { toPgSafe } from '../domain/text.ts';
import type { Log } from '../pipeline/define-stage.ts';
import type { QueueBackend } from '../queues/backend.ts';
import { SCHEDULE_QUEUE } from '../queues/schedules.ts';

export interface ScheduleWorker {
  close(): Promise<void>;
}

/**
 * Answers ticks: `onDue` is told which schedule fell due. A tick that fails is not tried again, since
 * the next one does the same.
 */
export function startScheduleWorker(
  backend: QueueBackend,
  onDue: (name: string) => Promise<void>,
  log: Log,
): ScheduleWorker {
  const worker = new Worker<unknown, void, string, IQueueBackend, object, ConnectionOptions>(
    SCHEDULE_QUEUE,
    async (job) => {
      try {
        await onDue(job.name);
      } catch (error) {
        const reason = toPgSafe(error instanceof Error ? error.message : String(error));
        log('warn', 'a tick could not be answered; the next one will', {
          source: job.name,
          reason,
        });
      }
    },
    { connection: {}, prefix: backend.prefix, concurrency: 4 },
    backend.factory,
  );
  worker.on('error', (error) => {
    log('warn', 'queue connection error', {
      stage: SCHEDULE_QUEUE,
      reason: toPgSafe(error.message),
    });
  });
  return { close: () => worker.close() };
}
