import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { streamOf } from '../../src/domain/byte-stream.ts';
import { readPicture } from '../../src/media/read-picture.ts';
import { openFolderBlobStore } from '../../src/store/blobs/folder-blob-store.ts';
import { judgeLoss, mergeLosses } from '../../src/store/queries/review-losses.ts';
import { SEAL_GRACE_MINUTES, sealDays } from '../../src/store/queries/seal-days.ts';
import { variantOf } from '../_support/drawn-pictures.ts';
import { NO_MEDIA } from '../_support/no-media.ts';
import { webOfBytes } from '../_support/web-of-bytes.ts';
import { ledgerRun, reader } from './ledger-run.ts';
import { startTestStore, type TestStore } from './test-store.ts';

const SITE = 'https://pictures.example';
const X_EPOCH_MS = 1_288_834_974_657n;
const POSTED_AT = Date.parse('2024-03-12T10:00:00Z');
const DAY_MS = 86_400_000;

/** What posts say, and which picture they show. */
const POSTS: readonly { readonly words: string; readonly picture: string }[] = [
  { words: '1 T-72 destroyed.', picture: '/1/original.jpg' },
  { words: '2 BMP-2 captured.', picture: '/2/original.jpg' },
  { words: '1 T-72 destroyed.', picture: '/1/half.jpg' },
  { words: '1 BMP-2 damaged yesterday.', picture: '/3/original.jpg' },
  { words: '1 T-72 captured.', picture: '/1/mirror.jpg' },
  { words: 'Nothing is lost here.', picture: '/4/original.jpg' },
];

export interface SealedLedger {
  readonly test: TestStore;
  readonly blobs: ReturnType<typeof openFolderBlobStore>;
  /** Tells the ledger of a page. */
  ingest(page: { readonly html: string; readonly url: string }): Promise<void>;
  stop(): Promise<void>;
}

/** A page that quotes post `n`. */
export function pageOf(n: number, words: string, picture: string) {
  const id = ((BigInt(POSTED_AT + n * 60_000) - X_EPOCH_MS) << 22n).toString();
  return {
    html: `<!doctype html><html lang="en"><head><title>News ${n}</title></head><body><p>Something.</p>
      <blockquote class="twitter-tweet"><p lang="en" dir="ltr">${words}</p><img src="${SITE}${picture}">&mdash;
      Name (@notes${n}) <a href="https://twitter.com/notes${n}/status/${id}">March 12, 2024</a></blockquote></body></html>`,
    url: `https://news.example/${n}`,
  };
}

/**
 * An instant of the day that is `days` before today, where a day ends once it can be sealed: in the
 * first hour after midnight, UTC, yesterday is not over yet.
 */
export function sealingDaysAgo(days: number): Date {
  return new Date(Date.now() - SEAL_GRACE_MINUTES * 60_000 - days * DAY_MS);
}

/**
 * A small ledger made by the stages themselves: articles, posts, pictures that are links of each
 * other, losses merged and corrected; recorded over two days that are over, and sealed.
 */
export async function startSealedLedger(): Promise<SealedLedger> {
  const test = await startTestStore();
  const folder = await mkdtemp(path.join(tmpdir(), 'lossledger-blobs-'));
  const blobs = openFolderBlobStore(folder);
  let now = sealingDaysAgo(4);
  const run = ledgerRun(test, reader, {
    ...NO_MEDIA,
    blobs,
    mediaOf: 'all',
    now: () => now,
    outside: webOfBytes(async (url) => {
      const [, seed, variant] = /^\/(\d+)\/(\w+)\.jpg$/.exec(new URL(url).pathname) ?? [];
      return seed === undefined || variant === undefined
        ? undefined
        : variantOf(Number(seed), variant);
    }),
    pictures: { algorithm: 'test-1', read: readPicture },
  });
  const ingest: SealedLedger['ingest'] = async (page) => {
    await blobs.put(streamOf(new TextEncoder().encode(page.html)), { maxBytes: 1e6 });
    await run.ingest(page);
  };
  for (const [n, { words, picture }] of POSTS.entries()) {
    if (n === 3) {
      await backdate(test, now);
      now = new Date(now.getTime() + DAY_MS);
    }
    await ingest(pageOf(n, words, picture));
  }
  await review(test, now);
  await backdate(test, now);
  await sealDays(test.store, null);
  return {
    test,
    blobs,
    ingest,
    async stop() {
      await test.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function review({ store, sql }: TestStore, at: Date): Promise<void> {
  const by = { reviewer: 'ann', reason: 'looked at it', at, seenRevision: null };
  const losses = await sql<{ loss_id: string; model: string }[]>`
    select loss_id, model from reporting.losses order by model, loss_id`;
  const [one, two, three] = losses.filter(({ model }) => model === 'BMP-2');
  if (one === undefined || two === undefined || three === undefined)
    throw new Error('too few losses');
  await store.db.transaction((tx) =>
    judgeLoss(tx, one.loss_id, 'corrected', { status: 'destroyed' }, by),
  );
  await store.db.transaction((tx) => judgeLoss(tx, one.loss_id, 'confirmed', {}, by));
  await store.db.transaction((tx) =>
    mergeLosses(tx, two.loss_id, three.loss_id, by, { overrule: true }),
  );
  await store.db.transaction((tx) => judgeLoss(tx, two.loss_id, 'retracted', {}, by));
}

/** The database's own clock cannot be turned back: what it wrote today is made to be of another day. */
async function backdate({ sql }: TestStore, at: Date): Promise<void> {
  await sql.begin((tx) =>
    tx.unsafe(`set local session_replication_role = replica;
      update lossledger.captures set recorded_at = '${at.toISOString()}' where recorded_at > now() - interval '1 hour';
      update lossledger.media set recorded_at = '${at.toISOString()}' where recorded_at > now() - interval '1 hour';
      update lossledger.readings set read_at = '${at.toISOString()}' where read_at > now() - interval '1 hour';`),
  );
}
