import { LossledgerError } from '../domain/errors.ts';
import { articleKey } from '../domain/identity.ts';
import type { FoundPost } from '../domain/post.ts';
import type { Platform } from '../domain/vocabulary.ts';
import { findPosts } from '../extract/find-posts.ts';
import { isBeside } from '../extract/media/beside-document.ts';
import {
  type PostDocument,
  readPostDocument,
} from '../extract/post-documents/read-post-document.ts';
import { articleUrlKey, canonicalUrl } from '../extract/text/canonical-url.ts';
import { type DecodedDocument, decodeDocument } from '../extract/text/decode.ts';
import { isJsonText } from '../extract/text/json-text.ts';
import type { Tx } from '../store/connection.ts';
import { isProseOnRecord } from '../store/queries/article-witnesses.ts';
import { writeDocument } from '../store/queries/documents.ts';
import type { WrittenDocument } from '../store/queries/read-document.ts';
import { writeTombstones } from '../store/queries/tombstones.ts';
import { type NewWork, putInQuarantine } from '../store/queries/work.ts';
import { type Outcome, type StageContext, workFor } from './define-stage.ts';
import { type FailedWitness, readPosts, readWitnesses } from './read-witnesses.ts';
import { type ExtractInput, extractInput } from './stages/extract-input.ts';
import { mediaWork } from './stages/media.ts';
import { POSTS_AT_ONCE, record } from './stages/record.ts';

/** Longer than browsers and servers bear, and than an index of Postgres can hold. */
const LONGEST_URL = 2_000;

function usableUrl(url: string | null): string | null {
  return url !== null && url.length <= LONGEST_URL ? url : null;
}

/** What reading a document takes of the world; nothing of it is changed until its outcome is written. */
export type DocumentReading = Pick<
  StageContext,
  'db' | 'blobs' | 'reader' | 'facts' | 'mediaOf' | 'work'
>;

export async function readDocument(
  input: ExtractInput,
  context: DocumentReading,
): Promise<Outcome> {
  const bytes = await context.blobs.get(input.sha256);
  const named = input.name === null ? {} : { name: input.name };
  const document = decodeDocument(bytes, {
    ...named,
    ...(input.contentType === undefined ? {} : { contentType: input.contentType }),
  });
  if (input.format === 'oembed') {
    const { posts } = findPosts({ ...document, kind: 'html' });
    return outcomeOfPosts(posts, NOTHING_ELSE, input, context);
  }
  const given = readPostDocument(document.text, {
    ...named,
    ...(input.format === undefined ? {} : { format: input.format }),
  });
  return given === null
    ? outcomeOfArticle(document, input, context)
    : // A post quoted in full is given by the platform as much as the one that quotes it.
      outcomeOfPosts([...given.posts, ...given.quoted], given, input, context);
}

/** The same of the input of work as it is on record. Throws INPUT_INVALID for what is none. */
export function readDocumentAgain(input: unknown, context: DocumentReading): Promise<Outcome> {
  const read = extractInput.safeParse(input);
  if (read.success) return readDocument(read.data, context);
  throw new LossledgerError('INPUT_INVALID', 'The work names no document that could be read.');
}

/** A page or text, and the posts it embeds or quotes. */
async function outcomeOfArticle(
  document: DecodedDocument,
  input: ExtractInput,
  context: DocumentReading,
): Promise<Outcome> {
  if (isJsonText(document.text)) {
    throw new LossledgerError(
      'INPUT_INVALID',
      'The document is JSON of no shape that is known: a line of posts needs text, and platform or url (see docs/reference/post-documents.md).',
    );
  }
  const found = findPosts(document, input.url === null ? {} : { url: input.url });
  const { posts, prose, failed } = readWitnesses(found, context);
  const address = usableUrl(found.canonical_url) ?? usableUrl(input.url);
  const url = address === null ? null : (canonicalUrl(address) ?? address);
  // One article has several addresses: with and without www, for phones, with what counts visits.
  const key = articleKey(url === null ? null : (articleUrlKey(url) ?? url), input.sha256);
  const hasNothing = posts.length === 0 && failed.length === 0 && !prose?.claims.length;
  if (hasNothing && !(prose && (await isProseOnRecord(context.db, key, prose.textHash)))) {
    return { kind: 'skipped', reason: 'no posts and no claims found' };
  }
  const misdated =
    found.flags.length === 0 ? '' : `, ${found.flags.length} dated otherwise than their ids`;
  return {
    kind: 'done',
    note: `${posts.length} posts${misdated}`,
    write: async (tx) => {
      const written = await writeDocument(tx, {
        captureId: input.captureId,
        capturedAt: new Date(input.capturedAt),
        mediaBase: input,
        extractor: context.reader.extractor,
        posts,
        article: {
          articleKey: key,
          url,
          title: found.title,
          byline: found.byline,
          lang: found.lang,
          publishedAt: found.published_at,
          prose,
        },
      });
      await quarantine(tx, failed, input, context);
      return workAfter(written, context);
    },
  };
}

/** Posts as their own platform, or an export of it, gives them: no article carries them. */
function outcomeOfPosts(
  found: readonly FoundPost[],
  rest: Omit<PostDocument, 'posts' | 'quoted' | 'edited' | 'format'> & {
    readonly format: keyof typeof PLATFORM_OF;
  },
  input: ExtractInput,
  context: DocumentReading,
): Outcome {
  const { posts, failed } = readPosts(found, context);
  const leftOut =
    rest.leftOut === 0 ? '' : `, ${rest.leftOut} left out: ${rest.leftOutBecause.join(' ')}`;
  if (posts.length === 0 && rest.withdrawn.length === 0) {
    return { kind: 'skipped', reason: `no posts found${leftOut}` };
  }
  const capturedAt = new Date(input.capturedAt);
  return {
    kind: 'done',
    note: `${posts.length} posts${leftOut}`,
    write: async (tx) => {
      const { extractor } = context.reader;
      const { captureId } = input;
      const written = await writeDocument(tx, {
        captureId,
        capturedAt,
        mediaBase: input,
        extractor,
        posts,
        article: null,
      });
      const platform = PLATFORM_OF[rest.format];
      if (platform !== null) {
        const withdrawals = rest.withdrawn.map((one) => ({ platform, ...one }));
        await writeTombstones(tx, withdrawals, { source: captureId, at: capturedAt });
      }
      await quarantine(tx, failed, input, context);
      return workAfter(written, context);
    },
  };
}

/** Whose ids a document's withdrawn posts bear; null where it tells of none. */
const PLATFORM_OF: Readonly<Record<PostDocument['format'] | 'oembed', Platform | null>> = {
  oembed: null,
  'x-api': 'x',
  'x-archive': 'x',
  'bluesky-api': 'bluesky',
  'telegram-preview': 'telegram',
  'telegram-export': 'telegram',
  'posts-ndjson': null,
};

const NOTHING_ELSE = { format: 'oembed', withdrawn: [], leftOut: 0, leftOutBecause: [] } as const;

/** Witnesses that could not be read are set aside alone; the rest of the document goes on. */
async function quarantine(
  tx: Tx,
  failed: readonly FailedWitness[],
  input: ExtractInput,
  { work }: Pick<StageContext, 'work'>,
): Promise<void> {
  for (const { part, named, error } of failed) {
    await putInQuarantine(tx, {
      stage: 'extract',
      subjectKey: `${input.sha256}/${part}`,
      workKey: work.key,
      subject: `${named} of ${input.url ?? input.name ?? input.sha256}`,
      stageVersion: 1,
      code: error.code,
      message: error.message,
      detail: null,
      input,
    });
  }
}

/** The posts' pictures are fetched, and the posts recorded, which wait a while for their pictures. */
function workAfter(
  { witnesses, shown }: WrittenDocument,
  { reader, mediaOf }: DocumentReading,
): readonly NewWork[] {
  const wanted = shown.filter(
    ({ address, ofLoss }) =>
      // What lay beside a document was kept with it, or is nowhere: nothing is asked of anybody.
      isBeside(address) || mediaOf === 'all' || (mediaOf === 'losses' && ofLoss),
  );
  const fetched = wanted.filter(({ address }) => !isBeside(address));
  const fetches = new Map(fetched.map((one) => [one.address, mediaWork(one)]));
  const pictured = new Set(wanted.map(({ postId }) => postId));
  const records = Array.from({ length: Math.ceil(witnesses.length / POSTS_AT_ONCE) }, (_, n) => {
    const posts = witnesses.slice(n * POSTS_AT_ONCE, (n + 1) * POSTS_AT_ONCE);
    const awaitsMedia = posts.some(({ postId }) => pictured.has(postId));
    return workFor(record, {
      extractor: reader.extractor,
      posts,
      ...(awaitsMedia ? { awaitsMedia } : {}),
    });
  });
  return [...fetches.values(), ...records];
}
