import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { listResolutions } from '../../src/store/queries/resolutions.ts';
import { writeTombstones } from '../../src/store/queries/tombstones.ts';
import { ledgerRun } from './ledger-run.ts';
import { startTestStore, type TestStore } from './test-store.ts';

let test: TestStore;
let run: ReturnType<typeof ledgerRun>;

beforeAll(async () => {
  test = await startTestStore();
  run = ledgerRun(test);
});
afterEach(() => run.clear());
afterAll(() => test.stop());

const ID = '1622905800000000000';
const WORDS =
  'Near the old brickworks 2 T-72 destroyed, crews unharmed, says the brigade this morning';

const page = (body: string, name: string) => ({
  html: `<!doctype html><html lang="en"><head><title>${name}</title></head><body>${body}</body></html>`,
  url: `https://news.example/${name}`,
});
const embed = (text: string, id = ID) =>
  page(
    `<blockquote class="twitter-tweet"><p lang="en">${text}</p>&mdash; Test Source (@test_source) <a href="https://twitter.com/test_source/status/${id}">February 7, 2023</a></blockquote>`,
    `post-${id}`,
  );
const copy = (text: string) =>
  page(`<p>${text} — Test Source (@test_source) February 7, 2023</p>`, 'copy');

const notice = (postId: string, at: string, source = 'desk', reason = 'deleted') =>
  test.store.db.transaction((tx) =>
    writeTombstones(tx, [{ platform: 'x', postId, reason }], { source, at: new Date(at) }),
  );
const withheld = async () => {
  const found = await test.sql<{ text: string; reason: string | null }[]>`
    select r.text, t.reason from lossledger.post_revisions r
    left join lossledger.post_tombstones t using (post_id) order by r.text`;
  return found.map(({ reason }) => reason);
};

describe('a post that its platform no longer shows', () => {
  it('is withheld when it is met after that was noticed, and its facts are kept', async () => {
    await notice(ID, '2024-03-12T12:00:00Z');
    await run.ingest(embed(WORDS));
    expect(await withheld()).toEqual(['deleted']);
    expect(await test.sql`select from reporting.losses`).toHaveLength(2);
  });

  it('is withheld in a copy that is found to be it, whichever came first', async () => {
    await run.ingest(copy(WORDS.replace(', crews unharmed', '')));
    await notice(ID, '2024-03-12T12:00:00Z');
    expect(await withheld()).toEqual([null]);
    await run.ingest(embed(WORDS));
    expect(await withheld()).toEqual(['deleted', 'deleted']);
    expect(await listResolutions(test.store.db, 1)).toMatchObject([{ copy_text: null }]);
  });

  it('is withheld under every name it goes by: of an edited post, each version', async () => {
    const second = '1622905900000000000';
    await notice(second, '2024-03-12T12:00:00Z');
    await run.ingest(embed(WORDS));
    expect(await withheld()).toEqual([null]);
    const post = {
      id: second,
      text: `${WORDS}, updated`,
      author_id: '7',
      created_at: '2023-02-07T10:40:00.000Z',
      edit_history_tweet_ids: [ID, second],
    };
    const users = [{ id: '7', name: 'Test Source', username: 'test_source' }];
    await run.ingest({ html: JSON.stringify({ data: [post], includes: { users } }), url: null });
    expect(await withheld()).toEqual(['deleted', 'deleted']);
  });

  it('is known by the first notice by time, in whatever order they were written', async () => {
    await run.ingest(embed(WORDS));
    await notice(ID, '2024-03-12T12:00:00Z', 'late', 'protected');
    await notice(ID, '2024-03-12T11:00:00Z', 'early');
    await notice(ID, '2024-03-12T13:00:00Z', 'latest', 'withheld');
    const stones = await test.sql`
      select reason, source_id, noticed_at from lossledger.post_tombstones`;
    expect([...stones]).toEqual([
      { reason: 'deleted', source_id: 'early', noticed_at: new Date('2024-03-12T11:00:00Z') },
    ]);
  });

  it('leaves every other post alone', async () => {
    await notice('1', '2024-03-12T12:00:00Z');
    await run.ingest(embed(WORDS));
    expect(await withheld()).toEqual([null]);
  });
});
