import type { LossFacts } from '../../domain/loss.ts';
import { forgedColumns, type ProjectedRow } from '../../ledger/projection.ts';
import { firstBrokenRevision } from '../../ledger/revision-chain.ts';
import type { Store } from '../connection.ts';

/** Rows read at a time, so that memory stays flat. */
const PAGE = 500;

/** Every distinct capture on record, in order of its hash. */
export function captureHashes(sql: Store['sql']): AsyncGenerator<string> {
  return hashesFrom(
    (after) => sql<{ sha256: string }[]>`
      select distinct sha256 from lossledger.captures where sha256 > ${after} order by sha256 limit ${PAGE}`,
  );
}

/** Every picture and video on record, and every small copy of one, in order of its hash. */
export function mediaHashes(sql: Store['sql']): AsyncGenerator<string> {
  return hashesFrom(
    (after) => sql<{ sha256: string }[]>`
      (select sha256 from lossledger.media where sha256 > ${after} order by 1 limit ${PAGE})
      union
      (select thumbnail_sha256 from lossledger.media where thumbnail_sha256 > ${after} order by 1 limit ${PAGE})
      order by 1 limit ${PAGE}`,
  );
}

async function* hashesFrom(
  page: (after: string) => PromiseLike<readonly { readonly sha256: string }[]>,
): AsyncGenerator<string> {
  let after = '';
  for (;;) {
    const rows = await page(after);
    for (const row of rows) yield row.sha256;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.sha256;
  }
}

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

/** Recomputes the chain of every loss from its facts, and holds its row against the last of them. */
export async function* checkedLosses(sql: Store['sql']): AsyncGenerator<CheckedLoss> {
  let after = '';
  for (;;) {
    const rows = await sql<PairedRow[]>`
      select wanted.loss_id, v.revision, v.author, v.reason,
        to_char(v.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
        v.facts::text as facts, v.salt, v.digest, v.chain,
        row_to_json(l)::text as live
      from (
        (select distinct loss_id from lossledger.loss_revisions where loss_id > ${after}
          order by loss_id limit ${PAGE})
        union
        (select loss_id from lossledger.losses where loss_id > ${after} order by loss_id limit ${PAGE})
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

function problemsOf(lossId: string, pairs: readonly PairedRow[]): readonly string[] {
  const [first, ...later] = pairs.flatMap((row) => {
    if (row.revision === null) return [];
    const facts: LossFacts = JSON.parse(row.facts);
    return [{ ...row, lossId, facts }];
  });
  if (first === undefined) return ['the row has no revision'];
  const problems: string[] = [];
  const brokenAt = firstBrokenRevision([first, ...later]);
  if (brokenAt !== null) problems.push(`history does not hold from revision ${brokenAt}`);
  if (first.live === null) return [...problems, 'its revisions have no row'];
  const live: ProjectedRow = JSON.parse(first.live);
  const forged = forgedColumns(live, [first, ...later]);
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
