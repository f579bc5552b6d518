import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedPostgresStatus } from '../../src/app/embedded-postgres/index.ts';
import { type Backend, startBackend } from '../_support/backends.ts';
import { resultOf, runCli, startCli } from '../_support/cli.ts';
import { documentOfPosts } from '../_support/documents.ts';

const POSTS = 150;

describe('commands that share the embedded database', () => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await startBackend('embedded');
  });
  afterAll(async () => {
    await backend.stop();
  });
  const write = async (name: string, from: number): Promise<string> => {
    const file = path.join(backend.home, name);
    await writeFile(file, documentOfPosts(from, POSTS));
    return file;
  };
  const losses = async (): Promise<number> => {
    const { stdout } = await runCli(['losses', 'list', '--json'], backend.env);
    return JSON.parse(stdout).length;
  };
  const status = () => embeddedPostgresStatus(path.join(backend.home, 'home'));

  it('keep server and work when the one that started it is killed -9', async () => {
    const haste = { JOB_LOCK_MS: '1000', STALLED_CHECK_MS: '500', LOG_LEVEL: 'error' };
    const first = startCli(['ingest', await write('first.txt', 1), '--wait'], {
      ...backend.env,
      ...haste,
    });
    const firstEnded = resultOf(first);
    await expect.poll(async () => (await status()).running, { timeout: 60_000 }).toBe(true);
    const second = startCli(['ingest', await write('second.txt', 1000), '--wait'], {
      ...backend.env,
      ...haste,
    });
    const secondEnded = resultOf(second);
    await expect
      .poll(async () => (await status()).clients.length, { timeout: 60_000 })
      .toBeGreaterThan(1);
    first.kill('SIGKILL');
    expect(await firstEnded).toMatchObject({ signal: 'SIGKILL' });
    expect(await secondEnded).toMatchObject({ status: 0 });
    const again = await runCli(['ingest', path.join(backend.home, 'first.txt'), '--wait'], {
      ...backend.env,
      ...haste,
    });
    expect(again).toMatchObject({ status: 0 });
    expect(await losses()).toBe(2 * POSTS);
    expect((await status()).running).toBe(false);
  });

  it('`up` does the work of others, says where things are, and stops all on SIGTERM', async () => {
    const up = startCli(['up'], backend.env);
    const ended = resultOf(up);
    let said = '';
    up.stderr?.on('data', (part: Buffer) => {
      said += part.toString();
    });
    await expect.poll(() => said, { timeout: 60_000 }).toContain('Stop with');
    expect(said).toContain('Analysts');
    const file = await write('third.txt', 2000);
    const handed = await runCli(['ingest', file], backend.env);
    expect(handed.stderr).toContain('workers will do the rest');
    await expect.poll(losses, { timeout: 60_000, interval: 500 }).toBe(3 * POSTS);
    const asked = Date.now();
    up.kill('SIGTERM');
    expect(await ended).toMatchObject({ status: 0 });
    expect(Date.now() - asked).toBeLessThan(25_000);
    const after = await status();
    expect(after.running).toBe(false);
    expect(existsSync(path.join(after.dataDir, 'postmaster.pid'))).toBe(false);
  });
});
