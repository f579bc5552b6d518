import { randomInt } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Fault,
  VERIFIED_PARTS,
  type VerifiedPart,
  verifyLedger,
} from '../../src/app/verify/verify-ledger.ts';
import { type SealedLedger, startSealedLedger } from './sealed-ledger.ts';

/** One seed gives one run; LOSSLEDGER_TAMPERING_SEED takes an earlier one again. */
const SEED = Number(process.env['LOSSLEDGER_TAMPERING_SEED'] ?? randomInt(2 ** 31));
const IS_FULL = process.env['LOSSLEDGER_TAMPERING'] === 'full';
/** Bytes changed, of each: revisions, files. */
const FLIPS = IS_FULL ? { revisions: 600, files: 200 } : { revisions: 60, files: 24 };

/** mulberry32: small, and the same everywhere. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

let ledger: SealedLedger;
beforeAll(async () => {
  process.stderr.write(`Tampering with seed ${SEED}.\n`);
  ledger = await startSealedLedger();
});
afterAll(async () => {
  await ledger.stop();
});

async function faults(parts: readonly VerifiedPart[] = VERIFIED_PARTS): Promise<readonly Fault[]> {
  const found: Fault[] = [];
  const options = {
    parts: new Set(parts),
    since: null,
    sample: null,
    wantedRoots: [],
    signal: new AbortController().signal,
  };
  for await (const finding of verifyLedger(
    { store: ledger.test.store, blobs: ledger.blobs },
    options,
  )) {
    if ('fault' in finding) found.push(finding.fault);
  }
  return found;
}

/** As somebody would who means harm and owns the database: past triggers and keys. */
async function tamper(statement: string): Promise<void> {
  await ledger.test.sql.begin((tx) =>
    tx.unsafe(`set local session_replication_role = replica; ${statement}`),
  );
}

interface Revision {
  readonly loss_id: string;
  readonly revision: number;
  readonly [column: string]: string | number;
}

const COLUMNS = [
  'loss_id',
  'revision',
  'author',
  'reason',
  'at',
  'facts',
  'salt',
  'digest',
  'chain',
];
const TEXT = 'abcdefghijklmnopqrstuvwxyz0123456789 _-/"\\{}[]:,.';

async function revisions(): Promise<readonly Revision[]> {
  return ledger.test.sql<Revision[]>`
    select loss_id, revision, author, reason, facts::text as facts, salt, digest, chain,
      (extract(epoch from at) * 1000000)::bigint::text as at
    from lossledger.loss_revisions order by loss_id, revision`;
}

/** The row with one character, or one bit of a number, another. */
function flipped(row: Revision, column: string, random: (below: number) => number): string {
  const value = String(row[column]);
  if (column === 'revision') return String(Number(value) ^ (1 << random(8)));
  if (column === 'at') return String(BigInt(value) ^ (1n << BigInt(random(48))));
  const at = random(value.length);
  const other = [...TEXT].filter((character) => character !== value[at]);
  return value.slice(0, at) + other[random(other.length)] + value.slice(at + 1);
}

/** Writes one column of one revision, and tells whether the database took it for a change. */
async function write(row: Revision, column: string, value: string): Promise<boolean> {
  const literal = `'${value.replaceAll("'", "''")}'`;
  const written =
    column === 'at'
      ? `timestamptz 'epoch' + ${value} * interval '1 microsecond'`
      : column === 'facts'
        ? `${literal}::jsonb`
        : column === 'revision'
          ? value
          : literal;
  try {
    const changed = await ledger.test.sql.begin(async (tx) => {
      await tx.unsafe('set local session_replication_role = replica');
      return tx.unsafe(`update lossledger.loss_revisions set ${column} = ${written}
        where loss_id = '${row.loss_id}' and revision = ${row.revision} and ${column}::text <> (${written})::text
        returning loss_id`);
    });
    return changed.length === 1;
  } catch {
    return false;
  }
}

async function restore(row: Revision): Promise<void> {
  await tamper(`delete from lossledger.loss_revisions v where v.chain = '${String(row['chain'])}'
      or v.salt = '${String(row['salt'])}' or (v.loss_id = '${row.loss_id}' and v.revision = ${row.revision});
    insert into lossledger.loss_revisions (loss_id, revision, author, reason, at, facts, salt, digest, chain)
    values (${['loss_id', 'revision', 'author', 'reason']
      .map((column) => `'${String(row[column])}'`)
      .join(', ')}, timestamptz 'epoch' + ${String(row['at'])} * interval '1 microsecond',
      '${String(row['facts']).replaceAll("'", "''")}', '${String(row['salt'])}', '${String(row['digest'])}', '${String(row['chain'])}')`);
}

describe('an untouched ledger', () => {
  it('has captures, pictures, histories and sealed days, and nothing wrong with it', async () => {
    const [held] = await ledger.test.sql`
      select (select count(*)::integer from lossledger.captures) as captures,
        (select count(*)::integer from lossledger.media) as media,
        (select count(*)::integer from lossledger.loss_revisions) > 8 as has_histories,
        (select max(revision) from lossledger.loss_revisions) > 2 as has_long_ones,
        (select count(*)::integer from lossledger.daily_roots) as days,
        (select sum(leaves)::integer from lossledger.daily_roots) > 20 as has_leaves`;
    expect(held).toEqual({
      captures: 6,
      media: 6,
      has_histories: true,
      has_long_ones: true,
      days: 4,
      has_leaves: true,
    });
    expect(await faults()).toEqual([]);
  });
});

describe('verify', () => {
  it(`names the revision of which one byte was changed, ${FLIPS.revisions} times`, {
    timeout: 20_000 + FLIPS.revisions * 2_000,
  }, async () => {
    const random = randomFrom(SEED);
    const rows = await revisions();
    const byColumn = new Map(COLUMNS.map((column) => [column, 0]));
    for (let done = 0; done < FLIPS.revisions; ) {
      const row = rows[random(rows.length)];
      const column = COLUMNS[done % COLUMNS.length];
      if (row === undefined || column === undefined) throw new Error('no revision');
      const value = flipped(row, column, random);
      if (!(await write(row, column, value))) continue;
      const found = await faults(['revisions']);
      const told = `${row.loss_id}/${row.revision} ${column}: ${String(row[column])} -> ${value}\n${JSON.stringify(found)}`;
      const named = found.filter(({ id }) => id === row.loss_id).map(({ problem }) => problem);
      expect(named.join('\n'), told).toMatch(new RegExp(`revision ${row.revision}\\b`));
      await restore(row);
      byColumn.set(column, (byColumn.get(column) ?? 0) + 1);
      done += 1;
    }
    expect(await faults()).toEqual([]);
    expect(Math.min(...byColumn.values())).toBeGreaterThan(0);
  });

  it(`names the capture or picture of which one byte was changed, ${FLIPS.files} times`, {
    timeout: 20_000 + FLIPS.files * 2_000,
  }, async () => {
    const random = randomFrom(SEED + 1);
    const files = await ledger.test.sql<{ kind: string; sha256: string }[]>`
      select 'capture' as kind, sha256 from lossledger.captures
      union select 'media', sha256 from lossledger.media order by 1, 2`;
    for (let done = 0; done < FLIPS.files; done += 1) {
      const file = files[random(files.length)];
      if (file === undefined) throw new Error('no file');
      const place = ledger.blobs.placeOf(file.sha256);
      const whole = await readFile(place);
      const changed = Uint8Array.from(whole);
      const at = random(changed.length);
      changed[at] = (changed[at] ?? 0) ^ (1 << random(8));
      await writeFile(place, changed);
      expect(await faults(['captures', 'media']), `byte ${at} of ${file.sha256}`).toMatchObject([
        { kind: file.kind, id: file.sha256, problem: 'corrupt' },
      ]);
      await writeFile(place, whole);
    }
    expect(await faults()).toEqual([]);
  });

  it('names files that changed places, one that is cut off, and one that is gone', async () => {
    const [one, other] = await ledger.test.sql<{ sha256: string }[]>`
      select sha256 from lossledger.media order by 1 limit 2`;
    const [a, b] = [one, other].map((file) => ledger.blobs.placeOf(file?.sha256 ?? ''));
    if (a === undefined || b === undefined) throw new Error('no files');
    const whole = await readFile(a);
    const swap = async () => {
      await rename(a, `${a}.aside`);
      await rename(b, a);
      await rename(`${a}.aside`, b);
    };
    await swap();
    expect((await faults(['media'])).map(({ id, problem }) => [id, problem])).toEqual(
      expect.arrayContaining([
        [one?.sha256, 'corrupt'],
        [other?.sha256, 'corrupt'],
      ]),
    );
    await swap();
    await writeFile(a, whole.subarray(0, -1));
    expect(await faults(['media'])).toMatchObject([{ id: one?.sha256, problem: 'corrupt' }]);
    await rm(a);
    expect(await faults(['media'])).toMatchObject([{ id: one?.sha256, problem: 'missing' }]);
    await writeFile(a, whole);
    expect(await faults()).toEqual([]);
  });

  it('names a thumbnail that is gone', async () => {
    const [row] = await ledger.test.sql<{ thumbnail_sha256: string }[]>`
      select thumbnail_sha256 from lossledger.media where thumbnail_sha256 is not null limit 1`;
    const place = ledger.blobs.placeOf(row?.thumbnail_sha256 ?? '');
    const whole = await readFile(place);
    await rm(place);
    expect(await faults(['media'])).toMatchObject([
      { kind: 'thumbnail', id: row?.thumbnail_sha256, problem: 'missing' },
    ]);
    await writeFile(place, whole);
  });

  describe('of a history', () => {
    let rows: readonly Revision[];
    let long: readonly Revision[];
    beforeAll(async () => {
      rows = await revisions();
      const last = rows.find(({ revision }) => revision === 3);
      long = rows.filter(({ loss_id: id }) => id === last?.loss_id);
    });
    const named = async (parts: readonly VerifiedPart[] = ['revisions']) =>
      (await faults(parts)).map(({ id, problem }) => `${id}: ${problem}`).join('\n');

    it.each([1, 2, 3])('names revision %i that was taken out', async (revision) => {
      const row = long.find((each) => each.revision === revision);
      if (row === undefined) throw new Error('no such revision');
      await tamper(
        `delete from lossledger.loss_revisions where loss_id = '${row.loss_id}' and revision = ${revision}`,
      );
      expect(await named()).toContain(`${row.loss_id}: revision ${revision} is gone`);
      await restore(row);
      expect(await faults()).toEqual([]);
    });

    it('names an end that was cut off with the row and the feed made to fit, once its day is sealed', async () => {
      const [first] = long;
      const last = long.at(-1);
      if (first === undefined || last === undefined) throw new Error('no history');
      const before = await ledger.test.sql`
        select to_jsonb(l)::text as row from lossledger.losses l where loss_id = ${first.loss_id}`;
      const changes = await ledger.test.sql`
        select to_jsonb(c)::text as row from lossledger.loss_changes c where loss_id = ${first.loss_id} and revision > 1`;
      await tamper(`delete from lossledger.loss_revisions where loss_id = '${first.loss_id}' and revision > 1;
        delete from lossledger.loss_changes where loss_id = '${first.loss_id}' and revision > 1;
        update lossledger.losses l set revision = 1, updated_at = v.at,
          review_state = v.facts ->> 'review_state', status = v.facts ->> 'status',
          status_all = array(select jsonb_array_elements_text(v.facts -> 'status_all')),
          tags = array(select jsonb_array_elements_text(v.facts -> 'tags')),
          confidence = (v.facts ->> 'confidence')::double precision, merged_into = null
        from lossledger.loss_revisions v where v.loss_id = l.loss_id and l.loss_id = '${first.loss_id}'`);
      expect(await named()).not.toContain('history does not hold');
      expect(await named(['roots'])).toContain(`revision ${first.loss_id}/${last.revision}, leaf`);
      await tamper(`delete from lossledger.losses where loss_id = '${first.loss_id}';
        insert into lossledger.losses select (jsonb_populate_record(null::lossledger.losses, r::jsonb)).*
          from unnest(array['${before.map(({ row }) => String(row).replaceAll("'", "''")).join("','")}']) r;
        insert into lossledger.loss_changes overriding system value
          select (jsonb_populate_record(null::lossledger.loss_changes, r::jsonb)).*
          from unnest(array['${changes.map(({ row }) => String(row).replaceAll("'", "''")).join("','")}']) r`);
      for (const row of long.slice(1)) await restore(row);
      expect(await faults()).toEqual([]);
    });

    it('names two revisions that changed places', async () => {
      const id = long[0]?.loss_id ?? '';
      const swap = `update lossledger.loss_revisions set revision = -revision where loss_id = '${id}' and revision in (2, 3);
        update lossledger.loss_revisions set revision = 5 + revision where loss_id = '${id}' and revision < 0`;
      await tamper(swap);
      expect(await named()).toMatch(new RegExp(`${id}: history does not hold from revision 2`));
      await tamper(swap);
      expect(await faults()).toEqual([]);
    });

    it('names a revision sealed anew with all that follow, once its day is sealed', async () => {
      const last = long.at(-1);
      if (last === undefined) throw new Error('no history');
      await tamper(
        `update lossledger.loss_revisions set chain = repeat('0', 64) where loss_id = '${last.loss_id}' and revision = ${last.revision}`,
      );
      expect(await named(['roots'])).toContain(`revision ${last.loss_id}/${last.revision}, leaf`);
      await restore(last);
    });
  });

  describe('of a sealed day', () => {
    it.each([
      [
        'a wording',
        "update lossledger.post_revisions set text = text || ' ' where text like '2 BMP-2%'",
        'wording postrev_',
      ],
      [
        'a claim',
        "update lossledger.claims set confidence = confidence - 0.001 where model = 'T-72'",
        'reading postrev_',
      ],
      ['a span', 'update lossledger.claim_spans set span_end = span_end - 1', 'reading postrev_'],
      [
        'a capture',
        "update lossledger.captures set url = url || '?' where url like '%/2'",
        'capture capture_',
      ],
      ['the size of a picture', 'update lossledger.media set bytes = bytes + 1', 'media '],
      [
        'when a picture was recorded',
        "update lossledger.media set recorded_at = recorded_at + interval '1 microsecond'",
        'media ',
      ],
    ])('names %s that was changed', async (_what, change, name) => {
      const [table = ''] = /lossledger\.\w+/.exec(change) ?? [];
      await tamper(`create table lossledger.kept as table ${table}; ${change}`);
      const found = await faults(['roots']);
      await tamper(
        `delete from ${table}; insert into ${table} select * from lossledger.kept; drop table lossledger.kept`,
      );
      expect(found.length).toBeGreaterThan(0);
      for (const { kind, problem } of found) {
        expect(kind).toBe('day');
        expect(problem).toContain(name);
        expect(problem).toContain('is not what was sealed');
      }
      expect(await faults()).toEqual([]);
    });

    it('names a record that is gone, with its day', async () => {
      const [row] = await ledger.test.sql<{ id: string; day: string }[]>`
        select id, to_char(day, 'YYYY-MM-DD') as day from lossledger.daily_leaves where kind = 'capture' limit 1`;
      await tamper(`create table lossledger.kept as table lossledger.captures;
        delete from lossledger.captures where capture_id = '${row?.id}'`);
      expect(await faults(['roots'])).toMatchObject([
        {
          kind: 'day',
          id: row?.day,
          problem: expect.stringMatching(`^capture ${row?.id}, leaf \\d+, is gone$`),
        },
      ]);
      await tamper(`insert into lossledger.captures select * from lossledger.kept where capture_id = '${row?.id}';
        drop table lossledger.kept`);
    });

    it.each([
      ['its root', "root = repeat('0', 64)"],
      ['the root before it', "previous_root = repeat('1', 64)"],
      ['when it was computed', "computed_at = computed_at + interval '1 ms'"],
      ['how many leaves it has', 'leaves = leaves + 1'],
    ])('names the day of which %s was changed', async (_what, change) => {
      const [row] = await ledger.test.sql<{ day: string }[]>`
        select to_char(day, 'YYYY-MM-DD') as day from lossledger.daily_roots order by 1 offset 1 limit 1`;
      await tamper(`create table lossledger.kept as table lossledger.daily_roots;
        update lossledger.daily_roots set ${change} where day = '${row?.day}'`);
      expect((await faults(['roots'])).map(({ id }) => id)).toContain(row?.day);
      await tamper(`delete from lossledger.daily_roots;
        insert into lossledger.daily_roots select * from lossledger.kept; drop table lossledger.kept`);
    });

    it('names a leaf that was changed while its record was not', async () => {
      const [row] = await ledger.test.sql<{ id: string; leaf: string; position: number }[]>`
        select id, encode(leaf, 'hex') as leaf, position from lossledger.daily_leaves where kind = 'media' limit 1`;
      await tamper(
        `update lossledger.daily_leaves set leaf = decode(repeat('ab', 32), 'hex') where id = '${row?.id}'`,
      );
      expect(await faults(['roots'])).toMatchObject([
        {
          problem: `leaf ${row?.position} (media ${row?.id}) was changed; the record is what was sealed`,
        },
      ]);
      await tamper(
        `update lossledger.daily_leaves set leaf = decode('${row?.leaf}', 'hex') where id = '${row?.id}'`,
      );
      expect(await faults()).toEqual([]);
    });
  });
});
