import sharp, { type Sharp } from 'sharp';

/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const CHANNELS = 3;

/**
 * A picture drawn by chance: discs and boxes of many sizes over a slope of light, so that it has edges
 * everywhere and no two seeds draw alike.
 */
export function drawPicture(seed: number, { width = 480, height = 360, shapes = 60 } = {}) {
  const random = seeded(seed);
  const pixels = new Uint8Array(width * height * CHANNELS);
  const slope = [random(), random(), random()].map((part) => (part - 0.5) * 200);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * CHANNELS;
      for (let channel = 0; channel < CHANNELS; channel += 1) {
        const light = 128 + (slope[channel] ?? 0) * (x / width - y / height);
        pixels[at + channel] = Math.min(255, Math.max(0, light));
      }
    }
  }
  for (let n = 0; n < shapes; n += 1) {
    const colour = [random() * 255, random() * 255, random() * 255];
    const isDisc = random() < 0.5;
    const half = (0.02 + random() ** 2 * 0.22) * width;
    const across = half * (0.5 + random());
    const [middleX, middleY] = [random() * width, random() * height];
    for (let y = Math.max(0, middleY - half) | 0; y < Math.min(height, middleY + half); y += 1) {
      for (
        let x = Math.max(0, middleX - across) | 0;
        x < Math.min(width, middleX + across);
        x += 1
      ) {
        const inside = ((x - middleX) / across) ** 2 + ((y - middleY) / half) ** 2 <= 1;
        if (isDisc && !inside) continue;
        const at = (y * width + x) * CHANNELS;
        for (let channel = 0; channel < CHANNELS; channel += 1) {
          pixels[at + channel] = colour[channel] ?? 0;
        }
      }
    }
  }
  return sharp(pixels, { raw: { width, height, channels: CHANNELS } });
}

type Drawn = Sharp;

/** What becomes of a picture on its way from post to post, by the names used in tests. */
export const VARIANTS: Readonly<Record<string, (drawn: Drawn, random: () => number) => Drawn>> = {
  original: (drawn) => drawn,
  half: (drawn) => drawn.resize(240),
  mirror: (drawn) => drawn.flop(),
  border: (drawn) =>
    drawn.extend({ top: 30, bottom: 30, left: 40, right: 40, background: '#000000' }),
  grey: (drawn) => drawn.greyscale(),
};

/** What reposts do to a picture, with parameters drawn by chance. */
export const REPOSTED: Readonly<
  Record<string, (bytes: Uint8Array, random: () => number) => Promise<Uint8Array>>
> = {
  original: async (bytes) => bytes,
  smaller: async (bytes, random) => {
    const { width } = await sharp(bytes).metadata();
    return jpegOf(sharp(bytes).resize(Math.round(width * (0.4 + random() * 0.3))), 60);
  },
  mirrored: (bytes) => jpegOf(sharp(bytes).flop(), 75),
  framed: (bytes, random) => {
    const side = 12 + Math.round(random() * 40);
    const grey = Math.round(random() * 255);
    const background = { r: grey, g: grey, b: grey };
    const sides = { top: side, bottom: side, left: side, right: side };
    return jpegOf(sharp(bytes).extend({ ...sides, background }), 80);
  },
  cropped: async (bytes, random) => {
    const { width, height } = await sharp(bytes).metadata();
    const share = 0.92 + random() * 0.05;
    const [w, h] = [Math.round(width * share), Math.round(height * share)];
    const left = Math.floor(random() * (width - w));
    const top = Math.floor(random() * (height - h));
    return jpegOf(sharp(bytes).extract({ left, top, width: w, height: h }), 85);
  },
};

/** A drawn picture as a JPEG. */
export async function jpegOf(drawn: Drawn, quality = 85): Promise<Uint8Array> {
  return drawn.jpeg({ quality }).toBuffer();
}

/** A variant of the picture that a seed draws, as a JPEG. */
export async function variantOf(seed: number, name: string): Promise<Uint8Array> {
  const change = VARIANTS[name];
  if (change === undefined) throw new Error(`no variant ${name}`);
  const changed = change(drawPicture(seed), seeded(seed ^ 0x5eed));
  return jpegOf(changed, name === 'original' ? 90 : 70);
}
