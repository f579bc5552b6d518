import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../src/store/connection.ts';
import { migrateStore } from '../../src/store/migrate.ts';
import { undoResolution } from '../../src/store/queries/resolutions.ts';
import { startDatabase, type TestDatabase } from '../_support/backends.ts';
import { withMigrationsBefore } from '../_support/migrations-before.ts';

let server: TestDatabase;
beforeAll(async () => {
  server = await startDatabase();
});
afterAll(async () => {
  await server.stop();
});

it('keeps tombstones, joined copies and what carries them when names become their key', async () => {
  const store = openStore({ url: server.url, poolMax: 2, applicationName: 'lossledger test' });
  const sql = postgres(server.url, { max: 1, onnotice: () => undefined });
  try {
    await withMigrationsBefore('0007_withdrawals', (folder) => migrateStore(store, folder));
    const words = '["x","notes","2024-03-12","abc"]';
    await sql`insert into lossledger.sources (source_id, kind) values ('s', 'supplied')`;
    await sql`insert into lossledger.captures (capture_id, sha256, bytes, kind, charset, source_id, captured_at)
      values ('c', ${'a'.repeat(64)}, 1, 'html', 'utf-8', 's', now())`;
    await sql`insert into lossledger.articles (article_id, article_key, first_captured_at)
      values ('a1', 'a1', now()), ('a2', 'a2', now())`;
    await sql`insert into lossledger.posts (post_id, platform, native_id, first_seen_at)
      values ('post', 'x', '7', now()), ('copy', 'x', null, now())`;
    await sql`insert into lossledger.post_aliases (kind, key, post_id)
      values ('platform_id', '["x","7"]', 'post'), ('unresolved', ${words}, 'post')`;
    await sql`insert into lossledger.embeds (article_id, post_id, capture_id, position)
      values ('a1', 'post', 'c', 0), ('a2', 'post', 'c', 1)`;
    const moved = {
      aliases: [{ kind: 'unresolved', key: words }],
      embeds: [{ articleId: 'a2', captureId: 'c', position: 1 }],
    };
    await sql`insert into lossledger.post_resolutions (copy_id, post_id, basis, similarity, moved)
      values ('copy', 'post', 'similar', 0.9, ${sql.json(moved)})`;
    await sql`insert into lossledger.post_tombstones (post_id, reason, source_id, noticed_at)
      values ('post', 'deleted', 's', '2024-03-12T12:00:00Z')`;

    await migrateStore(store);

    const stones = await sql`
      select post_id, reason, source_id from lossledger.post_tombstones order by 1`;
    expect([...stones]).toEqual([
      { post_id: 'copy', reason: 'deleted', source_id: 's' },
      { post_id: 'post', reason: 'deleted', source_id: 's' },
    ]);
    await store.db.transaction((tx) => undoResolution(tx, 'copy', new Date()));
    const carried = await sql`
      select article_id, post_id from lossledger.embeds order by 1, 2`;
    expect([...carried]).toContainEqual({ article_id: 'a2', post_id: 'copy' });
    expect([...carried]).toContainEqual({ article_id: 'a1', post_id: 'post' });
    const left = await sql`select post_id from lossledger.post_tombstones`;
    expect([...left]).toEqual([{ post_id: 'post' }]);
  } finally {
    await sql.end();
    await store.close();
  }
});
