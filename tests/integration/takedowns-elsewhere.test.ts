import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { liftTakedown } from '../../src/app/take-down.ts';
import { sha256 } from '../../src/domain/digest.ts';
import { mediaKey } from '../../src/domain/identity.ts';
import { openFolderBlobStore } from '../../src/store/blobs/folder-blob-store.ts';
import { lossesElsewhere, unmatchedItems } from '../../src/store/queries/losses-elsewhere.ts';
import { everythingShown } from '../_support/everything-shown.ts';
import { importTheirs } from './importing-theirs.ts';
import { ledgerRun } from './ledger-run.ts';
import { BY, takingDown } from './taking-down.ts';
import { startTestStore, type TestStore } from './test-store.ts';

let test: TestStore;
let run: ReturnType<typeof ledgerRun>;
let means: ReturnType<typeof takingDown>['means'];
let take: ReturnType<typeof takingDown>['take'];
let folder: string;

beforeAll(async () => {
  test = await startTestStore();
  run = ledgerRun(test);
  ({ means, take } = takingDown(test, run));
  folder = await mkdtemp(path.join(tmpdir(), 'lossledger-others-'));
});
afterEach(() => run.clear());
afterAll(async () => {
  await test.stop();
  await rm(folder, { recursive: true, force: true });
});

const ID = '1622905800000000000';
const OTHER_ID = '1622905900000000000';
const UNMET_ID = '1622905999000000000';
const POST = `https://x.com/zz_source/status/${ID}`;
const OTHER_POST = `https://x.com/other/status/${OTHER_ID}`;
const UNMET_POST = `https://twitter.com/ZZ_source/status/${UNMET_ID}`;
const ARTICLE = `https://news.example/${ID}`;
const PICTURE = 'https://i.postimg.cc/ab/470.png';
const FILE = sha256('a picture that both ledgers show');

const post = (words: string, id: string, handle: string) => ({
  html: `<!doctype html><html lang="en"><head><title>News</title></head><body><blockquote class="twitter-tweet"><p lang="en">${words}</p>&mdash; Name (@${handle}) <a href="https://twitter.com/${handle}/status/${id}">February 7, 2023</a></blockquote></body></html>`,
  url: `https://news.example/${id}`,
});

const THEIRS = `country,origin,system,status,url,date_recorded
Russia,Soviet Union,T-72,destroyed,${POST},2023-02-09
Russia,Soviet Union,T-72,destroyed,${OTHER_POST},2023-02-09
Russia,Soviet Union,T-72,destroyed,${UNMET_POST},2023-02-09
Russia,Soviet Union,T-72,destroyed,${ARTICLE},2023-02-09
Russia,Soviet Union,T-72,destroyed,${PICTURE},2023-02-09
`;

/** Two posts, of which each shows a picture; another ledger lists them, and one more. */
async function bothLedgers(): Promise<void> {
  await run.ingest(post('1 T-72 destroyed', ID, 'zz_source'));
  await run.ingest(post('1 BMP-2 destroyed', OTHER_ID, 'other'));
  const key = mediaKey(PICTURE);
  await test.sql`insert into lossledger.media (sha256, bytes, kind, mime, width, height)
    values (${FILE}, 1000, 'image', 'image/jpeg', 800, 600)`;
  await test.sql`insert into lossledger.media_sightings (post_id, media_key, capture_id, source_url, position)
    select p.post_id, ${key}, (select min(capture_id) from lossledger.captures), ${PICTURE}, 0
    from lossledger.posts p`;
  await test.sql`insert into lossledger.media_downloads (media_key, sha256, address, got_from, fetched_at)
    values (${key}, ${FILE}, ${PICTURE}, 'here', now())`;
  const imported = await importTheirs(test, openFolderBlobStore(folder), THEIRS);
  expect(imported).toMatchObject({ rows: 5, refused: 0 });
}

const ADDRESSES = [POST, OTHER_POST, UNMET_POST, ARTICLE, PICTURE];
/** Which of the addresses are shown: by any view, and by what lists what is found elsewhere. */
async function shown(): Promise<readonly string[]> {
  const parts = await everythingShown(test.sql, test.store);
  const filter = { by: 'both', limit: 100 } as const;
  const text = JSON.stringify([
    ...parts.filter(({ name }) => /elsewhere|other_ledger/.test(name)),
    await lossesElsewhere(test.store.sql, filter),
    await unmatchedItems(test.store.sql, filter),
  ]);
  return ADDRESSES.filter((address) => text.includes(address));
}

const without = (...gone: readonly string[]) =>
  ADDRESSES.filter((address) => !gone.includes(address));

describe('what another ledger lists', () => {
  it.each([
    ['post', POST, without(POST)],
    ['post', UNMET_POST, without(UNMET_POST)],
    ['author', 'x:@zz_source', without(POST, UNMET_POST)],
    ['article', ARTICLE, without(POST, ARTICLE)],
    ['picture', FILE, without(PICTURE)],
  ] as const)(
    'is shown without the address of the %s %s that is taken down',
    async (kind, target, left) => {
      await bothLedgers();
      expect(await shown()).toEqual(ADDRESSES);
      const { takedownId } = await take(kind, target);
      expect(await shown()).toEqual(left);
      await liftTakedown(means, takedownId, BY, { dryRun: false });
      expect(await shown()).toEqual(ADDRESSES);
    },
  );

  it('is shown without it when it was erased, and stays so when that is lifted', async () => {
    await bothLedgers();
    const { takedownId } = await take('post', POST, { erase: true });
    expect(await shown()).not.toContain(POST);
    await liftTakedown(means, takedownId, BY, { dryRun: false });
    expect(await shown()).not.toContain(POST);
  });

  it('is found by no picture that is taken down, by its address or its bytes', async () => {
    await bothLedgers();
    await test.sql`insert into lossledger.other_ledger_pictures (sha256, bytes, kind, recorded_at)
      values (${FILE}, 1000, 'image', now())`;
    await test.sql`insert into lossledger.other_ledger_item_pictures (item_id, sha256, name)
      select min(item_id), ${FILE}, '470.png' from lossledger.other_ledger_items`;
    const foundBy = async () => {
      const rows = await test.sql<{ by: string }[]>`
        select distinct unnest(found_by) as by from reporting.losses_elsewhere order by 1`;
      return rows.map((row) => row.by);
    };
    expect(await foundBy()).toEqual(['article', 'picture_address', 'post', 'same_picture']);
    await take('picture', FILE);
    expect(await foundBy()).toEqual(['article', 'post']);
  });
});
