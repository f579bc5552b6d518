import { streamOf } from '../domain/byte-stream.ts';
import { asLossledgerError } from '../domain/errors.ts';
import { kindOfMedia } from '../media/media-kind.ts';
import { type HashedMedia, mediaBySha256, type NewMedia } from '../store/queries/media.ts';
import type { StageContext } from './define-stage.ts';

/** What is made of a file's bytes. */
export interface ReadMedia {
  readonly row: NewMedia;
  readonly hashed: HashedMedia | null;
}

export interface MediaAtHand {
  /** Null where the same was made of the bytes before. */
  readonly fresh: ReadMedia | null;
  readonly comparable: boolean;
  readonly kind: 'image' | 'video' | 'other';
  readonly mime: string | null;
  readonly note: string;
}

/** What is made of the bytes, unless the same was made of them before. */
export async function readMedia(
  sha256: string,
  bytes: Uint8Array,
  context: Pick<StageContext, 'db' | 'pictures' | 'blobs'>,
): Promise<MediaAtHand> {
  const { db, pictures } = context;
  const { kind, mime } = kindOfMedia(bytes);
  const known = await mediaBySha256(db, sha256);
  if (known !== null && (kind === 'video' || known.algorithm === pictures.algorithm)) {
    return { fresh: null, comparable: known.quality !== null, kind, mime, note: 'known' };
  }
  const row = { sha256, bytes: bytes.byteLength, kind, mime };
  const fresh: ReadMedia =
    kind === 'video' ? { row, hashed: null } : await readPicture(row, bytes, context);
  const note = fresh.row.decodeError ?? kind;
  return { fresh, comparable: fresh.hashed !== null, kind, mime, note };
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
