import type postgres from 'postgres';

const PAGE = 100;

/** Whoever keeps a copy of the ledger by its feed alone, page by page. */
export class FeedFollower {
  readonly #sql: postgres.Sql;
  readonly #standing = new Map<string, number>();
  #cursor = '0';

  constructor(sql: postgres.Sql) {
    this.#sql = sql;
  }

  async readOn(): Promise<void> {
    for (;;) {
      const page = await this.#sql<
        { change_id: string; loss_id: string; revision: number; change: string }[]
      >`select change_id, loss_id, revision, change from reporting.loss_changes
        where change_id > ${this.#cursor} order by change_id limit ${PAGE}`;
      for (const { loss_id: id, revision, change } of page) {
        if (['merged', 'rejected', 'withdrawn'].includes(change)) this.#standing.delete(id);
        else this.#standing.set(id, revision);
      }
      const last = page.at(-1);
      if (last === undefined) return;
      this.#cursor = last.change_id;
    }
  }

  /** Ids and revisions of what it takes to be published. */
  standing(): readonly string[] {
    return [...this.#standing].map(([id, revision]) => `${id} ${revision}`).sort();
  }
}

/** The same of what is published. */
export async function standingLosses(sql: postgres.Sql): Promise<readonly string[]> {
  const rows = await sql<{ loss_id: string; revision: number }[]>`
    select loss_id, revision from reporting.losses`;
  return rows.map(({ loss_id: id, revision }) => `${id} ${revision}`).sort();
}

const ROWS = `md5(string_agg(concat_ws('|', loss_id, lost_by, equipment_category, model, family, status, status_all::text,
  tags::text, loss_date_start, loss_date_end, date_basis, posted_at, recorded_at, updated_at, place_name, admin1, country,
  latitude, where_prec, caused_by, review_state, confidence, revision), E'\\n' order by loss_id))`;

/** A digest of what is published at this instant. */
export async function rowsOfNow(sql: postgres.Sql): Promise<{ at: string; rows: string }> {
  const [row] = await sql.unsafe<{ at: string; rows: string }[]>(
    `select clock_timestamp()::text as at, ${ROWS} as rows from reporting.losses`,
  );
  if (row === undefined) throw new Error('no rows');
  return row;
}

/** The same of what was published at one. */
export async function rowsThen(sql: postgres.Sql, at: string): Promise<string> {
  const [row] = await sql.unsafe<{ rows: string }[]>(
    `select ${ROWS} as rows from reporting.losses_as_of($1::timestamptz)`,
    [at],
  );
  return row?.rows ?? '';
}
