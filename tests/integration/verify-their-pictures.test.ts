import { createHash } from 'node:crypto';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyLedger } from '../../src/app/verify/verify-ledger.ts';
import { streamOf } from '../../src/domain/byte-stream.ts';
import { openFolderBlobStore } from '../../src/store/blobs/folder-blob-store.ts';
import { startTestStore, type TestStore } from './test-store.ts';

let test: TestStore;
let folder: string;

beforeAll(async () => {
  test = await startTestStore();
  folder = await mkdtemp(path.join(tmpdir(), 'lossledger-theirs-'));
});
afterAll(async () => {
  await test.stop();
  await rm(folder, { recursive: true, force: true });
});

it('hashes the pictures of other ledgers again, and does not call them surplus', async () => {
  const blobs = openFolderBlobStore(folder);
  const bytes = new TextEncoder().encode('a picture of theirs');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await blobs.put(streamOf(bytes), { maxBytes: 100 });
  await test.sql`insert into lossledger.other_ledger_pictures (sha256, bytes, kind, recorded_at)
    values (${sha256}, ${bytes.byteLength}, 'image', now())`;
  const file = blobs.placeOf(sha256);
  const longAgo = new Date('2024-01-01T00:00:00Z');
  await utimes(file, longAgo, longAgo);
  const told = async () => {
    const found: unknown[] = [];
    const checking = verifyLedger(
      { store: test.store, blobs },
      {
        parts: new Set(['captures', 'media']),
        since: null,
        sample: null,
        wantedRoots: [],
        signal: new AbortController().signal,
      },
    );
    for await (const finding of checking) found.push(finding);
    return found;
  };
  expect(await told()).toEqual([{ counted: 'media' }]);
  await writeFile(file, 'something else here');
  expect(await told()).toMatchObject([
    { counted: 'media' },
    { fault: { kind: 'media', id: sha256, problem: 'corrupt' } },
  ]);
});
