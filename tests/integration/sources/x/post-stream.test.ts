import { afterEach, beforeEach, expect, test } from 'vitest';
import { type StreamTimers, streamIds } from '../../../../src/sources/x/post-stream.ts';
import { HandClock } from '../../../_support/x-server/clock.ts';
import { withinLetters } from '../../../_support/x-server/stream-connections.ts';
import { XServer } from '../../../_support/x-server/x-server.ts';

let clock: HandClock;
let server: XServer;
let author: string;
let stop: AbortController;
/** Every wait asked for, with what ends it. */
let waits: { readonly ms: number; readonly end: () => void }[];
let onWait: (ms: number) => unknown;

beforeEach(async () => {
  clock = new HandClock('2026-11-20T09:00:00Z');
  server = await XServer.start(clock.now);
  author = server.world.addUser('tracker').id;
  server.stream.rules.push({ id: '1', value: 'from:tracker', tag: 'tracker' });
  stop = new AbortController();
  waits = [];
  onWait = () => {};
});
afterEach(async () => {
  stop.abort();
  await server.close();
});

const SILENCE_MS = 65_000;

/** Waits between connections pass at once; silence lasts until a test ends it. */
const timers: StreamTimers = {
  now: () => clock.now(),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      waits.push({ ms, end: resolve });
      onWait(ms);
      if (ms === SILENCE_MS) signal.addEventListener('abort', () => resolve(), { once: true });
      else resolve();
    }),
};

const open = (token = server.bearerToken) =>
  streamIds({ baseUrl: server.url, token, userAgent: 'tests' }, timers, stop.signal);
const reconnections = () => waits.filter(({ ms }) => ms !== SILENCE_MS).map(({ ms }) => ms);

async function write(text: string): Promise<string> {
  await server.stream.connected();
  return server.world.post(author, { text }).id;
}

test('tells the ids of posts that match, whatever the chunks cut through', async () => {
  server.cut = withinLetters;
  const ids = open();
  for (const text of ['Знищено танк Т-72Б3', 'і ще один', 'і третій']) {
    const next = ids.next();
    const id = await write(text);
    expect(await next).toEqual({ value: { id, tags: ['tracker'] }, done: false });
  }
  expect(reconnections()).toEqual([]);
});

test('tells of no post that matches no rule', async () => {
  const other = server.world.addUser('other').id;
  const ids = open();
  const next = ids.next();
  await server.stream.connected();
  server.world.post(other, { text: 'не те' });
  server.stream.keepAlive();
  const id = await write('те');
  expect((await next).value).toMatchObject({ id });
});

test('connects again when the connection breaks', async () => {
  const ids = open();
  const first = ids.next();
  await write('перше');
  await first;
  const second = ids.next();
  server.stream.drop();
  const id = await write('друге');
  expect((await second).value).toMatchObject({ id });
  expect(server.stream.opened).toBe(2);
});

test('connects again when it hears nothing, not even that the line is alive', async () => {
  const ids = open();
  const first = ids.next();
  await write('перше');
  await first;
  const listening = new Promise<void>((resolve) => {
    onWait = (ms) => ms === SILENCE_MS && resolve();
  });
  const second = ids.next();
  await listening;
  waits.at(-1)?.end();
  await reopened(2);
  const id = await write('друге');
  expect((await second).value).toMatchObject({ id });
});

test('waits longer after each failure, and no shorter than X asks', async () => {
  server.faults.push('unavailable', 'unavailable', 'unavailable');
  const ids = open();
  const next = ids.next();
  const id = await write('так');
  expect((await next).value).toMatchObject({ id });
  expect(reconnections()).toEqual([1_000, 5_000, 20_000]);
});

test('waits for the reset when X allows no more connections', async () => {
  server.windows.leaveOnly(0, 'tweets/search/stream');
  onWait = (ms) => {
    if (ms !== SILENCE_MS) clock.advance(ms);
  };
  const next = open().next();
  const id = await write('так');
  expect((await next).value).toMatchObject({ id });
  expect(reconnections()).toEqual([15 * 60_000]);
});

test('gives up where waiting mends nothing', async () => {
  await expect(open('wrong').next()).rejects.toMatchObject({ code: 'SOURCE_REFUSED' });
  server.stream.rules.length = 0;
  await expect(open().next()).rejects.toMatchObject({
    code: 'SOURCE_REFUSED',
    message: expect.stringContaining('rules'),
  });
});

test('ends when it is stopped', async () => {
  const next = open().next();
  await server.stream.connected();
  stop.abort();
  expect(await next).toEqual({ value: undefined, done: true });
});

/** Resolves when a stream was opened that many times. */
async function reopened(times: number): Promise<void> {
  while (server.stream.opened < times) await new Promise((resolve) => setImmediate(resolve));
}
