import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migratePostgresQueue } from '../../src/queues/postgres-backend.ts';
import {
  FUNCTION_RIGHTS,
  settleRights,
  TABLE_RIGHTS,
  WORKING_ROLES,
} from '../../src/store/role-rights.ts';
import { startTestStore, type TestStore } from './test-store.ts';

const ROLES = [
  'lossledger_reader',
  'lossledger_public',
  'lossledger_worker',
  'lossledger_operator',
] as const;
type Role = (typeof ROLES)[number];

/** Which schemas' views each role reads, whatever is added to them. */
const READS: Readonly<Record<Role, readonly string[]>> = {
  lossledger_reader: ['reporting', 'reporting_public'],
  lossledger_public: ['reporting_public'],
  lossledger_worker: [],
  lossledger_operator: ['reporting', 'reporting_public'],
};
const PRIVILEGES = [
  'SELECT',
  'INSERT',
  'UPDATE',
  'DELETE',
  'TRUNCATE',
  'REFERENCES',
  'TRIGGER',
] as const;

let test: TestStore;

beforeAll(async () => {
  test = await startTestStore();
  await migratePostgresQueue(test.url);
  await settleRights(test.store);
});
afterAll(() => test.stop());

interface Relation {
  readonly schema: string;
  readonly name: string;
  readonly kind: string;
}

async function relations(): Promise<readonly Relation[]> {
  return test.sql<Relation[]>`
    select n.nspname as schema, c.relname as name, c.relkind::text as kind
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f')
      and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
    order by 1, 2`;
}

/** What a role is meant to be able to do with the whole of a table or view. */
function wanted(role: Role, { schema, name, kind }: Relation): readonly string[] {
  if (READS[role].includes(schema)) return ['SELECT'];
  const working = WORKING_ROLES.find((one) => one === role);
  if (working === undefined) return [];
  if (schema === 'lossledger') {
    return (TABLE_RIGHTS[working][name] ?? [])
      .filter((right) => !right.includes('('))
      .map((right) => right.toUpperCase());
  }
  if (role !== 'lossledger_worker') return [];
  if (schema === 'drizzle' || `${schema}.${name}` === 'reporting.losses') return ['SELECT'];
  if (schema === 'bullmq') return kind === 'v' ? [] : ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];
  return [];
}

/** A session with the rights of a role and no others. */
async function as<T>(role: string, act: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(test.url, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(`set session authorization ${role}`);
    await sql.unsafe('set default_transaction_read_only = off');
    return await act(sql);
  } finally {
    await sql.end();
  }
}

/** SQLSTATE of what a statement ends in. */
async function codeOf(sql: postgres.Sql, statement: string): Promise<string> {
  try {
    await sql.begin(async (tx) => {
      await tx.unsafe(statement);
      throw new Error('it went through');
    });
    return 'none';
  } catch (error) {
    return error instanceof postgres.PostgresError ? error.code : 'went through';
  }
}

describe.each(ROLES)('the role %s', (role) => {
  it('has on every table and view the rights it is meant to have, and no other', async () => {
    const all = await relations();
    expect(all.length).toBeGreaterThan(80);
    const found: string[] = [];
    const meant: string[] = [];
    for (const relation of all) {
      const { schema, name } = relation;
      const [row] = await test.sql<{ rights: string[] }[]>`
        select array(
          select p from unnest(${[...PRIVILEGES]}::text[]) with ordinality each (p, n)
          where has_schema_privilege(${role}, ${schema}, 'usage')
            and has_table_privilege(${role}, format('%I.%I', ${schema}::text, ${name}::text), p)
          order by n) as rights`;
      found.push(`${schema}.${name}: ${row?.rights.join(' ')}`);
      meant.push(`${schema}.${name}: ${wanted(role, relation).join(' ')}`);
    }
    expect(found).toEqual(meant);
  });

  it('is refused, when it tries, whatever it has no right to', async () => {
    const all = (await relations()).filter(({ schema }) => schema !== 'drizzle');
    await as(role, async (sql) => {
      for (const relation of all) {
        const name = `${relation.schema}."${relation.name}"`;
        const [column] = await test.sql<{ name: string }[]>`
          select attname as name from pg_attribute
          where attrelid = ${name}::regclass and attnum > 0 and not attisdropped order by attnum limit 1`;
        const may = new Set(wanted(role, relation));
        const attempts = {
          SELECT: `select count(*) from ${name}`,
          INSERT: `insert into ${name} default values`,
          DELETE: `delete from ${name}`,
          UPDATE: `update ${name} set "${column?.name}" = default`,
          TRUNCATE: `truncate ${name}`,
        };
        for (const [privilege, statement] of Object.entries(attempts)) {
          if (may.has(privilege)) continue;
          // A view that cannot be written to says so before it asks for rights.
          const refused = /^(42501|55000|42809|428C9|0A000)$/;
          expect(await codeOf(sql, statement), `${role}: ${statement}`).toMatch(refused);
        }
      }
    });
  });

  it.each([
    'create schema mine',
    'create table public.mine (a integer)',
    'create table lossledger.mine (a integer)',
    'create table reporting.mine (a integer)',
    'create view lossledger.mine as select 1',
    'create function lossledger.mine() returns integer language sql as $$ select 1 $$',
    'create role mine',
    'alter role lossledger_reader superuser',
    'drop table lossledger.losses',
    'drop view reporting.losses',
    'drop schema reporting cascade',
    'alter table lossledger.loss_revisions disable trigger all',
    'alter table lossledger.captures drop column url',
    'create trigger mine before insert on lossledger.losses execute function lossledger.refuse_change()',
    'grant select on lossledger.publication_keys to public',
    'set session_replication_role = replica',
    'select lossledger.erase_takedown(1)',
    'select lossledger.note_files(null)',
    "select pg_read_file('PG_VERSION')",
    "copy (select 1) to program 'true'",
    'select pg_terminate_backend(pid) from pg_stat_activity where usename <> current_user',
    'set role lossledger',
    'select from lossledger.publication_keys',
    "update lossledger.loss_revisions set reason = 'x'",
    'delete from lossledger.loss_revisions',
    'delete from lossledger.captures',
    'delete from lossledger.takedowns',
    "insert into lossledger.takedown_erasures (takedown_id, erased_by, erased_at) values (1, 'x', now())",
  ])('may not, by any means: %s', async (statement) => {
    const code = await as(role, (sql) => codeOf(sql, statement));
    expect(code).toMatch(/^(42501|0LP01)$/);
  });

  it('makes temporary tables only where the library of the queue does', async () => {
    const code = await as(role, (sql) => codeOf(sql, 'create temp table mine (a integer)'));
    expect(code).toBe(role === 'lossledger_worker' ? 'went through' : '42501');
  });

  it('calls the functions it is meant to call, and no others', async () => {
    const functions = await test.sql<{ schema: string; name: string }[]>`
      select n.nspname as schema, p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as name
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('lossledger', 'reporting', 'reporting_public')
        and has_schema_privilege(${role}, n.oid, 'usage') and has_function_privilege(${role}, p.oid, 'execute')
      order by 1, 2`;
    const names = functions.map(({ schema, name }) =>
      schema === 'lossledger' ? name : `${schema}.${name}`,
    );
    const working = WORKING_ROLES.find((one) => one === role);
    const own = working === undefined ? [] : FUNCTION_RIGHTS[working].map(withoutNames);
    const asOf =
      role === 'lossledger_reader' ? ['reporting.losses_as_of(timestamp with time zone)'] : [];
    expect(names.map(withoutNames).toSorted()).toEqual([...own, ...asOf].toSorted());
  });

  it('is no superuser, makes no roles or databases, and is a member of nothing', async () => {
    const [row] = await test.sql`
      select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls as any,
        exists (select from pg_auth_members where member = r.oid) as member
      from pg_roles r where rolname = ${role}`;
    expect(row).toEqual({ any: false, member: false });
  });
});

/** `hide(some_posts text[])` → `hide(text[])`. */
function withoutNames(signature: string): string {
  return signature.replace(
    /(\w+) (text\[\]|text|bit|integer\[\]|integer|boolean|timestamp)/g,
    '$2',
  );
}

describe('the rights', () => {
  it('name only tables and functions that there are', async () => {
    const names = new Set((await relations()).map(({ schema, name }) => `${schema}.${name}`));
    for (const role of WORKING_ROLES) {
      for (const table of Object.keys(TABLE_RIGHTS[role])) {
        expect(names.has(`lossledger.${table}`), table).toBe(true);
      }
    }
  });

  it('are taken back where somebody gave more', async () => {
    await test.sql`grant select on lossledger.publication_keys to lossledger_worker`;
    await settleRights(test.store);
    const code = await as('lossledger_worker', (sql) =>
      codeOf(sql, 'select from lossledger.publication_keys'),
    );
    expect(code).toBe('42501');
  });
});
