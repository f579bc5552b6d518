import { sql } from 'drizzle-orm';
import type { PostAlias } from '../../domain/identity.ts';
import type { Tx } from '../connection.ts';
import { embedNames } from '../schema/index.ts';
import { inBatches } from './wordings.ts';

export interface CarriedName {
  readonly name: PostAlias;
  /** 0-based order of the post in the document. */
  readonly position: number;
}

/** The fact that an article carries posts, under the names it shows of them. */
export async function writeEmbeds(
  tx: Tx,
  document: { readonly articleId: string; readonly captureId: string },
  carried: readonly CarriedName[],
  postIds: readonly string[],
): Promise<void> {
  const rows = carried.map(({ name, position }) => ({ ...document, ...name, position }));
  await inBatches(rows, (batch) => tx.insert(embedNames).values(batch).onConflictDoNothing());
  await projectEmbeds(tx, postIds);
}

/** Makes what articles carry of the posts what it is by the names that are theirs now. */
export async function projectEmbeds(tx: Tx, postIds: readonly string[]): Promise<void> {
  await inBatches([...new Set(postIds)], async (ids) => {
    const wanted = JSON.stringify(ids);
    await tx.execute(sql`
      delete from lossledger.embeds e
      where e.post_id in (select jsonb_array_elements_text(${wanted}::jsonb))
        and not exists (
          select from lossledger.embed_names n
          join lossledger.post_aliases a on a.kind = n.kind and a.key = n.key
          where n.article_id = e.article_id and a.post_id = e.post_id)`);
    await tx.execute(sql`
      insert into lossledger.embeds (article_id, post_id, capture_id, position)
      select distinct on (n.article_id, a.post_id) n.article_id, a.post_id, n.capture_id, n.position
      from lossledger.post_aliases a
      join lossledger.embed_names n on n.kind = a.kind and n.key = a.key
      where a.post_id in (select jsonb_array_elements_text(${wanted}::jsonb))
      order by n.article_id, a.post_id, n.position, n.capture_id
      on conflict do nothing`);
  });
}
