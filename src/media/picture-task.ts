import { lumaRoom } from './decode/decode-picture.ts';
import type { PictureReading } from './picture-reading.ts';
import { readPicture } from './read-picture.ts';

// A process of the pool works on one picture at a time, so no two meet in it.
const room = lumaRoom();

/** What a process of the hash pool does with the bytes it is given. */
export function run(bytes: Uint8Array): Promise<PictureReading> {
  return readPicture(bytes, room);
}
