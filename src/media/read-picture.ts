import { decodePicture, type LumaRoom } from './decode/decode-picture.ts';
import { openPicture } from './decode/guarded-sharp.ts';
import { hashesOfPicture } from './likeness/hashes-of-picture.ts';
import { packFeatures } from './packed-features.ts';
import { HASH_BYTES } from './pdq/hash.ts';
import { hexOf } from './pdq/pdq.ts';
import type { PictureReading } from './picture-reading.ts';
import { holdsLocation } from './thumbnail/location-in-exif.ts';
import { makeThumbnail } from './thumbnail/make-thumbnail.ts';

/** Decodes a picture and makes of it all that is kept. Throws what decoding throws. */
export async function readPicture(bytes: Uint8Array, room?: LumaRoom): Promise<PictureReading> {
  const picture = await decodePicture(bytes, room);
  const hashes = hashesOfPicture(picture);
  const { exif } = await openPicture(bytes).metadata();
  const [upright = new Uint8Array(HASH_BYTES)] = hashes.full;
  return {
    mime: picture.mime,
    width: picture.width,
    height: picture.height,
    quality: hashes.quality,
    pdq: hexOf(upright),
    hashes: hashes.windows.map(({ kind, left, top, width, height, hash, quality }) => ({
      kind,
      window: { left, top, width, height },
      hash,
      quality,
    })),
    features: packFeatures(hashes),
    thumbnail: await makeThumbnail(bytes),
    hasLocation: exif !== undefined && holdsLocation(exif),
  };
}
