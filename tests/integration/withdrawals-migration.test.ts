import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { openStore } from '../../src/store/connection.ts';
import { migrateStore } from '../../src/store/migrate.ts';
import { undoResolution } from '../../src/store/queries/resolutions.ts';
import { startDatabase, type TestDatabase } from '../_support/backends.ts';

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

/** The migrations as they were before withdrawals had a table of their own. */
async function migrationsBefore(): Promise<string> {
  const copy = path.join(folder, 'before');
  await cp(OURS, copy, { recursive: true });
  const file = path.join(copy, 'meta', '_journal.json');
  const journal = journalFile.parse(JSON.parse(await readFile(file, 'utf8')));
  const end = journal.entries.findIndex(({ tag }) => tag === '0007_withdrawals');
  await writeFile(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, end) }));
  return copy;
}

it('keeps tombstones, joined copies and what carries them when names become their key', async () => {
  const store = openStore({ url: server.url, poolMax: 2, applicationName: 'lossledger test' });
  const sql = postgres(server.url, { max: 1, onnotice: () => undefined });
  try {
    await migrateStore(store, await migrationsBefore());
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
