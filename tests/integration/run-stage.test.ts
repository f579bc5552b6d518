import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LossledgerError } from '../../src/domain/errors.ts';
import {
  defineStage,
  type Outcome,
  type Stage,
  type StageContext,
  workFor,
  workKey,
} from '../../src/pipeline/define-stage.ts';
import { type RunOptions, runStage } from '../../src/pipeline/run-stage.ts';
import { openFolderBlobStore } from '../../src/store/blobs/folder-blob-store.ts';
import { openStore } from '../../src/store/connection.ts';
import { addWork, putInQuarantine, startWork } from '../../src/store/queries/work.ts';
import { NO_FACTS } from '../_support/no-facts.ts';
import { NO_MEDIA } from '../_support/no-media.ts';
import { NO_OUTSIDE } from '../_support/no-outside.ts';
import { startTestStore, type TestStore } from './test-store.ts';

interface Input {
  readonly name: string;
}

type Run = (input: Input, context: StageContext) => Promise<Outcome>;

const NOTHING: Outcome = { kind: 'done', write: async () => [] };

function stageThat(run: Run, change: Partial<Stage<'tiny', Input>> = {}): Stage<'tiny', Input> {
  return defineStage({
    name: 'tiny',
    summary: 'A stage of this test.',
    version: 3,
    input: z.strictObject({ name: z.string() }),
    identity: (input) => [input.name],
    subject: (input) => `thing ${input.name}`,
    retry: { attempts: 3, baseMs: 1 },
    concurrency: 1,
    timeoutMs: 10_000,
    run,
    ...change,
  });
}

const failing =
  (error: unknown): Run =>
  () =>
    Promise.reject(error);

let test: TestStore;
let folder: string;
let options: RunOptions;
let woken = 0;
let logged: { level: string; event: string; fields: Record<string, unknown> | undefined }[] = [];

beforeAll(async () => {
  test = await startTestStore();
  folder = await mkdtemp(path.join(tmpdir(), 'lossledger-blobs-'));
  options = {
    facilities: {
      db: test.store.db,
      blobs: openFolderBlobStore(folder),
      reader: { extractor: 'none/1', read: () => [], attributionsIn: () => () => [] },
      facts: NO_FACTS,
      ...NO_MEDIA,
      outside: NO_OUTSIDE,
      now: () => new Date(),
    },
    log: (level, event, fields) => void logged.push({ level, event, fields }),
    signal: new AbortController().signal,
    poisonLimit: 2,
    onNewWork: () => {
      woken += 1;
    },
  };
});
afterAll(async () => {
  await test.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await test.sql`truncate lossledger.work, lossledger.quarantine`;
  woken = 0;
  logged = [];
});

const INPUT: Input = { name: 'a' };

/** Puts the work on record and gives back what its job carries. */
async function jobOf(stage: Stage<'tiny', Input>, input: unknown = INPUT) {
  const key = workKey(stage, INPUT);
  await addWork(test.store.db, [{ ...workFor(stage, INPUT), input }]);
  return { key, run: 1, input };
}

async function row() {
  const [only, ...more] = await test.sql`
    select state, outcome, attempts, unanswered, fence, error_code, error_message, next
    from lossledger.work where stage = 'tiny'`;
  expect(more).toEqual([]);
  return only;
}

async function quarantined() {
  return [
    ...(await test.sql`
      select stage, subject_key, work_key, subject, stage_version, code, message, detail, input, times
      from lossledger.quarantine`),
  ];
}

describe('a run that is done', () => {
  it('writes result, state, note and the next work together, and wakes the relay', async () => {
    const stage = stageThat(async (input) => ({
      kind: 'done',
      note: 'as it should',
      write: async (tx) => {
        await tx.execute(
          sql`insert into lossledger.sources (source_id, kind) values (${input.name}, 'test')`,
        );
        return [{ stage: 'next', key: 'n', subject: 's', stageVersion: 1, input: {} }];
      },
    }));
    const verdict = await runStage(stage, await jobOf(stage), options);
    expect(verdict).toEqual({ verdict: 'finished', state: 'done' });
    expect(await row()).toMatchObject({
      state: 'done',
      outcome: 'as it should',
      next: [{ stage: 'next', key: 'n' }],
    });
    const written = await test.sql`
      select (select count(*)::integer from lossledger.sources where source_id = 'a') as sources,
             (select state from lossledger.work where stage = 'next') as next`;
    expect([...written]).toEqual([{ sources: 1, next: 'waiting' }]);
    expect(woken).toBe(1);
  });

  it('is logged once, with its work and how long it took', async () => {
    const stage = stageThat(async () => NOTHING);
    const job = await jobOf(stage);
    await runStage(stage, job, options);
    expect(logged).toEqual([
      {
        level: 'info',
        event: 'tiny done',
        fields: {
          stage: 'tiny',
          result: 'done',
          durationMs: expect.any(Number),
          key: job.key,
          run: 1,
          subject: 'thing a',
        },
      },
    ]);
  });

  it('does not wake the relay without new work', async () => {
    const stage = stageThat(async () => NOTHING);
    await runStage(stage, await jobOf(stage), options);
    expect(woken).toBe(0);
  });

  it('writes nothing at all when writing fails halfway', async () => {
    const stage = stageThat(async () => ({
      kind: 'done',
      write: async (tx) => {
        await tx.execute(
          sql`insert into lossledger.sources (source_id, kind) values ('half', 'test')`,
        );
        await tx.execute(sql`select 1 / 0`);
        return [];
      },
    }));
    const verdict = await runStage(stage, await jobOf(stage), options);
    expect(verdict).toMatchObject({ verdict: 'try-again', error: { code: 'UNEXPECTED' } });
    expect(await test.sql`select from lossledger.sources where source_id = 'half'`).toHaveLength(0);
    expect(await row()).toMatchObject({ state: 'waiting', attempts: 1 });
  });

  it('gets its work, its input and the world it may use', async () => {
    let seen: StageContext | undefined;
    const stage = stageThat(async (_input, context) => {
      seen = context;
      return NOTHING;
    });
    const job = await jobOf(stage);
    await runStage(stage, job, options);
    expect(seen).toMatchObject({ work: { key: job.key, run: 1 }, ...options.facilities });
    expect(seen?.signal.aborted).toBe(false);
  });
});

it('settles work that was skipped, with the reason', async () => {
  const stage = stageThat(async () => ({ kind: 'skipped', reason: 'nothing in it' }));
  expect(await runStage(stage, await jobOf(stage), options)).toEqual({
    verdict: 'finished',
    state: 'skipped',
  });
  expect(await row()).toMatchObject({ state: 'skipped', outcome: 'nothing in it' });
});

describe('a delivery that comes too late', () => {
  it('does nothing when the work is settled', async () => {
    let runs = 0;
    const stage = stageThat(async () => {
      runs += 1;
      return NOTHING;
    });
    const job = await jobOf(stage);
    await runStage(stage, job, options);
    expect(await runStage(stage, job, options)).toEqual({ verdict: 'finished', state: 'stale' });
    expect(runs).toBe(1);
  });

  it('does nothing when the work runs under another number, or is not on record', async () => {
    const stage = stageThat(async () => NOTHING);
    const job = await jobOf(stage);
    for (const stale of [
      { ...job, run: 2 },
      { ...job, key: 'f'.repeat(64) },
    ]) {
      expect(await runStage(stage, stale, options)).toEqual({
        verdict: 'finished',
        state: 'stale',
      });
    }
    expect(await row()).toMatchObject({ state: 'waiting', fence: 0 });
  });

  it.each(['done', 'skipped', 'failed'] as const)(
    'writes nothing when another delivery started in between, having %s',
    async (how) => {
      let starts = 0;
      const stage: Stage<'tiny', Input> = stageThat(async () => {
        starts += 1;
        await startWork(test.store.db, { stage: 'tiny', key: workKey(stage, INPUT), run: 1 });
        if (how === 'failed') throw new LossledgerError('INPUT_MISSING', 'gone');
        if (how === 'skipped') return { kind: 'skipped', reason: 'late' };
        return {
          kind: 'done',
          write: async (tx) => {
            await tx.execute(
              sql`insert into lossledger.sources (source_id, kind) values ('late', 'test')`,
            );
            return [{ stage: 'next', key: 'n', subject: 's', stageVersion: 1, input: {} }];
          },
        };
      });
      await runStage(stage, await jobOf(stage), options);
      expect(starts).toBe(1);
      expect(await row()).toMatchObject({
        state: 'waiting',
        fence: 2,
        outcome: null,
        error_code: null,
      });
      expect(await test.sql`select from lossledger.sources where source_id = 'late'`).toHaveLength(
        0,
      );
      expect(await test.sql`select from lossledger.work where stage = 'next'`).toHaveLength(0);
      expect(woken).toBe(0);
    },
  );

  it('says that it was stale, whatever came of it', async () => {
    const stage: Stage<'tiny', Input> = stageThat(async () => {
      await startWork(test.store.db, { stage: 'tiny', key: workKey(stage, INPUT), run: 1 });
      throw new LossledgerError('INPUT_BINARY', 'an image');
    });
    expect(await runStage(stage, await jobOf(stage), options)).toEqual({
      verdict: 'finished',
      state: 'stale',
    });
    expect(logged.map((line) => line.event)).toEqual(['tiny stale']);
    expect(await quarantined()).toEqual([]);
  });
});

describe('a run that fails', () => {
  it('is tried again, and quarantined when its tries run out', async () => {
    const stage = stageThat(failing(new Error('flaky')));
    const job = await jobOf(stage);
    for (const attempts of [1, 2]) {
      const verdict = await runStage(stage, job, options);
      expect(verdict).toMatchObject({ verdict: 'try-again', error: { code: 'UNEXPECTED' } });
      expect(await row()).toMatchObject({ state: 'waiting', attempts, unanswered: 0 });
    }
    expect(await runStage(stage, job, options)).toMatchObject({ verdict: 'give-up' });
    expect(await row()).toMatchObject({ state: 'quarantined', error_code: 'UNEXPECTED' });
    expect(await quarantined()).toEqual([
      {
        stage: 'tiny',
        subject_key: job.key,
        work_key: job.key,
        subject: 'thing a',
        stage_version: 3,
        code: 'UNEXPECTED',
        message: 'flaky',
        detail: expect.stringMatching(/^\s+at /),
        input: INPUT,
        times: 1,
      },
    ]);
    expect(logged.map((line) => line.level)).toEqual(['warn', 'warn', 'error']);
  });

  it('is not tried again when it can never work, and does not fill the quarantine', async () => {
    const stage = stageThat(failing(new LossledgerError('INPUT_MISSING', 'no such file')));
    const job = await jobOf(stage);
    expect(await runStage(stage, job, options)).toMatchObject({
      verdict: 'give-up',
      error: { code: 'INPUT_MISSING' },
    });
    expect(await row()).toMatchObject({ state: 'failed', error_message: 'no such file' });
    expect(await quarantined()).toEqual([]);
    expect(await runStage(stage, job, options)).toMatchObject({
      verdict: 'finished',
      state: 'stale',
    });
  });

  it('is quarantined at once when its input is poison', async () => {
    const stage = stageThat(failing(new LossledgerError('INPUT_BINARY', 'an image')));
    expect(await runStage(stage, await jobOf(stage), options)).toMatchObject({
      verdict: 'give-up',
    });
    expect(await row()).toMatchObject({ state: 'quarantined' });
    expect(await quarantined()).toMatchObject([{ code: 'INPUT_BINARY', message: 'an image' }]);
  });

  it('waits until the time it is told, and uses up no try', async () => {
    class Throttled extends LossledgerError {
      override get disposition() {
        return 'retry-after' as const;
      }
    }
    const retryAt = new Date('2030-01-01T00:00:00Z');
    const stage = stageThat(failing(new Throttled('UNEXPECTED', 'slow down', { retryAt })));
    const job = await jobOf(stage);
    for (let n = 0; n < 5; n += 1) {
      expect(await runStage(stage, job, options)).toMatchObject({ verdict: 'try-at', at: retryAt });
    }
    expect(await row()).toMatchObject({ state: 'waiting', attempts: 0, unanswered: 0 });
  });

  it('uses up a try when it is told to wait without a time', async () => {
    class Throttled extends LossledgerError {
      override get disposition() {
        return 'retry-after' as const;
      }
    }
    const stage = stageThat(failing(new Throttled('UNEXPECTED', 'slow down')));
    expect(await runStage(stage, await jobOf(stage), options)).toMatchObject({
      verdict: 'try-again',
    });
    expect(await row()).toMatchObject({ attempts: 1 });
  });

  it('may throw what is no error', async () => {
    const stage = stageThat(failing('just words'));
    expect(await runStage(stage, await jobOf(stage), options)).toMatchObject({
      verdict: 'try-again',
    });
    expect(await row()).toMatchObject({ error_code: 'UNEXPECTED', error_message: 'just words' });
  });

  it('may throw before it returns a promise', async () => {
    const stage = stageThat(() => {
      throw new LossledgerError('INPUT_BINARY', 'at once');
    });
    expect(await runStage(stage, await jobOf(stage), options)).toMatchObject({
      verdict: 'give-up',
    });
  });

  it('may speak in text that Postgres refuses', async () => {
    const bad = 'a\0b\uD800c';
    const stage = stageThat(failing(new LossledgerError('INPUT_BINARY', bad)), {
      subject: () => bad,
    });
    const retried = stageThat(failing(new Error(bad)));
    expect(await runStage(retried, await jobOf(retried), options)).toMatchObject({
      verdict: 'try-again',
    });
    expect(await runStage(stage, await jobOf(stage), options)).toMatchObject({
      verdict: 'give-up',
    });
    expect(await row()).toMatchObject({ error_message: 'a\uFFFDb\uFFFDc' });
    expect(await quarantined()).toMatchObject([
      { subject: 'a\uFFFDb\uFFFDc', message: 'a\uFFFDb\uFFFDc' },
    ]);
  });

  it('keeps how often the same work was quarantined', async () => {
    const stage = stageThat(failing(new LossledgerError('INPUT_BINARY', 'an image')));
    const job = await jobOf(stage);
    await runStage(stage, job, options);
    await test.sql`update lossledger.work set state = 'waiting', run = 2`;
    await runStage(stage, { ...job, run: 2 }, options);
    expect(await quarantined()).toMatchObject([{ times: 2 }]);
  });
});

describe('a run that meets a server that is away', () => {
  it.each(['STORE_UNAVAILABLE', 'QUEUE_UNAVAILABLE', 'DISK_FULL'] as const)(
    'is tried again for as long as it takes: %s',
    async (code) => {
      const stage = stageThat(failing(new LossledgerError(code, 'not now')));
      const job = await jobOf(stage);
      for (let n = 0; n < 5; n += 1) {
        expect(await runStage(stage, job, options)).toMatchObject({ verdict: 'try-again' });
      }
      expect(await row()).toMatchObject({ state: 'waiting', attempts: 0, unanswered: 0 });
    },
  );
});

describe('a run that takes too long', () => {
  it('is tried again, and is told to stop', async () => {
    let told: unknown;
    const stage = stageThat(
      async (_input, { signal }) => {
        await delay(60_000, undefined, { signal, ref: false }).catch(() => {
          told = signal.reason;
        });
        return NOTHING;
      },
      { timeoutMs: 20 },
    );
    expect(await runStage(stage, await jobOf(stage), options)).toMatchObject({
      verdict: 'try-again',
      error: { code: 'TIMED_OUT', message: 'tiny took over 20 ms.' },
    });
    expect(told).toMatchObject({ code: 'TIMED_OUT' });
    expect(await row()).toMatchObject({ state: 'waiting', attempts: 1, error_code: 'TIMED_OUT' });
  });

  it('is told to stop when its worker ends', async () => {
    const closing = new AbortController();
    const stage = stageThat(async (_input, { signal }) => {
      const stopped = delay(60_000, undefined, { signal, ref: false });
      closing.abort(new LossledgerError('INTERRUPTED', 'Stopped by SIGTERM.'));
      await stopped;
      return NOTHING;
    });
    expect(
      await runStage(stage, await jobOf(stage), { ...options, signal: closing.signal }),
    ).toMatchObject({ verdict: 'try-again' });
    expect(await row()).toMatchObject({ state: 'waiting' });
  });
});

describe('work whose worker dies', () => {
  it('runs again, and is quarantined as poison once it has died too often in a row', async () => {
    let runs = 0;
    const stage = stageThat(async () => {
      runs += 1;
      return NOTHING;
    });
    const job = await jobOf(stage);
    const die = () => startWork(test.store.db, { stage: 'tiny', key: job.key, run: 1 });
    await die();
    await die();
    expect(await runStage(stage, job, options)).toMatchObject({
      verdict: 'give-up',
      error: { code: 'POISON', message: expect.stringContaining('2 times in a row') },
    });
    expect(runs).toBe(0);
    expect(await row()).toMatchObject({
      state: 'quarantined',
      error_code: 'POISON',
      unanswered: 0,
    });
    expect(await quarantined()).toMatchObject([{ code: 'POISON', subject: 'thing a' }]);
  });

  it('is given another chance as long as it has died less often', async () => {
    const stage = stageThat(async () => NOTHING);
    const job = await jobOf(stage);
    await startWork(test.store.db, { stage: 'tiny', key: job.key, run: 1 });
    expect(await runStage(stage, job, options)).toMatchObject({ state: 'done' });
    expect(await row()).toMatchObject({ unanswered: 0 });
  });
});

describe('a job that its stage does not take', () => {
  it('is quarantined with its input and with what is wrong in it', async () => {
    const stage = stageThat(async () => NOTHING);
    const job = await jobOf(stage, { name: 7 });
    expect(await runStage(stage, job, options)).toMatchObject({
      verdict: 'give-up',
      error: { code: 'PAYLOAD_INVALID', message: expect.stringContaining('name') },
    });
    expect(await row()).toMatchObject({ state: 'quarantined' });
    expect(await quarantined()).toMatchObject([{ code: 'PAYLOAD_INVALID', input: { name: 7 } }]);
  });

  it.each([
    [undefined],
    [null],
    ['text'],
    [{}],
    [{ key: 'short', run: 1, input: {} }],
    [{ key: 'f'.repeat(64), run: 0, input: {} }],
    [{ key: 'f'.repeat(64), run: 1, input: {}, more: true }],
    [{ key: 'a\0\uD800', run: 1 }],
  ])('is kept when it names no work: %j', async (data) => {
    const stage = stageThat(async () => NOTHING);
    for (const _ of [1, 2]) {
      expect(await runStage(stage, data, options)).toMatchObject({
        verdict: 'give-up',
        error: { code: 'PAYLOAD_INVALID' },
      });
    }
    expect(await quarantined()).toMatchObject([
      { stage: 'tiny', work_key: '', code: 'PAYLOAD_INVALID', times: 2 },
    ]);
  });

  it('is kept apart from another one that begins alike', async () => {
    const stage = stageThat(async () => NOTHING);
    await runStage(stage, { junk: 'x'.repeat(1_000), n: 1 }, options);
    await runStage(stage, { junk: 'x'.repeat(1_000), n: 2 }, options);
    expect(await quarantined()).toHaveLength(2);
  });
});

describe('a database that does not answer', () => {
  it('makes the job be tried again, and uses up no try of the work', async () => {
    const dead = openStore({
      url: 'postgres://nobody@127.0.0.1:1/none',
      poolMax: 1,
      applicationName: 'lossledger test',
    });
    const stage = stageThat(async () => NOTHING);
    const without = { ...options, facilities: { ...options.facilities, db: dead.db } };
    expect(await runStage(stage, await jobOf(stage), without)).toMatchObject({
      verdict: 'try-again',
      error: { code: 'STORE_UNAVAILABLE' },
    });
    expect(await runStage(stage, 'no job', without)).toMatchObject({
      verdict: 'try-again',
      error: { code: 'STORE_UNAVAILABLE' },
    });
    await dead.close();
    expect(await row()).toMatchObject({ attempts: 0, fence: 0 });
  });
});

it('keeps a part that failed alone under the work it belongs to', async () => {
  const stage = stageThat(async (_input, context) => ({
    kind: 'done',
    write: async (tx) => {
      await putInQuarantine(tx, {
        stage: 'tiny',
        subjectKey: 'part/1',
        workKey: context.work.key,
        subject: 'part 1',
        stageVersion: 3,
        code: 'UNEXPECTED',
        message: 'one bad part',
        detail: null,
        input: {},
      });
      return [];
    },
  }));
  const job = await jobOf(stage);
  expect(await runStage(stage, job, options)).toMatchObject({ state: 'done' });
  expect(await quarantined()).toMatchObject([{ subject_key: 'part/1', work_key: job.key }]);
});
