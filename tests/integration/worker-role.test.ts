import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeDown } from '../../src/app/take-down.ts';
import { takedownTarget } from '../../src/cli/takedown-target.ts';
import { readPicture } from '../../src/media/read-picture.ts';
import { openStore, type Store } from '../../src/store/connection.ts';
import { writeTombstones } from '../../src/store/queries/tombstones.ts';
import { variantOf } from '../_support/drawn-pictures.ts';
import { NO_FACTS } from '../_support/no-facts.ts';
import { NO_MEDIA } from '../_support/no-media.ts';
import { webOfBytes } from '../_support/web-of-bytes.ts';
import { ledgerRun, reader } from './ledger-run.ts';
import { startTestStore, type TestStore } from './test-store.ts';

const ID = '1622905800000000000';
const SECOND_ID = '1622905900000000000';
const SITE = 'https://pictures.example';
const WORDS = 'Near the old brickworks 2 T-72 destroyed, crews unharmed, says the brigade';

let test: TestStore;
let limited: Store;
let run: ReturnType<typeof ledgerRun>;

beforeAll(async () => {
  test = await startTestStore();
  await test.sql.unsafe(
    "create role stages_of_test login password 'stages' in role lossledger_worker",
  );
  const url = new URL(test.url);
  url.username = 'stages_of_test';
  url.password = 'stages';
  limited = openStore({ url: url.href, poolMax: 3, applicationName: 'worker role' });
  run = ledgerRun({ ...test, store: limited }, reader, {
    ...NO_MEDIA,
    mediaOf: 'all',
    outside: webOfBytes((address) =>
      variantOf(1, new URL(address).pathname.slice(1).replace('.jpg', '')),
    ),
    pictures: { algorithm: 'test-1', read: readPicture },
  });
});
afterAll(async () => {
  await limited.close();
  await test.stop();
});

const page = (body: string, name: string) => ({
  html: `<!doctype html><html lang="en"><head><title>${name}</title></head><body>${body}</body></html>`,
  url: `https://news.example/${name}`,
});
const embed = (text: string, id: string, picture: string) =>
  `<blockquote class="twitter-tweet"><p lang="en">${text}</p><img src="${SITE}/${picture}.jpg" alt="one">&mdash; Test Source (@test_source) <a href="https://twitter.com/test_source/status/${id}">February 7, 2023</a></blockquote>`;

describe('the stages under the role lossledger_worker', () => {
  it('put copies, versions, articles, pictures and withdrawals on record', async () => {
    await run.ingest(
      page(
        `<p>${WORDS.replace(', crews unharmed', '')} — Test Source (@test_source) February 7, 2023</p>`,
        'copy',
      ),
    );
    await run.ingest(page(embed(WORDS, ID, 'original'), 'post'));
    await run.ingest(page(embed('1 T-72 destroyed.', '1622909000000000000', 'mirror'), 'alike'));
    await run.ingest(page(`<p>The ministry says that several BMP-2 captured.</p>`, 'speaking'));
    const edited = {
      id: SECOND_ID,
      text: `${WORDS}, updated`,
      author_id: '7',
      created_at: '2023-02-07T10:40:00.000Z',
      edit_history_tweet_ids: [ID, SECOND_ID],
    };
    const users = [{ id: '7', name: 'Test Source', username: 'test_source' }];
    await run.ingest({
      html: JSON.stringify({ data: [edited], includes: { users } }),
      url: null,
    });
    await limited.db.transaction((tx) =>
      writeTombstones(tx, [{ platform: 'x', postId: ID, reason: 'deleted' }], {
        source: 'desk',
        at: new Date(),
      }),
    );
    const [row] = await test.sql<{ losses: number; links: number; joined: number }[]>`
      select (select count(*)::integer from reporting.losses) as losses,
        (select count(*)::integer from lossledger.media_links) as links,
        (select count(*)::integer from lossledger.post_resolutions) as joined`;
    expect(row).toMatchObject({ losses: 3 });
    expect(row?.links).toBeGreaterThan(0);
    expect(row?.joined).toBeGreaterThan(0);
  });

  it('hide on arrival what the owner took down', async () => {
    const named = takedownTarget('author', 'x:@late_source', {});
    const by = { by: 'ana', reason: 'asked', at: new Date() };
    await takeDown({ store: test.store, blobs: run.blobs, facts: NO_FACTS }, named, by, {
      dryRun: false,
      erase: false,
    });
    const before = await run.ledger();
    const late = embed('3 T-72 destroyed', '1722909000000000000', 'original');
    await run.ingest(page(late.replaceAll('test_source', 'late_source'), 'late'));
    expect(await run.ledger()).toEqual(before);
    expect(await test.sql`select from lossledger.hidden_posts`).toHaveLength(1);
  });
});
