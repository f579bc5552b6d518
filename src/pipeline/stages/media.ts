import { z } from 'zod';
import { streamOf } from '../../domain/byte-stream.ts';
import { asLossledgerError, LossledgerError } from '../../domain/errors.ts';
import { mediaKey } from '../../domain/identity.ts';
import type { MediaAddress } from '../../extract/media/media-address.ts';
import { kindOfMedia } from '../../media/media-kind.ts';
import type { FetchResult } from '../../sources/web/web-fetcher.ts';
import {
  type HashedMedia,
  mediaBySha256,
  type NewMedia,
  writeDownload,
  writeMedia,
} from '../../store/queries/media.ts';
import { settlePictures } from '../../store/queries/settle-pictures.ts';
import type { NewWork } from '../../store/queries/work.ts';
import { defineStage, type StageContext, workFor } from '../define-stage.ts';
import { compare } from './compare.ts';

/** As few servers as can be are asked to make another file of it than the one they hold. */
const ACCEPT = 'image/jpeg,image/png,image/gif,image/webp;q=0.9,video/mp4;q=0.9,*/*;q=0.5';
const MOST_TRIES = 10;

const mediaInput = z.strictObject({
  /** Of the best variant. */
  address: z.url(),
  /** In the order they are asked. */
  tries: z.array(z.url()).min(1).max(MOST_TRIES),
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
    const got = await fetchBest(input, context);
    const kept = await context.blobs.put(streamOf(got.body), { maxBytes: Number.MAX_SAFE_INTEGER });
    const read = await readMedia(kept.sha256, got.body, context);
    return {
      kind: 'done',
      note: read.note,
      write: async (tx) => {
        if (read.fresh !== null) await writeMedia(tx, read.fresh.row, read.fresh.hashed);
        await writeDownload(tx, {
          mediaKey: mediaKey(input.address),
          sha256: kept.sha256,
          address: input.address,
          gotFrom: got.retrieval.requested_url,
          contentType: got.contentType,
          retrieval: got.retrieval,
        });
        await settlePictures(tx, [kept.sha256], { author: 'media/1', at: context.now() });
        return read.comparable ? [compareWork(kept.sha256, context.pictures.algorithm)] : [];
      },
    };
  },
});

/** The work of fetching a post's picture or video. */
export function mediaWork({ address, tries }: MediaAddress): NewWork {
  return workFor(fetchMedia, { address, tries: tries.slice(0, MOST_TRIES) });
}

export function compareWork(sha256: string, algorithm: string): NewWork {
  return workFor(compare, { sha256, algorithm });
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

interface ReadMedia {
  readonly row: NewMedia;
  readonly hashed: HashedMedia | null;
}

/** What is made of the bytes, unless the same was made of them before. */
async function readMedia(
  sha256: string,
  bytes: Uint8Array,
  context: StageContext,
): Promise<{ fresh: ReadMedia | null; comparable: boolean; note: string }> {
  const { db, pictures } = context;
  const { kind, mime } = kindOfMedia(bytes);
  const known = await mediaBySha256(db, sha256);
  if (known !== null && (kind === 'video' || known.algorithm === pictures.algorithm)) {
    return { fresh: null, comparable: known.quality !== null, note: 'known' };
  }
  const row = { sha256, bytes: bytes.byteLength, kind, mime };
  const fresh: ReadMedia =
    kind === 'video' ? { row, hashed: null } : await readPicture(row, bytes, context);
  return { fresh, comparable: fresh.hashed !== null, note: fresh.row.decodeError ?? kind };
}

/** It may be the machine's fault and not the picture's: the next version of the algorithm tries again. */
const MAYBE_NOT_ITS_FAULT: readonly string[] = ['TIMED_OUT', 'PICTURE_DECODER_ENDED'];

/** A picture that cannot be decoded is evidence all the same: it is kept, with what went wrong. */
export async function readPicture(
  row: Pick<NewMedia, 'sha256' | 'bytes' | 'kind' | 'mime'>,
  bytes: Uint8Array,
  { pictures, blobs }: Pick<StageContext, 'pictures' | 'blobs'>,
): Promise<ReadMedia> {
  const { algorithm } = pictures;
  const read = await pictures.read(bytes).catch((thrown: unknown) => {
    const error = asLossledgerError(thrown);
    const isDoubtful = MAYBE_NOT_ITS_FAULT.includes(error.code);
    if (!isDoubtful && !error.code.startsWith('PICTURE_')) throw error;
    const problem = { decodeError: error.code, decodeDetail: error.message.slice(0, 500) };
    return { ...problem, algorithm: isDoubtful ? null : algorithm };
  });
  if ('decodeError' in read) return { row: { ...row, ...read }, hashed: null };
  const thumbnail = await blobs.put(streamOf(read.thumbnail), {
    maxBytes: Number.MAX_SAFE_INTEGER,
  });
  const { mime, width, height, hasLocation, quality, pdq, features, hashes } = read;
  const facts = { mime, width, height, hasLocation, quality, pdq };
  const decoded = { decodeError: null, decodeDetail: null, thumbnailSha256: thumbnail.sha256 };
  return {
    row: { ...row, ...facts, ...decoded, algorithm },
    hashed: { algorithm, features, hashes },
  };
}
