import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { preparedReference, writePreparedReference } from '../../../src/app/prepared-reference.ts';
import { checkedReference, loadReferenceData } from '../../../src/app/reference-data.ts';

const CONFLICT = 'nagorno-karabakh-2020';
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lossledger-prepared-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('reads back to the byte what was checked', async () => {
  const checked = await checkedReference(CONFLICT);
  await writePreparedReference(folder, CONFLICT, checked);
  const read = await preparedReference(CONFLICT, checked.digest, folder);
  const reference = await loadReferenceData(undefined, CONFLICT);
  expect(JSON.stringify(read)).toBe(JSON.stringify(reference));
});

it('reads nothing made of other files, nothing cut short and nothing that is not there', async () => {
  const checked = await checkedReference(CONFLICT);
  expect(await preparedReference(CONFLICT, checked.digest, folder)).toBeNull();
  await writePreparedReference(folder, CONFLICT, checked);
  expect(await preparedReference(CONFLICT, 'of other files', folder)).toBeNull();
  await writeFile(join(folder, `${CONFLICT}.json`), `{"digest":"${checked.digest}","refer`);
  expect(await preparedReference(CONFLICT, checked.digest, folder)).toBeNull();
});
