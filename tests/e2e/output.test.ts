import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resultOf, runCli, startCli } from '../_support/cli.ts';

const BIN = fileURLToPath(new URL('../../bin/lossledger', import.meta.url));
const EXAMPLE = fileURLToPath(new URL('../../examples/article.txt', import.meta.url));

describe('standard output that takes nothing', () => {
  it.runIf(existsSync('/dev/full'))('because it is full is told in one sentence', async () => {
    const full = await open('/dev/full', 'w');
    const child = spawn(process.execPath, [BIN, 'posts', EXAMPLE], {
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', full.fd, 'pipe'],
    });
    const { status, stderr } = await resultOf(child);
    await full.close();
    expect(status).toBe(1);
    expect(stderr).toMatch(/^lossledger: OUTPUT_FAILED: .*ENOSPC.*\n {2}Free space .*\n$/);
  });

  it('because its reader went away ends quietly, though more input may come', async () => {
    const child = startCli(['identify', '--from', '-'], {});
    const ended = resultOf(child);
    child.stdin?.on('error', () => undefined);
    child.stdout?.once('data', () => child.stdout?.destroy());
    const line = `${JSON.stringify({ id: 1, text: 'T-72' })}\n`;
    const more = setInterval(() => child.stdin?.write(line.repeat(1000)), 10);
    const { status, stderr } = await ended;
    clearInterval(more);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('lossledger demo', () => {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'lossledger-demo-'));
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  it('says how to begin anew where its folder was removed by hand', async () => {
    const data = join(home, 'postgres', 'data');
    await mkdir(data, { recursive: true, mode: 0o700 });
    await writeFile(join(data, 'PG_VERSION'), '18\n');
    const env = { LOSSLEDGER_DEMO_HOME: home };
    const ran = await runCli(['demo'], env);
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain('DATABASE_START_FAILED');
    expect(ran.stderr).toContain('Run `lossledger demo --remove`, then `lossledger demo` again.');
    expect(await runCli(['demo', '--remove'], env)).toMatchObject({ status: 0 });
    expect(existsSync(home)).toBe(false);
  });
});
