import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eraseStanding, liftTakedown } from '../../src/app/take-down.ts';
import { verifyLedger } from '../../src/app/verify/verify-ledger.ts';
import { openFolderBlobStore } from '../../src/store/blobs/folder-blob-store.ts';
import { judgeLoss, mergeLosses } from '../../src/store/queries/review-losses.ts';
import { untrueErasures } from '../../src/store/queries/untrue-erasures.ts';
import { tablesHolding } from '../_support/everything-shown.ts';
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
const quote = (text: string, id: string, handle: string) =>
  `<blockquote class="twitter-tweet"><p lang="en">${text}</p>&mdash; Name (@${handle}) <a href="https://twitter.com/${handle}/status/${id}">February 7, 2023</a></blockquote>`;
const page = (name: string, ...quotes: readonly string[]) => ({
  html: `<!doctype html><html lang="en"><head><title>${name}</title></head><body>${quotes.join('')}</body></html>`,
  url: `https://news.example/${name}`,
});
const OURS = quote('Here 1 T-72 destroyed', ID, 'zz_source');
const OTHER = quote('There 1 BMP-2 captured', OTHER_ID, 'other');
const ADDRESS = `https://x.com/zz_source/status/${ID}`;
const PICTURE = createHash('sha256').update('a picture').digest('hex');
const COPY = createHash('sha256').update('another copy').digest('hex');
const bytesOf = (html: string) => createHash('sha256').update(html).digest('hex');

const FOR_GOOD = { dryRun: false } as const;

async function showPicture(): Promise<void> {
  await test.sql`insert into lossledger.media (sha256, bytes, kind, mime, width, height)
    values (${PICTURE}, 1000, 'image', 'image/jpeg', 800, 600), (${COPY}, 900, 'image', 'image/jpeg', 80, 60)`;
  const [one, other] = [PICTURE, COPY].toSorted();
  await test.sql`insert into lossledger.media_links (sha_a, sha_b, found, distance, reason)
    values (${one ?? ''}, ${other ?? ''}, 'auto', 3, 'test')`;
  await test.sql`insert into lossledger.media_sightings (post_id, media_key, capture_id, source_url, position)
    select post_id, 'key', (select min(capture_id) from lossledger.captures), 'https://pics.example/1', 0
    from lossledger.posts where native_id = ${OTHER_ID}`;
  await test.sql`insert into lossledger.media_downloads (media_key, sha256, address, got_from, fetched_at)
    values ('key', ${PICTURE}, 'https://pics.example/1', 'here', now())`;
}

const picturesShown = async () => {
  const rows = await test.sql<{ sha256: string }[]>`
    select unnest(media_sha256) as sha256 from reporting.losses`;
  return rows.map(({ sha256 }) => sha256);
};

describe('lifting one of two takedowns', () => {
  it('leaves a picture hidden that the other hides, and does not say it is shown again', async () => {
    await run.ingest(page('both', OURS, OTHER));
    await showPicture();
    expect(await picturesShown()).toEqual([PICTURE]);
    const first = await take('picture', COPY, { copies: true });
    const second = await take('picture', PICTURE);
    const lifted = await liftTakedown(means, first.takedownId, BY, FOR_GOOD);
    expect(lifted.hidden.pictures).toEqual([COPY]);
    expect(await picturesShown()).toEqual([]);
    const last = await liftTakedown(means, second.takedownId, BY, FOR_GOOD);
    expect(last.hidden.pictures).toEqual([PICTURE]);
    expect(await picturesShown()).toEqual([PICTURE]);
  });

  it.each(['post', 'author'] as const)(
    'leaves a post hidden that the other hides, and does not say it is shown again: the %s first',
    async (which) => {
      await run.ingest(page('one', OURS));
      const post = await take('post', ADDRESS);
      const author = await take('author', 'x:zz_source');
      const [first, last] = which === 'post' ? [post, author] : [author, post];
      const lifted = await liftTakedown(means, first.takedownId, BY, FOR_GOOD);
      expect(lifted).toMatchObject({ hidden: { posts: [] }, losses: [] });
      expect(await run.ledger()).toEqual([]);
      const again = await liftTakedown(means, last.takedownId, BY, FOR_GOOD);
      expect(again.hidden.posts).toHaveLength(1);
      expect(await run.ledger()).toHaveLength(1);
    },
  );

  it('says of what was erased that none of it is shown again', async () => {
    await run.ingest(page('one', OURS));
    const { takedownId } = await take('post', ADDRESS, { erase: true });
    const lifted = await liftTakedown(means, takedownId, BY, FOR_GOOD);
    expect(lifted.hidden.posts).toEqual([]);
  });
});

describe('erasing', () => {
  it('removes a document that carries nothing else, and keeps one that does', async () => {
    const [alone, both] = [page('alone', OURS), page('both', OURS, OTHER)];
    await run.ingest(alone);
    await run.ingest(both);
    const { erased } = await take('post', ADDRESS, { erase: true });
    expect(erased).toEqual({
      removed: [bytesOf(alone.html)],
      kept: [bytesOf(both.html)],
      isNothingLeft: false,
    });
    await expect(run.blobs.get(bytesOf(both.html))).resolves.toBeDefined();
    expect(await run.ledger()).toHaveLength(1);
  });

  it('says the second time that nothing was left, until it comes again', async () => {
    const document = page('alone', OURS);
    await run.ingest(document);
    const { takedownId } = await take('post', ADDRESS, { erase: true });
    const second = await eraseStanding(means, takedownId, BY, FOR_GOOD);
    expect(second).toEqual({ removed: [], kept: [], isNothingLeft: true });
    await run.ingest(document);
    const third = await eraseStanding(means, takedownId, BY, FOR_GOOD);
    expect(third).toEqual({ removed: [bytesOf(document.html)], kept: [], isNothingLeft: false });
    await expect(run.blobs.get(bytesOf(document.html))).rejects.toThrow();
  });

  const CHANGES = [
    [
      'words of a post that is not named by it',
      `update lossledger.post_revisions set text = '', media = '[]', lang = null where text like 'There%'`,
    ],
    [
      'words that are put in the place of others',
      `update lossledger.post_revisions set text = 'Nothing is lost here.' where text = ''`,
    ],
    ['a loss of another', `update lossledger.loss_revisions set salt = ''`],
    ['who changed a loss', `update lossledger.loss_revisions set author = 'nobody'`],
    ['what was read', `update lossledger.claims set quantity = 7`],
    [
      'where a document is from',
      `update lossledger.captures set url = 'https://elsewhere.example/'`,
    ],
  ] as const;
  it.each(CHANGES)('lets nothing else be changed beside it: %s', async (_what, change) => {
    await run.ingest(page('one', OURS));
    await run.ingest(page('two', OTHER));
    const { takedownId } = await take('post', ADDRESS, { erase: true });
    const forged = test.sql.begin(async (tx) => {
      await tx`insert into lossledger.takedown_erasures (takedown_id, erased_by, erased_at)
        values (${takedownId}, 'mallory', now())`;
      await tx.unsafe(change);
    });
    await expect(forged).rejects.toThrow('an erasure empties what it names, and no more');
  });
});

describe('what is said to be erased', () => {
  const asReplica = (change: string) =>
    test.sql.begin((tx) => tx.unsafe(`set local session_replication_role = replica; ${change}`));
  const FORGED = [
    [
      'wording',
      `update lossledger.post_revisions set text = 'Nothing is lost here.';
       insert into lossledger.erased select 'wording', post_revision_id, :takedown from lossledger.post_revisions on conflict do nothing`,
    ],
    [
      'claim',
      `update lossledger.claims set model_raw = 'a tank';
       insert into lossledger.erased select 'wording', post_revision_id, :takedown from lossledger.post_revisions on conflict do nothing;
       update lossledger.post_revisions set text = '', media = '[]', lang = null`,
    ],
    [
      'capture',
      `update lossledger.captures set url = 'https://elsewhere.example/';
       insert into lossledger.erased select 'capture', capture_id, :takedown from lossledger.captures on conflict do nothing`,
    ],
    [
      'loss',
      `update lossledger.loss_revisions set facts = facts || '{"model": "T-90"}';
       insert into lossledger.erased select 'revision', loss_id || '/' || revision, :takedown from lossledger.loss_revisions on conflict do nothing`,
    ],
  ] as const;

  it.each(FORGED)(
    'is empty, and a takedown erased it: a changed %s is told',
    async (kind, change) => {
      await run.ingest(page('two', OTHER));
      await run.ingest(page('one', OURS));
      const { takedownId } = await take('post', ADDRESS, { erase: true });
      expect(await untrueErasures(test.store.sql)).toEqual([]);
      await asReplica(change.replace(':takedown', String(takedownId)));
      const told = await untrueErasures(test.store.sql);
      expect(told.map((fault) => fault.kind)).toContain(kind);
    },
  );

  it('is looked at by verify', async () => {
    await run.ingest(page('one', OURS));
    await take('post', ADDRESS, { erase: true });
    const faults = async () => {
      const found: string[] = [];
      const blobs = openFolderBlobStore(path.join(tmpdir(), 'lossledger-no-blobs'));
      const checking = verifyLedger(
        { store: test.store, blobs },
        {
          parts: new Set(['revisions']),
          since: null,
          sample: null,
          wantedRoots: [],
          signal: new AbortController().signal,
        },
      );
      for await (const finding of checking) {
        if ('fault' in finding) found.push(`${finding.fault.kind}: ${finding.fault.problem}`);
      }
      return found;
    };
    expect(await faults()).toEqual([]);
    await asReplica(`update lossledger.post_revisions set text = 'Nothing is lost here.'`);
    expect(await faults()).toEqual(['wording: it is said to be erased, and has words']);
  });

  it('is told where no takedown erased anything', async () => {
    await run.ingest(page('two', OTHER));
    const { takedownId } = await take('post', ADDRESS);
    await test.sql`insert into lossledger.erased (kind, id, takedown_id)
      values ('media', ${PICTURE}, ${takedownId})`;
    expect(await untrueErasures(test.store.sql)).toEqual([
      {
        kind: 'media',
        id: PICTURE,
        problem: `it is said to be erased by takedown ${takedownId}, which erased nothing`,
      },
    ]);
  });
});

describe('a document that holds an erased post and another', () => {
  const both = page('both', OURS, OTHER);
  const words = ['1 T-72 destroyed', 'zz_source', ID];
  const traces = async () => {
    const found = await Promise.all(words.map((trace) => tablesHolding(test.sql, trace)));
    return found.flat();
  };
  /** By a later version of the reader, which has not met the document. */
  const readAgain = () => {
    const extractor = 'words/2';
    const later: typeof reader = {
      ...reader,
      extractor,
      read: (witness) => reader.read(witness).map((claim) => ({ ...claim, extractor })),
    };
    return ledgerRun(test, later, { blobs: run.blobs }).ingest(both);
  };

  it('does not write it back when it is read again', async () => {
    await run.ingest(both);
    await take('post', ADDRESS, { erase: true });
    expect(await traces()).toEqual([]);
    await readAgain();
    expect(await traces()).toEqual([]);
    expect(await untrueErasures(test.store.sql)).toEqual([]);
    const shown = await test.sql`select model from reporting.losses`;
    expect(shown.map((row) => row['model'])).toEqual(['BMP-2']);
  });

  it('may be another, whose bytes an erasure made again removes', async () => {
    await run.ingest(page('one', OURS));
    const { takedownId } = await take('post', ADDRESS, { erase: true });
    const later = page('later', OURS);
    await run.ingest(later);
    expect(await traces()).toEqual([]);
    const again = await eraseStanding(means, takedownId, BY, FOR_GOOD);
    expect(again.removed).toEqual([bytesOf(later.html)]);
  });

  it('keeps nothing of a loss that was rejected before', async () => {
    await run.ingest(both);
    const [loss] = await test.sql<{ id: string }[]>`
      select loss_id as id from reporting.losses where model = 'T-72'`;
    const by = { reviewer: 'ana', reason: 'a replica', at: new Date(), seenRevision: null };
    await test.store.db.transaction((tx) => judgeLoss(tx, loss?.id ?? '', 'rejected', {}, by));
    await take('post', ADDRESS, { erase: true });
    expect(await traces()).toEqual([]);
    expect(await untrueErasures(test.store.sql)).toEqual([]);
  });
});

describe('what a reviewer confirmed of an erased post', () => {
  const by = () => ({ reviewer: 'ana', reason: 'seen', at: new Date(), seenRevision: null });
  const transact: TestStore['store']['db']['transaction'] = (act) => test.store.db.transaction(act);
  const lossIds = async () => {
    const rows = await test.sql<{ id: string }[]>`
      select loss_id as id from reporting.losses order by recorded_at, loss_id`;
    return rows.map(({ id }) => id);
  };
  /** A place as the post would have told it, and as the reviewer found it standing. */
  const PLACE = {
    place_name: 'Old brickworks',
    latitude: 48.51,
    longitude: 37.99,
    where_prec: 1,
  } as const;

  it('goes with its words, and the loss stands as the others tell of it', async () => {
    await run.ingest(page('one', OURS));
    await run.ingest(page('two', quote('1 T-72 destroyed', OTHER_ID, 'other')));
    const [first = '', second = ''] = await lossIds();
    await transact((tx) => mergeLosses(tx, first, second, by()));
    const [merged = ''] = await lossIds();
    await transact((tx) => judgeLoss(tx, merged, 'confirmed', PLACE, by()));
    expect(await tablesHolding(test.sql, PLACE.place_name)).not.toEqual([]);
    await take('post', ADDRESS, { erase: true });
    expect(await tablesHolding(test.sql, PLACE.place_name)).toEqual([]);
    const shown = await test.sql`select model, place_name, review_state from reporting.losses`;
    expect([...shown]).toEqual([{ model: 'T-72', place_name: null, review_state: 'confirmed' }]);
    expect(await untrueErasures(test.store.sql)).toEqual([]);
  });

  it('goes where nobody else tells of the loss', async () => {
    await run.ingest(page('one', OURS));
    const [loss = ''] = await lossIds();
    await transact((tx) => judgeLoss(tx, loss, 'confirmed', PLACE, by()));
    await take('post', ADDRESS, { erase: true });
    expect(await tablesHolding(test.sql, PLACE.place_name)).toEqual([]);
    expect(await lossIds()).toEqual([]);
  });

  it('stays where the reviewer wrote it himself, or no erasure names the loss', async () => {
    await run.ingest(page('two', OTHER));
    const [loss = ''] = await lossIds();
    await transact((tx) => judgeLoss(tx, loss, 'confirmed', PLACE, by()));
    await expect(
      test.sql`update lossledger.review_decisions set fields = '{}'`,
    ).rejects.toMatchObject({ code: '23001' });
    await run.ingest(page('one', OURS));
    await take('post', ADDRESS, { erase: true });
    const shown = await test.sql`select place_name from reporting.losses`;
    expect([...shown]).toEqual([{ place_name: PLACE.place_name }]);
  });
});
