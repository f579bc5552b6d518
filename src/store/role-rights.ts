import { LossledgerError } from '../domain/errors.ts';
import type { Store } from './connection.ts';

/** Roles whose rights in the private schemas are said here. Readers have none there. */
export const WORKING_ROLES = ['lossledger_worker', 'lossledger_operator'] as const;
export type WorkingRole = (typeof WORKING_ROLES)[number];

/** `select`, `insert`, `update`, `delete`, or one of them on some columns. */
type Right = string;
type Rights = Readonly<Record<string, readonly Right[]>>;

const SEEN = ['select'] as const;
/** Written once: what is there is never changed or taken away. */
const ADDED = ['select', 'insert'] as const;
const KEPT = ['select', 'insert', 'update'] as const;
/** Follows from what is on record, and is made anew. */
const DERIVED = ['select', 'insert', 'delete'] as const;
const FREE = ['select', 'insert', 'update', 'delete'] as const;

/** What each role may do with the tables and views of schema `lossledger`. What is not named, nobody may. */
export const TABLE_RIGHTS: Readonly<Record<WorkingRole, Rights>> = {
  lossledger_worker: {
    article_captures: ADDED,
    articles: KEPT,
    billed_reads: ADDED,
    captures: ADDED,
    claim_spans: ADDED,
    claims: ADDED,
    daily_leaves: ADDED,
    daily_roots: ADDED,
    embed_names: ADDED,
    embeds: DERIVED,
    erased: SEEN,
    evidence: DERIVED,
    hidden_articles: SEEN,
    hidden_posts: SEEN,
    host_turns: KEPT,
    item_sightings: KEPT,
    ledger_conflict: ADDED,
    loss_revisions: ADDED,
    losses: KEPT,
    match_edges: FREE,
    media: KEPT,
    media_crop_hashes: DERIVED,
    media_downloads: ADDED,
    media_features: DERIVED,
    media_frames: ADDED,
    media_hashes: DERIVED,
    media_hashings: DERIVED,
    media_link_changes: ADDED,
    media_links: FREE,
    media_shown: SEEN,
    media_sightings: KEPT,
    post_aliases: KEPT,
    post_markers: ADDED,
    post_openings: ADDED,
    post_resolutions: FREE,
    post_revisions: ADDED,
    post_sightings: ADDED,
    post_tombstones: SEEN,
    post_versions: ADDED,
    posts: KEPT,
    quarantine: FREE,
    read_reservations: DERIVED,
    readings: ADDED,
    retrievals: ADDED,
    review_decisions: SEEN,
    sighting_keys: DERIVED,
    source_state: KEPT,
    sources: ADDED,
    takedown_lifts: SEEN,
    takedowns: SEEN,
    told_in: SEEN,
    withdrawals: KEPT,
    work: KEPT,
  },
  lossledger_operator: {
    operator_actions: ADDED,
    publication_policies: SEEN,
    quarantine: ['select', 'delete'],
    source_state: ['select', 'update (paused)'],
    sources: SEEN,
    work: [
      'select',
      'update (state, run, handed_at, attempts, unanswered, error_code, error_message, outcome, updated_at)',
    ],
  },
};

/** Functions of schema `lossledger` that a role calls itself. */
export const FUNCTION_RIGHTS: Readonly<Record<WorkingRole, readonly string[]>> = {
  lossledger_worker: [
    'hide(text[], text[])',
    'media_band_keys(bit, integer[], integer)',
    'media_look_alikes(bit, text[], boolean, integer)',
    'name_digest(text)',
    'settle_proposals(text[], text[])',
  ],
  lossledger_operator: [],
};

/** The queue's own schema, where it lives in Postgres, by the name BullMQ gives it. */
export const QUEUE_SCHEMA = 'bullmq';
/** Spells "ROLE": two at once would refuse each other's changes to one row of the catalogue. */
const ROLES_LOCK = 0x524f4c45;

/**
 * Gives the working roles the rights named here and takes all others away, and offers the view for
 * PostGIS where that is there. Says how it stands with PostGIS; null on a ledger of before.
 */
export async function settleRights(store: Store): Promise<'made' | 'available' | 'absent' | null> {
  return store.sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${ROLES_LOCK})`;
    const [known] = await tx<{ known: boolean }[]>`
      select to_regprocedure('lossledger.offer_geometry()') is not null as known`;
    if (known?.known !== true) return null;
    const found = await tx<{ name: string }[]>`
      select relname as name from pg_class
      where relnamespace = 'lossledger'::regnamespace and relkind in ('r', 'p', 'v', 'm')`;
    const tables = new Set(found.map(({ name }) => name));
    const named = [...new Set(WORKING_ROLES.flatMap((role) => FUNCTION_RIGHTS[role]))];
    const present = await tx<{ name: string }[]>`
      select name from unnest(${named}::text[]) name
      where to_regprocedure('lossledger.' || name) is not null`;
    const functions = new Set(present.map(({ name }) => name));
    // Whoever adds a function need not remember that everybody may call it until it is taken from them.
    await tx`revoke execute on all functions in schema lossledger from public`;
    for (const role of WORKING_ROLES) {
      const commands = [
        `revoke all on all tables in schema lossledger from ${role}`,
        `revoke all on all functions in schema lossledger from ${role}`,
        `grant usage on schema lossledger to ${role}`,
        ...Object.entries(TABLE_RIGHTS[role])
          .filter(([table]) => tables.has(table))
          .map(([table, rights]) => `grant ${rights.join(', ')} on lossledger.${table} to ${role}`),
        ...FUNCTION_RIGHTS[role]
          .filter((name) => functions.has(name))
          .map((name) => `grant execute on function lossledger.${name} to ${role}`),
        ...(role === 'lossledger_worker' ? SEES_BESIDE : []),
      ];
      for (const command of commands) await tx.unsafe(command);
    }
    const [queue] = await tx<{ there: boolean }[]>`
      select to_regnamespace(${QUEUE_SCHEMA}) is not null as there`;
    if (queue?.there === true) {
      for (const command of QUEUE_RIGHTS) await tx.unsafe(command);
      await tx.unsafe(`do $$ begin
        execute format('grant temporary on database %I to lossledger_worker', current_database());
      end $$`);
    }
    const [geometry] = await tx<{ state: string }[]>`select lossledger.offer_geometry() as state`;
    const state = GEOMETRY_STATES.find((one) => one === geometry?.state);
    if (state === undefined) {
      throw new LossledgerError('INVARIANT_BROKEN', 'offer_geometry says what nobody knows.');
    }
    return state;
  });
}

const GEOMETRY_STATES = ['made', 'available', 'absent'] as const;

/** A worker compares the migrations before it starts; who ingests is shown the losses that come of it. */
const SEES_BESIDE = [
  'grant usage on schema drizzle, reporting to lossledger_worker',
  'grant select on all tables in schema drizzle to lossledger_worker',
  'grant select on reporting.losses to lossledger_worker',
];

/**
 * The tables of the queue are the library's, which changes and empties them as it goes, and puts what it
 * adds at once into temporary tables first.
 */
const QUEUE_RIGHTS = [
  `grant usage on schema ${QUEUE_SCHEMA} to lossledger_worker`,
  `grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to lossledger_worker`,
  `grant usage, select on all sequences in schema ${QUEUE_SCHEMA} to lossledger_worker`,
  `grant execute on all functions in schema ${QUEUE_SCHEMA} to lossledger_worker`,
];
