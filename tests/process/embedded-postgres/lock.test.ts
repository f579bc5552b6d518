import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readlink, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withLock } from '../../../src/app/embedded-postgres/lock.ts';
import { formatTicket, makeTicket } from '../../../src/app/embedded-postgres/process-identity.ts';

vi.setConfig({ testTimeout: 60_000 });

const SCRIPT = fileURLToPath(new URL('lock-program.ts', import.meta.url));

let folder: string;
let lock: string;
const programs = new Set<ChildProcess>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lossledger-'));
  lock = join(folder, 'lock');
});

afterEach(async () => {
  await Promise.all([...programs].map(kill));
  await rm(folder, { recursive: true });
});

async function kill(program: ChildProcess): Promise<void> {
  programs.delete(program);
  if (program.exitCode !== null || program.signalCode !== null) return;
  const ended = once(program, 'exit');
  program.kill('SIGKILL');
  await ended;
}

function startProgram(onLine: (program: ChildProcess, line: string) => void): void {
  const program = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), SCRIPT, lock, join(folder, 'inside')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  programs.add(program);
  const { stdout } = program;
  if (stdout === null) throw new Error('no output');
  createInterface({ input: stdout }).on('line', (line) => onLine(program, line));
  program.once('exit', () => {
    if (programs.has(program)) onLine(program, 'ended by itself');
  });
}

describe('the lock', () => {
  it('lets one in at a time while holders and waiters are killed with -9', async () => {
    const wanted = { turns: 900, kills: 12 };
    const faults: string[] = [];
    let turns = 0;
    let kills = 0;
    await new Promise<void>((resolve, reject) => {
      const onLine = (program: ChildProcess, line: string) => {
        if (line !== 'turn') faults.push(line);
        turns += 1;
        const isEnough = turns > wanted.turns && kills >= wanted.kills;
        if (isEnough || faults.length > 0) resolve();
        // The program that told its turn has gone on meanwhile: it is killed wherever it is.
        if (turns % 60 === 0 && kills < wanted.kills && programs.has(program)) {
          kills += 1;
          kill(program).then(() => startProgram(onLine), reject);
        }
      };
      for (let count = 0; count < 3; count += 1) startProgram(onLine);
    });
    expect(faults).toEqual([]);
    await Promise.all([...programs].map(kill));
    await withLock(lock, { patienceMs: 1000 }, async () => undefined);
    expect((await readdir(folder)).filter((name) => name.startsWith('lock'))).toEqual([]);
  });

  it('of a dead holder is left when it was taken since by another that breaks it too', async () => {
    const dead = { ...(await makeTicket()), started: 'in-another-life' };
    const living = await makeTicket();
    await symlink(formatTicket(dead), lock);
    const breaker = `${lock}.${dead.token}`;
    await symlink(formatTicket(living), breaker);
    const waiting = withLock(lock, { patienceMs: 500 }, async () => undefined);
    const refused = expect(waiting).rejects.toMatchObject({ code: 'DATABASE_START_FAILED' });
    // It has seen the dead holder by then and waits for the second lock; if not, nothing is proved.
    await pause(150);
    await unlink(lock);
    await symlink(formatTicket(living), lock);
    await unlink(breaker);
    await refused;
    expect(await readlink(lock)).toBe(formatTicket(living));
  });

  it('gives way when it is nothing that a program of ours made', async () => {
    await writeFile(lock, '');
    expect(await withLock(lock, { patienceMs: 1000 }, async () => 'done')).toBe('done');
    expect(await readdir(folder)).toEqual([]);
  });

  it('is given back when the work fails', async () => {
    const failing = withLock(lock, { patienceMs: 1000 }, async () => {
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect(await readdir(folder)).toEqual([]);
  });

  it('held by a living process too long is an error that names that process', async () => {
    await withLock(lock, { patienceMs: 1000 }, async () => {
      await expect(withLock(lock, { patienceMs: 50 }, async () => undefined)).rejects.toMatchObject(
        {
          code: 'DATABASE_START_FAILED',
          message: expect.stringContaining(`Process ${process.pid}`),
        },
      );
    });
  });
});
