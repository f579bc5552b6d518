import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compareAll, rehash } from '../../src/app/media/rehash.ts';
import { streamOf } from '../../src/domain/byte-stream.ts';
import { LossledgerError } from '../../src/domain/errors.ts';
import { readPicture } from '../../src/media/read-picture.ts';
import { type Facilities, workFor } from '../../src/pipeline/define-stage.ts';
import { type StageName, stageByName } from '../../src/pipeline/registry.ts';
import { runStage } from '../../src/pipeline/run-stage.ts';
import { capture } from '../../src/pipeline/stages/capture.ts';
import { openFolderBlobStore } from '../../src/store/blobs/folder-blob-store.ts';
import { addWork } from '../../src/store/queries/work.ts';
import { variantOf } from '../_support/drawn-pictures.ts';
import { NO_FACTS } from '../_support/no-facts.ts';
import { NO_MEDIA } from '../_support/no-media.ts';
import { webOfBytes } from '../_support/web-of-bytes.ts';
import { ledgerRun, reader } from './ledger-run.ts';
import { startTestStore, type TestStore } from './test-store.ts';

const SITE = 'https://pictures.example';
const PAGE = `<!doctype html><html lang="en"><head><title>News</title></head><body><p>Something.</p>
  <blockquote class="twitter-tweet"><p lang="en" dir="ltr">1 T-72 destroyed.</p>
  <img src="${SITE}/5/original.jpg"><img src="${SITE}/5/half.jpg">&mdash; Name (@notes) March 12, 2024</blockquote></body></html>`;

let test: TestStore;
let folder: string;
let answer: (url: string) => Promise<Uint8Array | LossledgerError | undefined>;
let facilities: Facilities;
beforeAll(async () => {
  test = await startTestStore();
  folder = await mkdtemp(path.join(tmpdir(), 'lossledger-blobs-'));
});
afterAll(async () => {
  await test.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await ledgerRun(test).clear();
  answer = (url) => {
    const [, seed = '', name = ''] = new URL(url).pathname.split('/');
    return variantOf(Number(seed), name.replace('.jpg', ''));
  };
  facilities = {
    db: test.store.db,
    blobs: openFolderBlobStore(folder),
    reader,
    facts: NO_FACTS,
    ...NO_MEDIA,
    mediaOf: 'all',
    limits: { ...NO_MEDIA.limits, mediaWaitMs: 60_000 },
    pictures: { algorithm: 'v1', read: readPicture },
    outside: webOfBytes((url) => answer(url)),
    now: () => new Date(),
  };
  const bytes = new TextEncoder().encode(PAGE);
  const kept = await facilities.blobs.put(streamOf(bytes), { maxBytes: 1e6 });
  const at = { name: null, source: 'test', capturedAt: '2024-06-01T00:00:00.000Z' };
  const input = { ...kept, ...at, url: 'https://news.example/1' };
  await addWork(test.store.db, [workFor(capture, input)]);
});

/** Delivers what waits at a stage, once each, as the queue would; the verdicts. */
async function deliver(name: StageName): Promise<readonly string[]> {
  const rows = await test.sql<{ key: string; run: number; input: unknown }[]>`
    select key, run, input from lossledger.work where stage = ${name} and state = 'waiting' order by key`;
  const verdicts: string[] = [];
  for (const row of rows) {
    const verdict = await runStage(stageByName(name), row, {
      facilities,
      log: () => undefined,
      signal: new AbortController().signal,
      poisonLimit: 3,
      onNewWork: () => undefined,
    });
    verdicts.push(verdict.verdict);
  }
  return verdicts;
}

const upToExtract = async () => {
  await deliver('capture');
  await deliver('extract');
};
const losses = async () => (await test.sql`select from reporting.losses`).length;

describe('a post with pictures', () => {
  it('is recorded when they are there and compared', async () => {
    await upToExtract();
    expect(await deliver('record')).toEqual(['try-at']);
    expect(await deliver('media')).toEqual(['finished', 'finished']);
    expect(await deliver('record')).toEqual(['try-at']);
    expect(await deliver('compare')).toEqual(['finished', 'finished']);
    expect(await losses()).toBe(0);
    expect(await deliver('record')).toEqual(['finished']);
    expect(await losses()).toBe(1);
    const [row] = await test.sql`select attempts from lossledger.work where stage = 'record'`;
    expect(row).toEqual({ attempts: 0 });
  });

  it.each([
    ['HTTP_REFUSED', 'give-up'],
    ['HTTP_UNAVAILABLE', 'try-again'],
    ['RESPONSE_TOO_LARGE', 'give-up'],
    ['BLOCKED_ADDRESS', 'give-up'],
    ['FETCH_TIMED_OUT', 'try-again'],
  ] as const)('is recorded without them when they fail with %s', async (code, verdict) => {
    answer = async () => new LossledgerError(code, 'not to be had');
    await upToExtract();
    expect(await deliver('media')).toEqual([verdict, verdict]);
    expect(await deliver('record')).toEqual(['finished']);
    expect(await losses()).toBe(1);
    const states = await test.sql`select distinct state from reporting.loss_media`;
    expect([...states]).toEqual([{ state: verdict === 'give-up' ? 'missing' : 'waiting' }]);
  });

  it('waits for them no longer than it may', async () => {
    await upToExtract();
    expect(await deliver('record')).toEqual(['try-at']);
    facilities = { ...facilities, now: () => new Date(Date.now() + 61_000) };
    expect(await deliver('record')).toEqual(['finished']);
    expect(await losses()).toBe(1);
    await deliver('media');
    const [loss] = await test.sql`select cardinality(media_sha256) as media from reporting.losses`;
    expect(loss).toEqual({ media: 2 });
  });

  it('waits for nothing where pictures are not fetched', async () => {
    facilities = { ...facilities, mediaOf: 'none' };
    await upToExtract();
    expect(await deliver('media')).toEqual([]);
    expect(await deliver('record')).toEqual(['finished']);
    const states = await test.sql`select distinct state from reporting.loss_media`;
    expect([...states]).toEqual([{ state: 'not_asked' }]);
  });

  it('is put on record once when a delivery comes twice', async () => {
    await upToExtract();
    await deliver('media');
    await test.sql`update lossledger.work set state = 'waiting', run = run + 1 where stage = 'media'`;
    await deliver('media');
    await deliver('compare');
    await deliver('record');
    const [counts] = await test.sql`
      select (select count(*)::integer from lossledger.media) as files,
        (select count(*)::integer from lossledger.media_downloads) as downloads,
        (select count(*)::integer from lossledger.media_hashings) as hashings,
        (select count(*)::integer from lossledger.media_links) as links`;
    expect(counts).toEqual({ files: 2, downloads: 2, hashings: 2, links: 1 });
  });
});

describe('hashing anew', () => {
  const ending = new AbortController();
  const again = (signal: AbortSignal, read = readPicture) => {
    const ledger = { store: test.store, blobs: facilities.blobs };
    return rehash(ledger, { algorithm: 'v2', read }, { signal, onProgress: () => undefined });
  };
  const algorithms = async () =>
    (
      await test.sql`
      select algorithm, count(*)::integer as pictures from lossledger.media group by 1 order by 1`
    ).map((row) => `${row['algorithm']} ${row['pictures']}`);

  it('goes on where it was cut off, and leaves one set of hashes and links a picture', async () => {
    await upToExtract();
    await deliver('media');
    await deliver('compare');
    let read = 0;
    const cutOff = new AbortController();
    const counting: typeof readPicture = (bytes) => {
      read += 1;
      if (read === 2) {
        cutOff.abort();
        return Promise.reject(new LossledgerError('INTERRUPTED', 'stopped'));
      }
      return readPicture(bytes);
    };
    await expect(again(cutOff.signal, counting)).rejects.toThrow();
    expect(await algorithms()).toEqual(['v1 1', 'v2 1']);
    expect(await again(ending.signal)).toEqual({ hashed: 1, undecodable: 0, missing: [] });
    expect(await again(ending.signal)).toEqual({ hashed: 0, undecodable: 0, missing: [] });
    expect(await algorithms()).toEqual(['v2 2']);
    const options = { signal: ending.signal, onProgress: () => undefined };
    expect(await compareAll({ store: test.store }, 'v2', options)).toBe(2);
    const links = await test.sql`select state, algorithm from lossledger.media_links`;
    expect([...links]).toEqual([{ state: 'auto', algorithm: 'v2' }]);
    const [hashings] = await test.sql`select count(*)::integer as n from lossledger.media_hashings`;
    expect(hashings).toEqual({ n: 2 });
  });

  it('names pictures whose bytes are gone, and goes on', async () => {
    await upToExtract();
    await deliver('media');
    await rm(path.join(folder, 'sha256'), { recursive: true, force: true });
    const { hashed, missing } = await again(ending.signal);
    expect({ hashed, missing: missing.length }).toEqual({ hashed: 0, missing: 2 });
  });
});
