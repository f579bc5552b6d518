import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LossledgerError } from '../../src/domain/errors.ts';
import type { Outcome, StageContext } from '../../src/pipeline/define-stage.ts';
import { pollFolder, pollWork, pollX } from '../../src/pipeline/stages/poll.ts';
import type { ConfiguredSource, Spending } from '../../src/sources/configured-source.ts';
import { NO_READS, type PollContext, type PollResult } from '../../src/sources/source.ts';
import { openFolderBlobStore } from '../../src/store/blobs/folder-blob-store.ts';
import { billedBetween } from '../../src/store/queries/billed-reads.ts';
import {
  askForPoll,
  setPaused,
  sourceStanding,
  sourcesOnRecord,
} from '../../src/store/queries/source-state.ts';
import { NO_FACTS } from '../_support/no-facts.ts';
import { NO_MEDIA } from '../_support/no-media.ts';
import { NO_OUTSIDE } from '../_support/no-outside.ts';
import { startTestStore, type TestStore } from './test-store.ts';

const NOW = new Date('2026-11-20T10:00:00.000Z');
const NOTHING: PollResult = {
  documents: [],
  pages: [],
  withdrawn: [],
  cursor: null,
  more: null,
  reads: NO_READS,
};

let test: TestStore;
let folder: string;
beforeAll(async () => {
  test = await startTestStore();
  folder = await mkdtemp(path.join(tmpdir(), 'lossledger-blobs-'));
});
afterAll(async () => {
  await test.stop();
  await rm(folder, { recursive: true, force: true });
});
afterEach(
  () => test.sql`
  truncate lossledger.source_state, lossledger.work, lossledger.billed_reads`,
);

type Poll = (cursor: unknown, context: PollContext) => Promise<PollResult>;

const sourceThat = (poll: Poll, upstream: 'folder' | 'x' = 'folder'): ConfiguredSource => ({
  name: 'desk',
  kind: {
    kind: 'told',
    upstream,
    summary: 'A source of this test.',
    config: z.strictObject({}),
    poll: (_config, cursor, context) => poll(cursor, context),
    check: () => Promise.resolve({ ok: true, says: 'fine', cost: null }),
  },
  config: {},
  everyMs: 60_000,
  paused: false,
});

function contextOf(
  source: ConfiguredSource | null,
  spending: Spending | null = null,
): StageContext {
  return {
    db: test.store.db,
    blobs: openFolderBlobStore(folder),
    reader: { extractor: 'none/1', read: () => [], attributionsIn: () => () => [] },
    facts: NO_FACTS,
    ...NO_MEDIA,
    outside: {
      ...NO_OUTSIDE,
      spending,
      book: { all: async () => (source === null ? [] : [source]), named: async () => source },
    },
    now: () => NOW,
    work: { key: 'k', run: 1 },
    signal: new AbortController().signal,
    log: () => undefined,
  };
}

const due = { source: 'desk', dueAt: NOW.toISOString() };
const write = (outcome: Outcome) =>
  outcome.kind === 'done'
    ? test.store.db.transaction((tx) => outcome.write(tx))
    : Promise.reject(new Error(outcome.reason));
const text = (words: string) => ({
  bytes: new TextEncoder().encode(words),
  wireBytes: null,
  url: null,
  name: 'a.txt',
  format: 'document' as const,
  retrieval: null,
});

describe('polling a source', () => {
  it('keeps what came, moves the cursor with it, and asks for the pages named', async () => {
    const source = sourceThat(async (cursor) => ({
      ...NOTHING,
      documents: [text('some words')],
      pages: [{ url: 'https://news.example/a', title: null, publishedAt: null }],
      cursor: { after: cursor },
    }));
    const next = await write(await pollFolder.run(due, contextOf(source)));
    expect(next.map(({ stage }) => stage)).toEqual(['capture', 'fetch']);
    expect(next[0]?.input).toMatchObject({ source: 'desk', format: 'document' });
    expect(await sourceStanding(test.store.db, 'desk')).toEqual({
      cursor: { after: null },
      polls: 1,
      paused: false,
    });
    expect(await sourcesOnRecord(test.store.db)).toMatchObject([
      { name: 'desk', kind: 'told', last_documents: 2, last_polled_at: NOW.toISOString() },
    ]);
  });

  it('writes nothing when another poll was written meanwhile: the next one brings it again', async () => {
    const source = sourceThat(async () => ({ ...NOTHING, documents: [text('a')], cursor: 1 }));
    const [first, second] = [
      await pollFolder.run(due, contextOf(source)),
      await pollFolder.run(due, contextOf(source)),
    ];
    expect(await write(first)).toHaveLength(1);
    expect(await write(second)).toEqual([]);
    expect((await sourceStanding(test.store.db, 'desk')).polls).toBe(1);
  });

  it('goes on at once where there is more, and not before an upstream lets it', async () => {
    const later = new Date(NOW.getTime() + 900_000);
    const now = sourceThat(async () => ({ ...NOTHING, more: { at: null } }));
    const [soon] = await write(await pollFolder.run(due, contextOf(now)));
    expect(soon).toMatchObject({ stage: 'poll-folder', input: { source: 'desk' } });
    const limited = sourceThat(async () => ({ ...NOTHING, more: { at: later } }));
    const [rest] = await write(await pollFolder.run(due, contextOf(limited)));
    expect(rest?.input).toEqual({ source: 'desk', dueAt: later.toISOString() });
    await expect(
      pollFolder.run({ source: 'desk', dueAt: later.toISOString() }, contextOf(limited)),
    ).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAt: later });
  });

  it('shows an operator what part of a source could not be read, and takes the rest', async () => {
    const error = new LossledgerError('HTTP_REFUSED', 'It is not there.');
    const source = sourceThat(async () => ({
      ...NOTHING,
      documents: [text('b')],
      troubles: [{ subject: 'https://news.example/map-2.xml', error }],
    }));
    expect(await write(await pollFolder.run(due, contextOf(source)))).toHaveLength(1);
    const rows = await test.sql`select stage, subject, code from lossledger.quarantine`;
    expect([...rows]).toEqual([
      {
        stage: 'poll-folder',
        subject: 'https://news.example/map-2.xml of desk',
        code: 'HTTP_REFUSED',
      },
    ]);
  });

  it('leaves alone what is paused, by the file or by an operator, and what is configured no more', async () => {
    const source = sourceThat(() => Promise.reject(new Error('polled all the same')));
    const paused = await pollFolder.run(due, contextOf({ ...source, paused: true }));
    expect(paused).toEqual({ kind: 'skipped', reason: 'paused' });
    await setPaused(test.store.db, { name: 'desk', kind: 'told' }, true);
    expect(await pollFolder.run(due, contextOf(source))).toMatchObject({ kind: 'skipped' });
    expect(await pollFolder.run(due, contextOf(null))).toMatchObject({ kind: 'skipped' });
  });

  it('is asked for once, however often it falls due before it ends', async () => {
    const source = sourceThat(async () => NOTHING);
    const ask = (minute: number) =>
      askForPoll(
        test.store.db,
        pollWork(source, new Date(NOW.getTime() + minute * 60_000)),
        'desk',
      );
    expect(await Promise.all([ask(0), ask(1), ask(2)])).toHaveLength(3);
    const [row] = await test.sql`select count(*)::integer as n from lossledger.work`;
    expect(row?.['n']).toBe(1);
    await test.sql`update lossledger.work set state = 'done'`;
    expect(await ask(3)).toBe(true);
  });
});

describe('a poll that costs money', () => {
  const spending: Spending = { upstream: 'x', postPrice: 5, userPrice: 10, monthlyCap: 100 };
  const reading = (posts: readonly string[]) =>
    sourceThat(async () => ({ ...NOTHING, reads: { posts, users: ['u'] } }), 'x');

  it('is counted once a day for each post, and told what is left', async () => {
    let left: number | undefined;
    await write(await pollX.run(due, contextOf(reading(['1', '2']), spending)));
    await write(await pollX.run(due, contextOf(reading(['2', '3']), spending)));
    const source = sourceThat(async (_cursor, { budget }) => {
      left = budget?.postsLeft;
      return NOTHING;
    }, 'x');
    await pollX.run(due, contextOf(source, spending));
    expect(await billedBetween(test.store.db, 'x', '2026-11-01', '2026-12-01')).toEqual({
      posts: 3,
      users: 1,
    });
    // 100 tenths of a cent, less 3 posts at 5 and one user at 10.
    expect(left).toBe(15);
  });

  it('is not made once the month is spent, and is looked at again within the hour, as a budget may be raised', async () => {
    const many = Array.from({ length: 20 }, (_, n) => String(n));
    await write(await pollX.run(due, contextOf(reading(many), spending)));
    const refused = pollX.run(due, contextOf(reading(['99']), spending));
    await expect(refused).rejects.toBeInstanceOf(LossledgerError);
    await expect(refused).rejects.toMatchObject({
      code: 'BUDGET_SPENT',
      retryAt: new Date('2026-11-20T11:00:00.000Z'),
    });
  });

  it('is free of limits where none is set', async () => {
    const source = reading(['1']);
    const outcome = await pollX.run(due, contextOf(source, { ...spending, monthlyCap: null }));
    expect(outcome.kind).toBe('done');
  });
});
