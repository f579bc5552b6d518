import type { PartChanges } from '../ledger/changes-of-part.ts';
import { lossesOfPost, type ReferenceFacts } from '../ledger/losses-of-post.ts';
import {
  changedTellings,
  type SightingsOfPost,
  sightingsOfPost,
} from '../ledger/sightings-of-post.ts';
import type { Tx } from '../store/connection.ts';
import { lockLedger } from '../store/queries/ledger-parts.ts';
import { readStandingSightings, writeSightings } from '../store/queries/ledger-sightings.ts';
import type { Authorship } from '../store/queries/losses.ts';
import { lockPosts, readPostsForLedger } from '../store/queries/posts.ts';
import { settleLedger } from '../store/queries/settle-ledger.ts';
import { takedownMark } from '../store/queries/takedowns.ts';

export interface HowToTell {
  readonly extractor: string;
  readonly facts: ReferenceFacts;
  readonly by: Authorship;
  /** Why, where it is not for what the posts say. */
  readonly occasion?: string;
  /** A post whose claims cannot be told as losses stays as it was told before. */
  onFailure(postId: string, error: unknown): Promise<void>;
}

/** Makes the ledger say of these posts what their claims by this extractor now say. */
export async function retellPosts(
  tx: Tx,
  ids: readonly string[],
  how: HowToTell,
): Promise<PartChanges> {
  await lockPosts(tx, ids);
  const mark = await takedownMark(tx);
  const posts = await readPostsForLedger(tx, ids, how.extractor);
  await lockLedger(tx);
  // What was taken down while this waited says nothing.
  return (await takedownMark(tx)) === mark ? tell(tx, posts, how) : retellUnderLock(tx, ids, how);
}

/** The same for who holds the ledger's lock already. */
export async function retellUnderLock(
  tx: Tx,
  ids: readonly string[],
  how: HowToTell,
): Promise<PartChanges> {
  return tell(tx, await readPostsForLedger(tx, ids, how.extractor), how);
}

async function tell(
  tx: Tx,
  posts: Awaited<ReturnType<typeof readPostsForLedger>>,
  { facts, by, occasion, onFailure }: HowToTell,
): Promise<PartChanges> {
  const ids = posts.map(({ postId }) => postId);
  const standing = await readStandingSightings(tx, ids);
  const read: SightingsOfPost[] = [];
  for (const post of posts) {
    try {
      const wanted = lossesOfPost(post, facts);
      read.push(sightingsOfPost(post.postId, standing.get(post.postId) ?? [], wanted));
    } catch (error) {
      await onFailure(post.postId, error);
    }
  }
  const changed = changedTellings(standing, read);
  await writeSightings(tx, read, changed);
  return settleLedger(tx, ids, by, changed, occasion ?? null);
}
