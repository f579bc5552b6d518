import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Facilities } from '../../src/pipeline/define-stage.ts';
import { capture } from '../../src/pipeline/stages/capture.ts';
import { checkedLosses } from '../../src/store/queries/verify.ts';
import { NO_FACTS } from '../_support/no-facts.ts';
import { NO_MEDIA } from '../_support/no-media.ts';
import { NO_OUTSIDE } from '../_support/no-outside.ts';
import { ledgerRun, reader } from './ledger-run.ts';
import { startTestStore, type TestStore } from './test-store.ts';

/** Reads like the plain reader, but for a post it cannot stand. */
const touchyReader: Facilities['reader'] = {
  ...reader,
  read(witness) {
    if (witness.text.includes('unreadable')) throw new Error(`cannot read \0 "${witness.text}"`);
    return reader.read(witness);
  },
};

/** Milliseconds from the Unix epoch to X's own. */
const X_EPOCH_MS = 1_288_834_974_657n;
const idAt = (instant: string): string =>
  ((BigInt(Date.parse(instant)) - X_EPOCH_MS) << 22n).toString();
const MORNING = idAt('2024-03-12T10:00:00Z');

/** A post as an article carries it, with its id or without. */
function quoted(text: string, id: string | null, handle = 'notes'): string {
  const day =
    id === null
      ? 'March 12, 2024'
      : `<a href="https://twitter.com/${handle}/status/${id}">March 12, 2024</a>`;
  return `<blockquote class="twitter-tweet"><p lang="en" dir="ltr">${text}</p>&mdash; Name (@${handle}) ${day}</blockquote>`;
}

function page(...posts: readonly string[]): { html: string; url: null } {
  const between = '<p>And something else happened.</p>';
  return {
    html: `<!doctype html><html lang="en"><head><title>News</title></head><body>${between}${posts.join(between)}</body></html>`,
    url: null,
  };
}

let test: TestStore;
let run: ReturnType<typeof ledgerRun>;
beforeAll(async () => {
  test = await startTestStore();
  run = ledgerRun(test, touchyReader);
});
afterAll(async () => {
  await test.stop();
});
beforeEach(async () => {
  await run.clear();
});

async function models(): Promise<unknown[]> {
  const rows = await test.sql`select model from reporting.losses order by model`;
  return rows.map((row) => row['model']);
}

async function losses() {
  return [
    ...(await test.sql`
      select model, status, lost_by, n_posts, n_articles, source_urls, posted_at,
        loss_date_end::text, date_basis, tags, review_state, collected_at is not null as collected
      from reporting.losses order by model, loss_id`),
  ];
}

describe('a document', () => {
  it('gives one loss an item, with what carries it', async () => {
    await run.ingest({
      ...page(
        quoted('2 T-72 destroyed.', MORNING),
        quoted('9 BMP-2 counted.', idAt('2024-03-12T11:00:00Z')),
      ),
      url: 'https://news.example/1',
    });
    const one = {
      model: 'T-72',
      status: 'destroyed',
      lost_by: 'RUS',
      n_posts: 1,
      n_articles: 1,
      source_urls: [`https://twitter.com/notes/status/${MORNING}`, 'https://news.example/1'],
      posted_at: new Date('2024-03-12T10:00:00Z'),
      loss_date_end: '2024-03-12',
      date_basis: 'post_date',
      tags: [],
      review_state: 'auto',
      collected: true,
    };
    expect(await losses()).toEqual([one, one]);
  });

  it('without posts leaves the ledger as it is', async () => {
    await run.ingest(page());
    expect(await losses()).toEqual([]);
    expect(await test.sql`select from lossledger.articles`).toHaveLength(0);
  });

  it('may be hostile in its text, title, names and addresses', async () => {
    const html = `<!doctype html><html lang="e\0n&#xD800;"><head><title>A\0 &#0; &#xDFFF; title</title>
      <meta property="article:published_time" content="2024\0&#xD800;"></head><body>
      ${quoted('1 T-72 destroyed \0 &#0; &#xD83D; here.', null).replace('Name', 'N\0a&#xDC00;me')}</body></html>`;
    await run.ingest({ html, url: 'https://news.example/\uFFFD?a=\0' });
    expect(await models()).toEqual(['T-72']);
    const [article] = await test.sql`select title, url from lossledger.articles`;
    expect(JSON.stringify(article)).not.toMatch(/\\u0000|\\ud8/);
  });

  it('is recorded but for the one post that cannot be read, which is kept in quarantine', async () => {
    await run.ingest(
      page(
        quoted('1 T-72 destroyed.', MORNING),
        quoted('1 BMP-2 unreadable.', idAt('2024-03-12T11:00:00Z')),
        quoted('1 BMP-2 captured.', idAt('2024-03-12T12:00:00Z')),
      ),
    );
    expect(await models()).toEqual(['BMP-2', 'T-72']);
    const kept = await test.sql`
      select stage, subject, code, message, subject_key like '%/1' as second from lossledger.quarantine`;
    expect([...kept]).toEqual([
      {
        stage: 'extract',
        subject: expect.stringMatching(/^post 2 of /),
        code: 'UNEXPECTED',
        message: 'cannot read \uFFFD "1 BMP-2 unreadable."',
        second: true,
      },
    ]);
  });

  it('may hold more posts, and posts more losses, than one statement takes', async () => {
    const many = Array.from({ length: 120 }, (_, n) =>
      quoted('1 T-72 destroyed.', (BigInt(MORNING) + BigInt(n)).toString(), `notes${n}`),
    );
    const rich = quoted(Array.from({ length: 12 }, () => '50 BMP-2 captured').join(', '), null);
    await run.ingest(page(...many, rich));
    const counts = await test.sql`
      select model, count(*)::integer as losses from reporting.losses group by model order by model`;
    expect([...counts]).toEqual([
      { model: 'BMP-2', losses: 600 },
      { model: 'T-72', losses: 120 },
    ]);
    for await (const loss of checkedLosses(test.store.sql)) {
      expect(loss).toMatchObject({ problems: [] });
    }
  });
});

describe('copies of one post', () => {
  const SHORT = '1 T-72 destroyed';
  const FULL = '1 T-72 destroyed, 1 BMP-2 captured.';

  it('are one witness, however many articles carry them', async () => {
    await run.ingest({ ...page(quoted(FULL, MORNING)), url: 'https://news.example/1' });
    await run.ingest({ ...page(quoted(FULL, null)), url: 'https://news.example/2' });
    await run.ingest({ ...page(quoted(FULL, MORNING)), url: 'https://news.example/3' });
    expect(await losses()).toMatchObject([
      { model: 'BMP-2', n_posts: 1, n_articles: 3 },
      { model: 'T-72', n_posts: 1, n_articles: 3 },
    ]);
  });

  it('are read by the fullest wording, whichever came first', async () => {
    await run.ingest(page(quoted(FULL, MORNING)));
    await run.ingest(page(quoted(SHORT, MORNING)));
    expect(await models()).toEqual(['BMP-2', 'T-72']);
  });

  it('are not fuller for the link to a picture', async () => {
    const link = '<a href="https://t.co/abcdefghij">pic.twitter.com/abcdefghijklmnop</a>';
    await run.ingest(page(quoted(`${SHORT} ${link}`, MORNING)));
    await run.ingest(page(quoted(FULL, MORNING)));
    expect(await models()).toEqual(['BMP-2', 'T-72']);
  });

  it('lose what only a shorter wording claimed', async () => {
    await run.ingest(page(quoted(SHORT, MORNING)));
    await run.ingest(page(quoted('It turned out that nothing at all was lost there.', MORNING)));
    expect(await models()).toEqual([]);
    const history = await test.sql`select reason from lossledger.loss_revisions order by revision`;
    expect(history.map((row) => row['reason'])).toEqual([
      'claimed by a post',
      'no longer claimed by the post',
    ]);
  });

  it('are told apart by day, even with the same words', async () => {
    await run.ingest(page(quoted(SHORT, null)));
    await run.ingest(page(quoted(SHORT, null).replace('March 12', 'March 13')));
    expect(await models()).toEqual(['T-72', 'T-72']);
  });

  it('are told apart by id, even with the same words on the same day', async () => {
    await run.ingest(page(quoted(SHORT, MORNING), quoted(SHORT, idAt('2024-03-12T12:00:00Z'))));
    expect(await models()).toEqual(['T-72', 'T-72']);
  });

  it('become one when it shows that they are, and the losses of the copy are withdrawn', async () => {
    await run.ingest({ ...page(quoted(SHORT, MORNING)), url: 'https://news.example/1' });
    await run.ingest({ ...page(quoted(FULL, null)), url: 'https://news.example/2' });
    expect(await models()).toEqual(['BMP-2', 'T-72', 'T-72']);
    await run.ingest({ ...page(quoted(FULL, MORNING)), url: 'https://news.example/3' });
    expect(await losses()).toMatchObject([
      { model: 'BMP-2', n_posts: 1, n_articles: 3 },
      { model: 'T-72', n_posts: 1, n_articles: 3 },
    ]);
    await run.ingest({ ...page(quoted(FULL, null)), url: 'https://news.example/4' });
    expect(await losses()).toMatchObject([{ n_articles: 4 }, { n_articles: 4 }]);
  });

  it('tell of the post by its instant once one of them has it', async () => {
    const late = idAt('2024-03-12T22:30:00Z');
    await run.ingest(page(quoted('1 T-72 destroyed yesterday.', null)));
    expect(await losses()).toMatchObject([{ loss_date_end: '2024-03-11', posted_at: null }]);
    await run.ingest(page(quoted('1 T-72 destroyed yesterday.', late)));
    expect(await losses()).toMatchObject([
      { loss_date_end: '2024-03-12', posted_at: new Date('2024-03-12T22:30:00Z') },
    ]);
  });
});

describe('the capture stage', () => {
  const input = {
    sha256: 'a'.repeat(64),
    bytes: 10,
    url: null,
    name: 'a.txt',
    source: 'test',
    capturedAt: '2024-01-01T00:00:00.000Z',
  };
  const runOn = (bytes: Uint8Array, change: Partial<typeof input> = {}) =>
    capture.run(
      { ...input, ...change },
      {
        db: test.store.db,
        blobs: {
          get: async () => bytes,
          put: () => Promise.reject(new Error('not asked for')),
          check: () => Promise.reject(new Error('not asked for')),
        },
        reader,
        facts: NO_FACTS,
        ...NO_MEDIA,
        limits: { ...NO_MEDIA.limits, maxDocumentBytes: 1_000 },
        outside: NO_OUTSIDE,
        now: () => new Date(),
        work: { key: 'k', run: 1 },
        signal: new AbortController().signal,
        log: () => undefined,
      },
    );

  it.each([
    ['INPUT_TOO_LARGE', new Uint8Array(10), { bytes: 1_001 }],
    ['INPUT_EMPTY', new Uint8Array(), {}],
    ['INPUT_EMPTY', new TextEncoder().encode(' \n\t\u00A0'), {}],
    [
      'INPUT_BINARY',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13),
      {},
    ],
  ])('refuses with %s what cannot be read', async (code, bytes, change) => {
    await expect(runOn(bytes, change)).rejects.toMatchObject({ code });
  });

  it('takes a document that is just as large as allowed', async () => {
    const bytes = new TextEncoder().encode('x'.repeat(1_000));
    await expect(runOn(bytes, { bytes: 1_000 })).resolves.toMatchObject({ kind: 'done' });
  });
});
