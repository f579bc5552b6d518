import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type JetstreamTimers,
  jetstreamEvents,
} from '../../../../src/sources/bluesky/jetstream.ts';
import { allowedHosts } from '../../../../src/sources/web/web-address.ts';
import {
  commitOf,
  type JetstreamServer,
  startJetstreamServer,
} from '../../../_support/jetstream-server.ts';

const DIDS = ['did:plc:aaaabbbbccccddddeeeeffff', 'did:web:tracker.example.com'] as const;
let server: JetstreamServer;
let ending: AbortController;
/** What was waited for, ms; a wait of minutes ends when a test says so, or with the signal. */
let waits: number[];
let endSilence: () => void;

beforeEach(async () => {
  server = await startJetstreamServer();
  ending = new AbortController();
  waits = [];
});

afterEach(async () => {
  ending.abort();
  await server.close();
});

const TIMERS: JetstreamTimers = {
  wait(ms, signal) {
    waits.push(ms);
    if (ms < 300_000) return Promise.resolve();
    return new Promise((resolve) => {
      endSilence = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  },
};

function follow(sinceUs: number | null = null, allow = [server.host]) {
  const place = { base: server.base, dids: DIDS, allowed: allowedHosts(allow) };
  return jetstreamEvents(place, sinceUs, TIMERS, ending.signal);
}

describe('Jetstream', () => {
  it('is followed for the accounts named, frames short and long', async () => {
    const events = follow();
    const first = events.next();
    await server.opened(1);
    expect(server.asked[0]?.getAll('dids')).toEqual(DIDS);
    expect(server.asked[0]?.get('cursor')).toBeNull();
    server.sendText('no JSON');
    server.send({ $type: 'network.bsky.jetstream.subscribeEvents#identity' });
    server.send(commitOf({ did: DIDS[0], rkey: 'a' }));
    expect(await first).toMatchObject({ value: { did: DIDS[0], deleted: null } });
    for (const length of [200, 70_000]) {
      server.send({ ...commitOf({ did: DIDS[1], rkey: 'b' }), padding: 'x'.repeat(length) });
      expect(await events.next()).toMatchObject({ value: { did: DIDS[1] } });
    }
  });

  it('goes on a little before where it was, when a connection ends', async () => {
    const events = follow(1_790_000_000_000_000);
    const first = events.next();
    await server.opened(1);
    expect(server.asked[0]?.get('cursor')).toBe('1789999995000000');
    server.send(commitOf({ did: DIDS[0], rkey: 'a', witnessedAt: '2026-09-22T00:00:10.500000Z' }));
    await first;
    const second = events.next();
    server.drop();
    await server.opened(2);
    const again = Date.UTC(2026, 8, 22, 0, 0, 5, 500) * 1000;
    expect(server.asked[1]?.get('cursor')).toBe(`${again}`);
    server.drop('within a frame');
    await server.opened(3);
    server.send(commitOf({ did: DIDS[0], rkey: 'b', operation: 'delete' }));
    expect(await second).toMatchObject({
      value: { deleted: `at://${DIDS[0]}/app.bsky.feed.post/b` },
    });
    expect(waits.filter((ms) => ms < 300_000)).toEqual([1_000, 5_000]);
  });

  it('is connected to anew after a long silence', async () => {
    const first = follow().next();
    await server.opened(1);
    endSilence();
    await server.opened(2);
    server.send(commitOf({ did: DIDS[0], rkey: 'a' }));
    expect(await first).toMatchObject({ done: false });
  });

  it('is let go of with the signal', async () => {
    const first = follow().next();
    await server.opened(1);
    ending.abort();
    expect(await first).toEqual({ done: true, value: undefined });
  });

  it('is tried again where nobody answers, and never at an address that is not public', async () => {
    const tried = new Promise<void>((resolve) => {
      const place = { base: server.base, dids: DIDS, allowed: allowedHosts([]) };
      const timers: JetstreamTimers = {
        wait(ms, signal) {
          waits.push(ms);
          if (waits.filter((one) => one < 300_000).length === 6) resolve();
          return ms < 300_000 ? Promise.resolve() : TIMERS.wait(ms, signal);
        },
      };
      void jetstreamEvents(place, null, timers, ending.signal).next();
    });
    await tried;
    expect(waits.filter((ms) => ms < 300_000)).toEqual([
      1_000, 5_000, 20_000, 60_000, 120_000, 120_000,
    ]);
    expect(server.asked).toEqual([]);
  });
});
