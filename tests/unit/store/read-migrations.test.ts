import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMigrations } from '../../../src/store/migrate.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lossledger-migrations-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function journal(...whens: readonly number[]): Promise<void> {
  await mkdir(path.join(folder, 'meta'));
  const entries = whens.map((when, idx) => ({ idx, when, tag: `000${idx}_m`, version: '7' }));
  await writeFile(path.join(folder, 'meta', '_journal.json'), JSON.stringify({ entries }));
  for (const { tag } of entries) {
    await writeFile(path.join(folder, `${tag}.sql`), `create table ${tag.replace('_', '')} ();`);
  }
}

describe('readMigrations', () => {
  it('reads the migrations of this program, in rising order', async () => {
    const migrations = await readMigrations();
    expect(migrations.map((migration) => migration.tag)).toEqual(
      migrations.map((migration) => migration.tag).toSorted(),
    );
    expect(migrations[0]).toMatchObject({ tag: '0000_tables' });
    expect(migrations[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('takes a journal whose times rise', async () => {
    await journal(1, 2, 3);
    const migrations = await readMigrations(folder);
    expect(migrations.map((migration) => migration.when)).toEqual([1, 2, 3]);
    expect(new Set(migrations.map((migration) => migration.hash)).size).toBe(3);
  });

  it('refuses a migration dated before the one it follows, which drizzle would skip in silence', async () => {
    await journal(1, 3, 2);
    await expect(readMigrations(folder)).rejects.toMatchObject({
      code: 'MIGRATIONS_OUT_OF_ORDER',
      message: expect.stringMatching(/^Migration 0002_m .* 0001_m/),
    });
  });

  it('refuses two migrations of one time', async () => {
    await journal(1, 1);
    await expect(readMigrations(folder)).rejects.toMatchObject({ code: 'MIGRATIONS_OUT_OF_ORDER' });
  });
});
