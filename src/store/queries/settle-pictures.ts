import { sql } from 'drizzle-orm';
import type { Tx } from '../connection.ts';
import { lockLedger } from './ledger-parts.ts';
import type { Authorship } from './losses.ts';
import { settleLedger } from './settle-ledger.ts';

/**
 * Settles the ledger round pictures that came, or were linked or parted, after what they show was
 * recorded. A picture of one post that is like no other says nothing new.
 */
export async function settlePictures(
  tx: Tx,
  files: readonly string[],
  by: Authorship,
): Promise<void> {
  // Before the question: of two files of one picture that come at once, one transaction sees both.
  await lockLedger(tx);
  const hashes = JSON.stringify(files);
  const { rows } = await tx.execute<{ post_id: string }>(sql`
    select distinct shown.post_id
    from jsonb_array_elements_text(${hashes}::jsonb) wanted (sha256)
    -- Asked for each file: joined as a whole, all that any post shows would be read.
    cross join lateral (
      select m.post_id from lossledger.media_shown m where m.sha256 = wanted.sha256 offset 0
    ) shown
    where exists (select from lossledger.item_sightings s where s.post_id = shown.post_id)
    order by 1`);
  if (rows.length === 0 || (rows.length === 1 && files.length === 1)) return;
  await settleLedger(
    tx,
    rows.map((row) => row.post_id),
    by,
  );
}
