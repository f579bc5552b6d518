import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/domain/digest.ts';
import { createClaimReader } from '../../src/extract/read-claims.ts';
import { evidenceOf } from '../../src/store/queries/reporting.ts';
import { checkedLosses } from '../../src/store/queries/verify.ts';
import { documentResult } from '../../src/store/queries/work-tree.ts';
import { SMALL_REFERENCE } from '../unit/extract/claims/small-reference.ts';
import { ledgerRun, type Supplied } from './ledger-run.ts';
import { startTestStore, type TestStore } from './test-store.ts';

const FULL = 'A Russian T-72B3 tank was destroyed near Kreminna, and its crew was not seen again.';
const URL_1 = 'https://news.example/1';
/** 2023-06-14T10:00:00Z on X's clock. */
const POST_ID = (
  (BigInt(Date.parse('2023-06-14T10:00:00Z')) - 1_288_834_974_657n) <<
  22n
).toString();
const ADDRESS = `https://twitter.com/notes/status/${POST_ID}`;
const LINK = `<p>${ADDRESS}</p>`;

function quoted(text: string): string {
  return `<blockquote class="twitter-tweet"><p lang="en" dir="ltr">${text}</p>&mdash; Name (@notes) <a href="${ADDRESS}">June 14, 2023</a></blockquote>`;
}

interface Page {
  readonly prose?: string;
  readonly title?: string;
  readonly embed?: string;
  readonly published?: string;
  readonly url?: string | null;
}

function page({ prose = '', title = 'News', embed = '', published, url = URL_1 }: Page): Supplied {
  const stated =
    published === undefined
      ? ''
      : `<meta property="article:published_time" content="${published}">`;
  const html = `<!doctype html><html lang="en"><head><title>${title}</title>${stated}</head><body><p>${prose}</p>${embed}</body></html>`;
  return { html, url };
}

let test: TestStore;
let run: ReturnType<typeof ledgerRun>;
beforeAll(async () => {
  test = await startTestStore();
  run = ledgerRun(test, createClaimReader(SMALL_REFERENCE));
});
afterAll(async () => {
  await test.stop();
});
beforeEach(async () => {
  await run.clear();
});

async function losses() {
  return [
    ...(await test.sql`
      select model, lost_by, review_state, tags, n_posts, n_articles, source_urls,
        loss_date_end::text, date_basis, posted_at, collected_at is not null as collected
      from reporting.losses order by model, lost_by`),
  ];
}

async function reasons(): Promise<unknown[]> {
  const rows = await test.sql`select reason from lossledger.loss_revisions order by at, revision`;
  return rows.map((row) => row['reason']);
}

async function expectWhole(): Promise<void> {
  for await (const loss of checkedLosses(test.store.sql)) {
    expect(loss).toMatchObject({ problems: [] });
  }
}

describe("an article's own prose", () => {
  it('that names all of a loss becomes a loss, with the article for its witness', async () => {
    await run.ingest(page({ prose: FULL, published: '2023-06-15T09:00:00Z' }));
    expect(await losses()).toEqual([
      {
        model: 'T-72B3',
        lost_by: 'RUS',
        review_state: 'auto',
        tags: [],
        n_posts: 0,
        n_articles: 1,
        source_urls: [URL_1],
        loss_date_end: '2023-06-15',
        date_basis: 'post_date',
        posted_at: new Date('2023-06-15T09:00:00Z'),
        collected: true,
      },
    ]);
    expect([...(await test.sql`select * from reporting.loss_sources`)]).toMatchObject([
      { witness: 'article', platform: null, url: URL_1, title: 'News', article_urls: [URL_1] },
    ]);
    expect(await reasons()).toEqual(['claimed by an article']);
    await expectWhole();
  });

  it('that leaves something out becomes a loss somebody must look at', async () => {
    await run.ingest(page({ prose: FULL.replace('Russian ', '') }));
    expect(await losses()).toMatchObject([{ model: 'T-72B3', review_state: 'needs_review' }]);
  });

  it('keeps who it says claims it', async () => {
    await run.ingest(page({ prose: `Ukrainian forces said a${FULL.slice(1)}` }));
    expect(await losses()).toMatchObject([{ tags: ['attributed', 'attributed_to:UKR'] }]);
  });

  it('that claims nothing leaves the ledger as it is', async () => {
    await run.ingest(page({ prose: 'Nothing of note happened at the front, officials told us.' }));
    expect(await test.sql`select from lossledger.articles`).toHaveLength(0);
    expect(await test.sql`select from lossledger.posts`).toHaveLength(0);
  });

  it('gives nothing new when it comes again', async () => {
    const supplied = page({ prose: FULL, embed: quoted('A Russian T-80BV was captured.') });
    await run.ingest(supplied);
    const once = await run.everything();
    await run.ingest(supplied);
    expect(await run.everything()).toEqual(once);
    expect(await losses()).toHaveLength(2);
  });

  it('is one witness under one address, whichever capture came first', async () => {
    const longer = `${FULL} The tank had crossed the river in the night, witnesses said.`;
    const ledgers = [];
    for (const order of [
      [FULL, longer],
      [longer, FULL],
    ]) {
      await run.clear();
      for (const [n, prose] of order.entries()) {
        const published = prose === FULL ? '2023-06-15' : '2023-06-16';
        await run.ingest(page({ prose, published, title: `Capture ${n}` }));
      }
      ledgers.push(await run.ledger());
      expect(await losses()).toMatchObject([{ n_articles: 1, loss_date_end: '2023-06-15' }]);
    }
    expect(ledgers[0]).toEqual(ledgers[1]);
  });

  it('shows where each field stands in it', async () => {
    await run.ingest(page({ prose: FULL }));
    const [loss] = await test.sql<{ loss_id: string }[]>`select loss_id from reporting.losses`;
    const [evidence] = await evidenceOf(test.store.sql, loss?.loss_id ?? '');
    expect(evidence).toMatchObject({ witness: 'article', platform: null, handle: null });
    expect(evidence?.articles).toEqual([
      {
        title: 'News',
        url: URL_1,
        name: null,
        sha256: sha256(page({ prose: FULL }).html),
      },
    ]);
    const words = evidence?.spans.map(({ start, end }) => evidence.text?.slice(start, end));
    expect(words).toContain('T-72B3');
  });
});

describe('an article that tells what its post tells', () => {
  const POST = 'A Russian T-72B3 was destroyed near Kreminna.';
  const retold = {
    title: 'Russian tank destroyed near Kreminna',
    prose: FULL,
    embed: quoted(POST),
  };
  const ONE = [{ model: 'T-72B3', n_posts: 1, n_articles: 1 }];

  it('makes one loss of headline, body and post, which is the post’s', async () => {
    await run.ingest(page(retold));
    expect(await losses()).toMatchObject(ONE);
    const result = await documentResult(test.store.sql, { sha256: sha256(page(retold).html) });
    expect(result).toMatchObject({ posts: 1, losses: [expect.any(String)] });
  });

  it('makes another loss of what only the body tells', async () => {
    await run.ingest(
      page({ ...retold, prose: `${FULL} A Russian T-80BV was captured near Bakhmut.` }),
    );
    expect(await losses()).toMatchObject([
      { model: 'T-72B3', n_posts: 1, n_articles: 1 },
      { model: 'T-80BV', n_posts: 0, n_articles: 1 },
    ]);
  });

  it('gives the loss to the post once another document brings its words', async () => {
    await run.ingest(page({ ...retold, embed: LINK }));
    expect(await losses()).toMatchObject([{ n_posts: 0, n_articles: 1 }]);
    await run.ingest(page({ embed: quoted(POST), url: 'https://news.example/2' }));
    expect(await losses()).toMatchObject([{ n_posts: 1, n_articles: 2 }]);
    expect(await reasons()).toContain('no longer claimed by the article itself');
    await expectWhole();
  });

  it('says the same where that document came first', async () => {
    await run.ingest(page({ embed: quoted(POST), url: 'https://news.example/2' }));
    await run.ingest(page({ ...retold, embed: LINK }));
    expect(await losses()).toMatchObject([{ n_posts: 1, n_articles: 2 }]);
  });

  it('takes the loss back once it shows that the post never told it', async () => {
    await run.ingest(page(retold));
    const fuller = 'Not one tank was lost near Kreminna, whatever was written here before today.';
    await run.ingest(page({ embed: quoted(fuller), url: 'https://news.example/2' }));
    expect(await losses()).toMatchObject([{ n_posts: 0, n_articles: 1, source_urls: [URL_1] }]);
  });

  it('leaves the loss to a post that a later capture of it shows', async () => {
    await run.ingest(page({ embed: quoted(POST), url: 'https://news.example/2' }));
    await run.ingest(page({ ...retold, embed: '' }));
    expect(await losses()).toHaveLength(2);
    await run.ingest(page({ ...retold, embed: LINK }));
    expect(await losses()).toMatchObject([{ n_posts: 1, n_articles: 2 }]);
  });
});

describe('a post and an article of other documents', () => {
  it('are two witnesses of two losses, until somebody says that they are one', async () => {
    await run.ingest(page({ prose: FULL }));
    await run.ingest(
      page({
        embed: quoted('A Russian T-72B3 was destroyed near Kreminna.'),
        url: 'https://news.example/2',
      }),
    );
    expect(await losses()).toHaveLength(2);
  });
});

describe('the prose of an article that cannot be read', () => {
  it('is kept in quarantine, and its posts go on', async () => {
    const reader = createClaimReader(SMALL_REFERENCE);
    const touchy = ledgerRun(test, {
      ...reader,
      read: (witness) => {
        if (witness.text.includes('unreadable')) throw new Error('cannot read');
        return reader.read(witness);
      },
    });
    await touchy.ingest(
      page({
        prose: 'This unreadable prose is long enough to be taken for a paragraph.',
        embed: quoted('A Russian T-72B3 was destroyed near Kreminna.'),
      }),
    );
    expect(await losses()).toHaveLength(1);
    expect([...(await test.sql`select stage, subject, code from lossledger.quarantine`)]).toEqual([
      { stage: 'extract', subject: `the prose of ${URL_1}`, code: 'UNEXPECTED' },
    ]);
  });
});
