import { and, eq, sql } from 'drizzle-orm';
import { toPgSafeDeep } from '../../domain/text.ts';
import type { Db, Tx } from '../connection.ts';
import { sourceState, sources, work } from '../schema/index.ts';
import { addWork, type NewWork } from './work.ts';

/** Where a source stands before a poll. */
export interface SourceStanding {
  readonly cursor: unknown;
  /** Polls written so far: what a poll that began now must still find when it writes. */
  readonly polls: number;
  readonly paused: boolean;
}

const NEVER_POLLED: SourceStanding = { cursor: null, polls: 0, paused: false };

export async function sourceStanding(db: Db | Tx, name: string): Promise<SourceStanding> {
  const [row] = await db
    .select({
      cursor: sourceState.cursor,
      polls: sourceState.polls,
      paused: sourceState.paused,
    })
    .from(sourceState)
    .where(eq(sourceState.sourceId, name));
  return row ?? NEVER_POLLED;
}

export interface WrittenPoll {
  readonly name: string;
  readonly kind: string;
  /** As `sourceStanding` gave it when the poll began. */
  readonly polls: number;
  readonly cursor: unknown;
  readonly documents: number;
  readonly at: Date;
  readonly resumeAt: Date | null;
}

/**
 * Moves a source's cursor with what the poll brought. False when another poll was written since this
 * one began: what this one brought is brought again by the next.
 */
export async function writePoll(tx: Tx, poll: WrittenPoll): Promise<boolean> {
  await addSource(tx, poll);
  const cursor = JSON.stringify(toPgSafeDeep(poll.cursor ?? null));
  const rows = await tx
    .update(sourceState)
    .set({
      cursor: sql`${cursor}::jsonb`,
      polls: sql`${sourceState.polls} + 1`,
      lastPolledAt: poll.at,
      lastDocuments: poll.documents,
      documents: sql`${sourceState.documents} + ${poll.documents}`,
      ...(poll.documents > 0 ? { lastNewAt: poll.at } : {}),
      resumeAt: poll.resumeAt,
    })
    .where(and(eq(sourceState.sourceId, poll.name), eq(sourceState.polls, poll.polls)))
    .returning({ sourceId: sourceState.sourceId });
  return rows.length === 1;
}

async function addSource(
  tx: Tx | Db,
  source: { readonly name: string; readonly kind: string },
): Promise<void> {
  await tx
    .insert(sources)
    .values({ sourceId: source.name, kind: source.kind })
    .onConflictDoNothing();
  await tx.insert(sourceState).values({ sourceId: source.name }).onConflictDoNothing();
}

/** Pauses a source, or lets it go on. */
export async function setPaused(
  db: Db,
  source: { readonly name: string; readonly kind: string },
  paused: boolean,
): Promise<void> {
  await addSource(db, source);
  await db.update(sourceState).set({ paused }).where(eq(sourceState.sourceId, source.name));
}

/**
 * Asks for a poll of a source, unless one is asked for and not ended: polls never pile up. True when
 * it was added.
 */
export async function askForPoll(db: Db, poll: NewWork, source: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(3, hashtext(${source}))`);
    const waiting = await tx
      .select({ key: work.key })
      .from(work)
      .where(
        and(
          eq(work.stage, poll.stage),
          eq(work.state, 'waiting'),
          sql`${work.input} ->> 'source' = ${source}`,
        ),
      )
      .limit(1);
    if (waiting.length > 0) return false;
    await addWork(tx, [poll]);
    return true;
  });
}

export interface SourceOnRecord {
  readonly name: string;
  readonly kind: string;
  readonly paused: boolean;
  readonly polls: number;
  readonly last_polled_at: string | null;
  readonly last_documents: number;
  /** What all polls brought together. */
  readonly documents: number;
  readonly last_new_at: string | null;
  readonly resume_at: string | null;
}

export async function sourcesOnRecord(db: Db): Promise<readonly SourceOnRecord[]> {
  const rows = await db
    .select()
    .from(sources)
    .innerJoin(sourceState, eq(sourceState.sourceId, sources.sourceId))
    .orderBy(sources.sourceId);
  return rows.map(({ sources: source, source_state: state }) => ({
    name: source.sourceId,
    kind: source.kind,
    paused: state.paused,
    polls: state.polls,
    last_polled_at: state.lastPolledAt?.toISOString() ?? null,
    last_documents: state.lastDocuments,
    documents: state.documents,
    last_new_at: state.lastNewAt?.toISOString() ?? null,
    resume_at: state.resumeAt?.toISOString() ?? null,
  }));
}
