import type postgres from 'postgres';
import { expect } from 'vitest';

/** What each view adds up, and the columns it is cut by. */
export const CUTS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'losses_daily',
    'n_losses',
    ['counted_on', 'date_basis', 'side', 'equipment_category', 'status'],
  ],
  ['losses_by_model', 'n_losses', ['side', 'equipment_category', 'family', 'model']],
  ['losses_by_admin1', 'n_losses', ['country', 'admin1', 'side', 'equipment_category']],
  ['losses_totals_oryx_style', 'type_total', ['side', 'equipment_category']],
  ['losses_weekly', 'n_best', ['week', 'side', 'equipment_category', 'family', 'model']],
];

/** The same columns of a row of reporting.losses, said again in other words than the views' own. */
const OF_A_ROW: Readonly<Record<string, string>> = {
  counted_on: 'loss_date_end',
  side: "coalesce(lost_by, 'unknown')",
  equipment_category: "coalesce(equipment_category, 'unknown')",
  family: "coalesce(family, 'unknown')",
  model: "coalesce(model, 'unknown')",
  country: "coalesce(country, 'unknown')",
  admin1: "coalesce(admin1, 'unknown')",
  week: 'loss_date_end - extract(isodow from loss_date_end)::integer + 1',
};

/** Statements that give rows only where some total is not the number of rows it stands for. */
function contradictions(): Readonly<Record<string, string>> {
  const cells = CUTS.map(([view, total, cut]): [string, string] => {
    const told = `select ${cut.join(', ')}, ${total}::bigint as n, n_needs_review::bigint from reporting.${view}`;
    const counted = `select ${cut.map((name) => `${OF_A_ROW[name] ?? name} as ${name}`).join(', ')},
      count(*), count(*) filter (where review_state = 'needs_review') from reporting.losses
      group by ${cut.map((_, n) => n + 1).join(', ')}`;
    return [view, different(told, counted)];
  });
  const columns = `loss_id, lost_by, equipment_category, model, model_raw, family, status, status_all, tags,
    loss_date_start, loss_date_end, date_prec, date_basis, posted_at, recorded_at, updated_at, place_name, admin1,
    country, place_id, latitude, longitude, where_prec, uncertainty_km, location_basis, caused_by, attacker,
    review_state, confidence, revision`;
  return {
    ...Object.fromEntries(cells),
    'the four statuses of each model': `select * from reporting.losses_by_model
      where destroyed + damaged + abandoned + captured <> n_losses`,
    'the four statuses of each total': `select * from reporting.losses_totals_oryx_style
      where destroyed + damaged + abandoned + captured <> type_total`,
    losses_counted: different(
      'select loss_id from reporting.losses_counted',
      'select loss_id from reporting.losses',
    ),
    loss_summaries: different(
      'select s.* from lossledger.loss_summaries s',
      'select * from lossledger.told_of(array(select loss_id from lossledger.losses))',
    ),
    loss_proposals: different(
      'select * from lossledger.loss_proposals',
      'select * from lossledger.open_proposals(array(select loss_id from lossledger.losses))',
    ),
    'losses_as_of(now())': different(
      `select ${columns} from reporting.losses_as_of(clock_timestamp())`,
      `select ${columns} from reporting.losses`,
    ),
    'loss_changes folded up': different(
      `select loss_id, revision from (
        select distinct on (loss_id) loss_id, revision, change from reporting.loss_changes
        order by loss_id, change_id desc) last
      where change not in ('merged', 'rejected', 'withdrawn')`,
      'select loss_id, revision from reporting.losses',
    ),
    'every revision in loss_changes': different(
      'select loss_id, revision from reporting.loss_changes',
      'select loss_id, revision from lossledger.loss_revisions',
    ),
    'loss_redirects lead to losses': `select * from reporting.loss_redirects r
      where not exists (select from lossledger.losses l where l.loss_id = r.leads_to and l.merged_into is null)`,
    'nothing left pending': 'select * from lossledger.reporting_pending',
  };
}

function different(one: string, other: string): string {
  return `((${one}) except all (${other})) union all ((${other}) except all (${one}))`;
}

/** Holds every total of reporting against the rows of reporting.losses, in one snapshot; gives their number. */
export async function expectReconciled(sql: postgres.Sql): Promise<number> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    for (const [name, statement] of Object.entries(contradictions())) {
      const wrong = await tx.unsafe(`select * from (${statement}) wrong limit 5`);
      expect([...wrong], name).toEqual([]);
    }
    const [row] = await tx<
      { rows: number }[]
    >`select count(*)::integer as rows from reporting.losses`;
    return row?.rows ?? 0;
  });
}
