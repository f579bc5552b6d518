import { and, inArray, or, sql } from 'drizzle-orm';
import { type ClusterLink, clusterMedia } from '../../ledger/media-clusters.ts';
import type { Tx } from '../connection.ts';
import { mediaLinks } from '../schema/index.ts';
import { inBatches } from './wordings.ts';

/**
 * A picture that more posts show than this is a map, a flag or a wave of copies, and ties nobody.
 * One that has just become so parts those that it tied: they are gathered up to twice as many.
 */
const MOST_SHOWING = 300;

export interface ShownPictures {
  /** Look-alikes of the automatic tier under one name. */
  readonly picturesOf: ReadonlyMap<string, readonly string[]>;
  /** Every post that shows one of the pictures. */
  readonly neighbours: ReadonlySet<string>;
}

/** The pictures of posts, and who else shows them or what is like them. */
export async function readShownPictures(
  tx: Tx,
  postIds: readonly string[],
): Promise<ShownPictures> {
  const shown = await readShown(tx, postIds);
  const names = await nameLookAlikes(tx, [...new Set(shown.map(({ sha256 }) => sha256))]);
  const nameOf = (sha256: string) => names.get(sha256) ?? sha256;
  const wanted = new Set(shown.map(({ sha256 }) => nameOf(sha256)));
  const files = [
    ...new Set([
      ...wanted,
      ...[...names].filter(([, name]) => wanted.has(name)).map(([sha256]) => sha256),
    ]),
  ];
  const showing = new Map<string, Set<string>>();
  for (const { postId, sha256 } of await readShowing(tx, files)) {
    const name = nameOf(sha256);
    showing.set(name, (showing.get(name) ?? new Set()).add(postId));
  }
  const sizeOf = (name: string) => showing.get(name)?.size ?? 0;
  const picturesOf = new Map<string, string[]>();
  for (const { postId, sha256 } of shown) {
    const name = nameOf(sha256);
    const before = picturesOf.get(postId) ?? [];
    if (sizeOf(name) <= MOST_SHOWING && !before.includes(name)) {
      picturesOf.set(postId, [...before, name]);
    }
  }
  const near = [...showing.values()].filter((posts) => posts.size <= 2 * MOST_SHOWING);
  return { picturesOf, neighbours: new Set(near.flatMap((posts) => [...posts])) };
}

interface Shown {
  readonly postId: string;
  readonly sha256: string;
}

async function readShown(tx: Tx, postIds: readonly string[]): Promise<readonly Shown[]> {
  const ids = JSON.stringify(postIds);
  const { rows } = await tx.execute<{ post_id: string; sha256: string }>(sql`
    select distinct s.post_id, s.sha256
    from jsonb_array_elements_text(${ids}::jsonb) wanted (id)
    -- Asked for each post: joined as a whole, all that any post shows would be read.
    cross join lateral (
      select shown.post_id, shown.sha256 from lossledger.media_shown shown
      where shown.post_id = wanted.id offset 0
    ) s
    join lossledger.media m on m.sha256 = s.sha256
    where m.kind = 'image' order by 1, 2`);
  return rows.map((row) => ({ postId: row.post_id, sha256: row.sha256 }));
}

/** Posts that show any of the files, as many as a picture can have without tying nobody. */
async function readShowing(tx: Tx, files: readonly string[]): Promise<readonly Shown[]> {
  const hashes = JSON.stringify(files);
  const { rows } = await tx.execute<{ post_id: string; sha256: string }>(sql`
    select s.post_id, wanted.sha256
    from jsonb_array_elements_text(${hashes}::jsonb) wanted (sha256)
    cross join lateral (
      select distinct shown.post_id from lossledger.media_shown shown
      where shown.sha256 = wanted.sha256
      limit ${2 * MOST_SHOWING + 1}
    ) s`);
  return rows.map((row) => ({ postId: row.post_id, sha256: row.sha256 }));
}

/** What linked files are called: the centre of their cluster. Those without a link go by their own hash. */
async function nameLookAlikes(
  tx: Tx,
  files: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const links = new Map<string, ClusterLink>();
  const known = new Set<string>();
  let left: readonly string[] = files;
  while (left.length > 0) {
    for (const file of left) known.add(file);
    const found = new Set<string>();
    await inBatches(left, async (batch) => {
      const rows = await tx
        .select({
          a: mediaLinks.shaA,
          b: mediaLinks.shaB,
          state: mediaLinks.state,
          distance: mediaLinks.distance,
        })
        .from(mediaLinks)
        .where(
          and(or(inArray(mediaLinks.shaA, batch), inArray(mediaLinks.shaB, batch)), BOTH_ARE_SHOWN),
        );
      for (const { a, b, state, distance } of rows) {
        const says = SAYS.get(state);
        if (says === undefined) continue;
        const isConfirmed = state === 'confirmed';
        links.set(`${a} ${b}`, { a, b, says, distance: isConfirmed ? 0 : (distance ?? 0) });
        if (says === 'together') for (const file of [a, b]) found.add(file);
      }
    });
    left = [...found].filter((file) => !known.has(file));
  }
  return new Map(
    clusterMedia([...links.values()]).flatMap(({ centre, members }) =>
      members.map((member) => [member, centre] as const),
    ),
  );
}

/** A frame that only was taken of a video ties nobody: an opening title is in every video of a channel. */
const BOTH_ARE_SHOWN = sql`not exists (
  select from lossledger.media_frames f
  where f.frame_sha256 in (${mediaLinks.shaA}, ${mediaLinks.shaB})
    and not exists (select from lossledger.media_downloads d where d.sha256 = f.frame_sha256))`;

const SAYS: ReadonlyMap<string, ClusterLink['says']> = new Map([
  ['auto', 'together'],
  ['confirmed', 'together'],
  ['rejected', 'apart'],
] as const);
