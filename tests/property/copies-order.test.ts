import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkedLosses } from '../../src/store/queries/verify.ts';
import { ledgerRun, type Supplied } from '../integration/ledger-run.ts';
import { startTestStore, type TestStore } from '../integration/test-store.ts';

const RUNS = Number(process.env['COPIES_ORDER_RUNS'] ?? 60);

/** Milliseconds from the Unix epoch to X's own. */
const X_EPOCH_MS = 1_288_834_974_657n;
const idAt = (instant: string) => ((BigInt(Date.parse(instant)) - X_EPOCH_MS) << 22n).toString();

const WORDS =
  'Near the old brickworks 2 T-72 destroyed, crews unharmed, says the brigade this morning';
const LONGER = `${WORDS}, and 1 BMP-2 captured there too`;
const THOUGHT =
  'Behind the long river road 3 BMP-2 thought destroyed, so the brigade said to us today';
const OTHER = 'At the far railway bridge 4 T-72 captured, two of them whole, writes the commander';

/** Posts of one account and day; the first was edited, the last says what the first said. */
const FIRST = { id: idAt('2024-03-12T10:00:00Z'), text: WORDS };
const EDITED = { id: idAt('2024-03-12T10:20:00Z'), text: LONGER };
const THIRD = { id: idAt('2024-03-12T11:00:00Z'), text: THOUGHT };
const FOURTH = { id: idAt('2024-03-12T12:00:00Z'), text: OTHER };
const AGAIN = { id: idAt('2024-03-12T13:00:00Z'), text: WORDS };
/** As the fourth, but for what it leaves out: a copy that leaves out more may be of either. */
const ALIKE = {
  id: idAt('2024-03-12T14:00:00Z'),
  text: OTHER.replace(', writes the commander', ''),
};
const POSTS = [FIRST, EDITED, THIRD, FOURTH, AGAIN, ALIKE] as const;

/** What articles printed without an id. */
const COPIES = [
  WORDS,
  LONGER,
  WORDS.replace(', crews unharmed', ''),
  `${WORDS.slice(0, 70)}…`,
  `${WORDS} (our translation)`,
  // Says what the post does not.
  THOUGHT.replace('thought destroyed', 'destroyed'),
  THOUGHT.replace(' to us today', ''),
  OTHER,
  OTHER.replace(', two of them whole', ''),
  OTHER.replace(', writes the commander', '').replace(' far', ''),
] as const;

const article = (body: string, n: number): Supplied => ({
  html: `<!doctype html><html lang="en"><head><title>News</title></head><body>${body}</body></html>`,
  url: `https://news.example/${n}`,
});
const block = (text: string, day: string) =>
  `<blockquote class="twitter-tweet"><p lang="en" dir="ltr">${text}</p>&mdash; Notes (@Notes) ${day}</blockquote>`;

const embedded = fc
  .tuple(fc.constantFrom(...POSTS), fc.nat({ max: 3 }))
  .map(([{ id, text }, n]) =>
    article(block(text, `<a href="https://twitter.com/Notes/status/${id}">March 12, 2024</a>`), n),
  );
const copied = fc
  .tuple(fc.constantFrom(...COPIES), fc.nat({ max: 3 }))
  .map(([text, n]) => article(block(text, 'March 12, 2024'), n + 10));
const linked = fc
  .constantFrom(...POSTS)
  .map(({ id }) => article(`<p>https://twitter.com/notes/status/${id}</p>`, 20));
const together = fc
  .tuple(fc.constantFrom(...COPIES), fc.constantFrom(...POSTS))
  .map(([copy, { id, text }]) =>
    article(
      `${block(copy, 'March 12, 2024')}<p>And then there was this.</p>${block(text, `<a href="https://twitter.com/Notes/status/${id}">March 12, 2024</a>`)}`,
      30,
    ),
  );
const answered = fc.constantFrom(...POSTS).map(({ id, text }): Supplied => {
  const chain = id === EDITED.id ? [FIRST.id, EDITED.id] : [id];
  return {
    html: JSON.stringify({
      data: [
        {
          id,
          text,
          lang: 'en',
          author_id: '7',
          created_at: new Date(Number((BigInt(id) >> 22n) + X_EPOCH_MS)).toISOString(),
          edit_history_tweet_ids: chain,
        },
      ],
      includes: { users: [{ id: '7', name: 'Notes', username: 'notes' }] },
    }),
    url: null,
  };
});
const gone = fc.constantFrom(...POSTS).map(
  ({ id }): Supplied => ({
    html: JSON.stringify({
      errors: [
        {
          resource_type: 'tweet',
          resource_id: id,
          type: 'https://api.x.com/2/problems/resource-not-found',
        },
      ],
    }),
    url: null,
  }),
);

let test: TestStore;
let run: ReturnType<typeof ledgerRun>;
beforeAll(async () => {
  test = await startTestStore();
  run = ledgerRun(test);
}, 60_000);
afterAll(async () => {
  await test.stop();
}, 60_000);

/** All that should not tell in which order things came: the ledger, who is who, who is carried, what is withheld. */
async function outcome(documents: readonly Supplied[], atOnce = false): Promise<unknown> {
  await run.clear();
  if (atOnce) await Promise.all(documents.map((each) => run.ingest(each)));
  else for (const each of documents) await run.ingest(each);
  for await (const loss of checkedLosses(test.store.sql)) {
    expect(loss).toMatchObject({ problems: [] });
  }
  const names = await test.sql`
    select a.key, p.native_id from lossledger.post_aliases a
    join lossledger.posts p using (post_id) where a.kind <> 'article' order by a.kind, a.key`;
  const carried = await test.sql`
    select s.url, coalesce(p.native_id, (select a.key from lossledger.post_aliases a
      where a.post_id = p.post_id limit 1)) as post
    from lossledger.embeds e join lossledger.articles s using (article_id)
    join lossledger.posts p using (post_id) order by 1, 2`;
  const withheld = await test.sql`
    select distinct r.text_hash, t.reason from lossledger.post_revisions r
    left join lossledger.post_tombstones t using (post_id) order by 1, 2`;
  const shown = await test.sql`
    select distinct l.model, l.status, p.native_id, t.post_id is not null as withheld
    from lossledger.evidence e join lossledger.losses l using (loss_id)
    join lossledger.posts p using (post_id)
    left join lossledger.post_tombstones t on t.post_id = p.post_id
    where l.review_state <> 'withdrawn' order by 1, 2, 3, 4`;
  return { ledger: await run.ledger(), names, carried, withheld, shown };
}

const someDocuments = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: copied },
    { weight: 3, arbitrary: embedded },
    { weight: 2, arbitrary: answered },
    { weight: 1, arbitrary: linked },
    { weight: 1, arbitrary: together },
    { weight: 1, arbitrary: gone },
  ),
  { minLength: 2, maxLength: 6 },
);

const twoOrders = someDocuments.chain((documents) =>
  fc.tuple(fc.constant(documents), fc.shuffledSubarray(documents, { minLength: documents.length })),
);

describe('posts, edits, copies and deletions', () => {
  it('come to the same in any order of arrival', { timeout: RUNS * 2_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(twoOrders, async ([one, other]) => {
        expect(await outcome(other)).toEqual(await outcome(one));
      }),
      { numRuns: RUNS },
    );
  });

  it('come to the same at once', { timeout: RUNS * 2_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(someDocuments, async (documents) => {
        const oneByOne = await outcome(documents);
        expect(await outcome(documents, true)).toEqual(oneByOne);
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  });
});
