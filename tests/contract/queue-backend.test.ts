import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sha256 } from '../../src/domain/digest.ts';
import { LossledgerError } from '../../src/domain/errors.ts';
import {
  defineStage,
  type Facilities,
  type Outcome,
  type Stage,
} from '../../src/pipeline/define-stage.ts';
import { STAGE_NAMES, type StageName } from '../../src/pipeline/registry.ts';
import type { RunOptions } from '../../src/pipeline/run-stage.ts';
import { isJobLive, type QueueBackend } from '../../src/queues/backend.ts';
import { jobId } from '../../src/queues/job-id.ts';
import { migratePostgresQueue, openPostgresBackend } from '../../src/queues/postgres-backend.ts';
import { reconcile } from '../../src/queues/reconcile.ts';
import { openRedisBackend } from '../../src/queues/redis-backend.ts';
import {
  handOverOutbox,
  openProducers,
  type Producers,
  startRelay,
} from '../../src/queues/relay.ts';
import { openFolderBlobStore } from '../../src/store/blobs/folder-blob-store.ts';
import { addWork } from '../../src/store/queries/work.ts';
import { type StageWorker, startWorker } from '../../src/workers/start-worker.ts';
import { startWorkers } from '../../src/workers/start-workers.ts';
import { NO_FACTS } from '../_support/no-facts.ts';
import { NO_MEDIA } from '../_support/no-media.ts';
import { NO_OUTSIDE } from '../_support/no-outside.ts';
import { hasRedisServer, type RedisServer, startRedisServer } from '../_support/redis-server.ts';
import { startTestStore, type TestStore } from '../integration/test-store.ts';

const KINDS = hasRedisServer() ? (['postgres', 'redis'] as const) : (['postgres'] as const);
const TIMING = { lockMs: 30_000, stalledCheckMs: 30_000 };
const RETRY = { attempts: 3, baseMs: 100 };
/** What two clocks may differ by. */
const CLOCK_MS = 5;
const NOTHING: Outcome = { kind: 'done', write: async () => [] };

let test: TestStore;
let folder: string;
let facilities: Facilities;
const logged: { event: string; fields: Record<string, unknown> | undefined }[] = [];

beforeAll(async () => {
  test = await startTestStore();
  await migratePostgresQueue(test.url);
  folder = await mkdtemp(path.join(tmpdir(), 'lossledger-blobs-'));
  facilities = {
    db: test.store.db,
    blobs: openFolderBlobStore(folder),
    reader: { extractor: 'none/1', read: () => [], attributionsIn: () => () => [] },
    facts: NO_FACTS,
    ...NO_MEDIA,
    outside: NO_OUTSIDE,
    now: () => new Date(),
  };
});
afterAll(async () => {
  await test.stop();
  await rm(folder, { recursive: true, force: true });
});

const runOptions = (): RunOptions => ({
  facilities,
  log: (_level, event, fields) => void logged.push({ event, fields }),
  signal: new AbortController().signal,
  poisonLimit: 3,
  onNewWork: () => undefined,
});

/** A stage under the name, and so in the queue, of one of the program's own. */
function stageThat(
  name: StageName,
  run: Stage<string, unknown>['run'],
  retry = RETRY,
): Stage<string, unknown> {
  return defineStage({
    name,
    summary: 'A stage of this test.',
    version: 1,
    input: z.unknown(),
    identity: (input) => [JSON.stringify(input)],
    subject: () => 'a thing',
    retry,
    concurrency: 2,
    timeoutMs: 20_000,
    run,
  });
}

let made = 0;

/** New work of a stage, on record and not yet handed over. */
async function newWork(stage: StageName, input: unknown = { n: made }) {
  made += 1;
  const key = sha256(`work ${made}`);
  await addWork(test.store.db, [{ stage, key, subject: 'a thing', stageVersion: 1, input }]);
  return { stage, key, run: 1, input, id: jobId(stage, key, 1) };
}

async function stateOf(key: string): Promise<unknown> {
  const [row] = await test.sql`select state from lossledger.work where key = ${key}`;
  return row?.['state'];
}

/** Resolves when the worker has told the queue how the job ended. */
function ended(worker: StageWorker, id: string, how: 'completed' | 'failed'): Promise<void> {
  return new Promise((resolve) => {
    worker.on(how, (job: { id?: string | undefined } | undefined) => {
      if (job?.id === id) resolve();
    });
  });
}

function latch(): { readonly opened: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe.each(KINDS)('the queue on %s', (kind) => {
  let redis: RedisServer | undefined;
  let backend: QueueBackend;
  let producers: Producers;
  const workers: StageWorker[] = [];

  beforeAll(async () => {
    redis = kind === 'redis' ? await startRedisServer() : undefined;
    const onError = (): void => undefined;
    backend =
      redis === undefined
        ? await openPostgresBackend({ url: test.url, listeners: 4, poolMax: 4, onError })
        : await openRedisBackend({ url: redis.url, prefix: 'test', allowUnsafe: false, onError });
    producers = await openProducers(backend);
  });
  afterAll(async () => {
    await producers.close();
    await backend.close();
    await redis?.stop();
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.close()));
    for (const stage of STAGE_NAMES) {
      await producers.queueOf(stage).resume();
      await producers.queueOf(stage).obliterate({ force: true });
    }
    await test.sql`truncate lossledger.work, lossledger.quarantine`;
  });

  async function workerThat(name: StageName, run: Stage<string, unknown>['run'], retry = RETRY) {
    const worker = startWorker(stageThat(name, run, retry), backend, runOptions(), {
      ...TIMING,
      concurrency: 2,
    });
    workers.push(worker);
    await worker.waitUntilReady();
    return worker;
  }

  /** All that the queue held is gone, as after a crash without AOF or a slip of the hand. */
  async function loseEverything(): Promise<void> {
    if (redis === undefined) {
      await producers.queueOf('capture').obliterate({ force: true });
      return;
    }
    const client = new Redis(redis.url);
    await client.flushall();
    await client.quit();
  }

  it('answers', async () => {
    await expect(backend.probe()).resolves.toBeUndefined();
    expect(backend.kind).toBe(kind);
  });

  it('delivers work with its key, run and input, and the work is settled', async () => {
    const input = { text: 'Кремінна 🇺🇦 "quoted"', nested: [1, null, { a: false }] };
    const work = await newWork('capture', input);
    let seen: unknown;
    let context: unknown;
    const worker = await workerThat('capture', async (given, { work: which }) => {
      seen = given;
      context = which;
      return NOTHING;
    });
    const done = ended(worker, work.id, 'completed');
    await producers.enqueue([work]);
    await done;
    expect(seen).toEqual(input);
    expect(context).toEqual({ key: work.key, run: 1 });
    expect(await stateOf(work.key)).toBe('done');
  });

  it('takes a job once, however often it is handed over', async () => {
    const work = await newWork('capture');
    const queue = producers.queueOf('capture');
    await producers.enqueue([work, work]);
    await producers.enqueue([work]);
    expect(await queue.getWaitingCount()).toBe(1);
    let runs = 0;
    const worker = await workerThat('capture', async () => {
      runs += 1;
      return NOTHING;
    });
    await ended(worker, work.id, 'completed');
    await producers.enqueue([work]);
    expect(await queue.getJobState(work.id)).toBe('completed');
    expect(await queue.getWaitingCount()).toBe(0);
    expect(runs).toBe(1);
  });

  it('takes the same work again under another run', async () => {
    const work = await newWork('capture');
    const again = { ...work, run: 2 };
    await producers.enqueue([work, again]);
    expect(await producers.queueOf('capture').getWaitingCount()).toBe(2);
  });

  it('takes many jobs of several stages at once', async () => {
    const items = [];
    for (let n = 0; n < 20; n += 1) {
      items.push(await newWork(n % 2 === 0 ? 'capture' : 'record'));
    }
    await producers.enqueue(items);
    expect(await producers.queueOf('capture').getWaitingCount()).toBe(10);
    expect(await producers.queueOf('record').getWaitingCount()).toBe(10);
  });

  it('tries again with growing pauses, and no more often than the stage allows', async () => {
    const work = await newWork('capture');
    const starts: number[] = [];
    const worker = await workerThat('capture', async () => {
      starts.push(performance.now());
      throw new Error('flaky');
    });
    const failed = ended(worker, work.id, 'failed');
    await producers.enqueue([work]);
    await failed;
    await expect.poll(() => stateOf(work.key)).toBe('quarantined');
    const [first = 0, second = 0, third = 0, ...more] = starts;
    expect(more).toEqual([]);
    // Half of each pause is left to chance.
    expect(second - first).toBeGreaterThanOrEqual(RETRY.baseMs / 2 - CLOCK_MS);
    expect(third - second).toBeGreaterThanOrEqual(RETRY.baseMs - CLOCK_MS);
  });

  it('tries for as long as it takes when it is the database that is away', async () => {
    const work = await newWork('capture');
    let runs = 0;
    const worker = await workerThat(
      'capture',
      async () => {
        runs += 1;
        if (runs <= RETRY.attempts + 2) throw new LossledgerError('STORE_UNAVAILABLE', 'not yet');
        return NOTHING;
      },
      { ...RETRY, baseMs: 1 },
    );
    const done = ended(worker, work.id, 'completed');
    await producers.enqueue([work]);
    await done;
    expect(await stateOf(work.key)).toBe('done');
  });

  it('fails once what can never work, and keeps the reason without what cannot be stored', async () => {
    const work = await newWork('capture');
    let runs = 0;
    const worker = await workerThat('capture', async () => {
      runs += 1;
      throw new LossledgerError('INPUT_BINARY', 'an image\0 of \uD800');
    });
    const failed = ended(worker, work.id, 'failed');
    await producers.enqueue([work]);
    await failed;
    const job = await producers.queueOf('capture').getJob(work.id);
    expect(await job?.getState()).toBe('failed');
    expect(job?.failedReason).toBe('INPUT_BINARY: an image\uFFFD of \uFFFD');
    expect(runs).toBe(1);
    expect(await stateOf(work.key)).toBe('quarantined');
  });

  it('holds a job back until the time it is told, at no cost in tries', async () => {
    class Throttled extends LossledgerError {
      override get disposition() {
        return 'retry-after' as const;
      }
    }
    const work = await newWork('capture');
    let runs = 0;
    const worker = await workerThat('capture', async () => {
      runs += 1;
      const retryAt = new Date(Date.now() + 30);
      if (runs <= 6) throw new Throttled('UNEXPECTED', 'slow down', { retryAt });
      return NOTHING;
    });
    const done = ended(worker, work.id, 'completed');
    await producers.enqueue([work]);
    await done;
    expect(runs).toBe(7);
    expect(await stateOf(work.key)).toBe('done');
  });

  it('fails a job that names no work, and keeps it in quarantine', async () => {
    const worker = await workerThat('capture', async () => NOTHING);
    const failed = ended(worker, 'not-ours', 'failed');
    const ours = { key: 'short', run: 1, input: {} };
    await producers.queueOf('capture').add('capture', ours, { jobId: 'not-ours' });
    await failed;
    const kept = await test.sql`select code, input from lossledger.quarantine`;
    expect([...kept]).toEqual([{ code: 'PAYLOAD_INVALID', input: ours }]);
  });

  it('delivers nothing of a paused stage until it is resumed', async () => {
    const queue = producers.queueOf('capture');
    await queue.pause();
    expect(await queue.isPaused()).toBe(true);
    const held = await newWork('capture');
    const other = await newWork('record');
    const runs: string[] = [];
    const worker = await workerThat('capture', async (_input, { work }) => {
      runs.push(work.key);
      return NOTHING;
    });
    const elsewhere = await workerThat('record', async () => NOTHING);
    const passed = ended(elsewhere, other.id, 'completed');
    await producers.enqueue([held, other]);
    await passed;
    expect(runs).toEqual([]);
    expect(await isJobLive(queue, held.id)).toBe(true);
    const done = ended(worker, held.id, 'completed');
    await queue.resume();
    await done;
    expect(runs).toEqual([held.key]);
    expect(await queue.isPaused()).toBe(false);
  });

  it('knows which jobs will still be run, in every state', async () => {
    const queue = producers.queueOf('capture');
    const live = (work: { id: string }) => isJobLive(queue, work.id);
    const [waiting, delayed, unknown] = [
      await newWork('capture'),
      await newWork('capture'),
      await newWork('capture'),
    ];
    const { key, run, input } = delayed;
    await queue.add('capture', { key, run, input }, { jobId: delayed.id, delay: 60_000 });
    expect(await live(delayed)).toBe(true);
    expect(await live(unknown)).toBe(false);
    await producers.enqueue([waiting]);
    expect(await live(waiting)).toBe(true);

    const going = latch();
    const active = latch();
    const worker = await workerThat('capture', async (_input, { work }) => {
      if (work.key === waiting.key) {
        active.open();
        await going.opened;
        return NOTHING;
      }
      throw new LossledgerError('INPUT_BINARY', 'an image');
    });
    await active.opened;
    expect(await live(waiting)).toBe(true);
    const completed = ended(worker, waiting.id, 'completed');
    going.open();
    await completed;
    expect(await live(waiting)).toBe(false);

    const failed = ended(worker, unknown.id, 'failed');
    await producers.enqueue([unknown]);
    await failed;
    expect(await live(unknown)).toBe(false);
  });

  it('gets back from the ledger whatever it loses', async () => {
    const works = [await newWork('capture'), await newWork('capture')];
    expect(await handOverOutbox(test.store.db, producers)).toBe(2);
    const soon = new Date(Date.now() + 60_000);
    expect(await reconcile(test.store.db, producers, soon)).toEqual({ looked: 2, returned: 0 });

    await loseEverything();
    expect(await reconcile(test.store.db, producers, new Date(0))).toEqual({
      looked: 0,
      returned: 0,
    });
    expect(await reconcile(test.store.db, producers, soon)).toEqual({ looked: 2, returned: 2 });
    expect(await handOverOutbox(test.store.db, producers)).toBe(2);
    expect(await reconcile(test.store.db, producers, soon)).toEqual({ looked: 2, returned: 0 });

    const worker = await workerThat('capture', async () => NOTHING);
    const [one, other] = works.map((work) => jobId(work.stage, work.key, 2));
    await Promise.all([
      ended(worker, one ?? '', 'completed'),
      ended(worker, other ?? '', 'completed'),
    ]);
    expect(await Promise.all(works.map((work) => stateOf(work.key)))).toEqual(['done', 'done']);
  });

  it('goes on with a worker that lost everything under it', async () => {
    const worker = await workerThat('capture', async () => NOTHING);
    const before = await newWork('capture');
    const first = ended(worker, before.id, 'completed');
    await producers.enqueue([before]);
    await first;
    await loseEverything();
    const after = await newWork('capture');
    const second = ended(worker, after.id, 'completed');
    await producers.enqueue([after]);
    await second;
    expect(await stateOf(after.key)).toBe('done');
  });

  it('is fed by the relay, at once when woken', async () => {
    const worker = await workerThat('capture', async () => NOTHING);
    const relay = startRelay({
      db: test.store.db,
      producers,
      log: () => undefined,
      pollMs: 60_000,
    });
    const work = await newWork('capture');
    const done = ended(worker, work.id, 'completed');
    relay.wake();
    await done;
    await relay.close();
    expect(await stateOf(work.key)).toBe('done');
  });

  describe('a set of workers', () => {
    it('closes at once when nothing runs', async () => {
      const set = await startWorkers(backend, runOptions(), { ...TIMING, only: ['record'] });
      expect(set.stages).toEqual(['record']);
      expect(await set.close(10_000)).toBe('closed');
    });

    it('has one worker for each stage unless it is told which', async () => {
      const set = await startWorkers(backend, runOptions(), TIMING);
      expect(set.stages).toEqual(STAGE_NAMES);
      expect(await set.close(10_000)).toBe('closed');
    });

    it('lets go of a job that does not end within the grace', async () => {
      const begun = latch();
      const going = latch();
      const slow: Facilities = {
        ...facilities,
        blobs: {
          ...facilities.blobs,
          get: async () => {
            begun.open();
            await going.opened;
            throw new LossledgerError('CAPTURE_MISSING', 'gone');
          },
        },
      };
      const work = await newWork('capture', {
        sha256: 'a'.repeat(64),
        bytes: 1,
        url: null,
        name: 'slow.txt',
        source: 'supplied',
        capturedAt: '2024-01-01T00:00:00.000Z',
      });
      const run = { ...runOptions(), facilities: slow };
      const set = await startWorkers(backend, run, { ...TIMING, only: ['capture'] });
      await producers.enqueue([work]);
      await begun.opened;
      const closing = performance.now();
      expect(await set.close(100)).toBe('forced');
      expect(performance.now() - closing).toBeLessThan(2_000);
      // In a process that goes on, the job ends all the same, and its worker with it.
      going.open();
      await expect.poll(() => stateOf(work.key)).toBe('quarantined');
      expect(await set.close(10_000)).toBe('closed');
    });
  });
});

describe('a relay whose queue does not answer', () => {
  it('says so, keeps the work in the outbox, and meets it again when woken', async () => {
    const work = await newWork('capture');
    const handed: string[] = [];
    let answers = false;
    const refused = latch();
    const accepted = latch();
    const producers: Producers = {
      queueOf: () => {
        throw new Error('not asked for');
      },
      enqueue: async (items) => {
        if (!answers) throw new Error('the queue is gone');
        handed.push(...items.map((item) => item.key));
        accepted.open();
      },
      close: async () => undefined,
    };
    const relay = startRelay({
      db: test.store.db,
      producers,
      log: (_level, event, fields) => {
        logged.push({ event, fields });
        refused.open();
      },
      pollMs: 60_000,
    });
    await refused.opened;
    expect(logged.at(-1)).toEqual({
      event: 'relay could not hand over work',
      fields: { code: 'UNEXPECTED', reason: 'the queue is gone' },
    });
    const [row] = await test.sql`select handed_at from lossledger.work where key = ${work.key}`;
    expect(row).toEqual({ handed_at: null });
    answers = true;
    relay.wake();
    await accepted.opened;
    await relay.close();
    expect(handed).toEqual([work.key]);
    await test.sql`truncate lossledger.work`;
  });
});

describe.runIf(hasRedisServer())('a Redis that may lose jobs', () => {
  let redis: RedisServer;
  let client: Redis;
  beforeAll(async () => {
    redis = await startRedisServer();
    client = new Redis(redis.url);
  });
  afterAll(async () => {
    await client.quit();
    await redis.stop();
  });

  const open = (allowUnsafe: boolean) =>
    openRedisBackend({ url: redis.url, prefix: 'test', allowUnsafe, onError: () => undefined });

  it.each([
    ['maxmemory-policy', 'allkeys-lru', 'noeviction'],
    ['appendonly', 'no', 'yes'],
  ])('is refused by what %s %s means, and taken when that is allowed', async (name, bad, good) => {
    await client.config('SET', name, bad);
    await expect(open(false)).rejects.toMatchObject({
      code: 'REDIS_UNSAFE',
      message: expect.stringContaining(name),
    });
    const backend = await open(true);
    await backend.close();
    await client.config('SET', name, good);
    await (await open(false)).close();
    // Redis does not end while it writes its first AOF.
    await expect.poll(() => client.info('persistence')).toContain('aof_rewrite_in_progress:0');
  });
});

describe('a server that does not answer', () => {
  let mute: Server;
  beforeAll(async () => {
    mute = createServer((socket) => void socket.on('error', () => undefined).resume());
    mute.listen(0, '127.0.0.1');
    await once(mute, 'listening');
  });
  afterAll(async () => {
    mute.close();
    await once(mute, 'close');
  });

  const onError = (): void => undefined;
  const openers = {
    postgres: (port: number) =>
      openPostgresBackend({
        url: `postgres://nobody:secret@127.0.0.1:${port}/none`,
        listeners: 1,
        poolMax: 2,
        onError,
      }),
    redis: (port: number) =>
      openRedisBackend({
        url: `redis://nobody:secret@127.0.0.1:${port}`,
        prefix: 'test',
        allowUnsafe: false,
        onError,
      }),
    'migration of the queue in postgres': (port: number) =>
      migratePostgresQueue(`postgres://nobody:secret@127.0.0.1:${port}/none`),
  };

  it.each(Object.entries(openers))(
    'makes opening %s fail soon on a dead port',
    async (_kind, open) => {
      const began = performance.now();
      // Port 1 (tcpmux) is not in use on any machine of today.
      await expect(open(1)).rejects.toMatchObject({
        code: 'QUEUE_UNAVAILABLE',
        message: expect.not.stringContaining('secret'),
      });
      expect(performance.now() - began).toBeLessThan(6_000);
    },
  );

  it.concurrent.each(Object.entries(openers))(
    'makes opening %s fail within six seconds when it takes the call and says nothing',
    async (_kind, open) => {
      const address = mute.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const began = performance.now();
      await expect(open(port)).rejects.toMatchObject({ code: 'QUEUE_UNAVAILABLE' });
      expect(performance.now() - began).toBeLessThan(6_500);
    },
  );
});
