import { sql } from 'drizzle-orm';
import type { Db } from '../connection.ts';

/** Which posts of X are looked up: those met without their words, or those that losses rest on. */
export type WhichPosts = 'wordless' | 'evidence';

/** Ids of posts of X that are on record and not known to be gone, oldest met first. */
export async function postsOfX(
  db: Db,
  which: WhichPosts,
  limit: number,
): Promise<readonly string[]> {
  const condition =
    which === 'wordless'
      ? sql`not exists (select from lossledger.post_revisions r where r.post_id = p.post_id)`
      : sql`exists (select from lossledger.losses l where l.post_id = p.post_id)`;
  const { rows } = await db.execute<{ native_id: string }>(sql`
    select p.native_id from lossledger.posts p
    where p.platform = 'x' and p.native_id is not null and ${condition}
      and not exists (select from lossledger.post_tombstones t where t.post_id = p.post_id)
    order by p.first_seen_at, p.post_id limit ${limit}`);
  return rows.map((row) => row.native_id);
}
