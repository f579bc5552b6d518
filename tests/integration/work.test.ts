import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  dropQuarantined,
  listQuarantine,
  requeueWork,
  stageStatus,
} from '../../src/store/queries/operator.ts';
import {
  addWork,
  handedBefore,
  handOver,
  type NewWork,
  noteFailedAttempt,
  type OutboxItem,
  putInQuarantine,
  returnToOutbox,
  settleWork,
  startWork,
} from '../../src/store/queries/work.ts';
import { startTestStore, type TestStore } from './test-store.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startTestStore();
});
afterAll(async () => {
  await test.stop();
});
beforeEach(async () => {
  await test.sql`truncate lossledger.work, lossledger.quarantine, lossledger.operator_actions`;
});

const item = (key: string, change: Partial<NewWork> = {}): NewWork => ({
  stage: 'extract',
  key,
  subject: `document ${key}`,
  stageVersion: 1,
  input: { key },
  ...change,
});

const A = { stage: 'extract', key: 'a' };

async function row(key = 'a') {
  const [found] = await test.sql`
    select run, state, fence, unanswered, attempts, outcome, error_code, error_message, subject,
      input, next, handed_at is not null as handed
    from lossledger.work where stage = 'extract' and key = ${key}`;
  return found;
}

async function started(key = 'a', run = 1) {
  const begun = await startWork(test.store.db, { stage: 'extract', key, run });
  if (begun === null) throw new Error('the work did not start');
  return begun;
}

const no = (): void => undefined;

describe('addWork', () => {
  it('puts work into the outbox', async () => {
    await addWork(test.store.db, [item('a')]);
    expect(await row()).toMatchObject({
      run: 1,
      state: 'waiting',
      handed: false,
      input: { key: 'a' },
    });
  });

  it('leaves work that is on record as it is, whatever its state', async () => {
    await addWork(test.store.db, [item('a')]);
    const { fence } = await started();
    await settleWork(test.store.db, { ...A, fence }, { state: 'done', outcome: 'two posts' });
    const before = await row();
    await addWork(test.store.db, [item('a', { subject: 'another', input: {} }), item('b')]);
    expect(await row()).toEqual(before);
    expect(await row('b')).toMatchObject({ state: 'waiting' });
  });

  it('takes the same work twice in one call, and none', async () => {
    await addWork(test.store.db, [item('a'), item('a')]);
    await addWork(test.store.db, []);
    expect(await test.sql`select key from lossledger.work`).toHaveLength(1);
  });

  it('takes more than fits one statement', async () => {
    await addWork(
      test.store.db,
      Array.from({ length: 2_500 }, (_, n) => item(`many ${n}`)),
    );
    expect(await test.sql`select key from lossledger.work`).toHaveLength(2_500);
  });

  it('keeps text that Postgres refuses, with a mark in its place', async () => {
    await addWork(test.store.db, [
      item('a', { subject: 'a\0b\uD800', input: { 'k\0': ['\uDC00'] } }),
    ]);
    expect(await row()).toMatchObject({
      subject: 'a\uFFFDb\uFFFD',
      input: { 'k\uFFFD': ['\uFFFD'] },
    });
  });
});

describe('startWork', () => {
  it('hands out a higher fence at each start, and counts those that gave no answer', async () => {
    await addWork(test.store.db, [item('a')]);
    expect(await started()).toEqual({ fence: 1, unanswered: 0, attempts: 0 });
    expect(await started()).toEqual({ fence: 2, unanswered: 1, attempts: 0 });
    expect(await started()).toEqual({ fence: 3, unanswered: 2, attempts: 0 });
  });

  it('counts from nothing again after an answer', async () => {
    await addWork(test.store.db, [item('a')]);
    await started();
    const { fence } = await started();
    const failure = { code: 'UNEXPECTED', message: 'no\0' };
    await noteFailedAttempt(test.store.db, { ...A, fence }, failure, true);
    expect(await row()).toMatchObject({
      attempts: 1,
      unanswered: 0,
      error_code: 'UNEXPECTED',
      error_message: 'no\uFFFD',
    });
    expect(await started()).toMatchObject({ attempts: 1, unanswered: 0 });
  });

  it('does not start what is settled, what runs under another number, or what nobody knows', async () => {
    await addWork(test.store.db, [item('a'), item('b')]);
    const { fence } = await started();
    await settleWork(test.store.db, { ...A, fence }, { state: 'done' });
    expect(await startWork(test.store.db, { ...A, run: 1 })).toBeNull();
    expect(await startWork(test.store.db, { stage: 'extract', key: 'b', run: 2 })).toBeNull();
    expect(await startWork(test.store.db, { stage: 'extract', key: 'c', run: 1 })).toBeNull();
    expect(await startWork(test.store.db, { stage: 'record', key: 'b', run: 1 })).toBeNull();
  });

  it('gives two deliveries at the same time different fences', async () => {
    await addWork(test.store.db, [item('a')]);
    const both = await Promise.all([started(), started()]);
    expect(both.map((begun) => begun.fence).toSorted()).toEqual([1, 2]);
  });
});

describe('settleWork', () => {
  it('writes how the work ended and what follows from it', async () => {
    await addWork(test.store.db, [item('a')]);
    const { fence } = await started();
    const next = [item('x', { stage: 'record' })];
    expect(await settleWork(test.store.db, { ...A, fence }, { state: 'done', next })).toBe(true);
    expect(await row()).toMatchObject({
      state: 'done',
      unanswered: 0,
      next: [{ stage: 'record', key: 'x' }],
    });
  });

  it('writes nothing under a fence that a later start took away', async () => {
    await addWork(test.store.db, [item('a')]);
    const slow = await started();
    const quick = await started();
    expect(await settleWork(test.store.db, { ...A, fence: slow.fence }, { state: 'done' })).toBe(
      false,
    );
    await noteFailedAttempt(
      test.store.db,
      { ...A, fence: slow.fence },
      { code: 'UNEXPECTED', message: '' },
      true,
    );
    expect(await row()).toMatchObject({ state: 'waiting', attempts: 0, error_code: null });
    expect(await settleWork(test.store.db, { ...A, fence: quick.fence }, { state: 'failed' })).toBe(
      true,
    );
  });

  it('settles once', async () => {
    await addWork(test.store.db, [item('a')]);
    const { fence } = await started();
    expect(await settleWork(test.store.db, { ...A, fence }, { state: 'done' })).toBe(true);
    expect(await settleWork(test.store.db, { ...A, fence }, { state: 'failed' })).toBe(false);
    expect(await row()).toMatchObject({ state: 'done' });
  });

  it('keeps text that Postgres refuses, with a mark in its place', async () => {
    await addWork(test.store.db, [item('a')]);
    const { fence } = await started();
    const settlement = {
      state: 'failed',
      errorCode: 'UNEXPECTED',
      errorMessage: '\0',
      outcome: '\uD800',
    } as const;
    await settleWork(test.store.db, { ...A, fence }, settlement);
    expect(await row()).toMatchObject({ error_message: '\uFFFD', outcome: '\uFFFD' });
  });
});

describe('handOver', () => {
  it('hands over what waits, with its run and input, and marks it', async () => {
    await addWork(test.store.db, [item('a'), item('b', { stage: 'record' })]);
    const handed: OutboxItem[] = [];
    const hand = async (items: readonly OutboxItem[]) => void handed.push(...items);
    expect(await handOver(test.store.db, 10, hand, no)).toBe(2);
    expect(handed.toSorted((one, other) => (one.key < other.key ? -1 : 1))).toEqual([
      { stage: 'extract', key: 'a', run: 1, input: { key: 'a' } },
      { stage: 'record', key: 'b', run: 1, input: { key: 'b' } },
    ]);
    expect(await row()).toMatchObject({ handed: true, state: 'waiting' });
    expect(await handOver(test.store.db, 10, hand, no)).toBe(0);
  });

  it('takes no more than it is asked for, oldest first', async () => {
    for (const key of ['first', 'second', 'third']) await addWork(test.store.db, [item(key)]);
    const handed: string[] = [];
    const hand = async (items: readonly OutboxItem[]) =>
      void handed.push(...items.map((each) => each.key));
    expect(await handOver(test.store.db, 2, hand, no)).toBe(2);
    expect(handed.toSorted()).toEqual(['first', 'second']);
  });

  it('marks nothing when the queue refuses', async () => {
    await addWork(test.store.db, [item('a')]);
    const hand = () => Promise.reject(new Error('the queue is gone'));
    await expect(handOver(test.store.db, 10, hand, no)).rejects.toThrow('the queue is gone');
    expect(await row()).toMatchObject({ handed: false, state: 'waiting', run: 1 });
  });

  it('marks nothing when the process ends after the queue took it, so that it is handed again', async () => {
    await addWork(test.store.db, [item('a')]);
    const handed: OutboxItem[] = [];
    const hand = async (items: readonly OutboxItem[]) => void handed.push(...items);
    const crash = (): never => {
      throw new Error('the power went');
    };
    await expect(handOver(test.store.db, 10, hand, crash)).rejects.toThrow('the power went');
    await handOver(test.store.db, 10, hand, no);
    expect(handed).toHaveLength(2);
    expect(handed[0]).toEqual(handed[1]);
  });

  it('gives two relays at the same time different work', async () => {
    await addWork(test.store.db, [item('a'), item('b')]);
    const handed: string[] = [];
    let bothHold: () => void = no;
    const both = new Promise<void>((resolve) => {
      bothHold = resolve;
    });
    const hand = async (items: readonly OutboxItem[]) => {
      handed.push(...items.map((each) => each.key));
      if (handed.length === 2) bothHold();
      await both;
    };
    const counts = await Promise.all([
      handOver(test.store.db, 1, hand, no),
      handOver(test.store.db, 1, hand, no),
    ]);
    expect(counts).toEqual([1, 1]);
    expect(handed.toSorted()).toEqual(['a', 'b']);
  });

  it('leaves alone what is settled', async () => {
    await addWork(test.store.db, [item('a')]);
    const { fence } = await started();
    await settleWork(test.store.db, { ...A, fence }, { state: 'done' });
    expect(
      await handOver(test.store.db, 10, () => Promise.reject(new Error('nothing to hand')), no),
    ).toBe(0);
  });
});

describe('work that the queue lost', () => {
  const soon = () => new Date(Date.now() + 60_000);

  it('is found by when it was handed over, page by page', async () => {
    await addWork(test.store.db, [item('a'), item('b'), item('c'), item('still in the outbox')]);
    await test.sql`update lossledger.work set handed_at = now() where key <> 'still in the outbox'`;
    const first = await handedBefore(test.store.db, soon(), null, 2);
    const last = first.at(-1) ?? null;
    const rest = await handedBefore(test.store.db, soon(), last, 2);
    expect([...first, ...rest].map((each) => each.key)).toEqual(['a', 'b', 'c']);
    expect(await handedBefore(test.store.db, new Date(0), null, 10)).toEqual([]);
  });

  it('goes back to the outbox under a new run', async () => {
    await addWork(test.store.db, [item('a')]);
    await handOver(test.store.db, 10, async () => undefined, no);
    expect(await returnToOutbox(test.store.db, [{ ...A, run: 1 }])).toBe(1);
    expect(await row()).toMatchObject({ run: 2, handed: false, state: 'waiting' });
  });

  it('stays where it is when it was settled or returned in the meantime', async () => {
    await addWork(test.store.db, [item('a'), item('b')]);
    await returnToOutbox(test.store.db, [{ ...A, run: 1 }]);
    const { fence } = await started('b');
    await settleWork(test.store.db, { stage: 'extract', key: 'b', fence }, { state: 'done' });
    const asSeen = [
      { ...A, run: 1 },
      { stage: 'extract', key: 'b', run: 1 },
    ];
    expect(await returnToOutbox(test.store.db, asSeen)).toBe(0);
    expect(await row()).toMatchObject({ run: 2 });
    expect(await row('b')).toMatchObject({ run: 1, state: 'done' });
  });
});

const BY = { actor: 'ann', reason: 'a test', action: 'requeue' };

const ENTRY = {
  stage: 'extract',
  subjectKey: 'a',
  workKey: 'a',
  subject: 'document a',
  stageVersion: 1,
  code: 'INPUT_BINARY',
  message: 'The bytes are not text.',
  detail: null,
  input: { key: 'a' },
};

describe('requeueWork', () => {
  it('sends settled work through again under a new run, with a clean slate', async () => {
    await addWork(test.store.db, [item('a')]);
    const { fence } = await started();
    await settleWork(
      test.store.db,
      { ...A, fence },
      { state: 'quarantined', errorCode: 'POISON', errorMessage: 'x' },
    );
    await putInQuarantine(test.store.db, ENTRY);
    expect(await requeueWork(test.store.sql, { stage: 'extract' }, BY)).toBe(1);
    expect(await row()).toMatchObject({
      state: 'waiting',
      run: 2,
      handed: false,
      attempts: 0,
      unanswered: 0,
      error_code: null,
      error_message: null,
    });
    expect(await listQuarantine(test.store.sql, {}, 10)).toEqual([]);
  });

  it('leaves work that waits alone, so twice does no more than once', async () => {
    await addWork(test.store.db, [item('a'), item('b')]);
    const { fence } = await started();
    await settleWork(test.store.db, { ...A, fence }, { state: 'done' });
    expect(await requeueWork(test.store.sql, {}, BY)).toBe(1);
    expect(await requeueWork(test.store.sql, {}, BY)).toBe(0);
    expect(await row()).toMatchObject({ run: 2 });
    expect(await row('b')).toMatchObject({ run: 1 });
  });

  it("says in the operators' log who did what to how much, and why", async () => {
    await requeueWork(test.store.sql, { stage: 'extract', states: ['failed'] }, BY);
    const actions = await test.sql`
      select action, actor, reason, selection, items from lossledger.operator_actions`;
    expect([...actions]).toEqual([
      { ...BY, selection: { stage: 'extract', states: ['failed'] }, items: 0 },
    ]);
  });

  it.each([
    [{ stage: 'record' }, ['c']],
    [{ states: ['failed' as const] }, ['b']],
    [{ states: ['failed' as const, 'done' as const] }, ['a', 'b', 'c']],
    [{ code: 'INPUT_EMPTY' }, ['b']],
    [{ subject: 'document' }, ['a', 'b', 'c']],
    [{ subject: 'DOCUMENT b' }, ['b']],
    [{ subject: '*b' }, ['b']],
    [{ subject: 'b*' }, []],
    [{ subject: '_' }, []],
    [{ subject: '%' }, []],
    [{ key: 'a' }, ['a']],
    [{ version: 2 }, ['c']],
    [{ since: '2000-01-01T00:00:00Z' }, ['a', 'b', 'c']],
    [{ until: '2000-01-01T00:00:00Z' }, []],
    [{ stage: 'extract', states: ['failed' as const], code: 'INPUT_EMPTY' }, ['b']],
  ])('chooses by every condition at once: %j', async (chosen, keys) => {
    await addWork(test.store.db, [
      item('a'),
      item('b'),
      item('c', { stage: 'record', stageVersion: 2 }),
    ]);
    await test.sql`update lossledger.work set state = 'done'`;
    await test.sql`
      update lossledger.work set state = 'failed', error_code = 'INPUT_EMPTY' where key = 'b'`;
    await requeueWork(test.store.sql, chosen, BY);
    const requeued = await test.sql`select key from lossledger.work where run = 2 order by key`;
    expect(requeued.map((each) => each['key'])).toEqual(keys);
  });
});

describe('quarantine', () => {
  it('keeps an item once and counts how often it came', async () => {
    await putInQuarantine(test.store.db, ENTRY);
    await putInQuarantine(test.store.db, { ...ENTRY, code: 'POISON', message: 'again' });
    const [only, ...more] = await listQuarantine(test.store.sql, {}, 10);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ times: 2, code: 'POISON', message: 'again', subject_key: 'a' });
  });

  it('takes text that Postgres refuses, in every field', async () => {
    const bad = 'a\0\uD800';
    await putInQuarantine(test.store.db, {
      ...ENTRY,
      subjectKey: bad,
      subject: bad,
      message: bad,
      detail: bad,
      input: { [bad]: bad },
    });
    const [only] = await listQuarantine(test.store.sql, {}, 10);
    expect(only).toMatchObject({ subject: 'a\uFFFD\uFFFD', message: 'a\uFFFD\uFFFD' });
  });

  it('is listed by the beginning of its id, its stage or its code', async () => {
    await putInQuarantine(test.store.db, { ...ENTRY, subjectKey: 'abc%' });
    await putInQuarantine(test.store.db, {
      ...ENTRY,
      subjectKey: 'abd',
      stage: 'record',
      code: 'POISON',
    });
    const found = async (chosen: Parameters<typeof listQuarantine>[1]) =>
      (await listQuarantine(test.store.sql, chosen, 10)).map((each) => each.subject_key);
    expect((await found({ id: 'ab' })).toSorted()).toEqual(['abc%', 'abd']);
    expect(await found({ id: 'abc%' })).toEqual(['abc%']);
    expect(await found({ id: 'ab%' })).toEqual([]);
    expect(await found({ stage: 'record' })).toEqual(['abd']);
    expect(await found({ code: 'INPUT_BINARY' })).toEqual(['abc%']);
  });

  it("lets go of an item once, and the operators' log says so", async () => {
    await putInQuarantine(test.store.db, ENTRY);
    const which = { stage: 'extract', subjectKey: 'a' };
    expect(await dropQuarantined(test.store.sql, which, BY)).toBe(true);
    expect(await dropQuarantined(test.store.sql, which, BY)).toBe(false);
    const actions = await test.sql`select action, reason from lossledger.operator_actions`;
    expect([...actions]).toEqual([{ action: 'quarantine drop', reason: 'a test' }]);
  });

  it('gives each item the shortest id that names it alone, and an exact one first', async () => {
    const keys = ['feedfacecafe0000/1', 'feedfacecafe0000/10', '0123456789abcdef0123'];
    for (const subjectKey of keys) {
      await putInQuarantine(test.store.db, { ...ENTRY, subjectKey });
    }
    const rows = await listQuarantine(test.store.sql, {}, 10);
    const ids = Object.fromEntries(rows.map((each) => [each.subject_key, each.id]));
    expect(ids).toEqual({
      'feedfacecafe0000/1': 'feedfacecafe0000/1',
      'feedfacecafe0000/10': 'feedfacecafe0000/10',
      '0123456789abcdef0123': '0123456789ab',
    });
    const [first] = await listQuarantine(test.store.sql, { id: 'feedfacecafe0000/1' }, 2);
    expect(first?.subject_key).toBe('feedfacecafe0000/1');
  });

  it('settles dropped work, which runs again only when asked for by that state', async () => {
    await addWork(test.store.db, [item('a')]);
    const { fence } = await started();
    await settleWork(test.store.db, { ...A, fence }, { state: 'quarantined', errorCode: 'POISON' });
    await putInQuarantine(test.store.db, ENTRY);
    await dropQuarantined(test.store.sql, { stage: 'extract', subjectKey: 'a' }, BY);
    expect(await row()).toMatchObject({ state: 'dropped', error_code: 'POISON' });
    expect(await stageStatus(test.store.sql)).toMatchObject([{ quarantined: 0, dropped: 1 }]);
    expect(await requeueWork(test.store.sql, { states: ['failed', 'quarantined'] }, BY)).toBe(0);
    expect(await requeueWork(test.store.sql, { states: ['dropped'] }, BY)).toBe(1);
    expect(await row()).toMatchObject({ state: 'waiting', run: 2 });
  });

  it('leaves the work of a document as it is when one post of it is dropped', async () => {
    await addWork(test.store.db, [item('a')]);
    const { fence } = await started();
    await settleWork(test.store.db, { ...A, fence }, { state: 'done' });
    await putInQuarantine(test.store.db, { ...ENTRY, subjectKey: 'a/1' });
    await dropQuarantined(test.store.sql, { stage: 'extract', subjectKey: 'a/1' }, BY);
    expect(await row()).toMatchObject({ state: 'done' });
  });
});

describe('stageStatus', () => {
  it('counts the oldest from when it last began to wait', async () => {
    await addWork(test.store.db, [item('a')]);
    await test.sql`
      update lossledger.work set created_at = now() - interval '1 day',
        updated_at = now() - interval '1 minute'`;
    const [stage] = await stageStatus(test.store.sql);
    expect(stage?.oldest_waiting_s).toBeGreaterThanOrEqual(60);
    expect(stage?.oldest_waiting_s).toBeLessThan(3600);
  });
});
