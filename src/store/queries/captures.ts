import { sql } from 'drizzle-orm';
import { toPgSafeDeep } from '../../domain/text.ts';
import type { Tx } from '../connection.ts';
import { captures, sources } from '../schema/index.ts';

export type NewCapture = typeof captures.$inferInsert;

/** Puts a capture on record; the same capture again changes nothing. */
export async function writeCapture(tx: Tx, capture: NewCapture): Promise<void> {
  await tx
    .insert(sources)
    .values({ sourceId: capture.sourceId, kind: 'supplied' })
    .onConflictDoNothing();
  await tx.insert(captures).values(toPgSafeDeep(capture)).onConflictDoNothing();
  // Bytes that were read before belong to the article they were read as.
  await tx.execute(sql`
    insert into lossledger.article_captures (article_id, capture_id)
    select distinct ac.article_id, ${capture.captureId}
    from lossledger.captures c
    join lossledger.article_captures ac on ac.capture_id = c.capture_id
    where c.sha256 = ${capture.sha256} and c.url is not distinct from ${capture.url ?? null}
    on conflict do nothing`);
}
