import { and, eq, inArray, sql } from 'drizzle-orm';
import {
  carriesWords,
  markerKey,
  ownOpening,
  readLineageMarkers,
  type WordsMarker,
} from '../../extract/lineage-markers.ts';
import { canonicalPostText } from '../../extract/text/post-text.ts';
import type { WitnessTies } from '../../ledger/item-sighting.ts';
import type { Tx } from '../connection.ts';
import { erased, postMarkers, postOpenings } from '../schema/index.ts';
import { inBatches } from './wordings.ts';

/** A wording of a post, with what its markers are read by. */
export interface MarkedWording {
  readonly revision: string;
  readonly platform: string;
  readonly handle: string | null;
  readonly text: string;
}

/**
 * Puts on record under which words posts are found, and what they carry of others by their own marker.
 * Returns the wordings of which something new came to be known.
 */
export async function writeLineage(
  tx: Tx,
  wordings: readonly MarkedWording[],
): Promise<ReadonlySet<string>> {
  const kept = await notErased(tx, wordings);
  const openings = kept.flatMap(({ revision, platform, handle, text }) => {
    const key = ownOpening(platform, handle, text);
    return key === null ? [] : [{ key, postRevisionId: revision }];
  });
  const markers = kept.flatMap(({ revision, platform, text }) =>
    readLineageMarkers(text).map((marker) => ({
      postRevisionId: revision,
      kind: marker.kind,
      key: markerKey(marker, platform),
    })),
  );
  const news = new Set<string>();
  await inBatches(openings, async (batch) => {
    const rows = await tx
      .insert(postOpenings)
      .values(batch)
      .onConflictDoNothing()
      .returning({ revision: postOpenings.postRevisionId });
    for (const { revision } of rows) news.add(revision);
  });
  await inBatches(markers, async (batch) => {
    const rows = await tx
      .insert(postMarkers)
      .values(batch)
      .onConflictDoNothing()
      .returning({ revision: postMarkers.postRevisionId });
    for (const { revision } of rows) news.add(revision);
  });
  return news;
}

/** What was erased leaves no trace of its words when it comes again. */
async function notErased(
  tx: Tx,
  wordings: readonly MarkedWording[],
): Promise<readonly MarkedWording[]> {
  const gone = new Set<string>();
  await inBatches(
    wordings.map(({ revision }) => revision),
    async (ids) => {
      const rows = await tx
        .select({ id: erased.id })
        .from(erased)
        .where(and(eq(erased.kind, 'wording'), inArray(erased.id, ids)));
      for (const { id } of rows) gone.add(id);
    },
  );
  return wordings.filter(({ revision }) => !gone.has(revision));
}

type Retells = WitnessTies['retells'];

export interface MarkedLineage {
  /** What each witness carries by markers in its words. */
  readonly retellsOf: ReadonlyMap<string, Retells>;
  /** Witnesses that one of them carries, is carried by, or carries the same as. */
  readonly neighbours: ReadonlySet<string>;
}

/** The name by which a witness is called that a marker found by its words. */
export function nameByWords(postId: string): string {
  return JSON.stringify(['post', postId]);
}

/** What markers in words tie witnesses to. `names` are those that the witnesses go by. */
export async function readMarkedLineage(
  tx: Tx,
  postIds: readonly string[],
  names: readonly string[],
): Promise<MarkedLineage> {
  const markers = await markersOf(tx, postIds);
  const keys = [...new Set(markers.map(({ key }) => key))];
  const originals = await originalsUnder(tx, keys);
  const neighbours = new Set<string>();
  const retellsOf = new Map<string, Retells[number][]>();
  for (const { postId, kind, key, marker } of markers) {
    const under = originals.get(key) ?? [];
    for (const original of under) neighbours.add(original.postId);
    const name = marker === null ? key : nameOfCarried(marker, key, postId, under);
    retellsOf.set(postId, [...(retellsOf.get(postId) ?? []), { kind, name }]);
  }
  const openings = await openingsOf(tx, postIds);
  for (const id of await carriersOf(tx, [...keys, ...openings, ...names])) neighbours.add(id);
  return { retellsOf, neighbours };
}

interface MarkerOnRecord {
  readonly postId: string;
  readonly kind: 'repost' | 'translation';
  readonly key: string;
  /** Null where the key names a post by its address. */
  readonly marker: WordsMarker | null;
}

/** The markers of posts, and of the copies that are theirs. */
async function markersOf(tx: Tx, postIds: readonly string[]): Promise<readonly MarkerOnRecord[]> {
  const ids = JSON.stringify(postIds);
  const { rows } = await tx.execute<{
    post_id: string;
    platform: string;
    kind: string;
    key: string;
    text: string;
  }>(sql`
    with ${mine(ids)}
    select distinct mine.post_id, p.platform, m.kind, m.key, r.text
    from mine
    join lossledger.post_revisions r on r.post_id = mine.worded_id
    join lossledger.post_markers m on m.post_revision_id = r.post_revision_id
    join lossledger.posts p on p.post_id = r.post_id
    order by mine.post_id, m.kind, m.key, r.text`);
  const found = new Map<string, MarkerOnRecord>();
  for (const { post_id: postId, platform, kind, key, text } of rows) {
    const read = readLineageMarkers(text).find((one) => markerKey(one, platform) === key);
    // What was erased since carries nothing.
    if (read === undefined) continue;
    const marker = 'words' in read ? read : null;
    const of = kind === 'translation' ? 'translation' : 'repost';
    const identity = JSON.stringify([postId, of, key, marker?.words ?? null]);
    found.set(identity, { postId, kind: of, key, marker });
  }
  return [...found.values()];
}

/** Posts with the same opening, beyond which it finds none of them: a heading of every day. */
const MOST_ALIKE = 200;

interface Original {
  readonly postId: string;
  readonly words: string;
}

async function originalsUnder(
  tx: Tx,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly Original[]>> {
  const wanted = JSON.stringify(keys);
  const { rows } = await tx.execute<{ key: string; post_id: string; text: string }>(sql`
    select wanted.key, coalesce(c.post_id, r.post_id) as post_id, r.text
    from jsonb_array_elements_text(${wanted}::jsonb) wanted (key)
    cross join lateral (
      select o.post_revision_id from lossledger.post_openings o where o.key = wanted.key
      limit ${MOST_ALIKE + 1}
    ) o
    join lossledger.post_revisions r on r.post_revision_id = o.post_revision_id
    left join lossledger.post_resolutions c on c.copy_id = r.post_id and c.undone_at is null
    order by wanted.key, post_id, r.text`);
  const found = new Map<string, Original[]>();
  for (const { key, post_id: postId, text } of rows) {
    const original = { postId, words: canonicalPostText(text) };
    found.set(key, [...(found.get(key) ?? []), original]);
  }
  return new Map([...found].filter(([, originals]) => originals.length <= MOST_ALIKE));
}

/**
 * The one post of the account whose words these are. Where it is not on record, or two say the same, a
 * name of the words themselves, so that those who carry them are tied to one another.
 */
function nameOfCarried(
  marker: WordsMarker,
  key: string,
  carrier: string,
  originals: readonly Original[],
): string {
  const carried = originals.filter(
    ({ postId, words }) => postId !== carrier && carriesWords(marker, words),
  );
  const whole = carried.filter(({ words }) => words === marker.words);
  const [one, ...others] = new Set(
    (whole.length > 0 ? whole : carried).map(({ postId }) => postId),
  );
  return one !== undefined && others.length === 0
    ? nameByWords(one)
    : JSON.stringify(['words', key, marker.words]);
}

async function openingsOf(tx: Tx, postIds: readonly string[]): Promise<readonly string[]> {
  const ids = JSON.stringify(postIds);
  const { rows } = await tx.execute<{ key: string }>(sql`
    with ${mine(ids)}
    select distinct o.key
    from mine
    join lossledger.post_revisions r on r.post_id = mine.worded_id
    join lossledger.post_openings o on o.post_revision_id = r.post_revision_id`);
  return rows.map(({ key }) => key);
}

/** Who carries what goes by one of these keys. */
async function carriersOf(tx: Tx, keys: readonly string[]): Promise<readonly string[]> {
  const wanted = JSON.stringify(keys);
  const { rows } = await tx.execute<{ post_id: string }>(sql`
    select distinct coalesce(c.post_id, r.post_id) as post_id
    from jsonb_array_elements_text(${wanted}::jsonb) wanted (key)
    join lossledger.post_markers m on m.key = wanted.key
    join lossledger.post_revisions r on r.post_revision_id = m.post_revision_id
    left join lossledger.post_resolutions c on c.copy_id = r.post_id and c.undone_at is null`);
  return rows.map((row) => row.post_id);
}

/** Posts, each with those under whose ids its wordings are: its own, and those of its copies. */
function mine(ids: string) {
  return sql`mine (post_id, worded_id) as (
    select id, id from jsonb_array_elements_text(${ids}::jsonb) wanted (id)
    union
    select c.post_id, c.copy_id
    from jsonb_array_elements_text(${ids}::jsonb) wanted (id)
    join lossledger.post_resolutions c on c.post_id = wanted.id and c.undone_at is null)`;
}
