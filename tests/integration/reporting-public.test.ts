import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateLedger } from '../../scripts/bench-reporting/generate-ledger.ts';
import { REFERENCE_FOLDER } from '../../src/app/reference-data.ts';
import { readPublicationPolicy } from '../../src/reporting/publication-policy.ts';
import {
  policyInForce,
  putPolicyInForce,
  replaceAccountKey,
} from '../../src/store/queries/publication.ts';
import type { TestStore } from './test-store.ts';
import { startTestStore } from './test-store.ts';

/** Everything the public face shows, a contract with those who must not find more there. */
const PUBLIC_COLUMNS: Readonly<Record<string, string>> = {
  loss_changes: 'change_id loss_id revision change listed_on',
  loss_sources: 'loss_id witness platform account posted_on',
  losses:
    'loss_id lost_by equipment_category model family country_of_production status status_all tags loss_date_start loss_date_end date_prec date_basis recorded_at updated_at is_place_delayed place_name admin1 admin2 country latitude longitude where_prec uncertainty_km caused_by attacker n_posts n_articles n_media may_be_graphic review_state confidence revision',
  losses_by_model:
    'side equipment_category family model destroyed damaged abandoned captured n_losses n_needs_review',
  losses_daily: 'counted_on date_basis side equipment_category status n_losses n_needs_review',
  policy: 'policy_id published_at policy counting_rule',
};
/** Put into every private column of text; nothing of it may come out. */
const SECRET = 'zzsecretzz';
const POLICY_FILE = `${REFERENCE_FOLDER}/publication-policy.json`;
const EXACT_LATITUDE = 49.0492;

/**
 * Columns that are public, by which rows are joined, or of which a view only looks at the value: every
 * other text of every table is a secret. What is added to the tables is one until it is named here.
 */
const PUBLIC_OR_JOINED: readonly RegExp[] = [
  // Ids and kinds of our own making.
  /_id$/,
  /\.(kind|key|platform|state|review_state|change|stage)$/,
  /^losses\.(lost_by|equipment_category|model|family|country_of_production|status|status_all|tags|date_basis|place_name|admin1|admin2|country|caused_by|attacker|merged_into)$/,
  /^publication_policies\.policy$/,
  /^ledger_conflict\./,
];

const POISONS: Readonly<Record<string, (column: string) => string>> = {
  text: (column) => `'${SECRET}' || coalesce("${column}", '')`,
  'text[]': (column) => `array_prepend('${SECRET}', "${column}")`,
  jsonb: (column) =>
    `case jsonb_typeof("${column}") when 'object' then "${column}" || '{"${SECRET}": "${SECRET}"}' else '["${SECRET}"]' end`,
};

/** Ends a transaction whose writes were only to be looked at. */
class Undone extends Error {}

/** A row in a table that has none, so that there is something to leak; some tables take none so simple. */
async function fillEmpty(tx: postgres.TransactionSql, table: string): Promise<void> {
  const columns = await tx<{ name: string; type: string }[]>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${`lossledger.${table}`}::regclass and attnum > 0 and not attisdropped
      and attgenerated = '' and attidentity = '' and (attnotnull and not atthasdef or atttypid = 'text'::regtype)`;
  const values = columns.map(({ type }) => SIMPLE_VALUES[type] ?? `'${SECRET}'`);
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  await tx
    .savepoint((inner) =>
      inner.unsafe(
        `insert into lossledger.${table} (${names}) select ${values.join(', ')} where not exists (select from lossledger.${table})`,
      ),
    )
    .catch(() => undefined);
}

const SIMPLE_VALUES: Readonly<Record<string, string>> = {
  integer: '1',
  bigint: '1',
  smallint: '1',
  real: '1',
  'double precision': '1',
  boolean: 'true',
  date: 'now()',
  'timestamp with time zone': 'now()',
  jsonb: "'{}'",
  'text[]': "'{}'",
  bytea: "'\\x00'",
};

let test: TestStore;

beforeAll(async () => {
  test = await startTestStore();
  const connection = await test.sql.reserve();
  await generateLedger((statement) => connection.unsafe(statement), { losses: 300, seed: 5 });
  connection.release();
});
afterAll(async () => {
  await test.stop();
});

/** A session with the rights of a role and no others. */
async function as<T>(role: string, act: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(test.url, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(`set session authorization ${role}`);
    return await act(sql);
  } finally {
    await sql.end();
  }
}

async function defaultPolicy() {
  return readPublicationPolicy(await readFile(POLICY_FILE, 'utf8'), POLICY_FILE);
}

async function everythingPublic(): Promise<string> {
  return as('lossledger_public', async (sql) => {
    const views = Object.keys(PUBLIC_COLUMNS);
    const rows = await Promise.all(
      views.map((view) => sql.unsafe(`select v::text as line from reporting_public.${view} v`)),
    );
    return rows
      .flat()
      .map((row) => String(row['line']))
      .join('\n');
  });
}

describe('the schema reporting_public', () => {
  it('shows nothing before a policy is in force', async () => {
    expect(await everythingPublic()).toBe('');
    expect(await policyInForce(test.store.sql)).toBeNull();
  });

  it('shows its losses once a policy is, and takes the same policy twice for one', async () => {
    expect(await putPolicyInForce(test.store.sql, await defaultPolicy(), 'ana')).toBe(true);
    expect(await putPolicyInForce(test.store.sql, await defaultPolicy(), 'ana')).toBe(false);
    const [row] = await test.sql`
      select (select count(*) from reporting_public.losses) = (select count(*) from reporting.losses) as same`;
    expect(row).toEqual({ same: true });
  });

  it('has these columns and no others', async () => {
    const columns = await test.sql<{ view: string; columns: string }[]>`
      select c.relname as view, string_agg(a.attname, ' ' order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      where c.relnamespace = 'reporting_public'::regnamespace group by c.relname`;
    expect(Object.fromEntries(columns.map((each) => [each.view, each.columns]))).toEqual(
      PUBLIC_COLUMNS,
    );
  });

  it('lets nothing private out, whatever is written in it', async () => {
    await test.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx.unsafe(
        `update lossledger.losses set model_raw = '${SECRET}', place_id = '${SECRET}', location_basis = '${SECRET}', origin_key = origin_key || '${SECRET}', latitude = ${EXACT_LATITUDE} where latitude is not null`,
      );
      await tx.unsafe(
        `update lossledger.posts set url = '${SECRET}' || url, handle = '${SECRET}' || handle, author_name = '${SECRET}', native_id = '${SECRET}', quotes = '${SECRET}', replies_to = '${SECRET}'`,
      );
      await tx.unsafe(
        `update lossledger.post_revisions set text = '${SECRET}', lang = '${SECRET}'`,
      );
      await tx.unsafe(
        `update lossledger.articles set url = '${SECRET}' || url, title = '${SECRET}', byline = '${SECRET}'`,
      );
      await tx.unsafe(
        `update lossledger.captures set url = '${SECRET}' || url, name = '${SECRET}'`,
      );
      await tx.unsafe(
        `update lossledger.claims set model_raw = '${SECRET}', extractor = '${SECRET}', place_name = '${SECRET}'`,
      );
      await tx.unsafe(
        `update lossledger.loss_revisions set author = '${SECRET}', reason = '${SECRET}', facts = facts || '{"model_raw": "${SECRET}"}'`,
      );
      await tx.unsafe(
        `update lossledger.loss_summaries set source_urls = '{${SECRET}}', media_sha256 = '{${SECRET}}'`,
      );
    });
    const shown = await everythingPublic();
    expect(shown.length).toBeGreaterThan(10_000);
    expect(shown).not.toContain(SECRET);
    expect(shown).not.toContain(String(EXACT_LATITUDE));
    const handles = await test.sql<
      { handle: string }[]
    >`select distinct handle from lossledger.posts`;
    for (const { handle } of handles) expect(shown).not.toContain(handle);
  });

  it('lets nothing out of any table there is, but what is said here to be public', async () => {
    const columns = await test.sql<{ table: string; column: string; type: string }[]>`
      select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'lossledger'::regnamespace and c.relkind = 'r' and a.attgenerated = ''
        and format_type(a.atttypid, null) in ('text', 'text[]', 'jsonb')
      order by 1, 2`;
    const poisoned = columns.filter(
      ({ table, column }) => !PUBLIC_OR_JOINED.some((each) => each.test(`${table}.${column}`)),
    );
    expect(poisoned.length).toBeGreaterThan(150);
    await test.sql
      .begin(async (tx) => {
        await tx`set local session_replication_role = replica`;
        for (const table of new Set(columns.map((each) => each.table))) {
          await tx.unsafe(`alter table lossledger.${table} disable trigger user`);
          await fillEmpty(tx, table);
          const sets = poisoned
            .filter((each) => each.table === table)
            .map(({ column, type }) => `"${column}" = ${POISONS[type]?.(column) ?? 'null'}`);
          if (sets.length > 0) await tx.unsafe(`update lossledger.${table} set ${sets.join(', ')}`);
        }
        const views = await tx<{ name: string }[]>`
        select format('%I.%I', relnamespace::regnamespace, relname) as name from pg_class
        where relnamespace = 'reporting_public'::regnamespace`;
        let rows = 0;
        for (const { name } of views) {
          const shown = await tx.unsafe(`select v::text as line from ${name} v`);
          rows += shown.length;
          for (const each of shown) expect(String(each['line']), name).not.toContain(SECRET);
        }
        expect(rows).toBeGreaterThan(500);
        // The test itself: a view that lets something out would be caught.
        await tx.unsafe('create view reporting_public.leak as select handle from lossledger.posts');
        const [leak] = await tx.unsafe(
          'select v::text as line from reporting_public.leak v limit 1',
        );
        expect(String(leak?.['line'])).toContain(SECRET);
        throw new Undone();
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undone)) throw error;
      });
  });

  it('rounds coordinates, widens the radius by as much, and never calls the point exact', async () => {
    const [row] = await test.sql`
      select bool_and(abs(p.latitude * 10 - round(p.latitude * 10)) < 1e-6) as rounded,
        bool_and(abs(p.latitude - l.latitude) <= 0.05 + 1e-9) as near,
        bool_and(p.uncertainty_km >= l.uncertainty_km + 7.8) as widened,
        bool_and(p.where_prec >= 2) as coarse, count(*)::integer as points
      from reporting_public.losses p join reporting.losses l using (loss_id) where p.latitude is not null`;
    expect(row).toMatchObject({ rounded: true, near: true, widened: true, coarse: true });
    expect(row?.['points']).toBeGreaterThan(100);
  });

  it.each([
    ['destroyed', ['destroyed'], 6, true],
    ['destroyed', ['destroyed'], 8, false],
    ['abandoned', ['abandoned'], 8, true],
    ['abandoned', ['abandoned'], 31, false],
    ['captured', ['captured', 'destroyed'], 8, true],
  ])(
    'withholds the place of what was %s (%j) %i days ago: %s',
    async (status, all, days, isDelayed) => {
      const [row] = await test.sql.begin(async (tx) => {
        await tx`
        update lossledger.losses set status = ${status}, status_all = ${all}, review_state = 'auto',
          loss_date_end = (now() at time zone 'UTC')::date - ${days}::integer
        where loss_id = (select min(loss_id) from lossledger.losses where place_name = 'Kreminna')`;
        return tx`
        select is_place_delayed, place_name, admin1, latitude is null as without, where_prec from reporting_public.losses
        where loss_id = (select min(loss_id) from lossledger.losses where place_name = 'Kreminna')`;
      });
      expect(row).toMatchObject(
        isDelayed
          ? {
              is_place_delayed: true,
              place_name: null,
              admin1: 'Luhansk Oblast',
              without: true,
              where_prec: null,
            }
          : { is_place_delayed: false, place_name: 'Kreminna', without: false },
      );
    },
  );

  it('tells accounts apart by HMAC-SHA-256, until the key is thrown away', async () => {
    const accounts = () => test.sql<{ account: string }[]>`
      select distinct account from reporting_public.loss_sources order by account`;
    const before = await accounts();
    expect(before.length).toBeGreaterThan(50);
    const [key] = await test.sql`select * from lossledger.publication_keys`;
    const inner: unknown = key?.['inner_pad'];
    if (!Buffer.isBuffer(inner)) throw new Error('the key is no bytes');
    const secret = inner.map((byte) => byte ^ 0x36);
    const [post] = await test.sql<{ handle: string }[]>`
      select lower(handle) as handle from lossledger.posts p join lossledger.losses_of_posts using (post_id)
      join reporting_public.losses using (loss_id) limit 1`;
    const wanted = createHmac('sha256', secret)
      .update(`x:${post?.handle}`)
      .digest('hex')
      .slice(0, 24);
    expect(before.map(({ account }) => account)).toContain(wanted);
    await replaceAccountKey(test.store.sql);
    const after = new Set((await accounts()).map(({ account }) => account));
    expect(before.filter(({ account }) => after.has(account))).toEqual([]);
  });

  it('follows a stricter policy as soon as it is in force', async () => {
    const policy = {
      ...(await defaultPolicy()),
      accounts: 'withheld' as const,
      place_while_delayed: 'nothing' as const,
      delay_days: { destroyed: 3650, damaged: 3650, abandoned: 3650, captured: 3650 },
    };
    expect(await putPolicyInForce(test.store.sql, policy, 'ana')).toBe(true);
    const [row] = await test.sql`
      select count(place_name)::integer + count(admin1)::integer + count(country)::integer + count(latitude)::integer as places,
        (select count(account)::integer from reporting_public.loss_sources) as accounts
      from reporting_public.losses where is_place_delayed`;
    expect(row).toEqual({ places: 0, accounts: 0 });
  });
});

describe('readPublicationPolicy', () => {
  it.each([
    ['a key misspelt', { coordinate: { step_degrees: 0.1 } }],
    ['a step that rounds nothing', { coordinates: { step_degrees: 0 } }],
    [
      'a delay that is no number',
      { delay_days: { destroyed: '7', damaged: 30, abandoned: 30, captured: 30 } },
    ],
    ['a status left out', { delay_days: { destroyed: 7, damaged: 30, abandoned: 30 } }],
    ['a level nobody knows', { place_while_delayed: 'exact' }],
    ['handles shown', { accounts: 'shown' }],
  ])('refuses %s', async (_, change) => {
    const text = JSON.stringify({ ...(await defaultPolicy()), ...change });
    expect(() => readPublicationPolicy(text, 'policy.json')).toThrowError(/nothing was published/i);
  });

  it('refuses what is not JSON', () => {
    expect(() => readPublicationPolicy('accounts: hashed', 'policy.json')).toThrowError(/not JSON/);
  });
});

describe.each([
  [
    'lossledger_public',
    [
      'select * from reporting.losses',
      'select * from reporting.loss_sources',
      'select * from reporting.losses_as_of(now())',
      'select * from lossledger.losses',
      'select * from lossledger.posts',
      'select * from lossledger.publication_keys',
      'select * from lossledger.publication_policy',
      "insert into lossledger.publication_policies (policy, published_by) values ('{}', 'me')",
      'create table reporting_public.t (a integer)',
      'create temp table t (a integer)',
      "select pg_read_file('PG_VERSION')",
    ],
    ['select count(*) from reporting_public.losses', 'select * from reporting_public.policy'],
  ],
  [
    'lossledger_operator',
    [
      'select * from lossledger.losses',
      'select text from lossledger.post_revisions',
      'select * from lossledger.posts',
      'select * from lossledger.captures',
      'select * from lossledger.publication_keys',
      "update lossledger.losses set status = 'captured'",
      "insert into lossledger.loss_revisions (loss_id) values ('x')",
      "insert into lossledger.publication_policies (policy, published_by) values ('{}', 'me')",
      "update lossledger.work set input = '{}'",
      'delete from lossledger.work',
      'delete from lossledger.operator_actions',
      "update lossledger.operator_actions set actor = 'nobody'",
      "update lossledger.source_state set cursor = '{}'",
      'create table lossledger.t (a integer)',
      'alter table lossledger.work add column x integer',
      'truncate lossledger.quarantine',
      'create role t',
    ],
    [
      'select count(*) from reporting.losses',
      'select count(*) from lossledger.work',
      "update lossledger.work set state = 'waiting', run = run + 1 where false",
      'delete from lossledger.quarantine where false',
      'update lossledger.source_state set paused = true where false',
      "insert into lossledger.operator_actions (action, actor, reason, selection, items) values ('retry', 'ana', 'again', '{}', 1)",
    ],
  ],
  [
    'lossledger_reader',
    [
      'select * from lossledger.losses_of_posts',
      'select * from lossledger.told_of(null)',
      'select * from lossledger.loss_summaries',
      'select * from lossledger.publication_keys',
      'select * from lossledger.work',
      "insert into lossledger.publication_policies (policy, published_by) values ('{}', 'me')",
    ],
    ['select count(*) from reporting.losses', 'select count(*) from reporting_public.losses'],
  ],
])('the role %s', (role, forbidden, allowed) => {
  it('does what it is for', async () => {
    await as(role, async (sql) => {
      for (const statement of allowed) {
        await expect(
          sql.begin('read write', (tx) => tx.unsafe(statement)),
          statement,
        ).resolves.toBeDefined();
      }
    });
  });

  it.each(forbidden)('may not: %s', async (statement) => {
    await as(role, async (sql) => {
      const attempt = sql.begin('read write', (tx) => tx.unsafe(statement));
      await expect(attempt).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('may do nothing special and is in nothing else', async () => {
    const [row] = await test.sql`
      select not (rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls or rolcanlogin) as plain,
        not exists (select from pg_auth_members where member = pg_roles.oid) as alone
      from pg_roles where rolname = ${role}`;
    expect(row).toEqual({ plain: true, alone: true });
  });
});
