import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkUp } from '../../src/app/check-up.ts';
import { loadSettings } from '../../src/config/load.ts';
import { ERRORS } from '../../src/domain/errors.ts';
import { startTestStore, type TestStore } from './test-store.ts';

let test: TestStore;
let folder: string;
beforeAll(async () => {
  test = await startTestStore();
  folder = await mkdtemp(path.join(tmpdir(), 'lossledger-home-'));
});
afterAll(async () => {
  await test.stop();
  await rm(folder, { recursive: true });
});

async function finding(check: string, home = folder) {
  const loaded = loadSettings({ DATABASE_URL: test.url }, () => '');
  if (!loaded.ok) throw new Error(loaded.problems.join());
  return (await checkUp(loaded.settings, home)).find((each) => each.check === check);
}

describe('checkUp', () => {
  it('says of a home that is not there that it will be made, and does not make it', async () => {
    const home = path.join(folder, 'not', 'there');
    expect(await finding('home', home)).toMatchObject({
      state: 'ok',
      detail: expect.stringContaining('will be made'),
    });
    expect(existsSync(path.dirname(home))).toBe(false);
  });

  it('finds a file where the home would be made', async () => {
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    expect(await finding('home', path.join(file, 'home'))).toMatchObject({
      state: 'problem',
      detail: expect.stringContaining(`${file} is not a folder`),
    });
  });

  it('says to upgrade a program that is older than the database', async () => {
    expect(await finding('database')).toMatchObject({ state: 'ok' });
    await test.sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9e15)`;
    expect(await finding('database')).toMatchObject({
      state: 'problem',
      remedy: ERRORS.DATABASE_AHEAD.remedy,
    });
  });

  it('says to restore migrations that are not those the database holds', async () => {
    await test.sql`
      update drizzle.__drizzle_migrations set hash = 'edited'
      where created_at = (select min(created_at) from drizzle.__drizzle_migrations)`;
    expect(await finding('database')).toMatchObject({
      state: 'problem',
      remedy: ERRORS.MIGRATIONS_OUT_OF_ORDER.remedy,
    });
  });
});
