import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { REFERENCE_FOLDER } from '../../src/app/reference-data.ts';
import { eraseStanding, liftTakedown } from '../../src/app/take-down.ts';
import { takedownTarget } from '../../src/cli/takedown-target.ts';
import { readPublicationPolicy } from '../../src/reporting/publication-policy.ts';
import { allLinks } from '../../src/store/queries/media-links.ts';
import { hiddenFiles, mediaBeginning, mediaOnRecord } from '../../src/store/queries/media-stats.ts';
import { putPolicyInForce } from '../../src/store/queries/publication.ts';
import { rebuiltLosses } from '../../src/store/queries/rebuild-losses.ts';
import { evidenceOf } from '../../src/store/queries/reporting.ts';
import { judgeLoss } from '../../src/store/queries/review-losses.ts';
import { revisionsOf } from '../../src/store/queries/review-queue.ts';
import { listTakedowns } from '../../src/store/queries/takedowns.ts';
import { checkedLosses } from '../../src/store/queries/verify.ts';
import { everythingShown, tablesHolding } from '../_support/everything-shown.ts';
import { ledgerRun, reader } from './ledger-run.ts';
import { BY, takingDown } from './taking-down.ts';
import { startTestStore, type TestStore } from './test-store.ts';

let test: TestStore;
let run: ReturnType<typeof ledgerRun>;
let means: ReturnType<typeof takingDown>['means'];
let take: ReturnType<typeof takingDown>['take'];

beforeAll(async () => {
  test = await startTestStore();
  run = ledgerRun(test);
  ({ means, take } = takingDown(test, run));
});
afterEach(() => run.clear());
afterAll(() => test.stop());

const ID = '1622905800000000000';
const OTHER_ID = '1622905900000000000';
const ADDRESS = `https://x.com/zz_source/status/${ID}`;
/** Said by the post that is taken down alone. */
const ONLY_THERE = 'brickworks';
const WORDS = `Behind the old ${ONLY_THERE} 1 T-72 destroyed, and 3 BMP-2 captured`;
const OTHER_WORDS = 'Seen from the road: 1 T-72 destroyed';

const page = (body: string, name: string) => ({
  html: `<!doctype html><html lang="en"><head><title>${name}</title></head><body>${body}</body></html>`,
  url: `https://news.example/${name}`,
});
const quote = (text: string, id: string, handle: string) =>
  `<blockquote class="twitter-tweet"><p lang="en">${text}</p>&mdash; ${handle} name (@${handle}) <a href="https://twitter.com/${handle}/status/${id}">February 7, 2023</a></blockquote>`;
const FIRST = page(quote(WORDS, ID, 'zz_source'), 'first');
const SECOND = page(quote(OTHER_WORDS, OTHER_ID, 'second_source'), 'second');

const hash = (name: string) => createHash('sha256').update(name).digest('hex');
const SHARED = hash('a picture both show');
const OWN = hash('a picture it alone shows');
const COPY = hash('the same picture, compressed');

/** A post shows a file, as the stages for pictures would put it on record. */
async function show(postId: string, sha256: string, name: string): Promise<void> {
  const key = hash(`address of ${name}`);
  await test.sql.begin(async (tx) => {
    await tx`insert into lossledger.media (sha256, bytes, kind, mime, width, height)
      values (${sha256}, 1000, 'image', 'image/jpeg', 800, 600) on conflict do nothing`;
    await tx`insert into lossledger.media_sightings (post_id, media_key, capture_id, source_url, alt_text, position)
      select p.post_id, ${key}, (select min(capture_id) from lossledger.captures), ${`https://pics.example/${name}`}, ${`alt ${name}`}, 0
      from lossledger.posts p where p.native_id = ${postId} on conflict do nothing`;
    await tx`insert into lossledger.media_downloads (media_key, sha256, address, got_from, retrieval, fetched_at)
      values (${key}, ${sha256}, ${`https://pics.example/${name}`}, 'here', '{}', now()) on conflict do nothing`;
  });
}

async function link(a: string, b: string): Promise<void> {
  const [one, other] = [a, b].toSorted();
  await test.sql`insert into lossledger.media_links (sha_a, sha_b, found, distance, reason)
    values (${one ?? ''}, ${other ?? ''}, 'auto', 3, 'test')`;
}

/** Two posts of which one tells of a tank both show, and of three vehicles more. */
async function ingestBoth(): Promise<void> {
  await run.ingest(FIRST);
  await run.ingest(SECOND);
  await show(ID, SHARED, 'shared');
  await show(ID, OWN, 'own');
  await show(OTHER_ID, SHARED, 'shared');
  const [tanks] = await test.sql<{ ids: string[] }[]>`
    select array_agg(loss_id order by recorded_at) as ids from reporting.losses where model = 'T-72'`;
  expect(tanks?.ids).toHaveLength(2);
  const { mergeLosses } = await import('../../src/store/queries/review-losses.ts');
  await test.store.db.transaction((tx) =>
    mergeLosses(tx, tanks?.ids[0] ?? '', tanks?.ids[1] ?? '', {
      reviewer: 'ana',
      reason: 'same picture',
      at: new Date(),
      seenRevision: null,
    }),
  );
}

/** What must not be found anywhere once the first post is gone. */
const TRACES = [ONLY_THERE, 'zz_source', ID, OWN, 'pics.example/own', '3 BMP-2'];

async function traces(wanted: readonly string[]): Promise<readonly string[]> {
  const shown = await everythingShown(test.sql, test.store);
  return shown.flatMap(({ name, text }) =>
    wanted.filter((trace) => text.includes(trace)).map((trace) => `${trace} in ${name}`),
  );
}

async function problems(): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const loss of checkedLosses(test.store.sql)) found.push(...loss.problems);
  return found;
}

async function publish(): Promise<void> {
  const file = `${REFERENCE_FOLDER}/publication-policy.json`;
  const policy = readPublicationPolicy(await readFile(file, 'utf8'), file);
  await putPolicyInForce(test.store.sql, policy, 'ana');
}

const rows = () => test.sql`
  select model, n_posts, source_urls, media_sha256 from reporting.losses order by model, loss_id`;

describe('a post that is taken down', () => {
  it('is in no view, function or export of any schema that others read', async () => {
    await publish();
    await ingestBoth();
    const before = await traces(TRACES);
    // The test itself: each trace is there to be found.
    for (const trace of TRACES.filter((each) => each !== ONLY_THERE)) {
      expect(
        before.some((found) => found.startsWith(`${trace} in`)),
        trace,
      ).toBe(true);
    }
    await take('post', ADDRESS);
    expect(await traces(TRACES)).toEqual([]);
  });

  it('takes with it the losses it alone carries, and leaves the others without it', async () => {
    await ingestBoth();
    await take('post', ADDRESS);
    expect([...(await rows())]).toEqual([
      {
        model: 'T-72',
        n_posts: 1,
        source_urls: [expect.stringContaining(OTHER_ID), 'https://news.example/second'],
        media_sha256: [SHARED],
      },
    ]);
    const changes = await test.sql`
      select change, reason_code, reason from reporting.loss_changes
      where reason_code is not null order by change_id`;
    expect(changes.map((row) => row['change']).toSorted()).toEqual([
      'changed',
      'withdrawn',
      'withdrawn',
      'withdrawn',
    ]);
    expect(new Set(changes.map((row) => row['reason_code']))).toEqual(new Set(['takedown']));
    for (const row of changes) expect(row['reason']).toContain('taken down: asked for');
  });

  it('leaves a history that verifies, and rows that can be rebuilt from it', async () => {
    await ingestBoth();
    await take('post', ADDRESS);
    expect(await problems()).toEqual([]);
    for await (const loss of rebuiltLosses(test.store, { isCheck: true })) {
      expect(loss.problems).toEqual([]);
    }
    await test.sql`update lossledger.losses set review_state = 'auto'`;
    for await (const _ of rebuiltLosses(test.store, { isCheck: false }));
    expect(await traces(TRACES)).toEqual([]);
  });

  it('comes back as it was when it is lifted', async () => {
    await ingestBoth();
    const before = await run.ledger();
    const { takedownId } = await take('post', ADDRESS);
    expect(await run.ledger()).not.toEqual(before);
    await liftTakedown(means, takedownId, { ...BY, reason: 'a mistake' }, { dryRun: false });
    expect(await run.ledger()).toEqual(before);
    expect(
      await test.sql`select distinct reason_code from reporting.loss_changes
      where reason_code like '%lifted'`,
    ).toHaveLength(1);
    await expect(liftTakedown(means, takedownId, BY, { dryRun: false })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await problems()).toEqual([]);
  });

  it('changes nothing in a dry run, and says what it would', async () => {
    await ingestBoth();
    const before = await run.everything();
    const outcome = await take('post', ADDRESS, { dryRun: true });
    expect(outcome.losses.map(({ facts }) => facts.review_state).toSorted()).toEqual([
      'auto',
      'withdrawn',
      'withdrawn',
      'withdrawn',
    ]);
    expect(await run.everything()).toEqual(before);
  });

  it('is hidden whichever comes first, the wish or the post', async () => {
    await run.ingest(SECOND);
    await run.ingest(FIRST);
    await take('post', ADDRESS);
    const wanted = await run.ledger();
    expect(wanted).toHaveLength(1);
    const acts = {
      first: () => run.ingest(FIRST),
      second: () => run.ingest(SECOND),
      takedown: () => take('post', ADDRESS),
    };
    for (const order of [
      ['takedown', 'first', 'second'],
      ['takedown', 'second', 'first'],
      ['first', 'takedown', 'second'],
      ['second', 'takedown', 'first'],
      ['first', 'second', 'takedown'],
    ] as const) {
      await run.clear();
      for (const act of order) await acts[act]();
      expect(await run.ledger(), order.join(', ')).toEqual(wanted);
      expect(await traces(TRACES), order.join(', ')).toEqual([]);
    }
  });

  it('is hidden when the wish comes while it is being recorded', async () => {
    for (let n = 0; n < 5; n += 1) {
      await Promise.all([run.ingest(FIRST), take('post', ADDRESS)]);
      expect(await run.ledger()).toEqual([]);
      await run.clear();
    }
  });

  it('stays hidden when it is read again by another reader', async () => {
    await ingestBoth();
    await take('post', ADDRESS);
    const extractor = 'words/2';
    const better = ledgerRun(test, {
      ...reader,
      extractor,
      read: (witness) => reader.read(witness).map((claim) => ({ ...claim, extractor })),
    });
    await better.ingest(FIRST);
    expect(await traces(TRACES)).toEqual([]);
    expect(await run.ledger()).toHaveLength(1);
  });

  it('takes its copies without an id with it, met before or later', async () => {
    const copy = page(`<p>${WORDS} — zz_source name (@zz_source) February 7, 2023</p>`, 'copy');
    await run.ingest(copy);
    await run.ingest(FIRST);
    await take('post', ADDRESS);
    expect(await run.ledger()).toEqual([]);
    await run.clear();
    await run.ingest(FIRST);
    await take('post', ADDRESS);
    await run.ingest(copy);
    expect(await run.ledger()).toEqual([]);
  });

  it('is shown by no command: not its evidence, nor what its losses once were', async () => {
    await ingestBoth();
    const [lost] = await test.sql<{ id: string }[]>`
      select loss_id as id from reporting.losses where model = 'BMP-2' limit 1`;
    const [kept] = await test.sql<{ id: string }[]>`
      select loss_id as id from reporting.losses where model = 'T-72'`;
    await take('post', ADDRESS);
    const shown = JSON.stringify([
      await evidenceOf(test.store.sql, lost?.id ?? ''),
      await evidenceOf(test.store.sql, kept?.id ?? ''),
      await revisionsOf(test.store.sql, lost?.id ?? ''),
      await revisionsOf(test.store.sql, kept?.id ?? ''),
      await mediaBeginning(test.store.sql, OWN.slice(0, 8), 5),
      await mediaOnRecord(test.store.sql, OWN),
      await mediaOnRecord(test.store.sql, SHARED),
      [...(await hiddenFiles(test.store.sql, [SHARED]))],
    ]);
    for (const trace of TRACES) expect(shown).not.toContain(trace);
    expect(shown).toContain(OTHER_ID);
  });

  it('outranks a reviewer who confirmed its loss, and who may not do so again', async () => {
    await run.ingest(FIRST);
    const by = { reviewer: 'bo', reason: 'seen', at: new Date(), seenRevision: null };
    const [loss] = await test.sql<{ id: string }[]>`
      select min(loss_id) as id from reporting.losses`;
    await test.store.db.transaction((tx) => judgeLoss(tx, loss?.id ?? '', 'confirmed', {}, by));
    await take('post', ADDRESS);
    expect(await run.ledger()).toEqual([]);
    expect(await traces(TRACES)).toEqual([]);
    await expect(
      test.store.db.transaction((tx) => judgeLoss(tx, loss?.id ?? '', 'confirmed', {}, by)),
    ).rejects.toMatchObject({ code: 'DECISION_REFUSED' });
  });
});

describe('an author who is taken down', () => {
  const later = page(quote('2 T-72 destroyed', '1622905999000000000', 'ZZ_Source'), 'later');

  it.each(['x:@zz_source', 'https://twitter.com/ZZ_source', 'X:zz_source'])(
    'is hidden with all posts, those that come later too: %s',
    async (target) => {
      await run.ingest(FIRST);
      await take('author', target);
      expect(await run.ledger()).toEqual([]);
      await run.ingest(later);
      await run.ingest(SECOND);
      expect(await run.ledger()).toHaveLength(1);
      expect(await traces(['zz_source', 'ZZ_Source'])).toEqual([]);
    },
  );

  it('comes back with all of them', async () => {
    const { takedownId } = await take('author', 'x:zz_source');
    await run.ingest(FIRST);
    await run.ingest(later);
    expect(await run.ledger()).toEqual([]);
    await liftTakedown(means, takedownId, BY, { dryRun: false });
    expect(await run.ledger()).toHaveLength(6);
  });

  it('must be named so that it can be known', () => {
    expect(() => takedownTarget('author', 'somebody', {})).toThrow(
      expect.objectContaining({ code: 'USAGE' }),
    );
  });
});

describe('an article that is taken down', () => {
  const again = page(quote(WORDS, ID, 'zz_source'), 'again');
  const speaking = page(
    `<p>The brigade says that 2 BMP-2 destroyed near here.</p>${quote(OTHER_WORDS, OTHER_ID, 'second_source')}`,
    'speaking',
  );

  it('is hidden with the posts that are known by it alone, until another carries them', async () => {
    await run.ingest(FIRST);
    await take('article', 'http://www.news.example/first?utm_source=x');
    expect(await run.ledger()).toEqual([]);
    expect(await traces(['news.example/first', ID])).toEqual([]);
    await run.ingest(again);
    expect(await run.ledger()).toHaveLength(4);
    expect(await traces(['news.example/first'])).toEqual([]);
  });

  it('is hidden as a witness of its own, whichever comes first', async () => {
    for (const order of [
      ['takedown', 'article'],
      ['article', 'takedown'],
    ] as const) {
      for (const act of order) {
        if (act === 'takedown') await take('article', 'https://news.example/speaking');
        else await run.ingest(speaking);
      }
      await run.ingest(SECOND);
      expect([...(await rows())]).toMatchObject([{ model: 'T-72', n_posts: 1 }]);
      expect(await traces(['news.example/speaking', '2 BMP-2'])).toEqual([]);
      await run.clear();
    }
  });
});

describe('a picture that is taken down', () => {
  it('is shown nowhere, and the losses stand without it', async () => {
    await publish();
    await ingestBoth();
    await take('picture', SHARED);
    expect(await traces([SHARED, 'pics.example/shared'])).toEqual([]);
    expect(await mediaBeginning(test.store.sql, SHARED, 5)).toEqual([]);
    expect(await mediaOnRecord(test.store.sql, SHARED)).toBeNull();
    expect(await rows()).toHaveLength(4);
    expect(await problems()).toEqual([]);
  });

  it('takes its copies with it, linked before or later, where that is asked for', async () => {
    await ingestBoth();
    await take('picture', SHARED, { copies: true });
    await show(OTHER_ID, COPY, 'copy');
    expect(await traces([COPY])).not.toEqual([]);
    await link(SHARED, COPY);
    expect(await traces([COPY, SHARED])).toEqual([]);
    expect(await allLinks(test.store.sql)).toEqual([]);
    expect(await mediaBeginning(test.store.sql, COPY, 5)).toEqual([]);
  });

  it('leaves its copies where that is not', async () => {
    await ingestBoth();
    await show(OTHER_ID, COPY, 'copy');
    await link(SHARED, COPY);
    await take('picture', SHARED);
    expect(await traces([COPY])).not.toEqual([]);
    expect(await traces([SHARED])).toEqual([]);
  });

  it('is hidden when it comes after the wish', async () => {
    await take('picture', SHARED);
    await ingestBoth();
    expect(await traces([SHARED])).toEqual([]);
  });
});

describe('the words of a post', () => {
  it('are kept where posts are, and in nothing that queues, fails or logs', async () => {
    const told: string[] = [];
    const noisy = ledgerRun(
      test,
      {
        ...reader,
        read(witness) {
          if (witness.text.includes('unreadable')) throw new Error('cannot be read');
          return reader.read(witness);
        },
      },
      {},
      (event, fields) => told.push(JSON.stringify([event, fields])),
    );
    await noisy.ingest(
      page(
        quote(WORDS, ID, 'zz_source') + quote(`unreadable ${ONLY_THERE}`, OTHER_ID, 'second'),
        'first',
      ),
    );
    expect(await test.sql`select from lossledger.quarantine`).toHaveLength(1);
    expect(await tablesHolding(test.sql, ONLY_THERE)).toEqual(['post_revisions.text']);
    expect(told.join('\n')).not.toContain(ONLY_THERE);
  });

  it('are gone for good when they are erased, and the history still verifies', async () => {
    await ingestBoth();
    const { takedownId, erased } = await take('post', ADDRESS, { erase: true });
    expect(erased?.kept).toEqual([]);
    for (const trace of [...TRACES, 'zz_source name', 'alt own']) {
      const holding = await tablesHolding(test.sql, trace);
      // A digest is what is left of a picture.
      expect(
        holding.filter((place) => trace !== OWN || !DIGESTS.has(place)),
        trace,
      ).toEqual([]);
    }
    const captured = createHash('sha256').update(FIRST.html).digest('hex');
    expect(erased?.removed.toSorted()).toEqual([captured, OWN].toSorted());
    await expect(run.blobs.get(captured)).rejects.toThrow();
    expect(await problems()).toEqual([]);
    const [row] = await listTakedowns(test.store.sql, { limit: 1 });
    expect(row).toMatchObject({ takedown_id: takedownId, target: null, reason: 'asked for' });
    await liftTakedown(means, takedownId, BY, { dryRun: false });
    expect(await run.ledger()).toHaveLength(1);
  });

  it('stay in a document that holds more, which is named', async () => {
    const both = page(
      quote(WORDS, ID, 'zz_source') + quote(OTHER_WORDS, OTHER_ID, 'second_source'),
      'both',
    );
    await run.ingest(both);
    const { erased, takedownId } = await take('post', ADDRESS, { erase: true });
    const captured = createHash('sha256').update(both.html).digest('hex');
    expect(erased).toMatchObject({ kept: [captured], removed: [] });
    const article = await take('article', captured, { erase: true });
    expect(article.erased).toMatchObject({ kept: [], removed: [captured] });
    const again = await eraseStanding(means, takedownId, BY, { dryRun: true });
    expect(again.kept).toEqual([]);
    expect(await problems()).toEqual([]);
  });
});

/** Where the SHA-256 of an erased file may stand. */
const DIGESTS = new Set([
  'erased.id',
  'media.sha256',
  'media_downloads.sha256',
  'media_hashings.sha256',
  'takedown_names.digest',
]);
