import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, it, vi } from 'vitest';
import { acquireOn } from '../../../src/app/embedded-postgres/acquire.ts';
import { postmasterFile } from '../../../src/app/embedded-postgres/postmaster.ts';
import { identifyProcess } from '../../../src/app/embedded-postgres/process-identity.ts';
import { hostFrom, isRoot, isRunning, query, usePlayground } from './playground.ts';

vi.setConfig({ testTimeout: 45_000 });

const playground = usePlayground();

async function seen(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(5);
}

async function killed(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  await seen(async () => (await identifyProcess(pid)) === undefined);
}

describe('a client killed with -9', () => {
  it.each(['starter', 'other'] as const)(
    'leaves the server to the one that lives: the %s is killed',
    async (victim) => {
      const home = await playground.usedHome();
      const starter = playground.start({ home });
      const { pid, url } = await starter.acquired();
      const other = playground.start({ home });
      expect(await other.acquired()).toMatchObject({ pid, url, adopted: true });

      const [dying, living] = victim === 'starter' ? [starter, other] : [other, starter];
      await dying.kill();
      expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
      const { dataDir } = await living.acquired();
      await living.release();
      expect(await isRunning({ dataDir })).toBe(false);
    },
  );

  it('leaves a server that the next client adopts, when all are killed with their children', async () => {
    const home = await playground.usedHome();
    const programs = [playground.start({ home }), playground.start({ home })];
    const [first] = await Promise.all(programs.map((program) => program.acquired()));
    await Promise.all(programs.map((program) => program.killGroup()));

    const events: string[] = [];
    const next = await playground.acquire(home, undefined, { events });
    expect(next).toMatchObject({ adopted: true, pid: first?.pid, url: first?.url });
    expect(events).toContain('embedded_postgres.clients_gone');
    await next.release();
    expect(await isRunning(next)).toBe(false);
  });

  it('in the middle of initdb leaves nothing that a later start trusts', async () => {
    const home = await playground.home();
    const folder = join(home, 'postgres');
    const program = playground.start({ home });
    const drafts = async () =>
      (await readdir(folder).catch(() => [])).filter((name) => name.startsWith('initdb-'));
    await seen(async () => {
      const [draft] = await drafts();
      if (draft === undefined) return false;
      const files: string[] = await readdir(join(folder, draft, 'data')).catch(() => []);
      return files.includes('base');
    });
    await program.kill();
    expect(await readdir(folder)).not.toContain('data');

    const next = await playground.acquire(home);
    expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await drafts()).toEqual([]);
  });

  it('at any moment of its start leaves a home that the next start can use', async () => {
    const home = await playground.home();
    // From before the first file is written to after the server is up.
    const moments = [350, 500, 600, 750, 1000];
    for (const moment of moments) {
      const program = playground.start({ home });
      await pause(moment);
      await program.kill();
      const next = await playground.acquire(home);
      expect(await query(next.url, 'select 1 as one'), `killed after ${moment} ms`).toEqual([
        { one: 1 },
      ]);
      await next.release();
      expect(await isRunning(next)).toBe(false);
    }
  });
});

describe('several first starts at once', () => {
  it('make one cluster and share one server', async () => {
    const home = await playground.home();
    const programs = Array.from({ length: 4 }, () => playground.start({ home }));
    const servers = await Promise.all(programs.map((program) => program.acquired()));
    expect(new Set(servers.map(({ pid, url }) => `${pid} ${url}`)).size).toBe(1);
    expect(servers.filter(({ adopted }) => !adopted)).toHaveLength(1);
    const initialised = programs.flatMap((program) =>
      program.events().filter((event) => event === 'embedded_postgres.initialised'),
    );
    expect(initialised).toHaveLength(1);
    await Promise.all(programs.map((program) => program.release()));
    expect(await isRunning({ dataDir: servers[0]?.dataDir ?? '' })).toBe(false);
  });
});

describe('a postmaster killed with -9', () => {
  it('is started again at the same address, with what was committed', async () => {
    const home = await playground.usedHome();
    const first = await playground.acquire(home);
    await query(first.url, 'create table kept as select 7 as number');
    await killed(first.pid);

    const second = await playground.acquire(home);
    expect(second).toMatchObject({ adopted: false, url: first.url });
    expect(await query(first.url, 'select number from kept')).toEqual([{ number: 7 }]);
    await first.release();
    expect(await isRunning(second)).toBe(true);
    await second.release();
    expect(await isRunning(second)).toBe(false);
  });

  it.each([
    ['with flock(1)', hostFrom({}).flock],
    ['without flock(1)', '/no/flock'],
  ])(
    'is started again although one of its processes is too busy to notice: %s',
    async (_, flock) => {
      const home = await playground.usedHome();
      const host = { ...hostFrom({ patience: { leftovers: 300 } }), flock };
      const first = await playground.acquire(home, host);
      const client = new pg.Client({ connectionString: first.url });
      client.on('error', () => undefined);
      await client.connect();
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      const busy = client.query('do $$ begin loop end loop; end $$').catch(() => undefined);
      await seen(async () =>
        (
          await query<{ active: boolean }>(
            first.url,
            `select state = 'active' as active from pg_stat_activity where pid = ${rows[0]?.pid}`,
          )
        ).some(({ active }) => active),
      );
      await killed(first.pid);

      const events: string[] = [];
      const second = await playground.acquire(home, host, { events });
      expect(events).toContain('embedded_postgres.leftovers');
      expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
      await busy;
      await client.end().catch(() => undefined);
    },
  );
});

describe('a postmaster.pid that names another program', () => {
  it('is put aside, and that program is left alone', async () => {
    const home = await playground.usedHome();
    const first = await playground.acquire(home);
    const pidFile = await readFile(postmasterFile(first.dataDir), 'utf8');
    const { uid, gid } = await stat(first.dataDir);
    await first.release();
    // Of the server's own account, which makes PostgreSQL itself refuse to start.
    const sleeper = spawn('sleep', ['60'], isRoot ? { uid, gid, cwd: '/' } : {});
    await once(sleeper, 'spawn');
    await writeFile(postmasterFile(first.dataDir), pidFile.replace(/^\d+/, String(sleeper.pid)), {
      mode: 0o600,
    });

    const events: string[] = [];
    const second = await playground.acquire(home, undefined, { events });
    expect(events).toContain('embedded_postgres.stale_pid_file');
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.release();
    expect(sleeper.exitCode).toBeNull();
    expect(sleeper.signalCode).toBeNull();
    sleeper.kill('SIGKILL');
    await once(sleeper, 'exit');
  });

  it('is put aside when it is empty', async () => {
    const home = await playground.usedHome();
    const first = await playground.acquire(home);
    await first.release();
    await writeFile(postmasterFile(first.dataDir), '');
    const second = await playground.acquire(home);
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('a server that does not answer', () => {
  const impatient = hostFrom({
    patience: { answer: 500, silence: 1000, fastStop: 300, immediateStop: 300 },
  });

  it('is ended and started again when nobody uses it', async () => {
    const home = await playground.usedHome();
    const program = playground.start({ home });
    const { pid } = await program.acquired();
    await program.kill();
    process.kill(pid, 'SIGSTOP');
    const events: string[] = [];
    const next = await playground.acquire(home, impatient, { events });
    expect(events).toContain('embedded_postgres.unresponsive');
    expect(next.adopted).toBe(false);
    expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is left to the others that use it, with an error that names them', async () => {
    const home = await playground.usedHome();
    const program = playground.start({ home });
    const { pid } = await program.acquired();
    process.kill(pid, 'SIGSTOP');
    try {
      await expect(acquireOn(impatient, { home, log: () => undefined })).rejects.toMatchObject({
        code: 'DATABASE_START_FAILED',
        message: expect.stringContaining(String(program.pid)),
      });
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await program.release();
  });
});
