/**
 * Frames of one scene a second apart, drawn by chance: a camera that shakes, and a thing that moves through
 * what it shows. How they are told, by the share of the picture that the thing takes:
 *
 *   npx tsx scripts/bench-media/bursts.ts [SCENES] [SEED]
 */
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { decodePicture } from '../../src/media/decode/decode-picture.ts';
import { hashesOfPicture, type PictureHashes } from '../../src/media/likeness/hashes-of-picture.ts';
import { judge } from '../../src/media/likeness/judge.ts';
import { drawPicture, seeded } from '../../tests/_support/drawn-pictures.ts';

const WIDTH = 640;
const HEIGHT = 360;
/** Around what a frame shows, for the camera to shake in. */
const MARGIN = 40;
/** Of the frame's area, what the moving thing takes. 0: nothing moves. */
export const THINGS = [0, 0.01, 0.03, 0.06, 0.1, 0.16, 0.25] as const;

export interface Moment {
  /** Of the frame's area. */
  readonly thing: number;
  /** Of the frame's width, how far the thing has moved since the first frame. */
  readonly moved: number;
  /** Pixels by which the camera has. */
  readonly shake: number;
}

/** A frame of the scene of a seed; the same seed is the same place, light and thing. */
export async function frameOf(seed: number, { thing, moved, shake }: Moment): Promise<Uint8Array> {
  const random = seeded(seed ^ 0xb0857);
  const scene = await drawPicture(seed, {
    width: WIDTH + 2 * MARGIN,
    height: HEIGHT + 2 * MARGIN,
    shapes: 90,
  })
    .png()
    .toBuffer();
  const side = Math.sqrt(thing * WIDTH * HEIGHT);
  const [across, down] = [Math.round(side * 1.4), Math.round(side / 1.4)];
  const left = MARGIN + Math.round(random() * 0.3 * WIDTH + moved * WIDTH);
  const top = MARGIN + Math.round(random() * Math.max(1, HEIGHT - down));
  const layers =
    thing === 0
      ? []
      : [
          {
            // Something of its own, with edges: a vehicle seen from the side is no plain box.
            input: await drawPicture(seed + 77_777, { width: across, height: down, shapes: 12 })
              .png()
              .toBuffer(),
            left,
            top,
          },
        ];
  const moment = seeded(seed * 31 + Math.round(moved * 1_000) + Math.round(shake * 7));
  const [x, y] = [0, 1].map(() => Math.round((moment() - 0.5) * 2 * shake));
  const shown = await sharp(scene).composite(layers).png().toBuffer();
  return sharp(shown)
    .extract({ left: MARGIN + (x ?? 0), top: MARGIN + (y ?? 0), width: WIDTH, height: HEIGHT })
    .modulate({ brightness: 0.98 + moment() * 0.04 })
    .jpeg({ quality: 80 })
    .toBuffer();
}

export async function hashedFrame(seed: number, moment: Moment): Promise<PictureHashes> {
  return hashesOfPicture(await decodePicture(await frameOf(seed, moment)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , count = '40', first = '1'] = process.argv;
  const scenes = Array.from({ length: Number(count) }, (_, n) => Number(first) + n);
  console.log('thing  next frame         auto  review  none  (second frame as against the first)');
  for (const thing of THINGS) {
    for (const [name, moved, shake] of [
      ['shake alone', 0, 6],
      ['moved by 5 %', 0.05, 6],
      ['moved by 20 %', 0.2, 6],
      ['gone out of sight', 2, 6],
    ] as const) {
      if (thing === 0 && moved > 0) continue;
      const told = { auto: 0, review: 0, none: 0 };
      for (const seed of scenes) {
        const one = await hashedFrame(seed, { thing, moved: 0, shake: 0 });
        const gone = moved > 1 ? { thing: 0, moved: 0, shake } : { thing, moved, shake };
        told[judge(one, await hashedFrame(seed, gone))?.tier ?? 'none'] += 1;
      }
      const share = `${Math.round(thing * 100)} %`.padStart(5);
      console.log(
        `${share}  ${name.padEnd(18)} ${String(told.auto).padStart(4)} ${String(told.review).padStart(7)} ${String(told.none).padStart(5)}`,
      );
    }
  }
}
