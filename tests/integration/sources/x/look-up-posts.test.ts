import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookUpKnownPosts } from '../../../../src/sources/x/look-up-posts.ts';
import { HandClock } from '../../../_support/x-server/clock.ts';
import { XServer } from '../../../_support/x-server/x-server.ts';
import { contextFor, idsIn, PARTS } from './x-poll.ts';

const MINUTE = 60_000;
let clock: HandClock;
let server: XServer;
let author: string;

beforeEach(async () => {
  clock = new HandClock('2026-11-20T09:00:00Z');
  server = await XServer.start(clock.now);
  author = server.world.addUser('tracker').id;
});
afterEach(() => server.close());

const write = (count: number) =>
  Array.from({ length: count }, (_, n) => server.world.post(author, { text: `№${n}` }).id);
const lookUp = (ids: readonly string[], rest = {}) =>
  lookUpKnownPosts(ids, PARTS, contextFor(server, clock.now, rest));

test('asks for a hundred at a time, each once', async () => {
  const ids = write(250);
  const found = await lookUp([...ids, ...ids]);
  expect(idsIn(found)).toEqual(ids);
  expect(
    server.requestsTo('tweets').map(({ query }) => query.get('ids')?.split(',').length),
  ).toEqual([100, 100, 50]);
  expect(found).toMatchObject({ withdrawn: [], notAsked: [], more: null });
});

test('tells deleted posts and protected ones from those that are there', async () => {
  const [kept = '', deleted = ''] = write(2);
  const shy = server.world.addUser('shy');
  const hidden = server.world.post(shy.id, { text: 'тсс' }).id;
  server.world.delete(deleted);
  shy.state = 'protected';
  const found = await lookUp([deleted, kept, hidden]);
  expect(idsIn(found)).toEqual([kept]);
  expect(found.withdrawn).toEqual([
    { platform: 'x', postId: deleted, reason: 'deleted' },
    { platform: 'x', postId: hidden, reason: 'protected' },
  ]);
});

test('understands an answer without data, when all are gone, and pays nothing for it', async () => {
  const ids = write(2);
  for (const id of ids) server.world.delete(id);
  const found = await lookUp(ids);
  expect(found.withdrawn.map(({ postId }) => postId)).toEqual(ids);
  expect(found.documents).toEqual([]);
  expect(found.reads).toEqual({ posts: [], users: [] });
  expect(server.billing.usd).toBe('0.000');
});

test('tells of a quoted post that is gone', async () => {
  const [quoted = ''] = write(1);
  const quoting = server.world.post(author, { text: 'див.', quotes: quoted }).id;
  server.world.delete(quoted);
  const found = await lookUp([quoting]);
  expect(found.withdrawn).toEqual([{ platform: 'x', postId: quoted, reason: 'deleted' }]);
});

test('reads the newest version of a post known by an earlier one', async () => {
  const [id = ''] = write(1);
  const version = server.world.edit(id, 'уточнено')?.id;
  expect(idsIn(await lookUp([id]))).toEqual([id, version]);
});

test('leaves for later what the limit does not allow', async () => {
  const ids = write(250);
  server.windows.leaveOnly(1, 'tweets');
  const found = await lookUp(ids);
  expect(idsIn(found)).toEqual(ids.slice(0, 100));
  expect(found.notAsked).toEqual(ids.slice(100));
  expect(found.more).toEqual({ at: new Date(clock.now().getTime() + 15 * MINUTE) });
});

test('leaves for later what fails on the way, and throws what fails at once', async () => {
  const ids = write(150);
  server.faults.push('none', 'unavailable');
  const found = await lookUp(ids);
  expect(found.notAsked).toEqual(ids.slice(100));
  server.faults.push('unavailable');
  await expect(lookUp(ids)).rejects.toMatchObject({ code: 'HTTP_UNAVAILABLE' });
});

test('asks for no more than the budget covers at the worst', async () => {
  const ids = write(50);
  const resumesAt = new Date('2026-12-01T00:00:00Z');
  const found = await lookUp(ids, { budget: { postsLeft: 40, resumesAt } });
  expect(Number(server.billing.usd)).toBeLessThanOrEqual(40 * 0.005);
  expect(idsIn(found).length).toBeGreaterThan(0);
  expect(found.more).toEqual({ at: resumesAt });
});
