import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, text } from 'drizzle-orm/pg-core';
import type { Correction } from '../../ledger/decisions.ts';
import { instant, ledgerSchema } from './ledger-schema.ts';

/** What reviewers said, one after the other. Append-only: a change of mind is a decision of its own. */
export const reviewDecisions = ledgerSchema.table(
  'review_decisions',
  {
    decisionId: bigint('decision_id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text('kind').notNull(),
    /** For `same` and `different`: two tellings. */
    sightingA: text('sighting_a'),
    sightingB: text('sighting_b'),
    /** For the others: the loss, by the id it had. */
    lossId: text('loss_id'),
    /** What holds of it from then on. */
    fields: jsonb('fields').$type<Correction>().notNull(),
    /** The revision the reviewer looked at, where that was told. */
    seenRevision: integer('seen_revision'),
    reviewer: text('reviewer').notNull(),
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    index('review_decisions_by_a').on(table.sightingA),
    index('review_decisions_by_b').on(table.sightingB),
    index('review_decisions_by_loss').on(table.lossId),
    check(
      'review_decisions_kind',
      sql`case when ${table.kind} in ('same', 'different')
        then ${table.sightingA} is not null and ${table.sightingB} is not null and ${table.lossId} is null
        else ${table.kind} in ('confirmed', 'corrected', 'rejected', 'retracted')
          and ${table.sightingA} is null and ${table.sightingB} is null and ${table.lossId} is not null
        end`,
    ),
  ],
);
