import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migratePostgresQueue } from '../../src/queues/postgres-backend.ts';
import { READER_ROLE, setReaderPassword } from '../../src/store/reader-role.ts';
import type { TestStore } from './test-store.ts';
import { startTestStore } from './test-store.ts';

/** The columns of reporting.losses, a contract with everyone who has written SQL against it. */
const LOSSES_COLUMNS = [
  ['loss_id', 'text'],
  ['lost_by', 'text'],
  ['equipment_category', 'text'],
  ['model', 'text'],
  ['model_raw', 'text'],
  ['family', 'text'],
  ['country_of_production', 'text'],
  ['status', 'text'],
  ['status_all', 'text[]'],
  ['tags', 'text[]'],
  ['loss_date_start', 'date'],
  ['loss_date_end', 'date'],
  ['date_prec', 'smallint'],
  ['date_basis', 'text'],
  ['posted_at', 'timestamp with time zone'],
  ['collected_at', 'timestamp with time zone'],
  ['recorded_at', 'timestamp with time zone'],
  ['updated_at', 'timestamp with time zone'],
  ['place_name', 'text'],
  ['admin1', 'text'],
  ['admin2', 'text'],
  ['country', 'text'],
  ['place_id', 'text'],
  ['latitude', 'double precision'],
  ['longitude', 'double precision'],
  ['where_prec', 'smallint'],
  ['uncertainty_km', 'double precision'],
  ['location_basis', 'text'],
  ['caused_by', 'text'],
  ['attacker', 'text'],
  ['n_posts', 'integer'],
  ['n_articles', 'integer'],
  ['source_urls', 'text[]'],
  ['media_sha256', 'text[]'],
  ['review_state', 'text'],
  ['confidence', 'double precision'],
  ['revision', 'integer'],
];

/** The columns of the other views, likewise. */
const COUNTS = ['destroyed', 'damaged', 'abandoned', 'captured'].map((name) => [name, 'integer']);
const OTHER_COLUMNS: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  [
    'video_pictures',
    [
      ['loss_id', 'text'],
      ['video_sha256', 'text'],
      ['role', 'text'],
      ['at_seconds', 'numeric'],
      ['picture_sha256', 'text'],
      ['width', 'integer'],
      ['height', 'integer'],
      ['pdq', 'text'],
      ['quality', 'smallint'],
      ['alike_sha256', 'text[]'],
    ],
  ],
  [
    'version',
    ['version', 'counting_rule', 'counting_rule_means', 'conflict'].map((name) => [name, 'text']),
  ],
  [
    'losses_counted',
    [
      ['loss_id', 'text'],
      ['side', 'text'],
      ['equipment_category', 'text'],
      ['family', 'text'],
      ['model', 'text'],
      ['status', 'text'],
      ['counted_on', 'date'],
      ['date_basis', 'text'],
      ['country', 'text'],
      ['admin1', 'text'],
      ['needs_review', 'boolean'],
      ['count_low', 'integer'],
      ['count_best', 'integer'],
      ['count_high', 'integer'],
    ],
  ],
  [
    'losses_daily',
    [
      ['counted_on', 'date'],
      ['date_basis', 'text'],
      ['side', 'text'],
      ['equipment_category', 'text'],
      ['status', 'text'],
      ['n_losses', 'integer'],
      ['n_needs_review', 'integer'],
    ],
  ],
  [
    'losses_weekly',
    [
      ['week', 'date'],
      ['side', 'text'],
      ['equipment_category', 'text'],
      ['family', 'text'],
      ['model', 'text'],
      ['n_low', 'integer'],
      ['n_best', 'integer'],
      ['n_high', 'integer'],
      ['n_needs_review', 'integer'],
    ],
  ],
  [
    'losses_by_model',
    [
      ['side', 'text'],
      ['equipment_category', 'text'],
      ['family', 'text'],
      ['model', 'text'],
      ...COUNTS,
      ['n_losses', 'integer'],
      ['n_needs_review', 'integer'],
    ],
  ],
  [
    'losses_by_admin1',
    [
      ['country', 'text'],
      ['admin1', 'text'],
      ['side', 'text'],
      ['equipment_category', 'text'],
      ...COUNTS,
      ['n_losses', 'integer'],
      ['n_needs_review', 'integer'],
    ],
  ],
  [
    'losses_totals_oryx_style',
    [
      ['side', 'text'],
      ['equipment_category', 'text'],
      ...COUNTS,
      ['type_total', 'integer'],
      ['n_needs_review', 'integer'],
    ],
  ],
  [
    'loss_conflicts',
    [
      ['loss_id', 'text'],
      ['field', 'text'],
      ['value', 'text'],
      ['chosen', 'boolean'],
      ['why_chosen', 'text'],
      ['n_sources', 'integer'],
      ['source_urls', 'text[]'],
      ['claim_ids', 'text[]'],
    ],
  ],
  [
    'loss_changes',
    [
      ['change_id', 'bigint'],
      ['loss_id', 'text'],
      ['revision', 'integer'],
      ['change', 'text'],
      ['fields', 'text[]'],
      ['reason', 'text'],
      ['author', 'text'],
      ['changed_at', 'timestamp with time zone'],
      ['listed_at', 'timestamp with time zone'],
      ['merged_into', 'text'],
      ['reason_code', 'text'],
    ],
  ],
  [
    'loss_witnesses',
    [
      ['loss_id', 'text'],
      ['n_posts', 'integer'],
      ['n_articles', 'integer'],
    ],
  ],
  [
    'loss_classes',
    [
      ['loss_id', 'text'],
      ['lost_by', 'text'],
      ['warspotting_type', 'text'],
      ['general_staff_class', 'text'],
      ['un_register_class', 'text'],
      ['oryx_equipment_type', 'text'],
      ['weapon_kind', 'text'],
      ['acled_event_type', 'text'],
      ['acled_sub_event_type', 'text'],
      ['acled_geo_precision', 'smallint'],
      ['acled_time_precision', 'smallint'],
    ],
  ],
];

/** The columns of reporting.loss_sources, likewise. */
const LOSS_SOURCES_COLUMNS = [
  ['loss_id', 'text'],
  ['witness', 'text'],
  ['platform', 'text'],
  ['url', 'text'],
  ['handle', 'text'],
  ['author_name', 'text'],
  ['title', 'text'],
  ['posted_at', 'timestamp with time zone'],
  ['posted_on', 'date'],
  ['collected_at', 'timestamp with time zone'],
  ['article_urls', 'text[]'],
];

const PASSWORD = 'it\'s a long pass\\word with $$ and "quotes"';

let test: TestStore;
let reader: postgres.Sql;

beforeAll(async () => {
  test = await startTestStore();
  await migratePostgresQueue(test.url);
  await setReaderPassword(test.store, PASSWORD);
  reader = asReader(PASSWORD);
});
afterAll(async () => {
  await reader.end();
  await test.stop();
});

function asReader(password: string): postgres.Sql {
  const { hostname, port, pathname } = new URL(test.url);
  return postgres({
    host: hostname,
    port: Number(port),
    database: pathname.slice(1),
    username: READER_ROLE,
    password,
    max: 1,
    onnotice: () => undefined,
  });
}

describe.each([
  ['reporting.losses', LOSSES_COLUMNS],
  ['reporting.loss_sources', LOSS_SOURCES_COLUMNS],
  ...OTHER_COLUMNS.map(([view, columns]) => [`reporting.${view}`, columns] as const),
] as const)('%s', (view, wanted) => {
  it('has its columns in their order, with their types', async () => {
    const columns = await test.sql<{ name: string; type: string }[]>`
      select attname as name, format_type(atttypid, atttypmod) as type
      from pg_attribute where attrelid = ${view}::regclass and attnum > 0 order by attnum`;
    expect(columns.map(({ name, type }) => [name, type])).toEqual(wanted);
  });
});

describe('the schema reporting', () => {
  it('says of every view and every column what it means', async () => {
    const uncommented = await test.sql<{ name: string }[]>`
      select c.relname || coalesce('.' || a.attname, '') as name
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('reporting', 'reporting_public')
      cross join lateral (
        select 0 as attnum, null as attname
        union all
        select a.attnum, a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      ) a
      where c.relkind in ('v', 'm', 'r') and coalesce(col_description(c.oid, a.attnum), obj_description(c.oid, 'pg_class'), '') = ''
         or (a.attnum > 0 and coalesce(col_description(c.oid, a.attnum), '') = '')`;
    expect(uncommented.map((row) => row.name)).toEqual([]);
  });

  it('holds views alone, which hold nothing of their own', async () => {
    const kinds = await test.sql`
      select distinct relkind::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'reporting'`;
    expect(kinds.map((row) => row['relkind'])).toEqual(['v']);
  });
});

describe(`the role ${READER_ROLE}`, () => {
  it('logs in with its password and no other', async () => {
    const [row] = await reader`select current_user as who`;
    expect(row).toEqual({ who: READER_ROLE });
    const wrong = asReader('wrong');
    await expect(wrong`select 1`).rejects.toMatchObject({ code: '28P01' });
    await wrong.end();
  });

  it('reads reporting.losses, by its short name too', async () => {
    expect(await reader`select count(*)::integer as losses from reporting.losses`).toHaveLength(1);
    expect(await reader`select * from losses`).toEqual([]);
  });

  it('may do nothing special', async () => {
    const [role] = await test.sql`
      select rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls
      from pg_roles where rolname = ${READER_ROLE}`;
    expect(Object.values(role ?? {}).every((may) => may === false)).toBe(true);
    const memberships = await test.sql`
      select from pg_auth_members where member = ${READER_ROLE}::regrole`;
    expect(memberships).toHaveLength(0);
  });

  it('reads nothing in any other schema', async () => {
    const others = await test.sql<{ name: string }[]>`
      select format('%I.%I', n.nspname, c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
        and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'reporting', 'reporting_public')
      order by 1`;
    const schemas = new Set(others.map(({ name }) => name.split('.')[0]));
    expect([...schemas]).toEqual(['bullmq', 'drizzle', 'lossledger']);
    for (const { name } of others) {
      await expect(reader.unsafe(`select * from ${name} limit 1`), name).rejects.toMatchObject({
        code: '42501',
      });
    }
  });

  it('calls no function but losses_as_of', async () => {
    const functions = await test.sql<{ name: string; may: boolean }[]>`
      select p.oid::regprocedure::text as name,
        has_schema_privilege(${READER_ROLE}, n.oid, 'usage')
          and has_function_privilege(${READER_ROLE}, p.oid, 'execute') as may
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname not in ('pg_catalog', 'information_schema')`;
    expect(functions.length).toBeGreaterThan(0);
    expect(functions.filter((each) => each.may).map((each) => each.name)).toEqual([
      'reporting.losses_as_of(timestamp with time zone)',
    ]);
  });

  it.each([
    'create temp table t (a integer)',
    'create table public.t (a integer)',
    'create table reporting.t (a integer)',
    'create schema t',
    'create view reporting.v as select 1',
    "insert into reporting.losses (loss_id) values ('x')",
    "update reporting.losses set model = 'x'",
    'delete from reporting.losses',
    'truncate lossledger.losses',
    "comment on view reporting.losses is 'mine'",
    "copy (select 1) to program 'true'",
    "select pg_read_file('PG_VERSION')",
    'create role t',
  ])('cannot write, by any means: %s', async (statement) => {
    // What the role has set for it, it may unset; its rights are what must hold.
    const attempt = reader.begin('read write', (tx) => tx.unsafe(statement));
    await expect(attempt).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|55000|25006)$/),
    });
  });

  it('sees a view that a later migration adds', async () => {
    await test.sql`create view reporting.later as select 1 as one`;
    expect(await reader`select one from later`).toEqual([{ one: 1 }]);
    await test.sql`drop view reporting.later`;
  });
});

describe('what is append-only', () => {
  const TABLES = [
    'captures',
    'post_revisions',
    'claims',
    'claim_spans',
    'loss_revisions',
    'loss_changes',
    'publication_policies',
  ];

  it.each(TABLES)(
    'refuses to change, delete or empty lossledger.%s, even by its owner',
    async (table) => {
      const [column] = await test.sql<{ name: string }[]>`
      select attname as name from pg_attribute
      where attrelid = ${`lossledger.${table}`}::regclass and attnum = 2`;
      for (const statement of [
        `update lossledger.${table} set ${column?.name} = ${column?.name}`,
        `delete from lossledger.${table}`,
        `truncate lossledger.${table} cascade`,
      ]) {
        await expect(test.sql.unsafe(statement), statement).rejects.toMatchObject({
          code: '23001',
          message: expect.stringContaining('append-only'),
        });
      }
    },
  );
});
