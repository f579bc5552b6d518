import { z } from 'zod';
import { streamOf } from '../../domain/byte-stream.ts';
import { asLossledgerError, LossledgerError } from '../../domain/errors.ts';
import { mediaKey } from '../../domain/identity.ts';
import type { MediaAddress } from '../../extract/media/media-address.ts';
import type { FetchResult } from '../../sources/web/web-fetcher.ts';
import { type Download, writeDownload, writeMedia } from '../../store/queries/media.ts';
import { settlePictures } from '../../store/queries/settle-pictures.ts';
import type { NewWork } from '../../store/queries/work.ts';
import { defineStage, type StageContext, workFor } from '../define-stage.ts';
import { type MediaAtHand, readMedia } from '../read-media.ts';
import { compareWork } from './compare.ts';
import { takeFrames } from './frames.ts';

/** As few servers as can be are asked to make another file of it than the one they hold. */
const ACCEPT = 'image/jpeg,image/png,image/gif,image/webp;q=0.9,video/mp4;q=0.9,*/*;q=0.5';
const MOST_TRIES = 10;

const mediaInput = z.strictObject({
  /** Of the best variant. */
  address: z.url(),
  /** In the order they are asked. */
  tries: z.array(z.url()).min(1).max(MOST_TRIES),
  /** The file that lay beside the document, and when it was given: its bytes are kept already, and nothing is asked. */
  given: z.strictObject({ sha256: z.string().length(64), at: z.iso.datetime() }).optional(),
});
type Input = z.infer<typeof mediaInput>;

/** Fetches one picture or video of a post, keeps its bytes, and hashes it. */
export const fetchMedia = defineStage({
  name: 'media',
  summary:
    'A picture or video of a post is fetched in its best variant and kept; a picture is hashed, and a small copy made without its metadata.',
  version: 1,
  input: mediaInput,
  // One address is one picture, whoever shows it.
  identity: ({ address }) => [address],
  subject: ({ address }) => address,
  retry: { attempts: 5, baseMs: 10_000 },
  concurrency: 6,
  timeoutMs: 90_000,
  async run(input, context) {
    const { bytes, ...got } = await atHand(input, context);
    const read = await readMedia(got.sha256, bytes, context);
    return {
      kind: 'done',
      note: read.note,
      write: async (tx) => {
        if (read.fresh !== null) await writeMedia(tx, read.fresh.row, read.fresh.hashed);
        const { address } = input;
        await writeDownload(tx, { ...got, mediaKey: mediaKey(address), address });
        await settlePictures(tx, [got.sha256], { author: 'media/1', at: context.now() });
        return workAfter(got.sha256, read, context);
      },
    };
  },
});

/** The work of fetching a post's picture or video. */
export function mediaWork({ address, tries }: MediaAddress): NewWork {
  return workFor(fetchMedia, { address, tries: tries.slice(0, MOST_TRIES) });
}

/** The work of putting on record a picture or video that lay beside the document that shows it. */
export function givenMediaWork(address: string, sha256: string, at: Date): NewWork {
  const given = { sha256, at: at.toISOString() };
  return workFor(fetchMedia, { address, tries: [address], given });
}

function workAfter(
  sha256: string,
  { comparable, kind }: MediaAtHand,
  { pictures, frames }: StageContext,
): readonly NewWork[] {
  if (comparable) return [compareWork(sha256, pictures.algorithm)];
  const isWatched = kind === 'video' && frames !== null;
  return isWatched ? [workFor(takeFrames, { sha256, rules: frames.rules })] : [];
}

type AtHand = Omit<Download, 'mediaKey' | 'address'> & { readonly bytes: Uint8Array };

/** The bytes, kept; fetched if they are not given. */
async function atHand(input: Input, context: StageContext): Promise<AtHand> {
  const { given, address } = input;
  if (given !== undefined) {
    const bytes = await context.blobs.get(given.sha256);
    const fetchedAt = new Date(given.at);
    const nothing = { contentType: null, retrieval: null };
    return { bytes, sha256: given.sha256, gotFrom: address, fetchedAt, ...nothing };
  }
  const { body, contentType, retrieval } = await fetchBest(input, context);
  const kept = await context.blobs.put(streamOf(body), { maxBytes: Number.MAX_SAFE_INTEGER });
  const fetchedAt = new Date(retrieval.fetched_at);
  const gotFrom = retrieval.requested_url;
  return { bytes: body, sha256: kept.sha256, gotFrom, fetchedAt, contentType, retrieval };
}

type Fetched = Extract<FetchResult, { outcome: 'fetched' }>;

/** The first variant that the server gives. */
async function fetchBest({ tries }: Input, context: StageContext): Promise<Fetched> {
  const { outside, limits, closing, signal } = context;
  let refused: LossledgerError | undefined;
  for (const url of tries) {
    try {
      const got = await outside.web.fetch(url, {
        accept: ACCEPT,
        maxBytes: limits.maxMediaBytes,
        // Fetched again at no loss: nobody waits for it at shutdown.
        signal: AbortSignal.any([signal, closing]),
      });
      if (got.outcome === 'fetched') return got;
    } catch (thrown) {
      const error = asLossledgerError(thrown);
      if (error.code !== 'HTTP_REFUSED') throw tooLarge(error, url, limits.maxMediaBytes);
      refused = error;
    }
  }
  throw refused ?? new LossledgerError('UNEXPECTED', `${tries[0]} gave no answer.`);
}

function tooLarge(error: LossledgerError, url: string, maxBytes: number): LossledgerError {
  if (error.code !== 'RESPONSE_TOO_LARGE') return error;
  const message = `${url} is larger than ${maxBytes} bytes (MAX_MEDIA_BYTES).`;
  return new LossledgerError('MEDIA_TOO_LARGE', message, { cause: error });
}
