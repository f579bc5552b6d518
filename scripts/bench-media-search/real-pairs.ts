import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { decodePicture } from '../../src/media/decode/decode-picture.ts';
import { hashesOfPicture } from '../../src/media/likeness/hashes-of-picture.ts';
import { distance } from '../../src/media/pdq/pdq.ts';
import type { MediaHashRow } from '../../src/store/queries/media-search.ts';
import { drawFrom } from '../bench-media/draw.ts';
import { TRANSFORMS } from '../bench-media/transforms/all.ts';
import type { Original } from '../bench-media/transforms/transform.ts';
import type { Pair } from './pairs.ts';

export interface RealPairs {
  readonly photos: number;
  readonly variants: number;
  /** Hashes of the photographs, to be stored. */
  readonly stored: readonly MediaHashRow[];
  /** Every hash of a variant within 31 of a stored one of its photograph. */
  readonly pairs: readonly Pair[];
}

const GUARANTEED_DISTANCE = 31;
/** Drawings are laid over as SVG, which the program's guard keeps its decoder from reading. */
const WITHOUT_DRAWINGS = TRANSFORMS.filter(({ group }) =>
  ['photometric', 'orientation', 'crop'].includes(group),
);

/** The folder of photographs for measurements; null where there is none. */
export function photosFolder(): string | null {
  const folder = join(process.env['LOSSLEDGER_EVAL_DATA'] ?? '', 'images', 'photos');
  return process.env['LOSSLEDGER_EVAL_DATA'] !== undefined && existsSync(folder) ? folder : null;
}

/** Photographs and what `npm run bench:media` makes of them: real pairs with real differences. */
export async function realPairs(
  folder: string,
  seed: number,
  count: number,
  tell: (done: number, all: number) => void,
): Promise<RealPairs> {
  const names = (await readdir(folder))
    .filter((name) => /\.(jpe?g|png|webp)$/i.test(name))
    .sort()
    .slice(0, count);
  const stored: MediaHashRow[] = [];
  const pairs: Pair[] = [];
  let variants = 0;
  for (const [at, name] of names.entries()) {
    tell(at, names.length);
    const bytes = await readFile(join(folder, name));
    const rows = await storedRows(bytes);
    stored.push(...rows);
    const original = await opened(name, bytes);
    for (const transform of WITHOUT_DRAWINGS) {
      const draw = drawFrom(seed, name, transform.name);
      const open = () => sharp(original.pixels, { raw: { ...original, channels: 3 } });
      const variant = await decodePicture(await transform.apply(open, draw, original));
      variants++;
      const { full, windows } = hashesOfPicture(variant);
      // All of it in eight orientations, and its parts as they are.
      for (const hash of [...full, ...windows.slice(1).map((part) => part.hash)]) {
        for (const row of rows) {
          const apart = distance(row.hash, hash);
          if (apart > GUARANTEED_DISTANCE) continue;
          pairs.push({ query: hash, sha256: row.sha256, distance: apart, kind: row.kind });
        }
      }
    }
  }
  return { photos: names.length, variants, stored, pairs };
}

async function storedRows(bytes: Buffer): Promise<MediaHashRow[]> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { windows } = hashesOfPicture(await decodePicture(bytes));
  return windows.map(({ kind, left, top, width, height, hash, quality }) => ({
    sha256,
    algorithm: 'real',
    kind,
    window: { left, top, width, height },
    hash,
    quality,
  }));
}

async function opened(name: string, bytes: Buffer): Promise<Original> {
  const { data, info } = await sharp(bytes)
    .rotate()
    .flatten()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { name, width: info.width, height: info.height, pixels: data };
}
