import { inexactNumbers } from '../../domain/exact-numbers.ts';
import type { LossFacts } from '../../domain/loss.ts';
import { forgedColumns, type ProjectedRow } from '../../ledger/projection.ts';
import { brokenHistory } from '../../ledger/revision-chain.ts';
import type { Store } from '../connection.ts';

/** Rows read at a time, so that memory stays flat. */
const PAGE = 500;

export interface CheckedLoss {
  readonly lossId: string;
  /** What does not hold, in words; none when all of it does. */
  readonly problems: readonly string[];
}

interface RevisionRow {
  readonly revision: number;
  readonly author: string;
  readonly reason: string;
  readonly at: string;
  /** The time says more than was sealed of it, which is milliseconds. */
  readonly at_is_finer: boolean;
  /** Its words were erased by a takedown. */
  readonly is_erased: boolean;
  readonly facts: string;
  readonly salt: string;
  readonly digest: string;
  readonly chain: string;
}

/** A row of the live table beside one of its revisions; either may be missing. */
type PairedRow = { readonly loss_id: string; readonly live: string | null } & (
  | RevisionRow
  | { readonly revision: null }
);

/** Which losses are looked at. */
export interface LossesToCheck {
  /** Those that changed at or after this instant. */
  readonly since: string | null;
  /** So many at random. */
  readonly sample: number | null;
}

const ALL: LossesToCheck = { since: null, sample: null };

/** Recomputes the chain of every loss from its facts, and holds its row against the last of them. */
export async function* checkedLosses(
  sql: Store['sql'],
  { since, sample }: LossesToCheck = ALL,
): AsyncGenerator<CheckedLoss> {
  const drawn = sample === null ? null : await drawnLosses(sql, sample, since);
  let after = '';
  for (;;) {
    const rows = await sql<PairedRow[]>`
      select wanted.loss_id, v.revision, v.author, v.reason,
        to_char(v.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
        date_trunc('milliseconds', v.at) <> v.at as at_is_finer,
        exists (select from lossledger.erased e
          where e.kind = 'revision' and e.id = v.loss_id || '/' || v.revision) as is_erased,
        v.facts::text as facts, v.salt, v.digest, v.chain,
        row_to_json(l)::text as live
      from (
        (select distinct loss_id from lossledger.loss_revisions
          where loss_id > ${after} and at >= coalesce(${since}::text::timestamptz, '-infinity')
            and ${drawn === null ? sql`true` : sql`loss_id = any(${drawn}::text[])`}
          order by loss_id limit ${PAGE})
        union
        (select loss_id from lossledger.losses
          where loss_id > ${after} and updated_at >= coalesce(${since}::text::timestamptz, '-infinity')
            and ${drawn === null ? sql`true` : sql`loss_id = any(${drawn}::text[])`}
          order by loss_id limit ${PAGE})
        order by loss_id limit ${PAGE}
      ) as wanted
      left join lossledger.loss_revisions v using (loss_id)
      left join lossledger.losses l using (loss_id)
      order by wanted.loss_id, v.revision`;
    if (rows.length === 0) return;
    for (const [lossId, pairs] of grouped(rows)) {
      yield { lossId, problems: problemsOf(lossId, pairs) };
      after = lossId;
    }
  }
}

async function drawnLosses(
  sql: Store['sql'],
  sample: number,
  since: string | null,
): Promise<readonly string[]> {
  const rows = await sql<{ loss_id: string }[]>`
    select loss_id from lossledger.losses
    where updated_at >= coalesce(${since}::text::timestamptz, '-infinity')
    order by random() limit ${sample}`;
  return rows.map((row) => row.loss_id);
}

function problemsOf(lossId: string, pairs: readonly PairedRow[]): readonly string[] {
  const [first, ...later] = pairs.flatMap((row) => {
    if (row.revision === null) return [];
    const facts: LossFacts = JSON.parse(row.facts);
    return [{ ...row, lossId, facts, written: row.facts, isErased: row.is_erased }];
  });
  if (first === undefined) return ['the row has no revision'];
  const history = [first, ...later] as const;
  const problems: string[] = [];
  const broken = brokenHistory(history);
  if (broken !== null) problems.push(broken);
  for (const { revision, at_is_finer: isFiner, written } of history) {
    if (isFiner) problems.push(`the time of revision ${revision} is not what was sealed`);
    for (const number of inexactNumbers(written)) {
      problems.push(`revision ${revision} says ${number}, which is not what was sealed`);
    }
  }
  if (first.live === null) return [...problems, 'its revisions have no row'];
  const live: ProjectedRow = JSON.parse(first.live);
  const forged = forgedColumns(live, history);
  if (forged.length > 0) {
    problems.push(`the row is not what its history says: ${forged.join(', ')}`);
  }
  return problems;
}

function grouped(rows: readonly PairedRow[]): Map<string, PairedRow[]> {
  const histories = new Map<string, PairedRow[]>();
  for (const row of rows) {
    const history = histories.get(row.loss_id) ?? [];
    history.push(row);
    histories.set(row.loss_id, history);
  }
  return histories;
}
