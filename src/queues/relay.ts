import type { Log } from '../pipeline/define-stage.ts';
import { isStageName, STAGE_NAMES, STAGES, type StageName } from '../pipeline/registry.ts';
import type { JobData } from '../pipeline/run-stage.ts';
import { type Db, storeError } from '../store/connection.ts';
import { failpoint } from '../store/failpoints.ts';
import { handOver, type OutboxItem } from '../store/queries/work.ts';
import { BACKOFF, type LedgerQueue, openQueue, type QueueBackend } from './backend.ts';
import { jobId } from './job-id.ts';

/** Work handed over at a time. */
const BATCH = 500;

/**
 * BullMQ's own limit of tries is out of the way: the ledger counts those that are the item's fault,
 * and a database that is away uses up none.
 */
const MOST_DELIVERIES = 100_000;

export interface Producers {
  queueOf(stage: StageName): LedgerQueue;
  /** Puts work into its queues under its own job ids; adding a job that is stored is a no-op. */
  enqueue(items: readonly OutboxItem[]): Promise<void>;
  close(): Promise<void>;
}

export async function openProducers(backend: QueueBackend): Promise<Producers> {
  await backend.probe();
  const queues = new Map<StageName, LedgerQueue>(
    STAGES.map((stage) => [stage.name, openQueue(backend, stage.name)]),
  );
  const queueOf = (stage: StageName): LedgerQueue => {
    const queue = queues.get(stage);
    if (queue === undefined) throw new Error(`No queue is open for ${stage}.`);
    return queue;
  };
  return {
    queueOf,
    async enqueue(items) {
      for (const stage of new Set(items.map((item) => item.stage))) {
        if (!isStageName(stage)) continue;
        await queueOf(stage).addBulk(
          items
            .filter((item) => item.stage === stage)
            .map((item) => {
              const data: JobData = { key: item.key, run: item.run, input: item.input };
              return {
                name: stage,
                data,
                opts: {
                  jobId: jobId(stage, item.key, item.run),
                  attempts: MOST_DELIVERIES,
                  backoff: { type: BACKOFF },
                },
              };
            }),
        );
      }
    },
    async close() {
      await Promise.allSettled([...queues.values()].map((queue) => queue.close()));
    },
  };
}

/** Hands over everything that waits in the outbox; returns how much it was. */
export async function handOverOutbox(db: Db, producers: Producers): Promise<number> {
  let handed = 0;
  for (;;) {
    failpoint('relay.before-add');
    const count = await handOver(
      db,
      BATCH,
      (items) => producers.enqueue(items),
      () => failpoint('relay.added-not-marked'),
      // Work of a stage that only a newer version knows is left for it.
      STAGE_NAMES,
    );
    handed += count;
    if (count < BATCH) return handed;
  }
}

export interface Relay {
  /** Says that there may be new work. */
  wake(): void;
  close(): Promise<void>;
}

/**
 * Keeps handing over what waits in the outbox: when woken, and every `pollMs` for what other
 * processes wrote. A failure is logged and met again at the next turn.
 */
export function startRelay(options: {
  readonly db: Db;
  readonly producers: Producers;
  readonly log: Log;
  readonly pollMs: number;
}): Relay {
  let woken = false;
  let closing = false;
  let turn: Promise<void> | undefined;

  const handAll = async (): Promise<void> => {
    do {
      woken = false;
      try {
        await handOverOutbox(options.db, options.producers);
      } catch (error) {
        const { code, message } = storeError(error);
        if (!closing)
          options.log('warn', 'relay could not hand over work', { code, reason: message });
        return;
      }
    } while (woken && !closing);
  };
  const wake = (): void => {
    woken = true;
    if (turn !== undefined || closing) return;
    turn = handAll().finally(() => {
      turn = undefined;
      if (woken) wake();
    });
  };
  const timer = setInterval(wake, options.pollMs);
  wake();
  return {
    wake,
    async close() {
      closing = true;
      clearInterval(timer);
      await turn;
    },
  };
}
