import { chmod, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBarrier, grants } from '../../../../src/app/embedded-postgres/reachability.ts';

const stranger = { uid: 4_000_001, gid: 4_000_001 };

describe('permission bits', () => {
  it.each([
    ['the owner by the first digit', 0o700, { uid: 5, gid: 9 }, true],
    ['the owner by the first digit alone', 0o077, { uid: 5, gid: 6 }, false],
    ['the group by the second', 0o710, { uid: 9, gid: 6 }, true],
    ['the group by the second alone', 0o701, { uid: 9, gid: 6 }, false],
    ['others by the third', 0o701, { uid: 9, gid: 9 }, true],
    ['others by the third alone', 0o770, { uid: 9, gid: 9 }, false],
    ['root always', 0o000, { uid: 0, gid: 0 }, true],
  ])('bind %s', (_, mode, account, granted) => {
    expect(grants({ mode, uid: 5, gid: 6 }, account, 0o1)).toBe(granted);
  });
});

describe('the way to a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'lossledger-')));
    await chmod(folder, 0o755);
    await mkdir(join(folder, 'a', 'b'), { recursive: true });
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('is free when every folder on it may be passed', async () => {
    await chmod(join(folder, 'a'), 0o711);
    await chmod(join(folder, 'a', 'b'), 0o711);
    expect(await findBarrier(join(folder, 'a', 'b'), stranger)).toBeUndefined();
  });

  it('is barred at the first folder that may not be passed', async () => {
    await chmod(join(folder, 'a'), 0o700);
    expect(await findBarrier(join(folder, 'a', 'b'), stranger)).toBe(join(folder, 'a'));
  });

  it('is barred at the first folder that is not there', async () => {
    expect(await findBarrier(join(folder, 'c', 'd'), stranger)).toBe(join(folder, 'c'));
  });
});
