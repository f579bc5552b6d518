import { sql } from 'drizzle-orm';
import type { Tx } from '../connection.ts';

/**
 * Which of these names a standing takedown erased, so that a document that also holds other posts does
 * not write them back when it is read again. Once it is lifted, what comes is recorded anew.
 */
export async function erasedNames(tx: Tx, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const { rows } = await tx.execute<{ key: string }>(sql`
    select distinct wanted.key
    from jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb) wanted (key)
    join lossledger.post_aliases a
      on a.key = jsonb_build_array('erased', lossledger.name_digest(wanted.key))::text
    join lossledger.erased e on e.kind = 'post' and e.id = a.post_id
    where not exists (
      select from lossledger.takedown_lifts l where l.takedown_id = e.takedown_id)`);
  return new Set(rows.map(({ key }) => key));
}
