import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { readPostDocument } from '../../../../src/extract/post-documents/read-post-document.ts';
import { blueskyAccount } from '../../../../src/sources/bluesky/account-source.ts';
import { findWithdrawn } from '../../../../src/sources/bluesky/find-withdrawn.ts';
import type { PollResult } from '../../../../src/sources/source.ts';
import {
  type BlueskyServer,
  type FakeRecord,
  HANDLE,
  startBlueskyServer,
  uriOf,
  WINDOW_ENDS,
} from '../../../_support/bluesky-server.ts';
import { loopbackFetcher, pollContext } from '../../../_support/poll-context.ts';

const NOW = new Date('2023-03-01T00:00:00Z');
const START = Date.UTC(2023, 1, 1);
const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

/** One post every ten minutes, seen at once. */
function record(n: number, lateMs = 0): FakeRecord {
  const indexed = START + n * 600_000;
  const key = `3k${String(n).padStart(11, 'z')}`;
  return {
    key,
    text: `Post ${n}`,
    createdAt: new Date(indexed - lateMs).toISOString(),
    indexedAt: new Date(indexed).toISOString(),
  };
}

function records(from: number, to: number): FakeRecord[] {
  return Array.from({ length: to - from + 1 }, (_, n) => record(from + n));
}

async function accountOf(given: FakeRecord[], pageSize?: number) {
  const server = await startBlueskyServer(given, pageSize);
  const web = loopbackFetcher(server.host);
  opened.push(web, server);
  return { server, web, poll: pollOf(server, web) };
}

function pollOf(server: BlueskyServer, web: ReturnType<typeof loopbackFetcher>) {
  return (cursor: unknown, keys: object = {}): Promise<PollResult> => {
    const config = blueskyAccount.config.parse({ actor: HANDLE, base_url: server.base, ...keys });
    const context = pollContext(web, () => NOW);
    return blueskyAccount.poll(config, JSON.parse(JSON.stringify(cursor)), context);
  };
}

function urisIn({ documents }: Pick<PollResult, 'documents'>): string[] {
  return documents.flatMap((document) => {
    const text = new TextDecoder().decode(document.bytes);
    const read = readPostDocument(text, { format: document.format });
    return (read?.posts ?? []).map((post) => post.post_id ?? '');
  });
}

function sorted(uris: Iterable<string>): string[] {
  return [...new Set(uris)].toSorted();
}

function urisOf(given: readonly FakeRecord[]): string[] {
  return sorted(given.map(uriOf));
}

describe('an account on Bluesky', () => {
  it('gives its first page at the first poll, and nothing at the next', async () => {
    const { poll } = await accountOf(records(1, 30), 20);
    const first = await poll(null);
    expect(sorted(urisIn(first))).toEqual(urisOf(records(11, 30)));
    expect(first.documents[0]).toMatchObject({ format: 'bluesky-api', retrieval: { status: 200 } });
    expect(await poll(first.cursor)).toMatchObject({ documents: [], more: null });
  });

  it('goes back as far as it is told to, a few pages a poll', async () => {
    const { poll, server } = await accountOf(records(1, 300), 20);
    const first = await poll(null, { backfill_posts: 120 });
    expect(server.asked).toHaveLength(5);
    expect(first.more).toEqual({ at: null });
    const second = await poll(first.cursor, { backfill_posts: 120 });
    expect(second.more).toBeNull();
    expect(sorted([...urisIn(first), ...urisIn(second)])).toEqual(urisOf(records(181, 300)));
  });

  it('finds a post that turns up below the newest because its clock is slow', async () => {
    const { poll, server } = await accountOf(records(1, 10));
    const first = await poll(null);
    const late = record(11, 20 * 60_000);
    server.records.push(late);
    expect(urisIn(await poll(first.cursor))).toContain(uriOf(late));
  });

  it('gives the original of a repost, however old it is', async () => {
    const { poll, server } = await accountOf(records(5, 10));
    const first = await poll(null);
    const repost = { ...record(1), repostedAt: record(12).indexedAt };
    server.records.push(repost);
    expect(urisIn(await poll(first.cursor))).toContain(uriOf(repost));
  });

  it('tells of a post that is gone once Bluesky no longer gives it', async () => {
    const { poll, server } = await accountOf(records(1, 30), 20);
    const first = await poll(null);
    expect(await poll(first.cursor)).toMatchObject({ withdrawn: [] });
    server.records.splice(24, 1);
    const second = await poll(first.cursor);
    expect(second.withdrawn).toEqual([
      { platform: 'bluesky', postId: uriOf(record(25)), reason: 'deleted' },
    ]);
    expect(await poll(second.cursor)).toMatchObject({ withdrawn: [], documents: [] });
    expect(server.asked.filter((path) => path.includes('getPosts'))).toHaveLength(1);
  });

  it('stops where the limit is used up, and goes on when the window ends', async () => {
    const { poll, server } = await accountOf(records(1, 20), 20);
    const first = await poll(null);
    server.records.push(...records(21, 90));
    server.requestsLeft = 2;
    const cut = await poll(first.cursor);
    expect(cut.documents).toHaveLength(2);
    expect(cut.more).toEqual({ at: new Date(WINDOW_ENDS * 1000) });
    server.requestsLeft = null;
    const rest = await poll(cut.cursor);
    expect(sorted([...urisIn(cut), ...urisIn(rest)])).toEqual(
      expect.arrayContaining(urisOf(records(21, 90))),
    );
  });

  it('throws RATE_LIMITED when not even the first page is given', async () => {
    const { poll, server } = await accountOf(records(1, 5));
    server.refuses = true;
    await expect(poll(null)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('throws SOURCE_REFUSED for an account that is not there', async () => {
    const { poll } = await accountOf(records(1, 5));
    await expect(poll(null, { actor: 'nobody.example.com' })).rejects.toMatchObject({
      code: 'SOURCE_REFUSED',
    });
  });

  it('starts afresh from a cursor of unknown shape', async () => {
    const { poll } = await accountOf(records(1, 5));
    expect(sorted(urisIn(await poll({ version: 2, newest: 'x' })))).toEqual(urisOf(records(1, 5)));
  });

  it('shows in a check what it sees', async () => {
    const { web, server } = await accountOf(records(1, 5));
    const config = blueskyAccount.config.parse({ actor: `@${HANDLE}`, base_url: server.base });
    expect(
      await blueskyAccount.check(
        config,
        pollContext(web, () => NOW),
      ),
    ).toEqual({
      ok: true,
      says: `The feed of ${HANDLE} shows 5 posts, the newest of 2023-02-01T00:50:00.000Z.`,
      cost: null,
    });
  });

  it('tells which posts are gone, twenty-five at a time', async () => {
    const { web, server } = await accountOf(records(1, 60));
    const uris = records(1, 60).map(uriOf);
    server.records.splice(9, 2);
    const context = pollContext(web, () => NOW);
    const { withdrawn, documents } = await findWithdrawn(uris, server.base, context);
    expect(withdrawn).toEqual(
      [10, 11].map((n) => ({ platform: 'bluesky', postId: uriOf(record(n)), reason: 'deleted' })),
    );
    expect(documents).toHaveLength(3);
  });

  it('loses nothing and hands on no page without news, wherever it is cut and restarted', async () => {
    const { server, poll } = await accountOf([], 10);
    const step = fc.oneof(
      fc.record({ type: fc.constant('post' as const), count: fc.integer({ min: 1, max: 80 }) }),
      fc.record({
        type: fc.constant('poll' as const),
        requests: fc.option(fc.integer({ min: 1, max: 6 })),
      }),
      fc.constant({ type: 'crash' as const }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 2, maxLength: 10 }),
        fc.array(fc.integer({ min: 0, max: 25 * 60_000 }), { minLength: 7, maxLength: 7 }),
        async (steps, lateness) => {
          server.records.splice(0, Infinity, record(1));
          server.requestsLeft = null;
          let cursor: unknown = (await poll(null)).cursor;
          const handedOn = new Set([uriOf(record(1))]);
          const take = async (): Promise<boolean> => {
            const result = await poll(cursor);
            for (const document of result.documents) {
              const uris = urisIn({ documents: [document] });
              expect(uris.some((uri) => !handedOn.has(uri))).toBe(true);
              for (const uri of uris) handedOn.add(uri);
            }
            cursor = result.cursor;
            return result.more !== null;
          };
          for (const one of steps) {
            const next = server.records.length + 1;
            if (one.type === 'post') {
              for (let n = next; n < next + one.count; n += 1) {
                server.records.push(record(n, lateness[n % 7]));
              }
            } else if (one.type === 'crash') {
              await poll(cursor);
            } else {
              server.requestsLeft = one.requests;
              await take();
              server.requestsLeft = null;
            }
          }
          // The walk under way, and then what came since it began.
          while (await take());
          while (await take());
          expect(sorted(handedOn)).toEqual(urisOf(server.records));
        },
      ),
      { numRuns: 40 },
    );
  });
});
