import { asc, eq } from 'drizzle-orm';
import { LossledgerError } from '../../domain/errors.ts';
import type { Db, Store, Tx } from '../connection.ts';
import { itemSightings, losses, lossRevisions } from '../schema/index.ts';
import { writeProjection } from './losses.ts';
import { checkedLosses } from './verify.ts';

export interface RebuiltLoss {
  readonly lossId: string;
  /** What its row was not, in words; none when it was what its history says. */
  readonly problems: readonly string[];
}

/**
 * Holds every row of losses against its history, and, unless it is only to be looked at, makes it what
 * that says. A history that does not hold is no ground to rebuild from, and stops it.
 */
export async function* rebuiltLosses(
  store: Store,
  { isCheck }: { readonly isCheck: boolean },
): AsyncGenerator<RebuiltLoss> {
  for await (const { lossId, problems } of checkedLosses(store.sql)) {
    if (problems.length > 0 && !isCheck) await rebuild(store.db, lossId, problems);
    yield { lossId, problems };
  }
}

async function rebuild(db: Db, lossId: string, problems: readonly string[]): Promise<void> {
  const beyond = problems.find((problem) => !MENDED.some((known) => problem.startsWith(known)));
  if (beyond !== undefined) {
    throw new LossledgerError('INVARIANT_BROKEN', `${lossId} cannot be rebuilt: ${beyond}.`);
  }
  await db.transaction(async (tx) => {
    const history = await tx
      .select()
      .from(lossRevisions)
      .where(eq(lossRevisions.lossId, lossId))
      .orderBy(asc(lossRevisions.revision));
    const [first] = history;
    const last = history.at(-1);
    if (first === undefined || last === undefined) return;
    const naming = await namingOf(tx, lossId);
    await writeProjection(tx, [
      {
        ...naming,
        lossId,
        facts: last.facts,
        revision: last.revision,
        recordedAt: first.at,
        updatedAt: last.at,
      },
    ]);
  });
}

const MENDED = ['the row is not what its history says', 'its revisions have no row'];

async function namingOf(tx: Tx, lossId: string): Promise<{ postId: string; originKey: string }> {
  const [told] = await tx
    .select({ postId: itemSightings.postId, originKey: itemSightings.originKey })
    .from(itemSightings)
    .where(eq(itemSightings.sightingId, lossId));
  if (told !== undefined) return told;
  const [row] = await tx
    .select({ postId: losses.postId, originKey: losses.originKey })
    .from(losses)
    .where(eq(losses.lossId, lossId));
  if (row !== undefined) return row;
  throw new LossledgerError(
    'INVARIANT_BROKEN',
    `Nothing on record says what ${lossId} is named after.`,
  );
}
