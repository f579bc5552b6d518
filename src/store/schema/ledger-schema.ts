import { pgSchema, timestamp } from 'drizzle-orm/pg-core';

/** The private tables. Analysts read the views of schema `reporting` instead. */
export const ledgerSchema = pgSchema('lossledger');

/** An instant, kept in UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
