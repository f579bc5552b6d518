import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  boundServerLog,
  openServerLog,
  readTail,
  sizeOf,
} from '../../../../src/app/embedded-postgres/server-log.ts';

const MEBIBYTE = 1024 * 1024;
let folder: string;
let log: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lossledger-'));
  log = join(folder, 'server.log');
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('the log of the server', () => {
  it('gives its last lines, and only those written since a place in it', async () => {
    await writeFile(log, 'old\n');
    const from = await sizeOf(log);
    await writeFile(log, 'one\ntwo\nthree\n', { flag: 'a' });
    expect(await readTail(log, from)).toBe('one\ntwo\nthree');
    expect(await readTail(log, 0, 2)).toBe('two\nthree');
    expect(await readTail(log, await sizeOf(log))).toBe('');
    expect(await readTail(join(folder, 'none'), 0)).toBe('');
  });

  it('is emptied under a running server that goes on writing, and the old part kept', async () => {
    const writer = await openServerLog(log);
    await writer.write('x'.repeat(5 * MEBIBYTE));
    await boundServerLog(log);
    await writer.write('after\n');
    await writer.close();
    expect(await readTail(log, 0)).toBe('after');
    expect((await stat(log)).size).toBe('after\n'.length);
    expect((await stat(`${log}.1`)).size).toBe(5 * MEBIBYTE);
  });

  it('is left alone below its bound', async () => {
    await writeFile(log, 'short\n');
    await boundServerLog(log);
    expect(await readTail(log, 0)).toBe('short');
  });

  it('is put aside at a start when it is large, and closed to others', async () => {
    await writeFile(log, 'x'.repeat(5 * MEBIBYTE));
    const writer = await openServerLog(log);
    await writer.close();
    const { size, mode } = await stat(log);
    expect(size).toBe(0);
    expect(mode & 0o777).toBe(0o600);
    expect((await stat(`${log}.1`)).size).toBe(5 * MEBIBYTE);
  });
});
