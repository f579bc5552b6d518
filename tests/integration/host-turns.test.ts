import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWebFetcher } from '../../src/sources/web/create-web-fetcher.ts';
import { takeHostTurn } from '../../src/store/queries/host-turns.ts';
import { startHttpServer } from '../_support/http-server.ts';
import { startTestStore, type TestStore } from './test-store.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startTestStore();
});
afterAll(() => test.stop());

const take = (host: string, gapMs: number, longestMs = 20_000) =>
  takeHostTurn(test.store.db, host, gapMs, longestMs);

describe('turns at a host', () => {
  it('follow each other a pause apart, whoever takes them', async () => {
    const turns = await Promise.all([1, 2, 3].map(() => take('a.example', 1_000)));
    const waits = turns.map(({ waitMs }) => waitMs).toSorted((a, b) => a - b);
    expect(waits[0]).toBe(0);
    for (const [n, wait] of waits.entries()) {
      expect(wait).toBeGreaterThan(n * 1_000 - 500);
      expect(wait).toBeLessThanOrEqual(n * 1_000);
    }
    expect(await take('b.example', 1_000)).toEqual({ waitMs: 0, taken: true });
  });

  it('that are too far off are left to others', async () => {
    await take('c.example', 10_000);
    const refused = await take('c.example', 10_000, 2_000);
    expect(refused.taken).toBe(false);
    expect(refused.waitMs).toBeGreaterThan(8_000);
    expect((await take('c.example', 10_000)).waitMs).toBeLessThanOrEqual(10_000);
  });

  it('hold between the fetchers of two processes, and a ledger that is away holds up nobody', async () => {
    const asked: number[] = [];
    const server = await startHttpServer({
      '/': (_, response) => {
        asked.push(performance.now());
        response.end('<p>page</p>');
      },
    });
    const options = {
      version: '0',
      contact: null,
      allowHosts: [server.host],
      minimumGapMs: 300,
    };
    const fetchers = [1, 2].map(() => createWebFetcher({ ...options, takeTurn: take }));
    const away = createWebFetcher({
      ...options,
      takeTurn: () => Promise.reject(new Error('the database is away')),
    });
    try {
      await Promise.all(fetchers.map((web) => web.fetch(server.url('/'), { robots: 'ignore' })));
      expect(asked).toHaveLength(2);
      expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeGreaterThan(250);
      await away.fetch(server.url('/'), { robots: 'ignore' });
      expect(asked).toHaveLength(3);
    } finally {
      await Promise.all([...fetchers, away].map((web) => web.close()));
      await server.close();
    }
  });
});
