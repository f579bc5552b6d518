import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recipesIn } from '../../scripts/bench-reporting/cookbook.ts';
import { generateLedger } from '../../scripts/bench-reporting/generate-ledger.ts';
import { loadReferenceData, REFERENCE_FOLDER } from '../../src/app/reference-data.ts';
import { Crosswalk } from '../../src/extract/equipment/crosswalk.ts';
import { readExchangeNames } from '../../src/reporting/exchange-names.ts';
import { referenceClasses } from '../../src/reporting/reference-classes.ts';
import { writeReferenceClasses } from '../../src/store/queries/reference-classes.ts';
import type { TestStore } from './test-store.ts';
import { startTestStore } from './test-store.ts';

let test: TestStore;

beforeAll(async () => {
  test = await startTestStore();
  const connection = await test.sql.reserve();
  await generateLedger((statement) => connection.unsafe(statement), { losses: 800, seed: 3 });
  connection.release();
  const [reference, names] = await Promise.all([
    loadReferenceData(),
    readExchangeNames(REFERENCE_FOLDER),
  ]);
  await writeReferenceClasses(test.store.sql, referenceClasses(reference, names));
});
afterAll(async () => {
  await test.stop();
});

/** What each view adds up, and the columns it is cut by. */
const CUTS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'losses_daily',
    'n_losses',
    ['counted_on', 'date_basis', 'side', 'equipment_category', 'status'],
  ],
  ['losses_by_model', 'n_losses', ['side', 'equipment_category', 'family', 'model']],
  ['losses_by_admin1', 'n_losses', ['country', 'admin1', 'side', 'equipment_category']],
  ['losses_totals_oryx_style', 'type_total', ['side', 'equipment_category']],
  ['losses_weekly', 'n_best', ['side', 'equipment_category', 'family', 'model']],
];

describe.each(CUTS)('reporting.%s', (view, total, cut) => {
  it('adds up to the rows of reporting.losses', async () => {
    const [row] = await test.sql.unsafe(`
      select (select count(*)::integer from reporting.losses) as rows,
        (select sum(${total})::integer from reporting.${view}) as total,
        (select count(*)::integer from reporting.losses where review_state = 'needs_review') as in_review,
        (select sum(n_needs_review)::integer from reporting.${view}) as n_needs_review`);
    expect(row?.['rows']).toBeGreaterThan(600);
    expect(row?.['total']).toBe(row?.['rows']);
    expect(row?.['in_review']).toBeGreaterThan(50);
    expect(row?.['n_needs_review']).toBe(row?.['in_review']);
  });

  it('counts in every cell the rows that fall into it, and no row in two', async () => {
    const keys = cut.join(', ');
    const wrong = await test.sql.unsafe(`
      select ${keys}, sum(${total})::integer as n from reporting.${view} group by ${keys}
      except select ${keys}, count(*)::integer from reporting.losses_counted group by ${keys}`);
    expect(wrong).toEqual([]);
  });

  it('shows what nobody owns as the side unknown', async () => {
    const [row] = await test.sql.unsafe(`
      select (select sum(${total})::integer from reporting.${view} where side = 'unknown') as total,
        (select count(*)::integer from reporting.losses where lost_by is null) as rows`);
    expect(row?.['rows']).toBeGreaterThan(10);
    expect(row?.['total']).toBe(row?.['rows']);
  });
});

describe('the counting rule', () => {
  it('counts each row of reporting.losses once and nothing else', async () => {
    const different = await test.sql`
      (select loss_id from reporting.losses except all select loss_id from reporting.losses_counted)
      union all
      (select loss_id from reporting.losses_counted except all select loss_id from reporting.losses)`;
    expect(different).toEqual([]);
  });

  it('has a low, a best and a high count, in that order, and no high where no number is told', async () => {
    const wrong = await test.sql`
      select * from reporting.losses_counted
      where not (count_low <= count_best and count_best <= coalesce(count_high, count_best))`;
    expect(wrong).toEqual([]);
    const [row] = await test.sql`
      select bool_and((c.count_high is null) = ('count_unknown' = any (l.tags))) as open,
        bool_and(c.count_low = 0) filter (where l.review_state = 'needs_review' and not 'count_unknown' = any (l.tags)) as low
      from reporting.losses l join reporting.losses_counted c using (loss_id)`;
    expect(row).toEqual({ open: true, low: true });
  });

  it('still adds up after rows are rejected, withdrawn and confirmed', async () => {
    await test.sql`
      update lossledger.losses set review_state = (array['rejected', 'withdrawn', 'confirmed', 'auto'])[1 + length(model_raw) % 4]
      where loss_id < 'loss_3'`;
    for (const [view, total] of CUTS) {
      const [row] = await test.sql.unsafe(`
        select (select count(*)::integer from reporting.losses) = (select sum(${total}) from reporting.${view}) as holds`);
      expect(row, view).toEqual({ holds: true });
    }
  });
});

describe('reporting.losses_as_of', () => {
  const facts = (relation: string): string => `
    select loss_id, lost_by, equipment_category, model, status, status_all, tags, loss_date_start, loss_date_end,
      place_name, admin1, latitude, where_prec, review_state, confidence, revision, recorded_at, updated_at
    from ${relation}`;

  it('says now what reporting.losses says', async () => {
    await test.sql`
      insert into lossledger.loss_revisions
      select loss_id, revision + 1, 'ana', 'as the row is', updated_at, to_jsonb(l) - '{loss_id,origin_key,post_id,revision,recorded_at,updated_at}'::text[], 's', 'd', 'c'
      from lossledger.losses l`;
    await test.sql`update lossledger.losses set revision = revision + 1`;
    const now = facts('reporting.losses');
    const asOf = facts('reporting.losses_as_of(now())');
    const different = await test.sql.unsafe(
      `(${now} except all ${asOf}) union all (${asOf} except all ${now})`,
    );
    expect(different).toEqual([]);
  });

  it('says nothing before there was anything', async () => {
    expect(await test.sql`select from reporting.losses_as_of('2000-01-01Z')`).toHaveLength(0);
  });

  it('says then what was said then, also of what is withdrawn since', async () => {
    const [then] = await test.sql<{ at: string; total: number; loss_id: string }[]>`
      select clock_timestamp()::text as at, count(*)::integer as total, min(loss_id) as loss_id from reporting.losses`;
    const id = then?.loss_id ?? '';
    await test.sql.begin(async (tx) => {
      await tx`
        insert into lossledger.loss_revisions
        select loss_id, revision + 1, 'ana', 'taken down', now(), facts || '{"review_state": "withdrawn"}', 's', 'd', 'c'
        from lossledger.loss_revisions where loss_id = ${id} order by revision desc limit 1`;
      await tx`update lossledger.losses set review_state = 'withdrawn', revision = revision + 1 where loss_id = ${id}`;
    });
    const [row] = await test.sql`
      select (select count(*)::integer from reporting.losses_as_of(${then?.at ?? ''}::timestamptz)) as before,
        (select count(*)::integer from reporting.losses_as_of(now())) as now,
        (select review_state <> 'withdrawn' from reporting.losses_as_of(${then?.at ?? ''}::timestamptz) where loss_id = ${id}) as was_shown`;
    expect(row).toEqual({ before: then?.total, now: (then?.total ?? 0) - 1, was_shown: true });
  });
});

describe('reporting.loss_classes', () => {
  it('has every loss once, under the classes of the crosswalk', async () => {
    const reference = await loadReferenceData();
    const crosswalk = new Crosswalk(reference.crosswalk);
    const models = reference.equipment.flatMap((file) =>
      file.models.map(({ model, family }) => ({ model, family, category: file.category })),
    );
    const rows = await test.sql`
      select m.model, coalesce(a.warspotting_type, f.warspotting_type, c.warspotting_type) as warspotting_type,
        coalesce(a.general_staff_class, f.general_staff_class, c.general_staff_class) as general_staff_class,
        case when coalesce(a.is_in_register, f.is_in_register, c.is_in_register)
          then coalesce(a.un_register_class, f.un_register_class, c.un_register_class) end as un_register_class
      from jsonb_to_recordset(${JSON.stringify(models.map((each, n) => ({ ...each, n })))}::text::jsonb) as m (model text, family text, category text, n integer)
      left join lossledger.equipment_classes a on a.kind = 'model' and a.name = m.model
      left join lossledger.equipment_classes f on f.kind = 'family' and f.name = m.family
      left join lossledger.equipment_classes c on c.kind = 'category' and c.name = m.category
      order by n`;
    expect(rows.map((row) => ({ ...row }))).toEqual(
      models.map((each) => ({ model: each.model, ...crosswalk.classesOf(each) })),
    );
    const [count] = await test.sql`
      select (select count(*) from reporting.loss_classes) = (select count(*) from reporting.losses) as holds,
        (select count(*)::integer from reporting.loss_classes where warspotting_type is null) as without,
        (select count(distinct acled_sub_event_type)::integer from reporting.loss_classes) as events`;
    expect(count).toEqual({ holds: true, without: 0, events: 2 });
  });
});

describe('docs/how-to/sql-cookbook.md', async () => {
  const recipes = recipesIn(
    await readFile(new URL('../../docs/how-to/sql-cookbook.md', import.meta.url), 'utf8'),
  );

  it('answers ten questions and one more', () => {
    expect(recipes).toHaveLength(11);
  });

  it.each(recipes)('answers $question', async ({ sql }) => {
    const rows = await test.sql.begin('read only', async (tx) => {
      await tx.unsafe('set local role lossledger_reader');
      return tx.unsafe(sql);
    });
    expect(rows.length).toBeGreaterThan(0);
  });

  /** Rows of reporting.losses, to reckon the same answer by other means. */
  async function losses(): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return test.sql`select * from reporting.losses`;
  }
  async function answerTo(number: number): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return test.sql.unsafe(recipes[number - 1]?.sql ?? '');
  }

  it('reckons the share of Lancets as the rows do', async () => {
    const caused = (await losses()).filter(
      (row) => row['lost_by'] === 'UKR' && row['caused_by'] !== null,
    );
    const answer = await answerTo(2);
    expect(answer.reduce((sum, row) => sum + Number(row['n_with_cause']), 0)).toBe(caused.length);
    expect(answer.reduce((sum, row) => sum + Number(row['n_by_lancet']), 0)).toBe(
      caused.filter((row) => row['caused_by'] === 'Lancet').length,
    );
  });

  it('finds the first sighting of a model, and the names of places that did not resolve', async () => {
    const rows = await losses();
    const days = rows
      .filter((row) => row['model'] === 'T-72B3' && row['lost_by'] === 'RUS')
      .map((row) => row['loss_date_end'])
      .filter((day): day is Date => day instanceof Date);
    const [first] = await answerTo(3);
    expect(first?.['loss_date_end']).toEqual(new Date(Math.min(...days.map(Number))));
    const unresolved = rows.filter((row) => row['place_id'] === null && row['place_name'] !== null);
    expect(await answerTo(6)).toMatchObject([
      { place_name: 'Ivanivka', n_losses: String(unresolved.length) },
    ]);
  });

  it('ranks the losses by their witnesses', async () => {
    const most = (await losses()).map((row) => Number(row['n_posts'])).sort((a, b) => b - a);
    const answer = (await answerTo(5)).map((row) => Number(row['n_posts']));
    expect(answer).toEqual(most.slice(0, answer.length));
  });
});
