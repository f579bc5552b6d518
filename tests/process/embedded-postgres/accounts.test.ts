import { execFileSync } from 'node:child_process';
import {
  chmod,
  chown,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { thisHost } from '../../../src/app/embedded-postgres/host.ts';
import { findOsUser, type OsUser } from '../../../src/app/embedded-postgres/os-users.ts';
import { statusOn } from '../../../src/app/embedded-postgres/status.ts';
import { hostFrom, isRoot, isRunning, query, usePlayground } from './playground.ts';

vi.setConfig({ testTimeout: 30_000 });

const playground = usePlayground();
const { native } = thisHost().locatePlatformPackage();

async function nobody(): Promise<OsUser> {
  const account = await findOsUser('nobody');
  if (account === undefined) throw new Error('this machine has no user nobody');
  return account;
}

/** What a test's program runs as: one without privileges, also when the tests have them. */
async function plainAccount(): Promise<{ uid: number; gid: number } | undefined> {
  return isRoot ? await nobody() : undefined;
}

async function plainHome(): Promise<string> {
  const home = await playground.home();
  const account = await plainAccount();
  if (account !== undefined) await chown(home, account.uid, account.gid);
  return home;
}

function copyOfPackage(folder: string): string {
  const copy = join(folder, 'native');
  execFileSync('cp', ['-a', native, copy]);
  return copy;
}

async function removeLinks(folder: string): Promise<number> {
  const entries = await readdir(join(folder, 'lib'), { withFileTypes: true });
  const links = entries.filter((entry) => entry.isSymbolicLink());
  for (const link of links) await rm(join(folder, 'lib', link.name));
  return links.length;
}

describe.skipIf(!isRoot)('as root', () => {
  it('runs as another account, in the home when that account can reach it', async () => {
    const home = await playground.home();
    const { dataDir } = await playground.acquire(home);
    expect(dataDir).toBe(join(home, 'postgres', 'data'));
    expect((await stat(dataDir)).uid).not.toBe(0);
  });

  it('puts the cluster and the binaries where that account can reach them', async () => {
    const folder = await playground.folder();
    const closed = join(folder, 'closed');
    const systemFolder = join(folder, 'system');
    await mkdir(closed, { mode: 0o700 });
    const host = hostFrom({ systemFolder, native: copyOfPackage(closed) });
    const home = join(closed, 'home');
    const events: string[] = [];
    const first = await playground.acquire(home, host, { events });
    expect(first.dataDir.startsWith(`${systemFolder}/`)).toBe(true);
    expect(events).toContain('embedded_postgres.binaries_copied');
    const command = await readFile(`/proc/${first.pid}/cmdline`, 'utf8');
    expect(command.startsWith(`${systemFolder}/postgresql-`)).toBe(true);
    expect((await stat(systemFolder)).uid).toBe(0);
    const writable = execFileSync('find', [systemFolder, '-perm', '/022', '-not', '-type', 'l'], {
      encoding: 'utf8',
    });
    expect(writable).toBe('');
    await query(first.url, 'create table kept as select 7 as number');
    await first.release();

    const moved = join(closed, 'moved');
    await rename(home, moved);
    const second = await playground.acquire(moved, host);
    expect(second.dataDir).toBe(first.dataDir);
    expect(await query(second.url, 'select number from kept')).toEqual([{ number: 7 }]);
    await second.release();

    await cp(moved, home, { recursive: true });
    await expect(playground.acquire(home, host)).rejects.toMatchObject({
      code: 'DATABASE_START_FAILED',
      message: expect.stringContaining(`belongs to LOSSLEDGER_HOME ${moved}`),
    });
  });

  it('refuses to begin an empty ledger where one is on record and gone', async () => {
    const folder = await playground.folder();
    const systemFolder = join(folder, 'system');
    const host = hostFrom({ systemFolder });
    const home = join(folder, 'closed', 'home');
    await mkdir(join(folder, 'closed'), { mode: 0o700 });
    const { release } = await playground.acquire(home, host);
    await release();
    await rm(systemFolder, { recursive: true });
    await expect(playground.acquire(home, host)).rejects.toMatchObject({
      code: 'DATABASE_START_FAILED',
      message: expect.stringContaining('is on record at'),
    });
  });

  it('runs as nobody when there is no user postgres', async () => {
    const host = thisHost();
    const account = await nobody();
    const { dataDir } = await playground.acquire(await playground.home(), {
      ...host,
      findOsUser: async (wanted) =>
        wanted === 'postgres' ? undefined : await host.findOsUser(wanted),
    });
    expect((await stat(dataDir)).uid).toBe(account.uid);
  });

  it.each([
    ['become another', '-setuid,-setgid'],
    ['give files to another', '-all'],
  ])('without the right to %s is told to be a plain user', async (_, capabilities) => {
    const wrapper = ['setpriv', `--bounding-set=${capabilities}`, `--inh-caps=${capabilities}`];
    const home = await playground.home();
    const program = playground.start({ home }, process.env, undefined, wrapper);
    expect(await program.failed()).toMatchObject({
      code: 'DATABASE_START_FAILED',
      message: expect.stringContaining('Run the program as a plain user'),
    });
  });

  it('is told what to do when there is neither', async () => {
    const host = { ...thisHost(), findOsUser: async () => undefined };
    await expect(playground.acquire(await playground.home(), host)).rejects.toMatchObject({
      code: 'DATABASE_START_FAILED',
      message: expect.stringContaining('neither an OS user postgres nor nobody'),
    });
  });

  it('shares the home of a plain user, and leaves it usable by that user', async () => {
    const home = await plainHome();
    await chmod(home, 0o700);
    const asRoot = await playground.acquire(home);
    expect((await stat(asRoot.dataDir)).uid).toBe((await nobody()).uid);
    const program = playground.start({ home }, process.env, await plainAccount());
    expect(await program.acquired()).toMatchObject({ pid: asRoot.pid, adopted: true });
    await asRoot.release();
    await program.release();
    expect(await isRunning(asRoot)).toBe(false);
    const again = playground.start({ home }, process.env, await plainAccount());
    expect(await again.acquired()).toMatchObject({ adopted: false });
  });
});

describe.skipIf(!isRoot)('from another container', () => {
  it('a home whose server runs is refused, and that server and its clients stay', async () => {
    const home = await playground.usedHome();
    const server = await playground.acquire(home);
    const isolated = ['unshare', '--fork', '--pid', '--mount-proc', '--ipc', '--kill-child'];
    const program = playground.start({ home }, process.env, undefined, isolated);
    expect(await program.failed()).toMatchObject({
      code: 'DATABASE_START_FAILED',
      message: expect.stringContaining('another container'),
    });
    const host = hostFrom({});
    expect(await statusOn(host, home)).toMatchObject({ answer: 'ready', clients: [process.pid] });
    await server.release();
    const next = playground.start({ home }, process.env, undefined, isolated);
    expect(await next.acquired()).toMatchObject({ adopted: false });
    await next.release();
  });
});

describe('as a plain user', () => {
  it('has everything in the home, without HOME or any environment', async () => {
    const home = await plainHome();
    await chmod(home, 0o700);
    const program = playground.start({ home }, {}, await plainAccount());
    const server = await program.acquired();
    expect(server.dataDir).toBe(join(home, 'postgres', 'data'));
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await program.release();
    expect(await isRunning(server)).toBe(false);
  });

  it('is told of a home that it may not write', async () => {
    const home = await plainHome();
    await chmod(home, 0o500);
    const program = playground.start({ home }, process.env, await plainAccount());
    expect(await program.failed()).toMatchObject({
      code: 'DATABASE_START_FAILED',
      message: expect.stringMatching(/may not be used by this user.*another/),
    });
  });

  it.skipIf(!isRoot)('is told of a data directory of another user', async () => {
    const home = await playground.usedHome();
    const { release, dataDir } = await playground.acquire(home);
    await release();
    const { uid, gid } = await nobody();
    const owner = await stat(dataDir);
    execFileSync('chown', ['-R', `${uid}:${gid}`, home]);
    execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, dataDir]);
    const program = playground.start({ home }, process.env, { uid, gid });
    expect(await program.failed()).toMatchObject({
      code: 'DATABASE_START_FAILED',
      message: expect.stringContaining('belongs to the OS user with uid'),
    });
  });

  it.skipIf(!isRoot)('without a name is told that initdb needs one', async () => {
    const home = await playground.home();
    const nameless = { uid: 54321, gid: 54321 };
    await chown(home, nameless.uid, nameless.gid);
    const program = playground.start({ home }, process.env, nameless);
    expect(await program.failed()).toMatchObject({
      code: 'DATABASE_START_FAILED',
      message: expect.stringContaining('initdb needs a name for the OS user'),
    });
  });

  it.skipIf(!isRoot)('copies a package it may not mend into the home', async () => {
    const home = await plainHome();
    const broken = copyOfPackage(await playground.folder());
    expect(await removeLinks(broken)).toBeGreaterThan(0);
    const program = playground.start({ home, native: broken }, process.env, await plainAccount());
    const { url } = await program.acquired();
    expect(program.events()).toContain('embedded_postgres.binaries_copied');
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await readdir(join(home, 'postgres'))).toContainEqual(
      expect.stringMatching(/^postgresql-18/),
    );
  });
});

describe('a package installed without its install script', () => {
  it('is mended where it is: links to libraries and execute bits', async () => {
    const broken = copyOfPackage(await playground.folder());
    const links = await removeLinks(broken);
    await chmod(join(broken, 'bin', 'postgres'), 0o644);
    await chmod(join(broken, 'bin', 'initdb'), 0o644);
    const events: string[] = [];
    const { url } = await playground.acquire(
      await playground.home(),
      hostFrom({ native: broken }),
      { events },
    );
    expect(events).toEqual(
      expect.arrayContaining([
        'embedded_postgres.links_repaired',
        'embedded_postgres.execute_bit_repaired',
      ]),
    );
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await removeLinks(broken)).toBe(links);
  });

  it('under a path that a shell would expand is used from a copy', async () => {
    const odd = join(await playground.folder(), 'a $(b) "c"');
    await mkdir(odd);
    const systemFolder = join(await playground.folder(), 'system');
    const events: string[] = [];
    const host = hostFrom({ native: copyOfPackage(odd), systemFolder });
    const { url } = await playground.acquire(await playground.usedHome(), host, { events });
    expect(events).toContain('embedded_postgres.binaries_copied');
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('binaries built for another system', () => {
  it('are told as such', async () => {
    const foreign = copyOfPackage(await playground.folder());
    await writeFile(join(foreign, 'bin', 'initdb'), '#!/lib/loader-of-another-libc\n');
    await expect(
      playground.acquire(await playground.home(), hostFrom({ native: foreign })),
    ).rejects.toMatchObject({
      code: 'PLATFORM_UNSUPPORTED',
      message: expect.stringContaining('glibc'),
    });
  });

  it('that lack a library of the system name it', async () => {
    const partial = copyOfPackage(await playground.folder());
    for (const name of await readdir(join(partial, 'lib'))) {
      if (name.startsWith('libicuuc')) await rm(join(partial, 'lib', name));
    }
    await expect(
      playground.acquire(await playground.home(), hostFrom({ native: partial })),
    ).rejects.toMatchObject({
      code: 'PLATFORM_UNSUPPORTED',
      message: expect.stringContaining('libicuuc'),
    });
  });
});
