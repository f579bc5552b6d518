import { setTimeout as delay } from 'node:timers/promises';
import { storeError } from '../store/connection.ts';
import type { WorkId } from '../store/queries/work.ts';
import { countWorkTree, type TreeCount } from '../store/queries/work-tree.ts';
import type { Ledger } from './open-ledger.ts';

const FIRST_LOOK_MS = 20;
const LONGEST_PAUSE_MS = 500;

/** Waits until the work and all that follows from it is settled. Throws when aborted. */
export async function awaitWork(
  ledger: Ledger,
  roots: readonly WorkId[],
  options: { readonly signal: AbortSignal; onProgress?(counts: readonly TreeCount[]): void },
): Promise<readonly TreeCount[]> {
  let pause = FIRST_LOOK_MS;
  for (;;) {
    const counts = await countWorkTree(ledger.store.sql, roots).catch((error: unknown) => {
      // The workers wait for the database, and so does this.
      if (storeError(error).waits) return undefined;
      throw error;
    });
    if (counts !== undefined) {
      options.onProgress?.(counts);
      if (counts.every((count) => count.state !== 'waiting')) return counts;
    }
    await delay(pause, undefined, { signal: options.signal }).catch(() => undefined);
    options.signal.throwIfAborted();
    pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS);
  }
}
