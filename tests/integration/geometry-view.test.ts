import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateLedger } from '../../scripts/bench-reporting/generate-ledger.ts';
import { settleRights } from '../../src/store/role-rights.ts';
import { startTestStore, type TestStore } from './test-store.ts';

let test: TestStore;

beforeAll(async () => {
  test = await startTestStore();
  const connection = await test.sql.reserve();
  await generateLedger((statement) => connection.unsafe(statement), { losses: 60, seed: 5 });
  connection.release();
});
afterAll(() => test.stop());

const view = async () => {
  const [row] = await test.sql<{ name: string | null }[]>`
    select to_regclass('reporting.losses_geo')::text as name`;
  return row?.name ?? null;
};

/**
 * Stands in for PostGIS, which the server of the tests does not have: a type and two functions of its
 * names that keep what they are given. It has no type modifiers, so the cast to
 * geometry(Point,4326) is not run here.
 */
async function createStandIn(): Promise<void> {
  await test.sql.unsafe(`
    create schema gis;
    create type gis.geometry as (longitude double precision, latitude double precision, srid integer);
    create function gis.st_makepoint(double precision, double precision) returns gis.geometry
      language sql immutable as $$ select row($1, $2, 0)::gis.geometry $$;
    create function gis.st_setsrid(gis.geometry, integer) returns gis.geometry
      language sql immutable as $$ select row(($1).longitude, ($1).latitude, $2)::gis.geometry $$;`);
}

describe('reporting.losses_geo', () => {
  it('is not there without PostGIS, and nothing misses it', async () => {
    expect(await settleRights(test.store)).toBe('absent');
    expect(await view()).toBeNull();
  });

  it('is not made of a type that only has the name', async () => {
    await test.sql.unsafe('create type public.geometry as (a integer)');
    expect(await settleRights(test.store)).toBe('absent');
    await test.sql.unsafe('drop type public.geometry');
  });

  it('shows every loss with its point, where a stand-in for PostGIS is there', async () => {
    await createStandIn();
    expect(await settleRights(test.store)).toBe('made');
    const [row] = await test.sql`
      select count(*) = (select count(*) from reporting.losses) as all_there,
        bool_and((geom is null) = (latitude is null)) as where_known,
        bool_and(geom is null or ((geom).longitude, (geom).latitude, (geom).srid) = (longitude, latitude, 4326)) as right_place,
        count(geom)::integer as points
      from reporting.losses_geo`;
    expect(row).toMatchObject({ all_there: true, where_known: true, right_place: true });
    expect(row?.['points']).toBeGreaterThan(10);
  });

  it('has the columns of reporting.losses and one more, each with its meaning', async () => {
    const described = await test.sql`
      select count(*)::integer as columns, count(col_description(attrelid, attnum))::integer as described,
        (select count(*)::integer from pg_attribute where attrelid = 'reporting.losses'::regclass and attnum > 0) as of_losses
      from pg_attribute where attrelid = 'reporting.losses_geo'::regclass and attnum > 0`;
    const [counts] = described;
    expect(counts?.['columns']).toBe(Number(counts?.['of_losses']) + 1);
    expect(counts?.['described']).toBe(counts?.['columns']);
  });

  it('is read by the read-only role, and made again as often as is asked', async () => {
    expect(await settleRights(test.store)).toBe('made');
    const rows = await test.sql.begin(async (tx) => {
      await tx`set local role lossledger_reader`;
      return tx`select loss_id from reporting.losses_geo limit 1`;
    });
    expect(rows).toHaveLength(1);
  });
});
