import sharp, { type Sharp } from 'sharp';
import type { Draw } from '../draw.ts';
import { jpeg, type Original, type Transform } from './transform.ts';

interface Trims {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Trims are shares of the picture's own width and height. */
function cropped(open: () => Sharp, { width, height }: Original, trims: Trims): Sharp {
  const left = Math.round(width * trims.left);
  const top = Math.round(height * trims.top);
  return open().extract({
    left,
    top,
    width: Math.max(8, width - left - Math.round(width * trims.right)),
    height: Math.max(8, height - top - Math.round(height * trims.bottom)),
  });
}

const crop = (name: string, drawn: string, trims: (draw: Draw) => Trims): Transform => ({
  name,
  group: 'crop',
  drawn,
  apply: (open, draw, original) => jpeg(cropped(open, original, trims(draw)), draw),
});

/** The same share off width and height, so the shape stays, at a place drawn at random. */
function anywhere(draw: Draw, from: number, to: number): Trims {
  const off = draw.between(from, to) / 100;
  const left = draw.between(0, off);
  const top = draw.between(0, off);
  return { left, top, right: off - left, bottom: off - top };
}

function square({ width, height }: Original, draw: Draw): Trims {
  const off = Math.abs(width - height) / Math.max(width, height);
  const before = draw.between(0, off);
  return width > height
    ? { left: before, right: off - before, top: 0, bottom: 0 }
    : { left: 0, right: 0, top: before, bottom: off - before };
}

const NO_TRIM: Trims = { left: 0, top: 0, right: 0, bottom: 0 };

export const ORIENTATION: readonly Transform[] = [
  {
    name: 'mirror',
    group: 'orientation',
    drawn: 'quality',
    apply: (open, draw) => jpeg(open().flop(), draw),
  },
  {
    name: 'rotate 90°',
    group: 'orientation',
    drawn: '90° or 270°',
    apply: (open, draw) => jpeg(open().rotate(draw.one([90, 270])), draw),
  },
  {
    name: 'rotate 180°',
    group: 'orientation',
    drawn: 'quality',
    apply: (open, draw) => jpeg(open().rotate(180), draw),
  },
];

export const CROPS: readonly Transform[] = [
  crop('crop 2 %', '1-3 % of each side length, anywhere', (draw) => anywhere(draw, 1, 3)),
  crop('crop 5 %', '5-7.5 %, anywhere', (draw) => anywhere(draw, 5, 7.5)),
  crop('crop 10 %', '7.5-12 %, anywhere', (draw) => anywhere(draw, 7.5, 12)),
  crop('crop 20 %', '12-20 %, anywhere', (draw) => anywhere(draw, 12, 20)),
  crop('crop top', '6-14 % off the top', (draw) => ({
    ...NO_TRIM,
    top: draw.between(0.06, 0.14),
  })),
  crop('crop one side', '10-20 % off the left or right', (draw) => {
    const off = draw.between(0.1, 0.2);
    return draw.chance(0.5) ? { ...NO_TRIM, right: off } : { ...NO_TRIM, left: off };
  }),
  crop('crop uneven', '0-10 % off each of the four sides', (draw) => ({
    left: draw.between(0, 0.1),
    top: draw.between(0, 0.1),
    right: draw.between(0, 0.1),
    bottom: draw.between(0, 0.1),
  })),
  {
    name: 'crop square',
    group: 'crop',
    drawn: 'where along the longer side',
    apply: (open, draw, original) => jpeg(cropped(open, original, square(original, draw)), draw),
  },
];

export const TILT: Transform = {
  name: 'tilt 2°',
  group: 'crop',
  drawn: '±1.5-2.5°, corners filled or cut away',
  async apply(open, draw, { width, height }) {
    const degrees = draw.between(1.5, 2.5) * (draw.chance(0.5) ? 1 : -1);
    const background = draw.one(['#000000', '#ffffff', '#808080']);
    const tilted = await open()
      .rotate(degrees, { background })
      .png({ compressionLevel: 1 })
      .toBuffer({ resolveWithObject: true });
    const reopened = sharp(tilted.data);
    if (draw.chance(0.5)) return jpeg(reopened, draw);
    const slope = Math.tan((Math.abs(degrees) * Math.PI) / 180);
    const inset = { x: Math.ceil(height * slope), y: Math.ceil(width * slope) };
    return jpeg(
      reopened.extract({
        left: inset.x,
        top: inset.y,
        width: tilted.info.width - 2 * inset.x,
        height: tilted.info.height - 2 * inset.y,
      }),
      draw,
    );
  },
};
