import { isStageName } from '../pipeline/registry.ts';
import type { Db } from '../store/connection.ts';
import { handedBefore, returnToOutbox, type WorkId } from '../store/queries/work.ts';
import { isJobLive } from './backend.ts';
import { jobId } from './job-id.ts';
import type { Producers } from './relay.ts';

export interface Reconciliation {
  /** Work that the ledger waits for and the queue was handed. */
  readonly looked: number;
  /** Of it, what has no live job and went back to the outbox. */
  readonly returned: number;
}

const PAGE = 500;

/**
 * Compares what the ledger waits for with what the queue holds, and re-enqueues what has no live
 * job. Mends a lost Redis, a job given up by the queue, and an operator's slip alike.
 */
export async function reconcile(
  db: Db,
  producers: Producers,
  handedBeforeTime: Date,
): Promise<Reconciliation> {
  let looked = 0;
  let returned = 0;
  let after: WorkId | null = null;
  for (;;) {
    const page: readonly (WorkId & { run: number })[] = await handedBefore(
      db,
      handedBeforeTime,
      after,
      PAGE,
    );
    const alive = await Promise.all(
      page.map((item) =>
        isStageName(item.stage)
          ? isJobLive(producers.queueOf(item.stage), jobId(item.stage, item.key, item.run))
          : true,
      ),
    );
    looked += page.length;
    returned += await returnToOutbox(
      db,
      page.filter((_, n) => alive[n] === false),
    );
    after = page.at(-1) ?? null;
    if (page.length < PAGE) return { looked, returned };
  }
}
