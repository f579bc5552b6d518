import { sql } from 'drizzle-orm';
import { check, index, jsonb, primaryKey, real, text } from 'drizzle-orm/pg-core';
import type { MatchFeatures } from '../../ledger/matching/rules.ts';
import { ledgerSchema } from './ledger-schema.ts';

/** Two tellings that were joined to one item, or that a reviewer is asked about, and from what. */
export const matchEdges = ledgerSchema.table(
  'match_edges',
  {
    /** The smaller id first. */
    sightingA: text('sighting_a').notNull(),
    sightingB: text('sighting_b').notNull(),
    rule: text('rule').notNull(),
    score: real('score').notNull(),
    state: text('state').notNull(),
    features: jsonb('features').$type<MatchFeatures>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sightingA, table.sightingB] }),
    index('match_edges_by_b').on(table.sightingB),
    index('match_edges_to_review').on(table.score).where(sql`state = 'proposed'`),
    check('match_edges_one_row_a_pair', sql`${table.sightingA} < ${table.sightingB}`),
    check('match_edges_rule', sql`${table.rule} in ('lineage', 'picture', 'text')`),
    check('match_edges_state', sql`${table.state} in ('auto', 'proposed')`),
  ],
);
