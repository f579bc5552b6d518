import { LossledgerError } from '../../domain/errors.ts';
import type { Luma } from '../pdq/luma.ts';
import { announcedPixels } from './announced-pixels.ts';
import { decodeError, isHarmlessOddity, tooLarge } from './decode-error.ts';
import { MOST_PIXELS, openPicture, type Strictness } from './guarded-sharp.ts';
import {
  type LumaRoom,
  lumaOfPixels,
  type Transparency,
  transparencyOf,
} from './luma-of-pixels.ts';
import { type PictureMime, sniff } from './sniff.ts';

export { type LumaRoom, lumaRoom, type Transparency } from './luma-of-pixels.ts';
export type { PictureMime } from './sniff.ts';

export interface DecodedPicture {
  readonly mime: PictureMime;
  /** Pixels of the picture as shown: EXIF orientation applied, first frame. */
  readonly width: number;
  readonly height: number;
  /**
   * What is hashed: the picture as shown, flattened; squashed to 512 x 512 if either side is larger, else as it is.
   * Nothing is to be seen in a fully transparent one: it must not be indexed.
   */
  readonly luma: Luma;
  readonly transparency: Transparency;
}

/** Up to here every pixel is fetched, and what is hashed is exactly what the reference hashes. */
const FETCHED_WHOLE = 4_000_000;

/** Larger pictures are fetched reduced, which JPEG decoders do at little cost, but to no less than this a side. */
const LEAST_FETCHED_SIDE = 1024;

/** With `room`, the luma is in it, and holds until the next picture is decoded with the same room. */
export async function decodePicture(bytes: Uint8Array, room?: LumaRoom): Promise<DecodedPicture> {
  const mime = sniff(bytes);
  if (mime === undefined) throw notAPicture(bytes);
  try {
    return await decodeSound(bytes, mime, room);
  } catch (error) {
    throw decodeError(error, mime);
  }
}

/** Everything broken is refused, but not what is merely odd and comes from real cameras and editors. */
async function decodeSound(
  bytes: Uint8Array,
  mime: PictureMime,
  room: LumaRoom | undefined,
): Promise<DecodedPicture> {
  try {
    return await decode(bytes, mime, room, 'warning');
  } catch (error) {
    if (isHarmlessOddity(error)) return decode(bytes, mime, room, 'error');
    throw error;
  }
}

async function decode(
  bytes: Uint8Array,
  mime: PictureMime,
  room: LumaRoom | undefined,
  strictness: Strictness,
): Promise<DecodedPicture> {
  const announced = announcedPixels(bytes, mime);
  if (announced !== undefined && announced > MOST_PIXELS) throw tooLarge(mime);
  const pipeline = openPicture(bytes, strictness).autoOrient().toColourspace('srgb');
  let shown: { width: number; height: number } | undefined;
  if (announced === undefined || announced > FETCHED_WHOLE) {
    shown = (await openPicture(bytes, strictness).metadata()).autoOrient;
    const part = reduction(shown.width, shown.height);
    if (part > 1) {
      pipeline.resize(Math.floor(shown.width / part), Math.floor(shown.height / part), {
        fit: 'fill',
        kernel: 'nearest',
      });
    }
  }
  const { data, info } = await pipeline.raw().toBuffer({ resolveWithObject: true });
  const { width, height } = shown ?? info;
  const pixels = { data, width: info.width, height: info.height, channels: info.channels };
  return {
    mime,
    width,
    height,
    luma: lumaOfPixels(pixels, { width, height }, room),
    transparency: transparencyOf(pixels),
  };
}

function reduction(width: number, height: number): number {
  if (width * height <= FETCHED_WHOLE) return 1;
  let part = 1;
  while (part < 8 && Math.min(width, height) / (part * 2) >= LEAST_FETCHED_SIDE) part *= 2;
  return part;
}

function notAPicture(bytes: Uint8Array): LossledgerError {
  if (bytes.length === 0) {
    return new LossledgerError('PICTURE_UNDECODABLE', 'the picture holds no bytes');
  }
  return new LossledgerError(
    'PICTURE_UNSUPPORTED',
    'the bytes begin like no JPEG, PNG, WebP, GIF, AVIF or HEIC picture',
  );
}
