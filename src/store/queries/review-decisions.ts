import { LossledgerError } from '../../domain/errors.ts';
import type { Decision, LossDecision, PairDecision } from '../../ledger/decisions.ts';
import type { Tx } from '../connection.ts';
import { reviewDecisions } from '../schema/index.ts';

/** A decision before it has its place among them. */
export type NewDecision = Omit<PairDecision, 'seq'> | Omit<LossDecision, 'seq'>;

export interface Reviewing {
  readonly reviewer: string;
  readonly reason: string;
  readonly at: Date;
  /** The revision that was looked at, where the reviewer says which. */
  readonly seenRevision: number | null;
}

/** Puts on record what a reviewer says. */
export async function writeDecisions(
  tx: Tx,
  decisions: readonly NewDecision[],
  by: Reviewing,
): Promise<void> {
  await tx.insert(reviewDecisions).values(
    decisions.map((decision) => ({
      kind: decision.kind,
      ...('loss' in decision
        ? { lossId: decision.loss, fields: decision.fields }
        : { sightingA: decision.a, sightingB: decision.b, fields: {} }),
      ...by,
    })),
  );
}

export function decisionOf(row: typeof reviewDecisions.$inferSelect): Decision {
  const { decisionId: seq, kind, sightingA: a, sightingB: b, lossId: loss, fields, reason } = row;
  if ((kind === 'same' || kind === 'different') && a !== null && b !== null) {
    return { kind, seq, a, b };
  }
  const of = LOSS_DECISIONS.find((one) => one === kind);
  if (of === undefined || loss === null) {
    throw new LossledgerError('INVARIANT_BROKEN', `Decision ${seq} is of no kind known.`);
  }
  return { kind: of, seq, loss, fields, reason };
}

const LOSS_DECISIONS = ['confirmed', 'corrected', 'rejected', 'retracted'] as const;
