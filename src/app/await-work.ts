import { setTimeout as delay } from 'node:timers/promises';
import { storeError } from '../store/connection.ts';
import type { WorkId } from '../store/queries/work.ts';
import { countWorkTree, type TreeCount } from '../store/queries/work-tree.ts';
import type { Ledger } from './open-ledger.ts';

const FIRST_LOOK_MS = 20;
const LONGEST_PAUSE_MS = 500;

/** Stages of pictures: what comes of them joins posts that are recorded already. */
export const MEDIA_STAGES: readonly string[] = ['media', 'frames', 'compare'];

/**
 * Waits until the work and all that follows from it is settled. Pictures are waited for while they
 * keep coming: one that failed a try, or for which nothing moved in `MEDIA_WAIT_MS`, is left to be
 * fetched later. Throws when aborted.
 */
export async function awaitWork(
  ledger: Ledger,
  roots: readonly WorkId[],
  options: { readonly signal: AbortSignal; onProgress?(counts: readonly TreeCount[]): void },
): Promise<readonly TreeCount[]> {
  let pause = FIRST_LOOK_MS;
  let last = { ofMedia: '', at: performance.now() };
  for (;;) {
    const counts = await countWorkTree(ledger.store.sql, roots).catch((error: unknown) => {
      // The workers wait for the database, and so does this.
      if (storeError(error).waits) return undefined;
      throw error;
    });
    if (counts !== undefined) {
      options.onProgress?.(counts);
      const ofMedia = JSON.stringify(counts.filter(isOfMedia));
      const now = { ofMedia, at: performance.now() };
      if (now.ofMedia !== last.ofMedia) last = now;
      const isStill = now.at - last.at >= ledger.settings.MEDIA_WAIT_MS;
      if (counts.every((count) => isSettled(count, isStill))) return counts;
    }
    await delay(pause, undefined, { signal: options.signal }).catch(() => undefined);
    options.signal.throwIfAborted();
    pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS);
  }
}

function isSettled(count: TreeCount, isStill: boolean): boolean {
  if (count.state !== 'waiting') return true;
  return isOfMedia(count) && (isStill || count.items === count.failedOnce);
}

function isOfMedia({ stage }: TreeCount): boolean {
  return MEDIA_STAGES.includes(stage);
}

/** Pictures and videos that were not waited for. */
export function mediaStillToCome(counts: readonly TreeCount[]): number {
  return counts
    .filter(({ stage, state }) => stage === 'media' && state === 'waiting')
    .reduce((sum, { items }) => sum + items, 0);
}
