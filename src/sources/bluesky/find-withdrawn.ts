import { listAt, stringAt } from '../../extract/post-documents/json.ts';
import type { PollContext, PolledDocument, WithdrawnPost } from '../source.ts';
import { askAppView } from './app-view.ts';

/** The most that getPosts takes at once. */
const BATCH = 25;

export interface Rechecked {
  readonly withdrawn: readonly WithdrawnPost[];
  /** The answers, in which posts still there are as they are now. */
  readonly documents: readonly PolledDocument[];
}

/** Which posts, by their AT-URIs, Bluesky no longer gives: getPosts leaves them out. */
export async function findWithdrawn(
  uris: readonly string[],
  base: string,
  context: Pick<PollContext, 'web' | 'signal'>,
): Promise<Rechecked> {
  const withdrawn: WithdrawnPost[] = [];
  const documents: PolledDocument[] = [];
  for (let start = 0; start < uris.length; start += BATCH) {
    const batch = uris.slice(start, start + BATCH);
    const wanted = batch.map((uri) => ['uris', uri] as const);
    const answer = await askAppView(base, 'app.bsky.feed.getPosts', wanted, context);
    const given = new Set(listAt(answer.root, 'posts').map((post) => stringAt(post, 'uri')));
    documents.push(answer.document);
    for (const postId of batch) {
      if (!given.has(postId)) withdrawn.push({ platform: 'bluesky', postId, reason: 'deleted' });
    }
  }
  return { withdrawn, documents };
}
