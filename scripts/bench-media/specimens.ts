import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import sharp from 'sharp';
import { decodePicture } from '../../src/media/decode/decode-picture.ts';
import { hashesOfPicture, type PictureHashes } from '../../src/media/likeness/hashes-of-picture.ts';
import { drawFrom } from './draw.ts';
import { type PeerHashes, peerHashes } from './peers.ts';
import { TRANSFORMS } from './transforms/all.ts';
import type { Original } from './transforms/transform.ts';

// The decoder lets only pictures of the kinds it reads into this process; frames and words are drawn as SVG.
sharp.unblock({ operation: ['VipsForeignLoadSvg'] });

/** One picture file as it would arrive, with all that is made of it. */
export interface Specimen {
  /** Pictures of the same name show the same. */
  readonly picture: string;
  /** 'original', or the name of a transform. */
  readonly transform: string;
  readonly hashes: PictureHashes;
  /** Null where the peers were not asked. */
  readonly peers: PeerHashes | null;
}

/** Longest side that sites commonly serve. */
const POSTED_SIDE = 1280;

export async function openOriginal(file: string): Promise<Original> {
  const { data, info } = await sharp(await readFile(file))
    .autoOrient()
    .resize(POSTED_SIDE, POSTED_SIDE, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { name: basename(file), width: info.width, height: info.height, pixels: data };
}

export async function specimensOf(
  original: Original,
  seed: number,
  withPeers: boolean,
): Promise<Specimen[]> {
  const open = () =>
    sharp(original.pixels, {
      raw: { width: original.width, height: original.height, channels: 3 },
    });
  const made = [
    await specimen(
      original.name,
      'original',
      await open().jpeg({ quality: 90 }).toBuffer(),
      withPeers,
    ),
  ];
  for (const { name, apply } of TRANSFORMS) {
    const bytes = await apply(open, drawFrom(seed, original.name, name), original);
    made.push(await specimen(original.name, name, bytes, withPeers));
  }
  return made;
}

export async function specimen(
  picture: string,
  transform: string,
  bytes: Uint8Array,
  withPeers: boolean,
): Promise<Specimen> {
  const hashes = hashesOfPicture(await decodePicture(bytes));
  const [hash = new Uint8Array(32)] = hashes.full;
  const peers = withPeers ? await peerHashes(bytes, { hash, quality: hashes.quality }) : null;
  return { picture, transform, hashes, peers };
}
