import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lockLedger } from '../../src/store/queries/ledger-parts.ts';
import { rebuiltLosses } from '../../src/store/queries/rebuild-losses.ts';
import type { Reviewing } from '../../src/store/queries/review-decisions.ts';
import {
  judgeLoss,
  keepApart,
  mergeLosses,
  splitLoss,
} from '../../src/store/queries/review-losses.ts';
import { joinsOf, proposedMerges, revisionsOf } from '../../src/store/queries/review-queue.ts';
import { settleLedger } from '../../src/store/queries/settle-ledger.ts';
import { checkedLosses } from '../../src/store/queries/verify.ts';
import { ledgerRun } from './ledger-run.ts';
import { startTestStore, type TestStore } from './test-store.ts';

let test: TestStore;
let run: ReturnType<typeof ledgerRun>;
beforeAll(async () => {
  test = await startTestStore();
  run = ledgerRun(test);
}, 60_000);
afterAll(async () => {
  await test.stop();
}, 60_000);
beforeEach(async () => {
  await run.clear();
});

/** A post of an account of its own, in a document of its own. */
async function post(name: string, text: string): Promise<string> {
  await run.ingest({
    html: `<!doctype html><html lang="en"><body><p>Something.</p>
      <blockquote class="twitter-tweet"><p lang="en" dir="ltr">${text}.</p>&mdash; Name (@${name})
      <a href="https://twitter.com/${name}/status/17679${String(name.length).padStart(2, '0')}${name.charCodeAt(0)}00000000000">March 12, 2024</a></blockquote>
      </body></html>`,
    url: null,
  });
  const [row] = await test.sql<{ id: string }[]>`
    select post_id as id from lossledger.posts where handle = ${name}`;
  if (row === undefined) throw new Error(`no post by ${name}`);
  return row.id;
}

/** Puts one picture under posts, as its stages would. */
async function showPicture(sha: string, ...posts: readonly string[]): Promise<void> {
  const sha256 = sha.repeat(64).slice(0, 64);
  await test.sql`insert into lossledger.media (sha256, bytes, kind) values (${sha256}, 1, 'image')
    on conflict do nothing`;
  for (const [n, id] of posts.entries()) {
    const key = `${sha}-${id}-${n}`;
    await test.sql`insert into lossledger.media_sightings
      (post_id, media_key, capture_id, source_url, position)
      select ${id}, ${key}, capture_id, 'https://example.org/p', 0 from lossledger.captures limit 1`;
    await test.sql`insert into lossledger.media_downloads
      (media_key, sha256, address, got_from, retrieval, fetched_at)
      values (${key}, ${sha256}, 'https://example.org/p', 'https://example.org/p', '{}', now())`;
  }
}

const settle = (posts: readonly string[]) =>
  test.store.db.transaction(async (tx) => {
    await lockLedger(tx);
    return settleLedger(tx, posts, { author: 'pictures', at: new Date() });
  });

const by = (reason: string, seenRevision: number | null = null): Reviewing => ({
  reviewer: 'ann',
  reason,
  at: new Date(),
  seenRevision,
});

interface Published {
  readonly loss_id: string;
  readonly n_posts: number;
  readonly status: string;
  readonly review_state: string;
  readonly model: string | null;
}

async function published(): Promise<readonly Published[]> {
  for await (const loss of checkedLosses(test.store.sql))
    expect(loss).toMatchObject({ problems: [] });
  return test.sql<Published[]>`
    select loss_id, n_posts, status, review_state, model from reporting.losses
    order by n_posts desc, recorded_at, loss_id`;
}

async function twoOfAPicture() {
  const posts = [await post('ann', '1 T-72 destroyed'), await post('barb', '1 T-72 damaged')];
  const before = await published();
  await showPicture('a', ...posts);
  await settle(posts);
  return { posts, before };
}

describe('one picture under two posts', () => {
  it('makes one loss of two, with every status, and both its posts', async () => {
    const { before } = await twoOfAPicture();
    expect(before).toHaveLength(2);
    const [loss, ...others] = await published();
    expect(others).toEqual([]);
    expect(loss).toMatchObject({ n_posts: 2, status: 'destroyed', review_state: 'auto' });
    expect(await joinsOf(test.store.sql, loss?.loss_id ?? '')).toMatchObject([
      { rule: 'picture', features: { pictures: 1, status: 'open' } },
    ]);
    const timeline = await test.sql`select status from reporting.loss_timeline order by 1`;
    expect(timeline.map((row) => row['status'])).toEqual(['damaged', 'destroyed']);
  });

  it('leads the id that was absorbed to the other, and tells it in both histories', async () => {
    const { before } = await twoOfAPicture();
    const [loss] = await published();
    const gone = before.find(({ loss_id }) => loss_id !== loss?.loss_id)?.loss_id ?? '';
    expect(await test.sql`select loss_id, leads_to from reporting.loss_redirects`).toMatchObject([
      { loss_id: gone, leads_to: loss?.loss_id },
    ]);
    const [, merged] = await revisionsOf(test.store.sql, gone);
    expect(merged).toMatchObject({
      reason: `merged into ${loss?.loss_id}: same picture`,
      changed: { merged_into: { from: null, to: loss?.loss_id } },
    });
    const [, took] = await revisionsOf(test.store.sql, loss?.loss_id ?? '');
    expect(took).toMatchObject({ reason: `took in ${gone}: same picture` });
  });

  it('is forgotten when the picture is', async () => {
    const { posts, before } = await twoOfAPicture();
    await test.sql`delete from lossledger.media_sightings`;
    await settle(posts);
    expect(await published()).toEqual(before);
    expect(await test.sql`select * from reporting.loss_redirects`).toEqual([]);
  });

  it('writes nothing more when it is settled again', async () => {
    const { posts } = await twoOfAPicture();
    const revisions = () => test.sql`select count(*)::int as n from lossledger.loss_revisions`;
    const before = await revisions();
    expect((await settle(posts)).changes).toEqual([]);
    expect(await revisions()).toEqual(before);
  });
});

describe('a quote', () => {
  it('tells of the loss that it quotes, whichever came first', async () => {
    const [a, b] = [await post('ann', '1 T-72 destroyed'), await post('barb', '1 T-72 destroyed')];
    await test.sql`update lossledger.posts set quotes = (
      select native_id from lossledger.posts where post_id = ${a}) where post_id = ${b}`;
    await settle([b]);
    expect(await published()).toMatchObject([{ n_posts: 2 }]);
  });
});

describe('words alone', () => {
  it('propose that two are one, until a reviewer keeps them apart', async () => {
    await post('ann', '1 T-72 destroyed on 2024-03-01');
    await post('barb', '1 T-72 destroyed on 2024-03-01');
    const [one, other] = await published();
    const proposals = await proposedMerges(test.store.sql, 10);
    expect(proposals).toMatchObject([{ rule: 'text' }]);
    expect([proposals[0]?.loss_id, proposals[0]?.other_id].sort()).toEqual(
      [one?.loss_id, other?.loss_id].sort(),
    );
    await test.store.db.transaction((tx) =>
      keepApart(tx, one?.loss_id ?? '', other?.loss_id ?? '', by('two tanks')),
    );
    expect(await proposedMerges(test.store.sql, 10)).toEqual([]);
  });
});

describe('the fewest items', () => {
  const counts = async () => {
    const [row] = await test.sql`
      select sum(n_low)::int as low, sum(n_best)::int as best, sum(n_high)::int as high
      from reporting.losses_weekly`;
    return row;
  };
  const names = async () => (await published()).map(({ loss_id }) => loss_id);
  const said = '1 T-72 destroyed on 2024-03-01';

  it('leave out one of two that are proposed to be one, until a reviewer says that they are not', async () => {
    await post('ann', said);
    expect(await counts()).toEqual({ low: 1, best: 1, high: 1 });
    await post('barb', said);
    expect(await counts()).toEqual({ low: 1, best: 2, high: 2 });
    const [a = '', b = ''] = await names();
    await test.store.db.transaction((tx) => keepApart(tx, a, b, by('two tanks')));
    expect(await counts()).toEqual({ low: 2, best: 2, high: 2 });
  });

  it('leave out nothing for a loss that is taken back, or merged', async () => {
    for (const name of ['ann', 'barb', 'cilla']) await post(name, said);
    expect(await counts()).toEqual({ low: 1, best: 3, high: 3 });
    const [a = '', b = '', c = ''] = await names();
    await test.store.db.transaction((tx) => judgeLoss(tx, a, 'retracted', {}, by('staged')));
    expect(await counts()).toEqual({ low: 1, best: 2, high: 2 });
    await test.store.db.transaction((tx) => mergeLosses(tx, b, c, by('the same turret')));
    expect(await counts()).toEqual({ low: 1, best: 1, high: 1 });
    await test.store.db.transaction((tx) =>
      judgeLoss(tx, a, 'confirmed', {}, by('real after all')),
    );
    expect(await counts()).toEqual({ low: 1, best: 2, high: 2 });
  });

  it('are one of a group that nobody counted, and nobody knows the most', async () => {
    await post('ann', 'several BMP-2 captured');
    expect(await counts()).toEqual({ low: 1, best: 1, high: null });
  });
});

describe('a reviewer', () => {
  const ids = async () => (await published()).map(({ loss_id }) => loss_id);

  it('makes one loss of two, and takes it back', async () => {
    await post('ann', '1 T-72 destroyed');
    await post('barb', '1 T-72 destroyed on 2024-03-01');
    const before = await published();
    const [kept = '', gone = ''] = await ids();
    await test.store.db.transaction((tx) => mergeLosses(tx, kept, gone, by('the same turret')));
    expect(await published()).toMatchObject([{ loss_id: kept, n_posts: 2 }]);
    expect(await revisionsOf(test.store.sql, gone)).toMatchObject([
      {},
      { author: 'reviewer ann', reason: `merged into ${kept} by decision (the same turret)` },
    ]);
    await test.store.db.transaction((tx) => splitLoss(tx, kept, [gone], by('two after all')));
    expect(await published()).toEqual(before);
  });

  it('is refused what contradicts, and nothing is written', async () => {
    await post('ann', '1 T-72 destroyed');
    const [id = ''] = await ids();
    const attempt = test.store.db.transaction((tx) => mergeLosses(tx, id, id, by('why not')));
    await expect(attempt).rejects.toMatchObject({ code: 'DECISION_REFUSED' });
    expect(await test.sql`select * from lossledger.review_decisions`).toEqual([]);
  });

  it('is told when another was there first', async () => {
    await post('ann', '1 T-72 destroyed');
    const [id = ''] = await ids();
    const correct = (cause: string) =>
      test.store.db.transaction((tx) =>
        judgeLoss(tx, id, 'corrected', { caused_by: cause }, by('seen', 1)),
      );
    await correct('Lancet');
    await expect(correct('Javelin')).rejects.toMatchObject({ code: 'DECISION_OUTDATED' });
  });

  it('corrects what no later reading changes', async () => {
    await post('ann', '1 T-72 destroyed');
    const [id = ''] = await ids();
    await test.store.db.transaction((tx) =>
      judgeLoss(tx, id, 'corrected', { model: 'T-72B3' }, by('the sights')),
    );
    await post('ann', '1 T-72 damaged, as it turned out in the end');
    expect(await published()).toMatchObject([
      { loss_id: id, model: 'T-72B3', review_state: 'corrected', status: 'damaged' },
    ]);
  });

  it('retracts a loss with a reason, and it stays so', async () => {
    const id = await post('ann', '1 T-72 destroyed');
    const [loss = ''] = await ids();
    await test.store.db.transaction((tx) => judgeLoss(tx, loss, 'retracted', {}, by('staged')));
    expect(await published()).toEqual([]);
    expect((await settle([id])).changes).toEqual([]);
    expect(await revisionsOf(test.store.sql, loss)).toMatchObject([
      {},
      { reason: 'staged', changed: { review_state: { from: 'auto', to: 'withdrawn' } } },
    ]);
  });

  it('cannot change what was decided: the database refuses', async () => {
    await post('ann', '1 T-72 destroyed');
    const [id = ''] = await ids();
    await test.store.db.transaction((tx) => judgeLoss(tx, id, 'confirmed', {}, by('seen')));
    await expect(test.sql`update lossledger.review_decisions set reason = 'x'`).rejects.toThrow(
      /append-only/,
    );
  });
});

describe('rebuilding the rows', () => {
  const differing = async (isCheck: boolean) => {
    const found: unknown[] = [];
    for await (const { problems } of rebuiltLosses(test.store, { isCheck }))
      found.push(...problems);
    return found;
  };

  it('finds none that is not what its history says, merged or not', async () => {
    await twoOfAPicture();
    expect(await differing(true)).toEqual([]);
  });

  it('names a row that is not, and makes it again', async () => {
    await post('ann', '1 T-72 destroyed');
    const before = await published();
    await test.sql`update lossledger.losses set model = 'T-90', merged_into = 'loss_x'`;
    const problem = 'the row is not what its history says: model, merged_into';
    expect(await differing(true)).toEqual([problem]);
    expect(await differing(false)).toEqual([problem]);
    expect(await differing(true)).toEqual([]);
    expect(await published()).toEqual(before);
  });
});
