import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Retrieval } from '../../src/domain/retrieval.ts';
import { type Stage, workFor } from '../../src/pipeline/define-stage.ts';
import { isStageName, stageByName } from '../../src/pipeline/registry.ts';
import { lookUp, lookUpWork } from '../../src/pipeline/stages/look-up.ts';
import type { LookedUpPosts } from '../../src/sources/configured-source.ts';
import { NO_READS } from '../../src/sources/source.ts';
import { openFolderBlobStore } from '../../src/store/blobs/folder-blob-store.ts';
import { lastValidators } from '../../src/store/queries/captures.ts';
import { postsOfX } from '../../src/store/queries/known-posts.ts';
import { evidenceOf } from '../../src/store/queries/reporting.ts';
import { lossIdsOnRecord } from '../../src/store/queries/review-queue.ts';
import type { NewWork } from '../../src/store/queries/work.ts';
import { NO_FACTS } from '../_support/no-facts.ts';
import { NO_MEDIA } from '../_support/no-media.ts';
import { NO_OUTSIDE } from '../_support/no-outside.ts';
import { reader } from './ledger-run.ts';
import { startTestStore, type TestStore } from './test-store.ts';

const NOW = new Date('2024-03-12T12:00:00.000Z');
const ID = ((BigInt(Date.parse('2024-03-12T10:00:00Z')) - 1_288_834_974_657n) << 22n).toString();
const EMBED = `<blockquote class="twitter-tweet"><p lang="en">2 T-72 destroyed</p>&mdash; Notes (@notes) <a href="https://twitter.com/notes/status/${ID}">March 12, 2024</a></blockquote>`;

let test: TestStore;
let folder: string;
beforeAll(async () => {
  test = await startTestStore();
  folder = await mkdtemp(path.join(tmpdir(), 'lossledger-blobs-'));
});
afterAll(async () => {
  await test.stop();
  await rm(folder, { recursive: true, force: true });
});

const given = (html: string): LookedUpPosts['documents'][number] => ({
  bytes: new TextEncoder().encode(html),
  wireBytes: null,
  url: 'https://publish.example/oembed',
  name: `https://x.com/i/status/${ID}`,
  format: 'oembed',
  retrieval: null,
});

/** Does the work and all that follows from it; what X answers to a look-up is told. */
async function work(first: NewWork, answer: Partial<LookedUpPosts>): Promise<readonly NewWork[]> {
  const done: NewWork[] = [];
  const left = [first];
  for (let next = left.shift(); next !== undefined; next = left.shift()) {
    if (!isStageName(next.stage)) throw new Error(next.stage);
    const stage: Stage<string, unknown> = stageByName(next.stage);
    const outcome = await stage.run(stage.input.safeParse(next.input).data, {
      db: test.store.db,
      blobs: openFolderBlobStore(folder),
      reader,
      facts: NO_FACTS,
      ...NO_MEDIA,
      outside: {
        ...NO_OUTSIDE,
        lookUpX: async () => ({
          documents: [],
          withdrawn: [],
          notAsked: [],
          more: null,
          reads: NO_READS,
          ...answer,
        }),
      },
      now: () => NOW,
      work: { key: next.key, run: 1 },
      signal: new AbortController().signal,
      log: () => undefined,
    });
    done.push(next);
    if (outcome.kind === 'skipped') continue;
    const more = await test.store.db.transaction((tx) => outcome.write(tx));
    left.push(...more.filter(({ stage: name }) => name !== lookUp.name));
    done.push(...more.filter(({ stage: name }) => name === lookUp.name));
  }
  return done;
}

describe('looking a known post up', () => {
  it('makes its words a witness, and no article of the answer', async () => {
    await work(lookUpWork([ID], NOW), { documents: [given(EMBED)] });
    const rows = await test.sql`select model, n_posts, n_articles from reporting.losses`;
    expect([...rows]).toEqual([
      { model: 'T-72', n_posts: 1, n_articles: 0 },
      { model: 'T-72', n_posts: 1, n_articles: 0 },
    ]);
    expect(await postsOfX(test.store.db, 'evidence', 10)).toEqual([ID]);
    expect(await postsOfX(test.store.db, 'wordless', 10)).toEqual([]);
  });

  it('keeps how it was fetched, by an address that names a hundred posts', async () => {
    const long = `https://api.example/2/tweets?ids=${'1622905800000000000%2C'.repeat(120)}`;
    const retrieval: Retrieval = {
      requested_url: long,
      final_url: long,
      method: 'GET',
      status: 200,
      request_headers: [],
      response_headers: [['etag', '"7"']],
      redirects: [],
      address: null,
      fetched_at: NOW.toISOString(),
      duration_ms: 1,
      wire_bytes: 1,
      decoded_bytes: 1,
    };
    const document = { ...given(`${EMBED}<p>Again.</p>`), url: null, retrieval };
    await work(lookUpWork([ID, '1'], NOW), { documents: [document] });
    expect(await lastValidators(test.store.db, long)).toEqual({ etag: '"7"', lastModified: null });
  });

  it('leaves a tombstone where it is gone, and the facts stay', async () => {
    await work(lookUpWork([ID], new Date(NOW.getTime() - 1)), {
      withdrawn: [{ platform: 'x', postId: ID, reason: 'deleted' }],
    });
    const stones = await test.sql`select reason, source_id from lossledger.post_tombstones`;
    expect([...stones]).toEqual([{ reason: 'deleted', source_id: 'look-up' }]);
    expect(await postsOfX(test.store.db, 'evidence', 10)).toEqual([]);
    expect(await test.sql`select from reporting.losses`).toHaveLength(2);
  });

  it('shows the facts it gave and withholds its text', async () => {
    const { sql } = test.store;
    const [first, second, ...more] = await lossIdsOnRecord(sql, 'loss_', 10);
    expect(more).toEqual([]);
    expect(await lossIdsOnRecord(sql, second ?? '', 10)).toEqual([second]);
    expect(await lossIdsOnRecord(sql, '%', 10)).toEqual([]);
    const [evidence] = await evidenceOf(sql, first ?? '');
    expect(evidence).toMatchObject({
      handle: 'notes',
      text: null,
      withheld: { reason: 'deleted', noticed: '2024-03-12T12:00:00Z' },
    });
    expect(evidence?.spans.map(({ field }) => field)).toContain('model');
  });

  it('asks later for what a limit left, when the limit lets it', async () => {
    const at = new Date(NOW.getTime() + 900_000);
    const done = await work(lookUpWork(['1', '2'], NOW), { notAsked: ['2'], more: { at } });
    expect(done.at(-1)).toEqual(workFor(lookUp, { ids: ['2'], wantedAt: at.toISOString() }));
  });
});
