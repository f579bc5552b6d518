import { canonicalJson } from '../../src/domain/digest.ts';
import type { Facilities } from '../../src/pipeline/define-stage.ts';
import { lockLedger } from '../../src/store/queries/ledger-parts.ts';
import { settleLedger } from '../../src/store/queries/settle-ledger.ts';
import { NO_MEDIA } from '../_support/no-media.ts';
import type { Arrival, World } from '../_support/world/world.ts';
import { documentsOf, worldReader } from '../_support/world/world-documents.ts';
import { worldPictures, worldWeb } from '../_support/world/world-pictures.ts';
import { ledgerRun } from './ledger-run.ts';
import type { TestStore } from './test-store.ts';

/** Arrivals that one poll brings. */
const AT_ONCE = 50;

/** A world recorded in Postgres by the stages themselves, pictures and all. */
export function worldRun(
  test: TestStore,
  world: World,
  reader: Facilities['reader'] = worldReader(world),
  blobs?: Facilities['blobs'],
) {
  const run = ledgerRun(test, reader, {
    ...NO_MEDIA,
    limits: { ...NO_MEDIA.limits, maxDocumentBytes: 10_000_000 },
    mediaOf: 'all',
    pictures: worldPictures,
    outside: worldWeb,
    ...(blobs === undefined ? {} : { blobs }),
  });
  const ingest = async (arrivals: readonly Arrival[], atOnce = AT_ONCE): Promise<void> => {
    for (let start = 0; start < arrivals.length; start += atOnce) {
      const documents = documentsOf(world, arrivals.slice(start, start + atOnce));
      for (const document of documents) await run.ingest(document);
    }
  };
  return {
    ...run,
    take: ingest,
    /** As several workers would, each with documents of its own. */
    async takeAtOnce(arrivals: readonly Arrival[], workers: number): Promise<void> {
      const share = Math.ceil(arrivals.length / workers);
      await Promise.all(
        Array.from({ length: workers }, (_, n) =>
          ingest(arrivals.slice(n * share, (n + 1) * share)),
        ),
      );
    },
  };
}

/**
 * The ledger but for what may differ with the order of arrival (ids, times and revision numbers): what
 * is published of each loss, and which tellings carry it, by the names their posts have outside.
 */
export async function publishedWorld(test: TestStore): Promise<readonly string[]> {
  const rows = await test.sql<{ loss: string }[]>`
    select jsonb_build_object(
      'loss', to_jsonb(l) - '{loss_id,collected_at,recorded_at,updated_at,revision}'::text[],
      'told', (
        select jsonb_agg(concat_ws(' ', coalesce(a.url, p.native_id), s.claim_ordinal, s.item_ordinal)
          order by coalesce(a.url, p.native_id), s.claim_ordinal, s.item_ordinal)
        from lossledger.item_sightings s join lossledger.posts p using (post_id)
        left join lossledger.articles a using (article_id)
        where s.loss_id = l.loss_id and s.is_told)
    )::text as loss
    from reporting.losses l`;
  return rows.map(({ loss }) => loss).sort();
}

/** The same in the form of a ledger kept in memory: facts, and tellings by witness. */
export async function factsInStore(test: TestStore): Promise<readonly string[]> {
  const rows = await test.sql<{ facts: unknown; told: string[] }[]>`
    select r.facts || jsonb_build_object('posted_at', to_char(l.posted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as facts,
      array(select concat_ws(' ', s.post_id, s.claim_ordinal, s.item_ordinal)
        from lossledger.item_sightings s where s.loss_id = l.loss_id and s.is_told) as told
    from lossledger.losses l join lossledger.loss_revisions r using (loss_id, revision)
    where l.merged_into is null and l.review_state <> 'withdrawn'`;
  return rows.map(({ facts, told }) => canonicalJson([facts, [...told].sort()])).sort();
}

/** The ids that the store gave the posts of a world, by the names they have in it. */
export async function storedIds(test: TestStore): Promise<ReadonlyMap<string, string>> {
  const rows = await test.sql<{ name: string; id: string }[]>`
    select coalesce(p.handle, regexp_replace(a.url, '.*/', '')) as name, p.post_id as id
    from lossledger.posts p left join lossledger.articles a using (article_id)`;
  return new Map(rows.map(({ name, id }) => [name, id]));
}

/** Settles all there is afresh, and gives what that would change: nothing. */
export async function settleEverything(test: TestStore): Promise<readonly unknown[]> {
  const rows = await test.sql<{ id: string }[]>`
    select distinct post_id as id from lossledger.item_sightings order by 1`;
  return test.store.db.transaction(async (tx) => {
    await lockLedger(tx);
    const by = { author: 'nobody', at: new Date() };
    return (
      await settleLedger(
        tx,
        rows.map(({ id }) => id),
        by,
      )
    ).changes;
  });
}
