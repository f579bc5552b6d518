import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CHAIN_START, sealRevision } from '../../src/ledger/revision-chain.ts';
import { openStore } from '../../src/store/connection.ts';
import { migrateStore } from '../../src/store/migrate.ts';
import { lockLedger } from '../../src/store/queries/ledger-parts.ts';
import { settleLedger } from '../../src/store/queries/settle-ledger.ts';
import { checkedLosses } from '../../src/store/queries/verify.ts';
import { startDatabase, type TestDatabase } from '../_support/backends.ts';
import { withMigrationsBefore } from '../_support/migrations-before.ts';
import { sighting } from '../_support/sightings.ts';

let server: TestDatabase;
beforeAll(async () => {
  server = await startDatabase();
});
afterAll(async () => {
  await server.stop();
});

it('makes each loss its own telling, so that nothing changes when the ledger is settled', async () => {
  const store = openStore({ url: server.url, poolMax: 2, applicationName: 'lossledger test' });
  const sql = postgres(server.url, { max: 1, onnotice: () => undefined });
  try {
    await withMigrationsBefore('0008_items', (folder) => migrateStore(store, folder));
    const { id, originKey, facts } = sighting('post');
    const at = '2024-03-12T12:00:00.000Z';
    const content = { lossId: id, revision: 1, author: 'words/1', reason: 'claimed by a post' };
    const seal = sealRevision(CHAIN_START, { ...content, at, facts, salt: 's' });
    await sql`insert into lossledger.posts (post_id, platform, first_seen_at) values ('post', 'x', now())`;
    await sql`insert into lossledger.post_revisions
      (post_revision_id, post_id, text_hash, text, media, first_seen_at)
      values ('wording', 'post', 'h', 'A T-72B3 was destroyed.', '[]', now())`;
    await sql`insert into lossledger.claims
      (claim_id, post_revision_id, extractor, ordinal, kind, status, tags, confidence, needs_review)
      values ('claim', 'wording', 'words/1', 0, 'loss', 'destroyed', '{}', 0.9, false)`;
    await sql`insert into lossledger.losses
      select (jsonb_populate_record(null::lossledger.losses, ${sql.json({
        ...facts,
        loss_id: id,
        origin_key: originKey,
        post_id: 'post',
        revision: 1,
        recorded_at: at,
        updated_at: at,
      })})).*`;
    await sql`insert into lossledger.loss_revisions
      (loss_id, revision, author, reason, at, facts, salt, digest, chain)
      values (${id}, 1, ${content.author}, ${content.reason}, ${at}, ${sql.json({ ...facts })}, 's',
        ${seal.digest}, ${seal.chain})`;
    await sql`insert into lossledger.evidence (loss_id, claim_id) values (${id}, 'claim')`;

    await migrateStore(store);

    const tellings = await sql`
      select sighting_id, origin_key, post_id, claim_id, is_told, loss_id from lossledger.item_sightings`;
    expect([...tellings]).toEqual([
      {
        sighting_id: id,
        origin_key: originKey,
        post_id: 'post',
        claim_id: 'claim',
        is_told: true,
        loss_id: id,
      },
    ]);
    const { changes } = await store.db.transaction(async (tx) => {
      await lockLedger(tx);
      return settleLedger(tx, ['post'], { author: 'words/1', at: new Date() });
    });
    expect(changes).toEqual([]);
    for await (const loss of checkedLosses(store.sql)) expect(loss).toMatchObject({ problems: [] });
  } finally {
    await sql.end();
    await store.close();
  }
});
