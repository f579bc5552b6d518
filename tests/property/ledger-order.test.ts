import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkedLosses } from '../../src/store/queries/verify.ts';
import { ledgerRun, type Supplied } from '../integration/ledger-run.ts';
import { startTestStore, type TestStore } from '../integration/test-store.ts';

/** Milliseconds from the Unix epoch to X's own. */
const X_EPOCH_MS = 1_288_834_974_657n;

function postAt(instant: string) {
  const id = ((BigInt(Date.parse(instant)) - X_EPOCH_MS) << 22n).toString();
  const printed = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
  return { id, day: printed.format(new Date(instant)) };
}

/** What was posted: a time, and its wordings from the shortest to the whole. */
const POSTS = [
  {
    ...postAt('2024-03-12T10:00:00Z'),
    handle: 'notes',
    wordings: [
      '2 T-72 destroyed',
      '2 T-72 destroyed yesterday, and 1 BMP-2 captured near the town',
    ],
  },
  {
    // The next day in Kyiv.
    ...postAt('2024-03-12T22:30:00Z'),
    handle: 'Notes',
    wordings: ['several BMP-2 damaged yesterday', 'several BMP-2 damaged yesterday, no T-72 there'],
  },
  {
    ...postAt('2024-03-13T08:00:00Z'),
    handle: 'others',
    wordings: [
      '3 T-72 captured on 2024-03-01',
      '9 T-72 counted so far; 3 T-72 captured on 2024-03-01',
    ],
  },
  {
    ...postAt('2024-03-14T08:00:00Z'),
    handle: 'others',
    wordings: ['1 T-72 destroyed', '1 T-72 destro', 'Not destroyed after all, as they said later'],
  },
] as const;

interface Copy {
  readonly post: (typeof POSTS)[number];
  readonly form: 'named' | 'unnamed' | 'link';
  readonly wording: number;
  /** The short link that stands for a picture, which a copy may show or not. */
  readonly media: boolean;
}

const copy: fc.Arbitrary<Copy> = fc.record({
  post: fc.constantFrom(...POSTS),
  form: fc.constantFrom('named', 'named', 'unnamed', 'link'),
  wording: fc.nat({ max: 2 }),
  media: fc.boolean(),
});

function render({ post, form, wording, media }: Copy): string {
  const address = `https://twitter.com/${post.handle}/status/${post.id}`;
  if (form === 'link') return `<p>${address}</p>`;
  const words = `${post.wordings[wording] ?? post.wordings[0]}.`;
  const text = media ? `${words} <a href="https://t.co/a">pic.twitter.com/abcdefghij</a>` : words;
  const day = form === 'named' ? `<a href="${address}">${post.day}</a>` : post.day;
  return `<blockquote class="twitter-tweet"><p lang="en" dir="ltr">${text}</p>&mdash; Name (@${post.handle}) ${day}</blockquote>`;
}

/** What an article says itself: nothing, what its posts tell, or more. */
const PROSE = [
  'Something happened.',
  'Something happened there, as all who saw it agreed in the end.',
  'Who saw it told us of 2 T-72 destroyed yesterday, and of nothing else.',
  'Who saw it told us of 1 T-72 destroyed there, and then of several BMP-2 damaged yesterday.',
  'Who saw it told us of 3 T-72 captured on 2024-03-01, and of 1 BMP-2 captured there.',
] as const;

const document: fc.Arbitrary<Supplied> = fc
  .record({
    copies: fc.array(copy, { minLength: 0, maxLength: 3 }),
    prose: fc.constantFrom(...PROSE),
    published: fc.constantFrom('', '2024-03-12', '2024-03-13T22:30:00Z'),
    url: fc.constantFrom(null, null, 'https://a.example/1', 'https://a.example/2'),
  })
  .map(({ copies, prose, published, url }) => ({
    html: `<!doctype html><html lang="en"><head><title>News</title>
      <meta property="article:published_time" content="${published}"></head><body><p>${prose}</p>
      ${copies.map(render).join('\n<p>And something else.</p>\n')}</body></html>`,
    url,
  }));

let test: TestStore;
let run: ReturnType<typeof ledgerRun>;
beforeAll(async () => {
  test = await startTestStore();
  run = ledgerRun(test);
}, 60_000);
afterAll(async () => {
  await test.stop();
}, 60_000);

async function ledgerOf(documents: readonly Supplied[]): Promise<readonly string[]> {
  await run.clear();
  for (const each of documents) await run.ingest(each);
  for await (const loss of checkedLosses(test.store.sql)) {
    expect(loss).toMatchObject({ problems: [] });
  }
  return run.ledger();
}

/** Documents, and an order in which they might have come instead. */
const twoOrders = fc
  .array(document, { minLength: 2, maxLength: 4 })
  .chain((documents) =>
    fc.tuple(
      fc.constant(documents),
      fc.shuffledSubarray(documents, { minLength: documents.length }),
    ),
  );

describe('the ledger', () => {
  it('is the same for any order of arrival', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(twoOrders, async ([one, other]) => {
        expect(await ledgerOf(other)).toEqual(await ledgerOf(one));
      }),
      { numRuns: 60 },
    );
  });

  it('is the same when documents come at once', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(document, { minLength: 2, maxLength: 4 }), async (documents) => {
        const oneByOne = await ledgerOf(documents);
        await run.clear();
        await Promise.all(documents.map((each) => run.ingest(each)));
        expect(await run.ledger()).toEqual(oneByOne);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same when documents come twice', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(document, { minLength: 1, maxLength: 3 }), async (documents) => {
        await ledgerOf(documents);
        const once = await run.everything();
        for (const each of documents) await run.ingest(each);
        expect(await run.everything()).toEqual(once);
      }),
      { numRuns: 20 },
    );
  });
});
