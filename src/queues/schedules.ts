import type { LedgerQueue, QueueBackend } from './backend.ts';
import { openQueue } from './backend.ts';

/** The queue of ticks: each says that a source is due. */
export const SCHEDULE_QUEUE = 'schedule';

/** A thing that falls due again and again. */
export interface Schedule {
  readonly name: string;
  readonly everyMs: number;
}

export interface Schedules {
  /** Makes the schedules what they are to be; one that stands already is left as it is. Ends early with the signal. */
  keepTo(
    wanted: readonly Schedule[],
    signal?: AbortSignal,
  ): Promise<{ added: number; removed: number }>;
  /** As they stand: when each falls due next. */
  standing(): Promise<readonly (Schedule & { readonly nextAt: Date | null })[]>;
  close(): Promise<void>;
}

/** Far above any file of sources. */
const MOST_SCHEDULES = 100_000;

/** The schedules of a queue back end: in the queue's own store, so that two schedulers keep one set. */
export async function openSchedules(backend: QueueBackend): Promise<Schedules> {
  await backend.probe();
  const queue: LedgerQueue = openQueue(backend, SCHEDULE_QUEUE);
  const standing = async (): Promise<readonly (Schedule & { readonly nextAt: Date | null })[]> =>
    (await queue.getJobSchedulers(0, MOST_SCHEDULES)).map(({ key, every, next }) => ({
      name: key,
      everyMs: Number(every ?? 0),
      nextAt: next === undefined ? null : new Date(Number(next)),
    }));
  return {
    standing,
    async keepTo(wanted, signal) {
      const before = new Map((await standing()).map((one) => [one.name, one.everyMs]));
      const names = new Set(wanted.map(({ name }) => name));
      const gone = [...before.keys()].filter((name) => !names.has(name));
      for (const name of gone) {
        signal?.throwIfAborted();
        await queue.removeJobScheduler(name);
      }
      // Setting the same schedule anew would put its next tick off.
      const changed = wanted.filter(({ name, everyMs }) => before.get(name) !== everyMs);
      for (const { name, everyMs } of changed) {
        signal?.throwIfAborted();
        await queue.upsertJobScheduler(
          name,
          { every: everyMs },
          { name, opts: { removeOnComplete: true, removeOnFail: true, attempts: 1 } },
        );
      }
      return { added: changed.length, removed: gone.length };
    },
    close: () => queue.close(),
  };
}
