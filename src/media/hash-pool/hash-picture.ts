import { decodePicture, lumaRoom } from '../decode/decode-picture.ts';
import { hexOf, pdqOf } from '../pdq/pdq.ts';
import type { PictureHash } from './picture-hasher.ts';

// A process of the pool works on one picture at a time, so no two meet in it.
const room = lumaRoom();

/** The task of `lossledger hash`. */
export async function run(bytes: Uint8Array): Promise<PictureHash> {
  const { mime, width, height, luma } = await decodePicture(bytes, room);
  const { hash, quality } = pdqOf(luma);
  return { pdq: hexOf(hash), quality, width, height, mime };
}
