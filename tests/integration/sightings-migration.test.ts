import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { CHAIN_START, sealRevision } from '../../src/ledger/revision-chain.ts';
import { openStore } from '../../src/store/connection.ts';
import { migrateStore } from '../../src/store/migrate.ts';
import { lockLedger } from '../../src/store/queries/ledger-parts.ts';
import { settleLedger } from '../../src/store/queries/settle-ledger.ts';
import { checkedLosses } from '../../src/store/queries/verify.ts';
import { startDatabase, type TestDatabase } from '../_support/backends.ts';
import { sighting } from '../_support/sightings.ts';

const OURS = fileURLToPath(new URL('../../drizzle', import.meta.url));
const journalFile = z.looseObject({ entries: z.array(z.looseObject({ tag: z.string() })) });

let server: TestDatabase;
let folder: string;
beforeAll(async () => {
  server = await startDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'lossledger-migrations-'));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The migrations as they were when every loss was told of by one witness. */
async function migrationsBefore(): Promise<string> {
  const copy = path.join(folder, 'before');
  await cp(OURS, copy, { recursive: true });
  const file = path.join(copy, 'meta', '_journal.json');
  const journal = journalFile.parse(JSON.parse(await readFile(file, 'utf8')));
  const end = journal.entries.findIndex(({ tag }) => tag === '0008_items');
  await writeFile(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, end) }));
  return copy;
}

it('makes each loss its own telling, so that nothing changes when the ledger is settled', async () => {
  const store = openStore({ url: server.url, poolMax: 2, applicationName: 'lossledger test' });
  const sql = postgres(server.url, { max: 1, onnotice: () => undefined });
  try {
    await migrateStore(store, await migrationsBefore());
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
