import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { QueueBackend } from '../../src/queues/backend.ts';
import { migratePostgresQueue, openPostgresBackend } from '../../src/queues/postgres-backend.ts';
import { openRedisBackend } from '../../src/queues/redis-backend.ts';
import { openSchedules, type Schedules } from '../../src/queues/schedules.ts';
import {
  type ScheduleWorker,
  startScheduleWorker,
} from '../../src/workers/start-schedule-worker.ts';
import { hasRedisServer, type RedisServer, startRedisServer } from '../_support/redis-server.ts';
import { startTestStore, type TestStore } from '../integration/test-store.ts';

const KINDS = hasRedisServer() ? (['postgres', 'redis'] as const) : (['postgres'] as const);
const HOUR = 3_600_000;

describe.each(KINDS)('schedules on %s', (kind) => {
  let test: TestStore | undefined;
  let redis: RedisServer | undefined;
  let backend: QueueBackend;
  let schedules: Schedules;
  let worker: ScheduleWorker | undefined;
  beforeAll(async () => {
    const onError = (): void => undefined;
    if (kind === 'redis') {
      redis = await startRedisServer();
      backend = await openRedisBackend({
        url: redis.url,
        prefix: 'test',
        allowUnsafe: false,
        onError,
      });
    } else {
      test = await startTestStore();
      await migratePostgresQueue(test.url);
      backend = await openPostgresBackend({ url: test.url, listeners: 2, poolMax: 4, onError });
    }
    schedules = await openSchedules(backend);
  });
  afterEach(async () => {
    await worker?.close();
    worker = undefined;
    await schedules.keepTo([]);
  });
  afterAll(async () => {
    await schedules.close();
    await backend.close();
    await redis?.stop();
    await test?.stop();
  });

  const names = async () => (await schedules.standing()).map(({ name }) => name).toSorted();

  it('become what they are to be', async () => {
    const wanted = [
      { name: 'a', everyMs: HOUR },
      { name: 'b', everyMs: HOUR },
    ];
    expect(await schedules.keepTo(wanted)).toEqual({ added: 2, removed: 0 });
    expect(await names()).toEqual(['a', 'b']);
    expect(await schedules.keepTo([{ name: 'b', everyMs: HOUR }])).toEqual({
      added: 0,
      removed: 1,
    });
    expect(await names()).toEqual(['b']);
  });

  it('keep their next tick when they are set again as they stand, and by two schedulers at once', async () => {
    const wanted = [{ name: 'a', everyMs: HOUR }];
    await schedules.keepTo(wanted);
    const before = await schedules.standing();
    const second = await openSchedules(backend);
    await Promise.all([schedules.keepTo(wanted), second.keepTo(wanted)]);
    await second.close();
    expect(await schedules.standing()).toEqual(before);
  });

  it('change when the interval does', async () => {
    await schedules.keepTo([{ name: 'a', everyMs: HOUR }]);
    expect(await schedules.keepTo([{ name: 'a', everyMs: 2 * HOUR }])).toMatchObject({ added: 1 });
    expect(await schedules.standing()).toMatchObject([{ name: 'a', everyMs: 2 * HOUR }]);
  });

  it('tick again and again, also after a tick that failed', async () => {
    const ticks: string[] = [];
    const log: string[] = [];
    worker = startScheduleWorker(
      backend,
      async (name) => {
        ticks.push(name);
        if (ticks.length === 1) throw new Error('the database is away');
      },
      (_level, event) => void log.push(event),
    );
    await schedules.keepTo([{ name: 'a', everyMs: 200 }]);
    const ofA = (): number => ticks.filter((name) => name === 'a').length;
    await expect.poll(ofA, { timeout: 20_000 }).toBeGreaterThan(2);
    expect(log).toContain('a tick could not be answered; the next one will');
  });
});
