import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueueBackend } from '../../src/queues/backend.ts';
import { migratePostgresQueue, openPostgresBackend } from '../../src/queues/postgres-backend.ts';
import { startTestStore, type TestStore } from '../integration/test-store.ts';

/** A wait that only its own end wakes: what is left when a LISTEN connection dies unheard. */
function deafAfterOneFailure(): (seconds: number) => Promise<null> {
  let calls = 0;
  return async (seconds) => {
    calls += 1;
    if (calls === 1) throw new Error('Connection terminated unexpectedly');
    await delay(seconds * 1000, undefined, { ref: false });
    return null;
  };
}

describe('a worker whose LISTEN connection died unheard', () => {
  let test: TestStore;
  let backend: QueueBackend;
  beforeAll(async () => {
    test = await startTestStore();
    await migratePostgresQueue(test.url);
    backend = await openPostgresBackend({
      url: test.url,
      listeners: 1,
      poolMax: 2,
      onError: () => undefined,
    });
  });
  afterAll(async () => {
    await backend.close();
    await test.stop();
  });

  it('finds work that came later within seconds, not within the hour', async () => {
    const worker = new Worker(
      'deaf',
      async () => 'done',
      { connection: {} },
      (name, opts, extra) =>
        Object.assign(backend.factory(name, opts, extra), { waitForJob: deafAfterOneFailure() }),
    );
    await once(worker, 'error');
    worker.on('error', () => undefined);
    const done = once(worker, 'completed');
    const queue = new Queue('deaf', { connection: {}, skipVersionCheck: true }, backend.factory);
    const began = performance.now();
    await queue.add('late', {});
    await done;
    expect(performance.now() - began).toBeLessThan(10_000);
    await worker.close();
    await queue.close();
  });
});
