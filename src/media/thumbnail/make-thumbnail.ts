import { openPicture } from '../decode/guarded-sharp.ts';

/** Pixels of the longer side. */
const SIDE = 320;
const QUALITY = 75;
const WHITE = '#ffffff';

/** A small JPEG of a picture as shown. Nothing of the file's own metadata is in it: no place, no camera. */
export async function makeThumbnail(bytes: Uint8Array): Promise<Uint8Array> {
  return openPicture(bytes)
    .autoOrient()
    .toColourspace('srgb')
    .flatten({ background: WHITE })
    .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: QUALITY })
    .toBuffer();
}
