import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateLedger } from '../../scripts/bench-reporting/generate-ledger.ts';
import type { TestStore } from './test-store.ts';
import { startTestStore } from './test-store.ts';

let test: TestStore;

beforeAll(async () => {
  test = await startTestStore(8);
  await test.sql.reserve().then(async (connection) => {
    await generateLedger((statement) => connection.unsafe(statement), { losses: 300, seed: 7 });
    connection.release();
  });
});
afterAll(async () => {
  await test.stop();
});

interface Change {
  readonly change_id: string;
  readonly loss_id: string;
  readonly change: string;
  readonly fields: readonly string[];
}

async function changesAfter(cursor: string): Promise<Change[]> {
  return test.sql<Change[]>`
    select change_id, loss_id, change, fields from reporting.loss_changes
    where change_id > ${cursor} order by change_id limit 1000`;
}

async function lastChange(): Promise<string> {
  const [row] = await test.sql<{ last: string }[]>`
    select coalesce(max(change_id), 0) as last from reporting.loss_changes`;
  return row?.last ?? '0';
}

/** Adds a revision to a loss, in a transaction that ends when it is told to. */
async function revise(
  lossId: string,
  facts: object,
  untilThen = (_: postgres.ReservedSql): Promise<void> => Promise.resolve(),
) {
  const connection = await test.sql.reserve();
  try {
    await connection`begin`;
    await connection`
      insert into lossledger.loss_revisions (loss_id, revision, author, reason, at, facts, salt, digest, chain)
      select loss_id, revision + 1, 'ana', 'looked again', now(), facts || ${JSON.stringify(facts)}::text::jsonb, 's', 'd', 'c'
      from lossledger.loss_revisions where loss_id = ${lossId} order by revision desc limit 1`;
    await connection`
      update lossledger.losses set revision = revision + 1, updated_at = now(),
        review_state = coalesce(${JSON.stringify(facts)}::text::jsonb ->> 'review_state', review_state)
      where loss_id = ${lossId}`;
    await untilThen(connection);
    await connection`commit`;
  } catch (error) {
    await connection`rollback`;
    throw error;
  } finally {
    connection.release();
  }
}

async function someLoss(n: number): Promise<string> {
  const [row] = await test.sql<{ loss_id: string }[]>`
    select loss_id from reporting.losses order by loss_id offset ${n} limit 1`;
  if (row === undefined) throw new Error('no such loss');
  return row.loss_id;
}

/**
 * Losses whose change a reader never meets who reads a page between the commits of two writers, of whom
 * the one that settled first, and so has the lower number, commits last.
 */
async function skippedByReader(lateId: string, earlyId: string): Promise<readonly string[]> {
  const start = await lastChange();
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let say: () => void = () => undefined;
  const hasSettled = new Promise<void>((resolve) => {
    say = resolve;
  });
  const late = revise(lateId, { confidence: 0.11 }, async (connection) => {
    await connection`set constraints all immediate`;
    say();
    await held;
  });
  await hasSettled;
  let hasCommitted = false;
  const early = revise(earlyId, { confidence: 0.22 }).then(() => {
    hasCommitted = true;
  });
  while (!hasCommitted && !(await someoneWaitsForTurn()));
  const between = await changesAfter(start);
  letGo();
  await Promise.all([late, early]);
  const rest = await changesAfter(between.at(-1)?.change_id ?? start);
  const seen = new Set([...between, ...rest].map((each) => each.loss_id));
  return [lateId, earlyId].filter((id) => !seen.has(id));
}

async function someoneWaitsForTurn(): Promise<boolean> {
  const [row] = await test.store.sql<{ waits: boolean }[]>`
    select exists (select from pg_locks where locktype = 'advisory' and not granted) as waits`;
  return row?.waits ?? false;
}

describe('reporting.loss_changes', () => {
  it('lists every revision once', async () => {
    const [row] = await test.sql`
      select (select count(*) from lossledger.loss_revisions) as revisions,
        (select count(*) from reporting.loss_changes) as changes`;
    expect(row?.['changes']).toBe(row?.['revisions']);
  });

  it('never lists a late commit below a number that could be read', async () => {
    const before = await lastChange();
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const late = revise(await someLoss(1), { confidence: 0.1 }, () => held);
    await revise(await someLoss(2), { confidence: 0.2 });
    const [early] = await changesAfter(before);
    expect(early?.loss_id).toBe(await someLoss(2));
    letGo();
    await late;
    const after = await changesAfter(early?.change_id ?? '');
    expect(after.map((each) => each.loss_id)).toEqual([await someLoss(1)]);
  });

  it('is never passed by a reader while a writer that has its number is yet to commit', async () => {
    expect(await skippedByReader(await someLoss(3), await someLoss(4))).toEqual([]);
  });

  it('would be passed if writers did not take turns: the same without their lock', async () => {
    const [row] = await test.sql<{ definition: string }[]>`
      select pg_get_functiondef('lossledger.settle_reporting()'::regprocedure) as definition`;
    const whole = row?.definition ?? '';
    const without = whole.replace(/perform pg_advisory_xact_lock\(\d+\);/i, '');
    expect(without).not.toBe(whole);
    const late = await someLoss(5);
    await test.sql.unsafe(without);
    try {
      expect(await skippedByReader(late, await someLoss(6))).toEqual([late]);
    } finally {
      await test.sql.unsafe(whole);
    }
    expect(await skippedByReader(await someLoss(7), await someLoss(8))).toEqual([]);
  });

  it('gives each reader every change, whatever commits while it pages', async () => {
    const start = await lastChange();
    const wanted = new Set<string>();
    const writers = Array.from({ length: 3 }, async (_, writer) => {
      for (let n = 0; n < 15; n += 1) {
        const id = await someLoss(10 + writer * 20 + n);
        wanted.add(id);
        await revise(id, { confidence: n / 100 });
      }
    });
    let cursor = start;
    const seen: Change[] = [];
    const readOn = async (): Promise<void> => {
      const page = await changesAfter(cursor);
      seen.push(...page);
      cursor = page.at(-1)?.change_id ?? cursor;
    };
    let areWriting = true;
    const written = Promise.all(writers).then(() => {
      areWriting = false;
    });
    while (areWriting) await readOn();
    await written;
    await readOn();
    expect(seen.map((each) => each.loss_id).sort()).toEqual([...wanted].sort());
    const [row] = await test.sql`
      select bool_and(later) as rises from (
        select listed_at >= lag(listed_at, 1, listed_at) over (order by change_id) as later
        from reporting.loss_changes) each`;
    expect(row?.['rises']).toBe(true);
  });

  it('says what changed, and what became of a loss that is no longer published', async () => {
    const id = await someLoss(100);
    const cursor = await lastChange();
    await revise(id, { confidence: 0.01, model: 'T-90M' });
    await revise(id, { review_state: 'withdrawn' });
    await revise(id, { review_state: 'auto' });
    await revise(id, { merged_into: 'loss_0' });
    await revise(id, { merged_into: null });
    const changes = await changesAfter(cursor);
    expect(changes.map(({ change }) => change)).toEqual([
      'changed',
      'withdrawn',
      'restored',
      'merged',
      'split',
    ]);
    expect(changes[0]?.fields).toEqual(['confidence', 'model']);
    expect(changes[1]?.fields).toContain('review_state');
  });

  it('keeps nothing of a transaction that is taken back', async () => {
    const cursor = await lastChange();
    const id = await someLoss(120);
    await expect(
      revise(id, { confidence: 0.3 }, () => Promise.reject(new Error('no'))),
    ).rejects.toThrow('no');
    expect(await changesAfter(cursor)).toEqual([]);
    const [row] =
      await test.sql`select count(*)::integer as left from lossledger.reporting_pending`;
    expect(row).toEqual({ left: 0 });
  });
});

describe('lossledger.loss_summaries', () => {
  const stale = () => test.sql`
    select loss_id from (table lossledger.loss_summaries except select * from lossledger.told_of(array(select loss_id from lossledger.losses))) a
    union all
    select loss_id from (select * from lossledger.told_of(array(select loss_id from lossledger.losses)) except table lossledger.loss_summaries) b`;

  it('says what gathering afresh says', async () => {
    expect(await stale()).toEqual([]);
  });

  it.each([
    [
      'an article that carries the post',
      `insert into lossledger.embeds select 'article_1', post_id, 'capture_1', 9 from lossledger.posts where post_id not in (select post_id from lossledger.embeds) limit 40`,
    ],
    ['an embed that is taken back', `delete from lossledger.embeds where position = 9`],
    [
      'an address that becomes known',
      `update lossledger.posts set url = url || '?s=20' where post_id < 'post_15'`,
    ],
    ['an article that moves', `update lossledger.articles set url = url || '/new'`],
    [
      'what the platform itself gives',
      `insert into lossledger.post_sightings select post_id, 'capture_2' from lossledger.posts limit 30`,
    ],
    [
      'a picture that a post shows',
      `insert into lossledger.media_sightings select post_id, 'media_1', null, 'capture_1', 'https://pics.example/again', null, 1 from lossledger.posts where post_id <> 'post_1' limit 20`,
    ],
    [
      'a picture that is no longer shown',
      `delete from lossledger.media_sightings where position = 1`,
    ],
    [
      'a picture whose bytes come',
      `insert into lossledger.media_downloads select 'media_4', sha256, 'a', 'a', null, '{}', now() from lossledger.media where sha256 not in (select sha256 from lossledger.media_downloads where media_key = 'media_4') limit 1`,
    ],
    [
      'a copy that is found to be a post',
      `insert into lossledger.post_resolutions (copy_id, post_id, basis, similarity) values ('post_7', 'post_8', 'words', 1)`,
    ],
    ['a copy that is taken back', 'update lossledger.post_resolutions set undone_at = now()'],
    ['evidence that goes', `delete from lossledger.evidence where loss_id < 'loss_3'`],
    [
      'evidence that comes',
      `insert into lossledger.evidence select l.loss_id, c.claim_id from lossledger.losses l, lossledger.claims c where l.loss_id < 'loss_2' and c.claim_id < 'claim_105'`,
    ],
  ])('follows %s', async (_, statement) => {
    const [before] =
      await test.sql`select md5(string_agg(s::text, '' order by loss_id)) from lossledger.loss_summaries s`;
    await test.sql.unsafe(statement);
    expect(await stale()).toEqual([]);
    const [after] =
      await test.sql`select md5(string_agg(s::text, '' order by loss_id)) from lossledger.loss_summaries s`;
    expect(after).not.toEqual(before);
  });

  it('holds when a post is carried by an article while its first loss is on its way', async () => {
    const [row] = await test.sql<{ post_id: string; claim_id: string; loss_id: string }[]>`
      select r.post_id, c.claim_id, l.loss_id from lossledger.post_revisions r
      join lossledger.claims c using (post_revision_id), lossledger.losses l
      where c.claim_id not in (select claim_id from lossledger.evidence)
        and r.post_id not in (select post_id from lossledger.losses_of_posts) limit 1`;
    if (row === undefined) throw new Error('every claim carries a loss');
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let say: () => void = () => undefined;
    const isCarried = new Promise<void>((resolve) => {
      say = resolve;
    });
    const carrying = test.store.sql.begin(async (tx) => {
      await tx`delete from lossledger.embeds where post_id = ${row.post_id}`;
      await tx`insert into lossledger.embeds values ('article_2', ${row.post_id}, 'capture_1', 8)`;
      say();
      await held;
    });
    await isCarried;
    await test.sql`insert into lossledger.evidence values (${row.loss_id}, ${row.claim_id})`;
    letGo();
    await carrying;
    expect(await stale()).toEqual([]);
  });

  it('holds when two transactions add to one loss at once', async () => {
    const id = await someLoss(150);
    const claims = await test.sql<{ claim_id: string }[]>`
      select claim_id from lossledger.claims where claim_id not in
        (select claim_id from lossledger.evidence where loss_id = ${id}) limit 8`;
    await Promise.all(
      claims.map(({ claim_id: claimId }) =>
        test.store.sql.begin(async (tx) => {
          await tx`insert into lossledger.evidence (loss_id, claim_id) values (${id}, ${claimId})`;
        }),
      ),
    );
    expect(await stale()).toEqual([]);
  });
});
