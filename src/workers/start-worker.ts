import {
  type ConnectionOptions,
  DelayedError,
  type IQueueBackend,
  UnrecoverableError,
  Worker,
} from 'bullmq';
import { toPgSafe } from '../domain/text.ts';
import type { Stage } from '../pipeline/define-stage.ts';
import { type RunOptions, runStage, type Verdict } from '../pipeline/run-stage.ts';
import { KEEP_COMPLETED, KEEP_FAILED, type QueueBackend } from '../queues/backend.ts';

export type StageWorker = Worker<
  unknown,
  unknown,
  string,
  IQueueBackend,
  object,
  ConnectionOptions
>;

export interface WorkerTiming {
  /** How long a worker may go without renewing its hold on a job, in ms. */
  readonly lockMs: number;
  /** How often jobs of dead workers are looked for, in ms. */
  readonly stalledCheckMs: number;
}

/**
 * Deliveries of a job that BullMQ itself allows after its worker died. High on purpose: our own
 * count of unanswered starts decides what is poison, and BullMQ's default of 1 loses work.
 */
const MAX_STALLED = 100;

/** The worker of one stage: hands each job to the stage and tells the queue how it ended. */
export function startWorker(
  stage: Stage<string, unknown>,
  backend: QueueBackend,
  run: RunOptions,
  options: WorkerTiming & { readonly concurrency: number },
): StageWorker {
  const worker: StageWorker = new Worker(
    stage.name,
    async (job, token) => {
      const verdict = await runStage(stage, job.data, run);
      return settle(verdict, (at) => job.moveToDelayed(at.getTime(), token));
    },
    {
      connection: {},
      prefix: backend.prefix,
      concurrency: options.concurrency,
      lockDuration: options.lockMs,
      stalledInterval: options.stalledCheckMs,
      maxStalledCount: MAX_STALLED,
      removeOnComplete: KEEP_COMPLETED,
      removeOnFail: KEEP_FAILED,
      settings: {
        backoffStrategy: (tries, _type, error) => pauseAfter(tries, stage.retry.baseMs, error),
      },
    },
    backend.factory,
  );
  worker.on('error', (error) => {
    run.log('warn', 'queue connection error', {
      stage: stage.name,
      reason: toPgSafe(error.message),
    });
  });
  worker.on('stalled', (jobId) => {
    run.log('warn', 'job stalled: its worker died or lost its hold', { stage: stage.name, jobId });
  });
  return worker;
}

/** Longest pause between two tries of an item. */
const LONGEST_PAUSE_MS = 60_000;
/** Longest pause while a server is away: work goes on soon after it is back. */
const LONGEST_WAIT_MS = 10_000;

/** Growing pauses, with up to half of each left to chance so that many do not come back at once. */
function pauseAfter(tries: number, baseMs: number, error: unknown): number {
  const longest = error instanceof ServerAway ? LONGEST_WAIT_MS : LONGEST_PAUSE_MS;
  const full = Math.min(baseMs * 2 ** Math.min(tries - 1, 20), longest);
  return Math.round(full * (1 - Math.random() / 2));
}

/** Told to the queue where a server, and not the item, is why the job did not get done. */
class ServerAway extends Error {}

/** What BullMQ is told: return to complete, throw to retry, delay or fail. */
async function settle(verdict: Verdict, delayUntil: (at: Date) => Promise<void>): Promise<string> {
  switch (verdict.verdict) {
    case 'finished':
      return verdict.state;
    case 'try-again':
      throw plain(verdict.error, verdict.error.waits ? ServerAway : Error);
    case 'try-at':
      await delayUntil(verdict.at);
      throw new DelayedError();
    case 'give-up':
      throw plain(verdict.error, UnrecoverableError);
  }
}

/** The error as the queue may store it: no NUL, no lone surrogate, in message or stack. */
function plain(
  error: { readonly code: string; readonly message: string },
  Kind: new (message: string) => Error,
): Error {
  const told = new Kind(toPgSafe(`${error.code}: ${error.message}`));
  told.stack = told.message;
  return told;
}
