import type { LossFacts } from '../../domain/loss.ts';
import { firstBrokenRevision } from '../../ledger/revision-chain.ts';
import type { Store } from '../connection.ts';

/** Rows read at a time, so that memory stays flat. */
const PAGE = 500;

/** Every distinct capture on record, in order of its hash. */
export async function* captureHashes(sql: Store['sql']): AsyncGenerator<string> {
  let after = '';
  for (;;) {
    const rows = await sql<{ sha256: string }[]>`
      select distinct sha256 from lossledger.captures where sha256 > ${after} order by sha256 limit ${PAGE}`;
    for (const row of rows) yield row.sha256;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.sha256;
  }
}

export interface CheckedChain {
  readonly lossId: string;
  /** The revision from which its history does not hold; null when all of it does. */
  readonly brokenAt: number | null;
  /** False when the live row is not what the last revision says. */
  readonly projected: boolean;
}

interface RevisionRow {
  readonly loss_id: string;
  readonly revision: number;
  readonly author: string;
  readonly reason: string;
  readonly at: string;
  readonly facts: string;
  readonly salt: string;
  readonly digest: string;
  readonly chain: string;
  readonly live_revision: number | null;
  readonly live_status: string | null;
}

/** Recomputes the chain of every loss from its facts. */
export async function* checkedChains(sql: Store['sql']): AsyncGenerator<CheckedChain> {
  let after = '';
  for (;;) {
    const rows = await sql<RevisionRow[]>`
      select v.loss_id, v.revision, v.author, v.reason,
        to_char(v.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
        v.facts::text as facts, v.salt, v.digest, v.chain,
        l.revision as live_revision, l.status as live_status
      from (select distinct loss_id from lossledger.loss_revisions where loss_id > ${after}
            order by loss_id limit ${PAGE}) as wanted
      join lossledger.loss_revisions v using (loss_id)
      left join lossledger.losses l using (loss_id)
      order by v.loss_id, v.revision`;
    if (rows.length === 0) return;
    const histories = grouped(rows);
    for (const [lossId, history] of histories) {
      const last = history.at(-1);
      const links = history.map((row) => {
        const facts: LossFacts = JSON.parse(row.facts);
        return { ...row, lossId: row.loss_id, facts };
      });
      yield {
        lossId,
        brokenAt: firstBrokenRevision(links),
        projected:
          last !== undefined &&
          last.live_revision === last.revision &&
          links.at(-1)?.facts.status === last.live_status,
      };
      after = lossId;
    }
  }
}

function grouped(rows: readonly RevisionRow[]): Map<string, RevisionRow[]> {
  const histories = new Map<string, RevisionRow[]>();
  for (const row of rows) {
    const history = histories.get(row.loss_id) ?? [];
    history.push(row);
    histories.set(row.loss_id, history);
  }
  return histories;
}
