import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ledgerRun, type Supplied } from './ledger-run.ts';
import { startTestStore, type TestStore } from './test-store.ts';

const RUNS = Number(process.env['LINEAGE_ORDER_RUNS'] ?? 8);

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

interface Line {
  readonly platform: 'x' | 'telegram';
  readonly post_id: string | null;
  readonly handle: string | null;
  readonly posted_at: string;
  readonly text: string;
  readonly quotes?: string;
}

/** A document of posts, as a person writes one. */
const lines = (...posts: readonly Line[]): Supplied => ({
  html: posts.map((post) => JSON.stringify(post)).join('\n'),
  url: null,
});

const x = (id: number, handle: string, text: string, more: Partial<Line> = {}): Line => ({
  platform: 'x',
  post_id: `17679${String(id).padStart(14, '0')}`,
  handle,
  posted_at: '2024-03-12T10:00:00Z',
  text,
  ...more,
});

const WORDS =
  'Near the old brickworks 1 T-72 destroyed on 2024-03-01, says the brigade this very morning';
const ORIGINAL = x(1, 'Notes', WORDS);

async function published(): Promise<unknown> {
  const rows = await test.sql`select n_posts from reporting.losses order by n_posts desc, loss_id`;
  return rows.map((row) => row['n_posts']);
}

const both = async (one: Supplied, other: Supplied): Promise<unknown> => {
  const outcomes: unknown[] = [];
  for (const order of [
    [one, other],
    [other, one],
  ]) {
    await run.clear();
    for (const document of order) await run.ingest(document);
    outcomes.push(await published());
  }
  expect(outcomes[0]).toEqual(outcomes[1]);
  return outcomes[0];
};

describe('a marker in the words of a post', () => {
  it.each([
    ['"RT @" and the whole text', `RT @notes: ${WORDS}`],
    ['"RT @" and as much as fitted', `RT @Notes: ${WORDS.slice(0, 70)}… https://t.co/abc`],
    ['a repost of a repost', `RT @other: RT @Notes: ${WORDS}`],
    ['"via @" behind the text', `${WORDS} (via @Notes)`],
    [
      'a translation with a link',
      `1 T-72 destroyed on 2024-03-01. Translation of https://x.com/Notes/status/${ORIGINAL.post_id}`,
    ],
  ])('makes one loss of the post and what it carries: %s', async (_, text) => {
    expect(await both(lines(ORIGINAL), lines(x(2, 'barb', text)))).toEqual([2]);
  });

  it.each([
    ['names another account', `RT @someone: ${WORDS}`],
    [
      'goes on otherwise than the post',
      `RT @Notes: ${WORDS.slice(0, 60)}, and all of it burnt out`,
    ],
    ['is missing', WORDS],
    ['is cut too short to tell', 'RT @Notes: 1 T-72 destroyed on 2024-03-01…'],
  ])('ties nothing where it %s', async (_, text) => {
    expect(await both(lines(ORIGINAL), lines(x(2, 'barb', text)))).toEqual([1, 1]);
  });

  it('ties nothing where two posts of the account say the same', async () => {
    const again = { ...x(3, 'Notes', WORDS), posted_at: '2024-03-19T10:00:00Z' };
    await run.ingest(lines(ORIGINAL, again));
    await run.ingest(lines(x(2, 'barb', `RT @Notes: ${WORDS}`)));
    expect(await published()).toEqual([1, 1, 1]);
  });

  it('ties those who carry a post that nobody has brought', async () => {
    const text = `RT @Notes: ${WORDS}`;
    expect(await both(lines(x(2, 'barb', text)), lines(x(3, 'cecil', text)))).toEqual([2]);
  });

  it('ties once the author of words met before becomes known', async () => {
    const nameless = { ...ORIGINAL, handle: null };
    await run.ingest(lines(nameless));
    await run.ingest(lines(x(2, 'barb', `RT @Notes: ${WORDS}`)));
    expect(await published()).toEqual([1, 1]);
    await run.ingest(lines(ORIGINAL));
    expect(await published()).toEqual([2]);
  });

  it('counts as one voice with what it carries', async () => {
    await run.ingest(lines(ORIGINAL, x(2, 'barb', `RT @Notes: ${WORDS}`)));
    const [edge] = await test.sql`
      select rule, state, features ->> 'lineage' as lineage from lossledger.match_edges`;
    expect(edge).toMatchObject({ rule: 'lineage', state: 'auto', lineage: 'repost' });
  });
});

const OTHER =
  'At the railway bridge 2 BMP-2 captured on 2024-03-01, as its crews have told us later on';
const POSTS: readonly Line[] = [
  ORIGINAL,
  x(4, 'Other', OTHER),
  x(5, 'barb', `RT @Notes: ${WORDS}`),
  x(6, 'cecil', `RT @notes: ${WORDS.slice(0, 64)}…`),
  x(7, 'dora', `RT @barb: RT @Notes: ${WORDS}`),
  x(8, 'emil', `${OTHER} via @other`),
  x(
    9,
    'fred',
    `2 BMP-2 captured on 2024-03-01\nTranslated from: https://x.com/Other/status/${x(4, '', '').post_id}`,
  ),
  x(10, 'gerd', '1 T-72 destroyed on 2024-03-01', { quotes: ORIGINAL.post_id ?? '' }),
  { ...x(11, 'fwd/7', WORDS), platform: 'telegram', post_id: 'chan/7', handle: 'chan' },
  {
    ...x(12, 'fwd/8', WORDS),
    platform: 'telegram',
    post_id: 'fwd/8',
    handle: 'fwd',
    quotes: 'chan/7',
  },
];

describe('the ledger of reposts, quotes, forwards and translations', () => {
  it('is the same in any order of arrival', async () => {
    const outcome = async (order: readonly Line[]): Promise<readonly string[]> => {
      await run.clear();
      for (const post of order) await run.ingest(lines(post));
      return run.ledger();
    };
    const expected = await outcome(POSTS);
    expect(await published()).toEqual([5, 3, 3, 2]);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...POSTS], { minLength: POSTS.length }),
        async (order) => {
          expect(await outcome(order)).toEqual(expected);
        },
      ),
      { numRuns: RUNS },
    );
  }, 120_000);
});
