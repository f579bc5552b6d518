import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PollResult } from '../../../../src/sources/source.ts';
import { xSearch } from '../../../../src/sources/x/x-search.ts';
import { HandClock } from '../../../_support/x-server/clock.ts';
import { XServer } from '../../../_support/x-server/x-server.ts';
import { contextFor, idsIn, PARTS } from './x-poll.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const search = xSearch(PARTS);

let clock: HandClock;
let server: XServer;
let authors: string[];

beforeEach(async () => {
  clock = new HandClock('2026-11-20T09:00:00Z');
  server = await XServer.start(clock.now);
  authors = ['one', 'two'].map((name) => server.world.addUser(name).id);
});
afterEach(() => server.close());

function poll(cursor: unknown = null, config: Record<string, unknown> = {}) {
  const configured = search.config.parse({ query: 'танк', backfill: 10_000, ...config });
  const stored: unknown = JSON.parse(JSON.stringify(cursor));
  return search.poll(configured, stored, contextFor(server, clock.now));
}

/** Posts of both authors in turn; the ids of those that tell of a tank, newest first. */
function write(count: number, everyMs: number): string[] {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    clock.advance(everyMs);
    const author = authors[n % 2] ?? '';
    ids.unshift(server.world.post(author, { text: `Знищено танк №${n}` }).id);
    server.world.post(author, { text: 'Доброго ранку' });
  }
  return ids;
}

/** Ids in the pages of the search, without what was looked up again for edits. */
function foundIn({ documents }: Pick<PollResult, 'documents'>): string[] {
  return idsIn({
    documents: documents.filter(({ url }) => url?.includes('/search/recent') === true),
  });
}

test('reads what matches, of anybody, once', async () => {
  const old = write(130, HOUR);
  const first = await poll();
  expect(foundIn(first)).toEqual(old);
  const fresh = write(2, HOUR);
  expect(foundIn(await poll(first.cursor))).toEqual(fresh);
});

test('leaves out reposts, unless the query speaks of them', async () => {
  const [original = ''] = write(1, HOUR);
  const repost = server.world.post(authors[1] ?? '', { text: 'RT танк', reposts: original }).id;
  expect(foundIn(await poll())).toEqual([original]);
  expect(server.requests[0]?.query.get('query')).toBe('(танк) -is:retweet');
  await poll(null, { query: 'танк is:retweet' });
  expect(server.requests.at(-1)?.query.get('query')).toBe('танк is:retweet');
  expect(repost).not.toBe(original);
});

test('goes on at the edge of a week after a longer pause, where X refuses the old place', async () => {
  write(3, HOUR);
  const first = await poll();
  clock.advance(9 * DAY);
  const fresh = write(2, HOUR);
  expect(foundIn(await poll(first.cursor))).toEqual(fresh);
});

test('gives up the rest of a walk that has fallen out of reach, and reads on above it', async () => {
  const old = write(150, 60_000);
  server.windows.leaveOnly(1, 'tweets/search/recent');
  const first = await poll();
  expect(foundIn(first)).toEqual(old.slice(0, 100));
  clock.advance(9 * DAY);
  const fresh = write(2, HOUR);
  expect(foundIn(await poll(first.cursor))).toEqual(fresh);
});

test('starts anew for another query', async () => {
  write(2, HOUR);
  const first = await poll();
  const morning = await poll(first.cursor, { query: 'ранку' });
  expect(foundIn(morning)).toHaveLength(2);
});

test('a check says what a month costs', async () => {
  write(24, HOUR);
  const check = await search.check(
    search.config.parse({ query: 'танк' }),
    contextFor(server, clock.now),
  );
  expect(check).toMatchObject({
    ok: true,
    cost: expect.stringMatching(/^About \$\d+\.\d+ a month/),
  });
});
