import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { listResolutions, undoResolution } from '../../src/store/queries/resolutions.ts';
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
const CHANGED = WORDS.replace(', crews unharmed', '');

/** An X embed as pages carry it, with its id. */
const embed = (text: string, id = ID) =>
  `<blockquote class="twitter-tweet"><p lang="en">${text}</p>&mdash; Test Source (@test_source) <a href="https://twitter.com/test_source/status/${id}">February 7, 2023</a></blockquote>`;
/** What is left of one where a page was flattened to text. */
const residue = (text: string, day = 'February 7, 2023') =>
  `<p>${text} — Test Source (@test_source) ${day}</p>`;
const page = (body: string, name: string) => ({
  html: `<!doctype html><html lang="en"><head><title>${name}</title></head><body>${body}</body></html>`,
  url: `https://news.example/${name}`,
});

const rows = async () => test.sql<{ n: number; losses: number; articles: number }[]>`
  select count(*)::integer as losses, coalesce(max(n_posts), 0) as n,
    coalesce(max(n_articles), 0) as articles from reporting.losses`;

describe('a copy of a post that lost its id', () => {
  it.each([
    ['first', [page(residue(CHANGED), 'copy'), page(embed(WORDS), 'post')]],
    ['later', [page(embed(WORDS), 'post'), page(residue(CHANGED), 'copy')]],
  ])(
    'is joined to the post of that account and day with much the same words, met %s',
    async (_when, pages) => {
      for (const one of pages) await run.ingest(one);
      expect([...(await rows())]).toEqual([{ losses: 2, n: 1, articles: 2 }]);
      expect(await listResolutions(test.store.db, 10)).toMatchObject([
        { basis: 'similar', undone_at: null },
      ]);
    },
  );

  it.each([
    ['another day', residue(CHANGED, 'February 9, 2023')],
    ['another number', residue(WORDS.replace('2 T-72', '3 T-72'))],
    [
      'other words',
      residue('Elsewhere entirely 2 T-72 destroyed after a long night of rain and fog'),
    ],
  ])('is left alone with %s', async (_what, copy) => {
    await run.ingest(page(embed(WORDS), 'post'));
    await run.ingest(page(copy, 'copy'));
    expect(await listResolutions(test.store.db, 10)).toEqual([]);
    expect((await rows())[0]?.losses).toBeGreaterThan(2);
  });

  it('is left alone where two posts of the day are as like', async () => {
    await run.ingest(page(embed(WORDS), 'post'));
    await run.ingest(page(embed(`${WORDS} too`, '1622905900000000000'), 'second'));
    await run.ingest(page(residue(CHANGED), 'copy'));
    expect(await listResolutions(test.store.db, 10)).toEqual([]);
  });

  it('is a post of its own again when that is taken back, and stays so', async () => {
    await run.ingest(page(embed(WORDS), 'post'));
    await run.ingest(page(residue(CHANGED), 'copy'));
    const [made] = await listResolutions(test.store.db, 10);
    const undone = await test.store.db.transaction((tx) =>
      undoResolution(tx, String(made?.copyId), new Date(0)),
    );
    expect(undone).toMatchObject({ postId: made?.postId });
    const names = async () => test.sql`
      select p.post_id from lossledger.posts p
      where exists (select from lossledger.post_aliases a where a.post_id = p.post_id)
        and exists (select from lossledger.embeds m where m.post_id = p.post_id)`;
    expect(await names()).toHaveLength(2);
    await run.ingest(page(`${residue(CHANGED)}<p>Updated.</p>`, 'copy'));
    expect(await names()).toHaveLength(2);
    expect(await listResolutions(test.store.db, 10)).toMatchObject([
      { undone_at: '1970-01-01T00:00:00.000Z' },
    ]);
  });

  const SECOND = '1622905900000000000';
  const owners = async () => {
    const found = await test.sql`
      select p.native_id from lossledger.post_aliases a join lossledger.posts p using (post_id)
      where a.kind = 'unresolved' order by a.key`;
    return found.map((row) => row['native_id']);
  };

  it.each([
    ['before', [page(embed(CHANGED, SECOND), 'exact'), page(residue(CHANGED), 'copy')]],
    ['after', [page(residue(CHANGED), 'copy'), page(embed(CHANGED, SECOND), 'exact')]],
  ])(
    'is the post with its very words rather than one like it, met %s the copy',
    async (_when, pages) => {
      await run.ingest(page(embed(WORDS), 'post'));
      for (const one of pages) await run.ingest(one);
      expect((await owners()).toSorted()).toEqual([ID, SECOND].toSorted());
      const carriers = await test.sql`
        select s.url from lossledger.embeds e join lossledger.articles s using (article_id)
        join lossledger.posts p using (post_id) where p.native_id = ${SECOND} order by 1`;
      expect(carriers.map((row) => row['url'])).toEqual([
        'https://news.example/copy',
        'https://news.example/exact',
      ]);
      expect(await rows()).toMatchObject([{ losses: 4 }]);
      expect(await listResolutions(test.store.db, 10)).toEqual([]);
    },
  );

  it('is a post of its own again when a second post turns out to be as like', async () => {
    await run.ingest(page(embed(WORDS), 'post'));
    await run.ingest(page(residue(CHANGED), 'copy'));
    expect(await rows()).toMatchObject([{ losses: 2 }]);
    await run.ingest(page(embed(`${WORDS} too`, SECOND), 'second'));
    expect(await listResolutions(test.store.db, 10)).toEqual([]);
    expect(await rows()).toMatchObject([{ losses: 6 }]);
  });

  it('brings later articles that carry its words to the post it was joined to', async () => {
    await run.ingest(page(embed(WORDS), 'post'));
    await run.ingest(page(residue(CHANGED), 'copy'));
    await run.ingest(page(residue(CHANGED), 'later'));
    expect([...(await rows())]).toEqual([{ losses: 2, n: 1, articles: 3 }]);
    const worded = await test.sql`select distinct post_id from lossledger.post_revisions`;
    expect(worded).toHaveLength(2);
  });

  it('stays taken back when the very words of the post come, too', async () => {
    await run.ingest(page(`<p>https://twitter.com/test_source/status/${ID}</p>`, 'link'));
    await run.ingest(page(residue(WORDS), 'copy'));
    await run.ingest(page(embed(WORDS), 'post'));
    const [made] = await listResolutions(test.store.db, 10);
    expect(made).toMatchObject({ basis: 'words' });
    await test.store.db.transaction((tx) => undoResolution(tx, String(made?.copyId), new Date(0)));
    await run.ingest(page(embed(WORDS), 'post again'));
    await run.ingest(page(residue(WORDS), 'copy again'));
    const carriers = await test.sql`
      select p.native_id, count(*)::integer as n from lossledger.embeds
      join lossledger.posts p using (post_id) group by 1 order by 1 nulls last`;
    expect([...carriers]).toEqual([
      { native_id: ID, n: 3 },
      { native_id: null, n: 2 },
    ]);
  });
});
