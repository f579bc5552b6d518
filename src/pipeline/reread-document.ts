import type { LossledgerError } from '../domain/errors.ts';
import type { LossFacts } from '../domain/loss.ts';
import { readArticle } from '../extract/read-article.ts';
import {
  type ClaimDifference,
  claimDifferences,
  type FieldDifference,
  fieldDifferences,
} from '../ledger/claim-differences.ts';
import { type Db, storeError, type Tx } from '../store/connection.ts';
import { postsBeside } from '../store/queries/article-witnesses.ts';
import { gatherPart } from '../store/queries/ledger-parts.ts';
import { readTellings } from '../store/queries/posts.ts';
import {
  type DocumentToReread,
  factsOfLosses,
  namesForPeople,
  type Rereading,
  unreadWordings,
} from '../store/queries/rereading.ts';
import { hiddenAmong } from '../store/queries/takedowns.ts';
import { writeWordings } from '../store/queries/wordings.ts';
import type { Facilities } from './define-stage.ts';
import { type DocumentReading, readDocumentAgain } from './read-document.ts';
import { retellPosts } from './retell-posts.ts';
import { record } from './stages/record.ts';

/** What the present extractor makes of a witness that it made something else of, or another did. */
export interface RereadWitness {
  readonly postId: string;
  readonly handle: string | null;
  readonly url: string | null;
  /** Claims of losses and tallies in which the two readings differ, and how many are the same. */
  readonly claims: readonly ClaimDifference[];
  readonly unchanged: number;
}

/** What would become of a loss. */
export interface RereadLoss {
  readonly lossId: string;
  readonly change: 'added' | 'removed' | 'merged' | 'changed';
  readonly reason: string;
  readonly fields: readonly FieldDifference[];
  readonly facts: LossFacts;
}

export interface RereadDocument {
  readonly key: string;
  readonly subject: string;
  /** Why it could not be read; it would be set aside. */
  readonly failed: LossledgerError | null;
  readonly witnesses: readonly RereadWitness[];
  readonly losses: readonly RereadLoss[];
}

type Means = Omit<DocumentReading, 'work'> & Pick<Facilities, 'now'>;

/** Ends a transaction of which nothing is to stay. */
class LookedAt extends Error {}

/**
 * What reading a document again would change, claim by claim and loss by loss, without changing it: all of
 * it is done in a transaction that is taken back. What is tied to its witnesses, and to be read again
 * too, is read with them, so that a loss is told of as it will stand.
 */
export async function rereadDocument(
  document: DocumentToReread,
  rereading: Rereading,
  means: Means,
): Promise<RereadDocument> {
  const named = { key: document.key, subject: document.subject };
  const nothing = { ...named, failed: null, witnesses: [], losses: [] };
  try {
    const outcome = await readDocumentAgain(document.input, {
      ...means,
      work: { key: document.key, run: document.run },
    });
    if (outcome.kind === 'skipped') return nothing;
    const found = await lookAt(means.db, async (tx) => {
      const told = (await outcome.write(tx)).flatMap(witnessesOf);
      const unseen = await rereading.unseen(told);
      return unseen.size === 0 ? null : differencesOf(tx, [...unseen], rereading, means);
    });
    return found === null ? nothing : { ...named, failed: null, ...found };
  } catch (error) {
    const failed = storeError(error);
    if (failed.waits) throw failed;
    return { ...nothing, failed };
  }
}

/** Witnesses whose losses a piece of work tells anew. */
function witnessesOf(work: { readonly stage: string; readonly input: unknown }): readonly string[] {
  if (work.stage !== record.name) return [];
  const read = record.input.safeParse(work.input);
  return read.success ? read.data.posts.map(({ postId }) => postId) : [];
}

async function lookAt<T>(db: Db, look: (tx: Tx) => Promise<T>): Promise<T> {
  const seen: T[] = [];
  try {
    await db.transaction(async (tx) => {
      seen.push(await look(tx));
      throw new LookedAt();
    });
  } catch (error) {
    if (!(error instanceof LookedAt)) throw error;
  }
  const [found] = seen;
  if (found === undefined) throw new Error('unreachable: what was looked at is known');
  return found;
}

async function differencesOf(
  tx: Tx,
  fresh: readonly string[],
  rereading: Rereading,
  means: Means,
): Promise<Pick<RereadDocument, 'witnesses' | 'losses'>> {
  const { extractor } = means.reader;
  const part = await gatherPart(tx, fresh);
  const around = [...new Set([...fresh, ...part.witnesses.map(({ witness }) => witness)])];
  const tied = await rereading.shownAmong(around.filter((id) => !fresh.includes(id)));
  await rereading.unseen([...tied]);
  const ids = [...fresh, ...tied];
  const beside = [...(await postsBeside(tx, ids)).values()].flat();
  await rereadWordings(tx, [...ids, ...(await rereading.shownAmong(beside))], means);
  const told = await retellPosts(tx, ids, {
    extractor,
    facts: means.facts,
    by: { author: extractor, at: means.now() },
    onFailure: (_, error) => Promise.reject(error),
  });
  const lossIds = told.changes.map(({ lossId }) => lossId);
  const standing = await factsOfLosses(means.db, lossIds);
  const losses = told.changes.map(({ lossId, facts, reason }): RereadLoss => {
    const before = standing.get(lossId) ?? null;
    const fields = before === null ? [] : fieldDifferences(before, facts);
    return { lossId, change: changeOf(before, facts), reason, fields, facts };
  });
  return { witnesses: await witnessDifferences(tx, ids, means), losses };
}

function changeOf(before: LossFacts | null, after: LossFacts): RereadLoss['change'] {
  const [stood, stands] = [before !== null && isPublished(before), isPublished(after)];
  if (!stood) return stands ? 'added' : 'changed';
  if (stands) return 'changed';
  return (after.merged_into ?? null) === null ? 'removed' : 'merged';
}

function isPublished({ review_state: state, merged_into: into }: LossFacts): boolean {
  return state !== 'withdrawn' && state !== 'rejected' && (into ?? null) === null;
}

async function witnessDifferences(
  tx: Tx,
  postIds: readonly string[],
  { db, reader }: Means,
): Promise<readonly RereadWitness[]> {
  const now = await readTellings(tx, postIds, reader.extractor);
  const before = await readTellings(db, postIds, reader.extractor);
  const names = await namesForPeople(tx, postIds);
  const claimsOf = (told: typeof now, id: string) =>
    (told.get(id)?.claims ?? []).map(({ claim }) => claim);
  return postIds.flatMap((postId) => {
    const after = claimsOf(now, postId);
    const claims = claimDifferences(claimsOf(before, postId), after);
    const differing = claims.filter(({ change }) => change !== 'removed').length;
    const { handle = null, url = null } = names.get(postId) ?? {};
    return [{ postId, handle, url, claims, unchanged: after.length - differing }];
  });
}

/** Reads wordings on record as their documents would be read; what was taken down is left alone. */
async function rereadWordings(
  tx: Tx,
  postIds: readonly string[],
  { reader, facts, now }: Means,
): Promise<void> {
  const hidden = await hiddenAmong(tx, postIds);
  const seen = postIds.filter((id) => !hidden.has(id));
  const unread = await unreadWordings(tx, seen, reader.extractor);
  const read = unread.map(({ isArticle, postedAt, ...wording }) => {
    const { text, lang } = wording;
    const article = isArticle
      ? readArticle({ prose: text, lang, published_at: postedAt }, reader)
      : null;
    const claims = isArticle
      ? (article?.claims ?? [])
      : reader.read({ text, lang, posted_at: postedAt });
    return { ...wording, media: [], claims, readAsOf: facts.conflictDay(postedAt) };
  });
  await writeWordings(tx, read, { extractor: reader.extractor, seenAt: now() });
}
