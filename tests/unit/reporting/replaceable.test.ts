import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PartFile } from '../../../src/reporting/part-file.ts';
import { refuseWhatIsNoFile } from '../../../src/reporting/replaceable.ts';

describe('where a finished file may be put', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lossledger-place-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('takes a name that is free, and the name of a file', async () => {
    const file = path.join(folder, 'losses.csv');
    await expect(refuseWhatIsNoFile(file)).resolves.toBeUndefined();
    await writeFile(file, 'old');
    await expect(refuseWhatIsNoFile(file)).resolves.toBeUndefined();
  });

  it('refuses a folder', async () => {
    await expect(refuseWhatIsNoFile(folder)).rejects.toThrow('it is a folder');
  });

  it('refuses a device, which stays what it is', async () => {
    await expect(PartFile.open(devNull, 'request', false)).rejects.toMatchObject({
      code: 'OUTPUT_FAILED',
      message: expect.stringContaining('no ordinary file'),
    });
    expect((await stat(devNull)).isCharacterDevice()).toBe(true);
  });
});
