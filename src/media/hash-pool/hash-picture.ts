import { decodePicture } from '../decode/decode-picture.ts';
import { hexOf, pdqOf } from '../pdq/pdq.ts';
import type { PictureHash } from './picture-hasher.ts';

/** The task of `lossledger hash`. */
export async function run(bytes: Uint8Array): Promise<PictureHash> {
  const { mime, width, height, luma } = await decodePicture(bytes);
  const { hash, quality } = pdqOf(luma);
  return { pdq: hexOf(hash), quality, width, height, mime };
}
