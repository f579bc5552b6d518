import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awaitWork } from '../../src/app/await-work.ts';
import { type Ledger, type LedgerOptions, openLedger } from '../../src/app/open-ledger.ts';
import { openQueueing } from '../../src/app/open-queueing.ts';
import { submitDocument } from '../../src/app/submit.ts';
import { announceWorker, isWorkerPresent } from '../../src/app/worker-presence.ts';
import { loadSettings } from '../../src/config/load.ts';
import { sha256 } from '../../src/domain/digest.ts';
import { READER_ROLE } from '../../src/store/reader-role.ts';
import { startDatabase, type TestDatabase } from '../_support/backends.ts';
import { otherDatabase } from './test-store.ts';

let server: TestDatabase;
let admin: postgres.Sql;
let home: string;
let ledger: Ledger;

beforeAll(async () => {
  server = await startDatabase();
  admin = postgres(server.url, { max: 2, onnotice: () => undefined });
  home = await mkdtemp(path.join(tmpdir(), 'lossledger-home-'));
});
afterAll(async () => {
  await admin.end();
  await ledger.close();
  await server.stop();
  await rm(home, { recursive: true, force: true });
});

type Asked = Omit<Partial<LedgerOptions>, 'settings'> & { env?: Record<string, string> };

function open({ env = {}, ...options }: Asked = {}): Promise<Ledger> {
  const loaded = loadSettings({ DATABASE_URL: server.url, ...env }, () => '');
  if (!loaded.ok) throw new Error(loaded.problems.join(' '));
  return openLedger({
    settings: loaded.settings,
    home,
    log: () => undefined,
    role: 'test',
    ...options,
  });
}

async function schemas(): Promise<unknown[]> {
  const rows = await admin`
    select nspname from pg_namespace where nspname in ('lossledger', 'reporting', 'bullmq') order by 1`;
  return rows.map((row) => row['nspname']);
}

async function connections(): Promise<unknown> {
  const [row] = await admin`
    select count(*)::integer as held from pg_stat_activity where application_name like 'lossledger%'`;
  return row?.['held'];
}

/** The tests of this group follow one database from empty to in use. */
describe('openLedger', () => {
  it('refuses an empty database where it may not migrate, and leaves no connection behind', async () => {
    await expect(open({ env: { MIGRATE_ON_START: 'false' } })).rejects.toMatchObject({
      code: 'DATABASE_NOT_MIGRATED',
    });
    expect(await schemas()).toEqual([]);
    await expect.poll(connections).toBe(0);
  });

  it('refuses a database of another encoding', async () => {
    await admin`create database latin encoding 'LATIN1' locale 'C' template template0`;
    const env = { DATABASE_URL: otherDatabase(server.url, 'latin') };
    await expect(open({ env })).rejects.toMatchObject({
      code: 'DATABASE_VERSION',
      message: expect.stringContaining('LATIN1'),
    });
  });

  it('says that nobody answers on a dead port', async () => {
    const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
    await expect(open({ env })).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });

  it('refuses a home that cannot be made', async () => {
    const file = path.join(home, 'file');
    await writeFile(file, '');
    await expect(open({ home: path.join(file, 'home') })).rejects.toMatchObject({
      code: 'INPUT_MISSING',
      message: expect.stringContaining('LOSSLEDGER_HOME'),
    });
  });

  it('leaves the queue out of the database where it is on Redis', async () => {
    ledger = await open({ env: { REDIS_URL: 'redis://127.0.0.1:1' } });
    expect(await schemas()).toEqual(['lossledger', 'reporting']);
    expect(ledger).toMatchObject({ databaseUrl: server.url, embedded: false, home });
    await ledger.close();
  });

  it('has the crosswalks of reporting.loss_classes from the first start on, and mends them', async () => {
    const classes = async () => {
      const [row] = await admin`
        select (select count(*) from lossledger.equipment_classes)::int as equipment,
          (select count(*) from lossledger.weapon_classes)::int as weapons,
          (select warspotting_type from lossledger.equipment_classes
            where kind = 'category' and name = 'Tanks') as tanks`;
      return row;
    };
    const filled = await classes();
    expect(filled?.['equipment']).toBeGreaterThan(20);
    expect(filled?.['weapons']).toBeGreaterThan(5);
    expect(filled?.['tanks']).not.toBeNull();
    await admin`delete from lossledger.weapon_classes`;
    await admin`update lossledger.equipment_classes set warspotting_type = null`;
    ledger = await open({ env: { REDIS_URL: 'redis://127.0.0.1:1' }, migrate: true });
    await ledger.close();
    expect(await classes()).toEqual(filled);
  });

  it('makes the tables of the queue where the queue is opened', async () => {
    ledger = await open();
    expect(await schemas()).toEqual(['lossledger', 'reporting']);
    const queueing = await openQueueing(ledger);
    expect(await schemas()).toEqual(['bullmq', 'lossledger', 'reporting']);
    const [worker] = await ledger.store
      .sql`select has_schema_privilege('lossledger_worker', 'bullmq', 'usage') as may`;
    expect(worker).toEqual({ may: true });
    await queueing.close();
    await ledger.close();
  });

  it('lets the read-only role log in only when it is given a password', async () => {
    const mayLogIn = async () => {
      const [row] =
        await admin`select rolcanlogin as may from pg_roles where rolname = ${READER_ROLE}`;
      return row?.['may'];
    };
    expect(await mayLogIn()).toBe(false);
    ledger = await open({ env: { READER_PASSWORD: 'long enough to be one' }, migrate: true });
    expect(await mayLogIn()).toBe(true);
    await ledger.close();
  });

  it('opens a current database where it may not migrate', async () => {
    ledger = await open({ env: { MIGRATE_ON_START: 'false' } });
    expect(await connections()).toBeGreaterThan(0);
  });
});

describe('the presence of workers', () => {
  it('is known from the first to the last of them', async () => {
    expect(await isWorkerPresent(ledger.store)).toBe(false);
    const one = await announceWorker(ledger.store);
    const other = await announceWorker(ledger.store);
    expect(await isWorkerPresent(ledger.store)).toBe(true);
    await one.leave();
    expect(await isWorkerPresent(ledger.store)).toBe(true);
    await other.leave();
    await expect.poll(() => isWorkerPresent(ledger.store)).toBe(false);
  });

  it('is forgotten when a worker dies without a word', async () => {
    const presence = await announceWorker(ledger.store);
    await admin`
      select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and mode = 'ShareLock'`;
    await expect.poll(() => isWorkerPresent(ledger.store)).toBe(false);
    await presence.leave();
  });

  it('is not mistaken for other locks', async () => {
    const holder = await admin.reserve();
    try {
      // 0x574f524b is the number of the lock; the second of these has it in the form of two numbers.
      await holder`
        select pg_advisory_lock_shared(${0x574f524b + 1}::bigint), pg_advisory_lock_shared(0, ${0x574f524b}::integer)`;
      expect(await isWorkerPresent(ledger.store)).toBe(false);
      await holder`select pg_advisory_unlock_all()`;
    } finally {
      holder.release();
    }
  });
});

const document = (text: string) => ({
  content: Readable.from([Buffer.from(text)]),
  name: 'a.txt',
  url: null,
});

describe('submitDocument', () => {
  it('keeps the bytes and puts the work on record', async () => {
    const submitted = await submitDocument(ledger, document('some words'), new Date(0));
    const hash = sha256('some words');
    expect(submitted).toMatchObject({
      bytes: 10,
      name: 'a.txt',
      document: { sha256: hash },
      work: { stage: 'capture' },
    });
    expect(await ledger.blobs.check(hash)).toBe('ok');
    const rows = await admin`select subject, state, input from lossledger.work`;
    expect([...rows]).toEqual([
      {
        subject: 'a.txt',
        state: 'waiting',
        input: {
          sha256: hash,
          bytes: 10,
          url: null,
          name: 'a.txt',
          source: 'supplied',
          capturedAt: '1970-01-01T00:00:00.000Z',
        },
      },
    ]);
  });

  it('is one piece of work for the same bytes at the same time, another at another', async () => {
    const again = await submitDocument(ledger, document('some words'), new Date(0));
    const later = await submitDocument(ledger, document('some words'), new Date(1));
    expect(again.work).not.toEqual(later.work);
    expect(await admin`select from lossledger.work`).toHaveLength(2);
  });

  it('puts nothing on record of a document that is too large', async () => {
    const small = { ...ledger, settings: { ...ledger.settings, MAX_DOCUMENT_BYTES: 5 } };
    await expect(
      submitDocument(small, document('more than five'), new Date(2)),
    ).rejects.toMatchObject({ code: 'INPUT_TOO_LARGE' });
    expect(await admin`select from lossledger.work`).toHaveLength(2);
  });
});

describe('awaitWork', () => {
  it('waits for the work and for all that follows from it', async () => {
    await admin`delete from lossledger.work`;
    const { work } = await submitDocument(ledger, document('root'), new Date(0));
    const seen: string[] = [];
    const done = awaitWork(ledger, [work], {
      signal: new AbortController().signal,
      onProgress: (counts) => {
        seen.push(counts.map((count) => `${count.stage} ${count.state} ${count.items}`).join());
      },
    });
    await expect.poll(() => seen.at(-1)).toBe('capture waiting 1');
    await admin.begin(async (tx) => {
      await tx`
        insert into lossledger.work (stage, key, subject, stage_version, input)
        values ('extract', 'next', 'a.txt', 1, '{}')`;
      await tx`
        update lossledger.work set state = 'done', next = '[{"stage": "extract", "key": "next"}]'
        where stage = 'capture'`;
    });
    await expect.poll(() => seen.at(-1)).toContain('extract waiting 1');
    await admin`update lossledger.work set state = 'skipped' where key = 'next'`;
    expect(await done).toEqual(
      expect.arrayContaining([
        { stage: 'capture', state: 'done', items: 1, failedOnce: 0 },
        { stage: 'extract', state: 'skipped', items: 1, failedOnce: 0 },
      ]),
    );
  });

  it('ends when it is told to', async () => {
    await admin`delete from lossledger.work`;
    const { work } = await submitDocument(ledger, document('root'), new Date(0));
    const ending = new AbortController();
    const onProgress = (): void => ending.abort(new Error('told to stop'));
    await expect(
      awaitWork(ledger, [work], { signal: ending.signal, onProgress }),
    ).rejects.toThrow();
  });
});
