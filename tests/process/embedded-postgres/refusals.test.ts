import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { thisHost } from '../../../src/app/embedded-postgres/host.ts';
import { locatePlatformPackage } from '../../../src/app/embedded-postgres/platform-package.ts';
import { findFreePort } from '../../../src/app/embedded-postgres/ports.ts';
import { hostFrom, isRoot, isRunning, query, usePlayground } from './playground.ts';

vi.setConfig({ testTimeout: 30_000 });

const playground = usePlayground();

describe('a port', () => {
  const holders: Server[] = [];
  afterEach(() => {
    for (const holder of holders.splice(0)) holder.close();
  });

  async function takenPort(): Promise<number> {
    const port = await findFreePort(undefined);
    const holder = createServer();
    holders.push(holder);
    await new Promise<void>((resolve) => holder.listen(port, '127.0.0.1', resolve));
    return port;
  }

  it('taken between choosing and listening is replaced by another', async () => {
    const taken = await takenPort();
    const choices = [taken, taken];
    const host = {
      ...thisHost(),
      findFreePort: async () => choices.pop() ?? (await findFreePort(undefined)),
    };
    const events: string[] = [];
    const server = await playground.acquire(await playground.usedHome(), host, { events });
    expect(events.filter((event) => event === 'embedded_postgres.port_taken')).toHaveLength(2);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('taken every time is one clear error, and leaves no server and no client', async () => {
    const taken = await takenPort();
    const home = await playground.home();
    const host = { ...thisHost(), findFreePort: async () => taken };
    await expect(playground.acquire(home, host)).rejects.toMatchObject({
      code: 'DATABASE_PORT_TAKEN',
      message: expect.stringContaining(home),
    });
    expect(await readdir(join(home, 'postgres', 'clients'))).toEqual([]);
    expect(await isRunning({ dataDir: join(home, 'postgres', 'data') })).toBe(false);
  });

  it('of the last start, taken since by another program, is given up', async () => {
    const home = await playground.usedHome();
    const first = await playground.acquire(home);
    await first.release();
    const port = Number(new URL(first.url).port);
    const holder = createServer();
    holders.push(holder);
    await new Promise<void>((resolve) => holder.listen(port, '127.0.0.1', resolve));
    const second = await playground.acquire(home);
    expect(new URL(second.url).port).not.toBe(String(port));
  });
});

describe('a data directory', () => {
  it('of another major version is refused with the name of that version', async () => {
    const home = await playground.usedHome();
    const { release, dataDir } = await playground.acquire(home);
    await release();
    await writeFile(join(dataDir, 'PG_VERSION'), '16\n');
    await expect(playground.acquire(home)).rejects.toMatchObject({
      code: 'DATABASE_VERSION',
      message: expect.stringMatching(/PostgreSQL 16.*PostgreSQL 18/s),
    });
  });

  it('that holds other files is refused and left as it is', async () => {
    const home = await playground.usedHome();
    const first = await playground.acquire(home);
    await first.release();
    await rm(join(first.dataDir, 'PG_VERSION'));
    const before = await readdir(first.dataDir);
    await expect(playground.acquire(home)).rejects.toMatchObject({
      code: 'DATABASE_START_FAILED',
      message: expect.stringContaining('not a PostgreSQL cluster'),
    });
    expect(await readdir(first.dataDir)).toEqual(before);
  });

  it('whose password is lost is refused, whether its server runs or not', async () => {
    const home = await playground.usedHome();
    const passwordFile = join(home, 'postgres', 'password');
    const first = await playground.acquire(home);
    const password = await readFile(passwordFile, 'utf8');
    const refusal = {
      code: 'DATABASE_START_FAILED',
      message: expect.stringContaining(passwordFile),
    };
    await writeFile(passwordFile, 'another');
    await expect(playground.acquire(home)).rejects.toMatchObject(refusal);
    expect(await isRunning(first)).toBe(true);
    await first.release();
    await expect(playground.acquire(home)).rejects.toMatchObject(refusal);
    expect(await isRunning(first)).toBe(false);
    await rm(passwordFile);
    await expect(playground.acquire(home)).rejects.toMatchObject(refusal);
    await writeFile(passwordFile, password);
    expect(await playground.acquire(home)).toMatchObject({ dataDir: first.dataDir });
  });

  it('whose record is damaged is not replaced by an empty one', async () => {
    const home = await playground.usedHome();
    const record = join(home, 'postgres', 'server.json');
    await writeFile(record, '{"elsew');
    await expect(playground.acquire(home)).rejects.toMatchObject({
      code: 'DATABASE_START_FAILED',
      message: expect.stringContaining(record),
    });
  });

  it('that was opened to others is closed again and used', async () => {
    const home = await playground.usedHome();
    execFileSync('chmod', ['-R', 'a+rwX', home]);
    const { dataDir } = await playground.acquire(home);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    expect((await stat(join(home, 'postgres', 'password'))).mode & 0o777).toBe(0o600);
  });

  it('that is damaged is refused with the last lines of the server', async () => {
    const home = await playground.usedHome();
    const first = await playground.acquire(home);
    await first.release();
    await rm(join(first.dataDir, 'global', 'pg_control'));
    await expect(playground.acquire(home)).rejects.toMatchObject({
      code: 'DATABASE_START_FAILED',
      message: expect.stringMatching(/PANIC|FATAL|could not find the database system/),
    });
  });
});

describe('a home', () => {
  it('may have any other characters in its name', async () => {
    const name = `-a Кремінна 'b' "c" $HOME \`id\` %s \\ ;& #`;
    const server = await playground.acquire(await playground.home(name));
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.release();
    expect(await isRunning(server)).toBe(false);
  });

  it('is made with its parents when it is missing, closed to others', async () => {
    const folder = await playground.folder();
    const host = hostFrom({ systemFolder: join(folder, 'system') });
    const { url } = await playground.acquire(join(folder, 'deep', 'home'), host);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    const mode = execFileSync('ls', ['-ld', join(folder, 'deep', 'home')], { encoding: 'utf8' });
    expect(mode).toMatch(/^drwx------/);
  });

  it.each([
    ['with a line break', 'line\nbreak', 'control character'],
    ['too long for PostgreSQL', `${'d'.repeat(200)}/`.repeat(5), 'bytes'],
  ])('%s is refused before anything is made', async (_, name, reason) => {
    const folder = await playground.folder();
    await expect(playground.acquire(join(folder, name))).rejects.toMatchObject({
      code: 'DATABASE_START_FAILED',
      message: expect.stringContaining(reason),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('of the longest path allowed works', async () => {
    const folder = await playground.folder();
    let home = folder;
    while (Buffer.byteLength(home) < 780) home = join(home, 'd'.repeat(100));
    home = join(home, 'd'.repeat(899 - Buffer.byteLength(home)));
    expect(Buffer.byteLength(home)).toBe(900);
    await mkdir(home, { recursive: true, mode: 0o755 });
    const { url } = await playground.acquire(home);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('in a place where nothing can be made is refused', async () => {
    const dangling = join(await playground.folder(), 'link');
    await symlink('/nowhere/at/all', dangling);
    for (const home of [dangling, join(dangling, 'below')]) {
      await expect(playground.acquire(home)).rejects.toMatchObject({
        code: 'DATABASE_START_FAILED',
        message: expect.stringContaining('cannot be made'),
      });
    }
  });

  it.skipIf(process.platform !== 'linux')('in a system folder is refused', async () => {
    for (const home of ['/proc/lossledger', '/sys/lossledger', '/proc/lossledger/home']) {
      await expect(playground.acquire(home)).rejects.toMatchObject({
        code: 'DATABASE_START_FAILED',
        message: expect.stringContaining('/lossledger'),
      });
    }
  });

  it.each(['', 'below'])('that is a file is refused: %s', async (below) => {
    const file = join(await playground.folder(), 'file');
    await writeFile(file, '');
    await expect(playground.acquire(join(file, below))).rejects.toMatchObject({
      code: 'DATABASE_START_FAILED',
      message: expect.stringContaining('not a folder'),
    });
  });
});

describe('a full disk', () => {
  it.skipIf(!isRoot)(
    'is told as such, while initdb runs and at a start, and hinders no release',
    async () => {
      const disk = join(await playground.folder(), 'disk');
      await mkdir(disk);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=755', 'tmpfs', disk]);
      try {
        const refusal = { code: 'DISK_FULL', message: expect.stringContaining(disk) };
        await expect(playground.acquire(disk)).rejects.toMatchObject(refusal);
        expect(await readdir(join(disk, 'postgres'))).not.toContain('data');

        execFileSync('mount', ['-o', 'remount,size=70m', disk]);
        const server = await playground.acquire(disk);
        await server.release();
        const filler = join(disk, 'filler');
        const fill = async () => {
          await writeFile(filler, Buffer.alloc(70 << 20)).catch(() => undefined);
        };
        await fill();
        await expect(playground.acquire(disk)).rejects.toMatchObject(refusal);

        await rm(filler);
        const again = await playground.acquire(disk);
        expect(await query(again.url, 'select 1 as one')).toEqual([{ one: 1 }]);
        await fill();
        await again.release();
        expect(await isRunning(again)).toBe(false);
      } finally {
        execFileSync('umount', ['-l', disk]);
      }
    },
  );
});

describe('a system without binaries that run on it', () => {
  it.each(['linux-riscv64', 'win32-x64', 'sunos-x64'])('is told so: %s', (name) => {
    expect(() => locatePlatformPackage(name)).toThrow(/no embedded PostgreSQL for/);
  });

  it('is told when the package for it is not installed', () => {
    const other = process.platform === 'darwin' ? 'linux-ppc64' : 'darwin-arm64';
    expect(() => locatePlatformPackage(other)).toThrow(/is not installed/);
  });
});
