import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isJobLive, openQueue, type QueueBackend } from '../../src/queues/backend.ts';
import { migratePostgresQueue, openPostgresBackend } from '../../src/queues/postgres-backend.ts';
import { createTcpProxy, type TcpProxy } from '../_support/tcp-proxy.ts';
import { startTestStore, type TestStore } from '../integration/test-store.ts';

describe('a queue on Postgres whose first connection failed', () => {
  let test: TestStore;
  let proxy: TcpProxy;
  let backend: QueueBackend;

  beforeAll(async () => {
    test = await startTestStore();
    await migratePostgresQueue(test.url);
    const url = new URL(test.url);
    proxy = await createTcpProxy(Number(url.port));
    await proxy.open();
    url.port = String(proxy.port);
    backend = await openPostgresBackend({
      url: url.href,
      listeners: 1,
      poolMax: 2,
      onError: () => undefined,
    });
  });
  afterAll(async () => {
    await backend.close();
    await proxy.close();
    await test.stop();
  });

  it('refuses work while the server is away and takes it once the server is back', async () => {
    await proxy.close();
    const queue = openQueue(backend, 'record');
    const data = { key: 'a', run: 1, input: {} };
    const add = () => queue.add('record', data, { jobId: 'record-a-1' });
    await expect(add()).rejects.toThrow();
    await expect(add()).rejects.toThrow();
    await proxy.open();
    await add();
    expect(await isJobLive(queue, 'record-a-1')).toBe(true);
    await queue.close();
  });
});
