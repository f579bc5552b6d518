import { and, eq, sql } from 'drizzle-orm';
import { toPgSafe } from '../../domain/text.ts';
import type { Store, Tx } from '../connection.ts';
import { mediaLinkChanges, mediaLinks } from '../schema/index.ts';

export type LinkState = 'auto' | 'review' | 'confirmed' | 'rejected';

/** Two files, the smaller SHA-256 first. */
export interface MediaPair {
  readonly shaA: string;
  readonly shaB: string;
}

export function mediaPair(one: string, other: string): MediaPair {
  return one < other ? { shaA: one, shaB: other } : { shaA: other, shaB: one };
}

/** What an algorithm makes of a pair. */
export interface FoundLink extends MediaPair {
  readonly found: 'auto' | 'review';
  readonly distance: number;
  readonly pixelsAgree: boolean;
  readonly transform: unknown;
  readonly reason: string;
}

/**
 * Puts what an algorithm found of one picture on record. What an older algorithm found of it and this
 * one does not, goes. A person's word on a pair stands whatever is found, and only changes are noted.
 */
export async function writeFoundLinks(
  tx: Tx,
  sha256: string,
  algorithm: string,
  found: readonly FoundLink[],
): Promise<void> {
  const rows = found.map((link) => ({ ...link, reason: toPgSafe(link.reason) }));
  // In one order everywhere, so that two writers never wait for each other.
  await tx.execute(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as link (
        "shaA" text, "shaB" text, found text, distance smallint, "pixelsAgree" boolean,
        transform jsonb, reason text)
    ), written as (
      insert into lossledger.media_links as l
        (sha_a, sha_b, found, distance, pixels_agree, transform, reason, algorithm)
      select "shaA", "shaB", found, distance, "pixelsAgree", transform, reason, ${algorithm}
      from given order by 1, 2
      on conflict (sha_a, sha_b) do update set
        found = excluded.found, distance = excluded.distance, pixels_agree = excluded.pixels_agree,
        transform = excluded.transform, reason = excluded.reason, algorithm = excluded.algorithm
      where (l.found, l.distance, l.reason, l.algorithm)
        is distinct from (excluded.found, excluded.distance, excluded.reason, excluded.algorithm)
      returning sha_a, sha_b, found, distance, reason
    )
    insert into lossledger.media_link_changes (sha_a, sha_b, state, distance, author, reason)
    select sha_a, sha_b, found, distance, ${algorithm}, reason from written order by 1, 2`);
  await dropOutdated(tx, sha256, algorithm);
}

/** What an older algorithm found between this picture and others that the new one has seen too. */
async function dropOutdated(tx: Tx, sha256: string, algorithm: string): Promise<void> {
  await tx.execute(sql`
    with outdated as (
      select l.sha_a, l.sha_b from lossledger.media_links l
      join lossledger.media a on a.sha256 = l.sha_a
      join lossledger.media b on b.sha256 = l.sha_b
      where ${sha256} in (l.sha_a, l.sha_b) and l.algorithm <> ${algorithm}
        and a.algorithm = ${algorithm} and b.algorithm = ${algorithm}
      order by 1, 2 for update of l
    ), unfound as (
      update lossledger.media_links l
      set found = null, distance = null, pixels_agree = false, transform = null, algorithm = null
      from outdated o where l.sha_a = o.sha_a and l.sha_b = o.sha_b and l.decision is not null
    ), gone as (
      delete from lossledger.media_links l
      using outdated o where l.sha_a = o.sha_a and l.sha_b = o.sha_b and l.decision is null
      returning l.sha_a, l.sha_b, l.distance
    )
    insert into lossledger.media_link_changes (sha_a, sha_b, state, distance, author, reason)
    select sha_a, sha_b, 'gone', distance, ${algorithm}, 'no longer found' from gone`);
}

export interface Decision {
  readonly actor: string;
  readonly reason: string;
  readonly at: Date;
}

/** Puts a person's word on a pair on record: that the two are one picture, or that they are not. */
export async function decideLink(
  tx: Tx,
  pair: MediaPair,
  decision: 'confirmed' | 'rejected',
  { actor, reason, at }: Decision,
): Promise<void> {
  const decided = { decision, decidedBy: toPgSafe(actor), decidedAt: at };
  const [row] = await tx
    .insert(mediaLinks)
    .values({ ...pair, ...decided, reason: toPgSafe(reason) })
    .onConflictDoUpdate({ target: [mediaLinks.shaA, mediaLinks.shaB], set: decided })
    .returning({ distance: mediaLinks.distance });
  const distance = row?.distance ?? null;
  await noteChange(tx, { ...pair, state: decision, distance, author: actor, reason });
}

/** Takes a person's word on a pair back: the machine's stands again, if it has any. */
export async function undecideLink(
  tx: Tx,
  { shaA, shaB }: MediaPair,
  { actor, reason }: Decision,
): Promise<boolean> {
  const isPair = and(eq(mediaLinks.shaA, shaA), eq(mediaLinks.shaB, shaB));
  const [row] = await tx.select().from(mediaLinks).where(isPair).for('update');
  if (row === undefined || row.decision === null) return false;
  const { distance, found } = row;
  if (found === null) await tx.delete(mediaLinks).where(isPair);
  else {
    const undecided = { decision: null, decidedBy: null, decidedAt: null };
    await tx.update(mediaLinks).set(undecided).where(isPair);
  }
  await noteChange(tx, { shaA, shaB, state: found ?? 'gone', distance, author: actor, reason });
  return true;
}

async function noteChange(
  tx: Tx,
  change: MediaPair & {
    readonly state: string;
    readonly distance: number | null;
    readonly author: string;
    readonly reason: string;
  },
): Promise<void> {
  const { shaA, shaB, state, distance, author, reason } = change;
  await tx.insert(mediaLinkChanges).values({
    shaA,
    shaB,
    state,
    distance,
    author: toPgSafe(author),
    reason: toPgSafe(reason),
  });
}

export interface LinkOnRecord {
  readonly a: string;
  readonly b: string;
  readonly state: LinkState;
  readonly distance: number | null;
}

/** Every link between files that are shown, for clusters. */
export async function allLinks(read: Store['sql']): Promise<readonly LinkOnRecord[]> {
  return read<LinkOnRecord[]>`
    with hidden as materialized (select sha256 from lossledger.hidden_media)
    select sha_a as a, sha_b as b, state, distance from lossledger.media_links
    where sha_a not in (select sha256 from hidden) and sha_b not in (select sha256 from hidden)
    order by 1, 2`;
}
