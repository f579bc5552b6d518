import { LossledgerError } from '../domain/errors.ts';
import type { LossChange } from '../ledger/changes-of-part.ts';
import type { ReferenceFacts } from '../ledger/losses-of-post.ts';
import { retellUnderLock } from '../pipeline/retell-posts.ts';
import type { BlobRemoval } from '../store/blobs/blob-store.ts';
import { openStore, type Store, type Tx } from '../store/connection.ts';
import { articlesBeside } from '../store/queries/article-witnesses.ts';
import {
  beginErasure,
  type Erasure,
  erasedBlobs,
  eraseTakedown,
} from '../store/queries/erasures.ts';
import { lockLedger } from '../store/queries/ledger-parts.ts';
import { byLastExtractor } from '../store/queries/posts.ts';
import { settleLedger } from '../store/queries/settle-ledger.ts';
import {
  addLift,
  addTakedown,
  forgetHandlesInWork,
  hiddenBy,
  hideWhatIsTakenDown,
  lockTakedowns,
  type NewTakedown,
  noteFiles,
  reachOf,
  shownAgain,
  type TakedownReach,
  type TakingDown,
} from '../store/queries/takedowns.ts';

export interface TakedownOutcome {
  readonly takedownId: number;
  /** What is hidden by it; of a lift, what is shown again, which no other takedown hides. */
  readonly hidden: TakedownReach;
  /** Losses that changed, each with its last revision. */
  readonly losses: readonly LossChange[];
  readonly erased: Erasure | null;
}

interface Means {
  readonly store: Store;
  readonly blobs: BlobRemoval;
  readonly facts: ReferenceFacts;
}

interface Wish {
  readonly dryRun: boolean;
  readonly erase: boolean;
}

/** Posts settled together. */
const AT_ONCE = 200;

/**
 * Hides what goes by a name, wherever it is shown, now and whenever it comes: in one transaction, so
 * that nobody sees half of it.
 */
export async function takeDown(
  means: Means,
  named: (tx: Tx) => Promise<NewTakedown>,
  by: TakingDown,
  wish: Wish,
): Promise<TakedownOutcome> {
  const outcome = await inTransaction(means.store, wish.dryRun, async (tx) => {
    await lockTakedowns(tx);
    await lockLedger(tx);
    const takedownId = await addTakedown(tx, await named(tx), by);
    const reach = await reachOf(tx, takedownId);
    const author = `takedown ${takedownId} by ${by.by}`;
    const losses = await settle(tx, reach, means.facts, author, `taken down: ${by.reason}`, by.at);
    const hidden = await hiddenBy(tx, takedownId);
    const erased = wish.erase ? await erase(tx, takedownId, by) : null;
    return { takedownId, hidden, losses, erased };
  });
  if (wish.dryRun) return outcome;
  try {
    await patiently(means.store, ({ db }) => forgetHandlesInWork(db, outcome.hidden.posts));
  } finally {
    await removeBytes(means.blobs, outcome.erased?.removed ?? []);
  }
  return outcome;
}

/** Shows what a takedown hid again, but for what was erased. */
export async function liftTakedown(
  means: Means,
  takedownId: number,
  by: TakingDown,
  { dryRun }: Pick<Wish, 'dryRun'>,
): Promise<TakedownOutcome> {
  return inTransaction(means.store, dryRun, async (tx) => {
    await lockTakedowns(tx);
    await lockLedger(tx);
    const hidden = await hiddenBy(tx, takedownId);
    if (!(await addLift(tx, takedownId, by))) {
      throw new LossledgerError('NOT_FOUND', `Takedown ${takedownId} was lifted before.`);
    }
    const author = `takedown ${takedownId} lifted by ${by.by}`;
    const losses = await settle(
      tx,
      hidden,
      means.facts,
      author,
      `takedown lifted: ${by.reason}`,
      by.at,
    );
    return { takedownId, hidden: await shownAgain(tx, hidden), losses, erased: null };
  });
}

/** Removes for good what a standing takedown hides by now. */
export async function eraseStanding(
  means: Pick<Means, 'store' | 'blobs'>,
  takedownId: number,
  by: Omit<TakingDown, 'reason'>,
  { dryRun }: Pick<Wish, 'dryRun'>,
): Promise<Erasure> {
  const erased = await inTransaction(means.store, dryRun, async (tx) => {
    await lockTakedowns(tx);
    await lockLedger(tx);
    return erase(tx, takedownId, by);
  });
  // Those of an erasure that was interrupted, too.
  if (!dryRun) await removeBytes(means.blobs, await erasedBlobs(means.store.sql, takedownId));
  return erased;
}

async function erase(
  tx: Tx,
  takedownId: number,
  { by, at }: Omit<TakingDown, 'reason'>,
): Promise<Erasure> {
  const toTell = await beginErasure(tx, takedownId, by, at);
  if (toTell.length > 0) {
    await settleLedger(tx, toTell, { author: `takedown ${takedownId} by ${by}`, at });
  }
  return eraseTakedown(tx, takedownId);
}

async function settle(
  tx: Tx,
  reach: TakedownReach,
  facts: ReferenceFacts,
  author: string,
  occasion: string,
  at: Date,
): Promise<readonly LossChange[]> {
  const turned = await hideWhatIsTakenDown(tx, reach.posts, reach.articles);
  await noteFiles(tx, reach.pictures);
  const ids = turned.map(({ postId }) => postId);
  const beside = await articlesBeside(tx, ids);
  const toTell = [...new Set([...ids, ...beside.map(({ witnessId }) => witnessId)])].sort();
  const last = new Map<string, LossChange>();
  for (const [extractor, posts] of await byLastExtractor(tx, toTell)) {
    for (let start = 0; start < posts.length; start += AT_ONCE) {
      const { changes } = await retellUnderLock(tx, posts.slice(start, start + AT_ONCE), {
        extractor,
        facts,
        by: { author, at },
        occasion,
        onFailure: (_postId, error) => Promise.reject(error),
      });
      for (const change of changes) last.set(change.lossId, change);
    }
  }
  return [...last.values()];
}

async function removeBytes(blobs: BlobRemoval, hashes: readonly string[]): Promise<void> {
  for (const hash of hashes) await blobs.remove(hash);
}

/** All that an author ever wrote may take longer than a worker's statement is given. */
async function patiently<T>(store: Store, act: (patient: Store) => Promise<T>): Promise<T> {
  const patient = openStore({ ...store.options, poolMax: 1, unlimitedStatements: true });
  try {
    return await act(patient);
  } finally {
    await patient.close();
  }
}

/** Ends a transaction whose outcome was only to be looked at. */
class LookedAt extends Error {}

async function inTransaction<T>(
  store: Store,
  isDryRun: boolean,
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  let outcome: { readonly value: T } | undefined;
  try {
    await patiently(store, ({ db }) =>
      db.transaction(async (tx) => {
        outcome = { value: await act(tx) };
        if (isDryRun) throw new LookedAt();
      }),
    );
  } catch (error) {
    if (!(error instanceof LookedAt)) throw error;
  }
  if (outcome === undefined) throw new Error('unreachable: a transaction that ends has acted');
  return outcome.value;
}
