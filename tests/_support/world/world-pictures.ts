import { createHash } from 'node:crypto';
import { sha256 } from '../../../src/domain/digest.ts';
import { WHOLE } from '../../../src/media/likeness/geometry.ts';
import { packFeatures } from '../../../src/media/packed-features.ts';
import { hexOf, ORIENTATIONS, type PdqHash } from '../../../src/media/pdq/pdq.ts';
import type { PictureReader, PictureReading } from '../../../src/media/picture-reading.ts';
import { webOfBytes } from '../web-of-bytes.ts';

const SITE = 'https://pictures.example';
/** A JPEG's first bytes; what follows names the picture. */
const SIGNATURE = [0xff, 0xd8, 0xff, 0xe0];
const SKETCH_SIDE = 16;

/**
 * Where a post shows a picture: most show it under one address, some the same file under another, some
 * a file of their own that looks like it.
 */
export function addressOf(picture: string, post: string): string {
  const copy = Number.parseInt(sha256(`${post} shows ${picture}`).slice(0, 4), 16) % 4;
  const name = picture.replace('picture ', '').replace('.', '-');
  return `${SITE}/${name}/${copy < 2 ? 'first' : copy === 2 ? 'elsewhere' : 'smaller'}.jpg`;
}

/** The addresses of a world's pictures, and what is behind each. */
export const worldWeb = webOfBytes((url) => {
  const [, name = '', copy = ''] = new URL(url).pathname.split('/');
  const file = `${name} ${copy === 'smaller.jpg' ? 'smaller' : 'as taken'}`;
  return Promise.resolve(Buffer.concat([Buffer.from(SIGNATURE), Buffer.from(file)]));
});

/** Hashes such a file by its name: copies of one picture differ in a few bits, pictures in half of all. */
export const worldPictures: PictureReader = {
  algorithm: 'world-1',
  read(bytes) {
    const [name = '', ...copy] = Buffer.from(bytes.subarray(SIGNATURE.length))
      .toString()
      .split(' ');
    return Promise.resolve(readingOf(name, copy.join(' ') === 'smaller'));
  },
};

function readingOf(name: string, isSmaller: boolean): PictureReading {
  const quality = 100;
  const full = ORIENTATIONS.map((orientation) => hashOf(`${name} ${orientation}`, isSmaller));
  const [hash = hashOf(name, isSmaller)] = full;
  const turned = ORIENTATIONS.slice(1).map((orientation, n) => ({
    orientation,
    hash: full[n + 1] ?? hash,
  }));
  const window = { ...WHOLE, kind: 'full' as const, hash, quality };
  const sketch = new Uint8Array(2 + SKETCH_SIDE * SKETCH_SIDE).fill(128);
  sketch.set([SKETCH_SIDE, SKETCH_SIDE]);
  return {
    mime: 'image/jpeg',
    width: SKETCH_SIDE,
    height: SKETCH_SIDE,
    quality,
    pdq: hexOf(hash),
    hashes: [{ kind: 'full', window: WHOLE, hash, quality }],
    features: packFeatures({ quality, full, windows: [{ ...window, turned }], sketch }),
    thumbnail: Buffer.from(`thumbnail of ${name}`),
    hasLocation: false,
  };
}

function hashOf(name: string, isSmaller: boolean): PdqHash {
  const hash = new Uint8Array(createHash('sha256').update(name).digest());
  if (isSmaller) for (const at of [3, 11, 19, 30]) hash[at] = (hash[at] ?? 0) ^ 0b101;
  return hash;
}
