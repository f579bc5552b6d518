/**
 * Pictures that show little, drawn by chance: gradients, skies with soft clouds, dark frames, blank slides, walls.
 * How many are told to be one though they are two, among all pairs of them:
 *
 *   npx tsx scripts/bench-media/plain-pictures.ts [N] [SEED]
 */
import { pathToFileURL } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import { decodePicture } from '../../src/media/decode/decode-picture.ts';
import { hashesOfPicture, type PictureHashes } from '../../src/media/likeness/hashes-of-picture.ts';
import { judge } from '../../src/media/likeness/judge.ts';
import { seeded } from '../../tests/_support/drawn-pictures.ts';

type Random = () => number;
/** Brightness of the three colours at a place, shares of the sides. */
type Shade = (x: number, y: number) => readonly [number, number, number];

const SIZES = [
  [320, 180],
  [320, 240],
  [240, 240],
] as const;

const colour = (random: Random) => [random() * 255, random() * 255, random() * 255] as const;

/** Sums of a few waves: clouds, stains, uneven light. */
function waves(random: Random, count: number, finest: number): (x: number, y: number) => number {
  const all = Array.from({ length: count }, () => ({
    across: (random() - 0.5) * 2 * finest,
    down: (random() - 0.5) * 2 * finest,
    phase: random() * 2 * Math.PI,
    height: random() / count,
  }));
  return (x, y) =>
    all.reduce(
      (sum, { across, down, phase, height }) =>
        sum + height * Math.sin(2 * Math.PI * (across * x + down * y) + phase),
      0,
    );
}

function between(
  a: readonly [number, number, number],
  b: readonly [number, number, number],
  share: number,
): readonly [number, number, number] {
  const mix = (n: 0 | 1 | 2) => a[n] + (b[n] - a[n]) * share;
  return [mix(0), mix(1), mix(2)];
}

const KINDS: Readonly<Record<string, (random: Random) => Shade>> = {
  gradient(random) {
    const [a, b, angle, power] = [colour(random), colour(random), random() * 6.3, 0.5 + random()];
    const [across, down] = [Math.cos(angle), Math.sin(angle)];
    return (x, y) =>
      between(a, b, Math.min(1, Math.max(0, (across * x + down * y + 1) / 2.5)) ** power);
  },
  glow(random) {
    const [a, b] = [colour(random), colour(random)];
    const [cx, cy, size] = [random(), random(), 0.3 + random()];
    return (x, y) => between(a, b, Math.exp(-((x - cx) ** 2 + (y - cy) ** 2) / size ** 2));
  },
  sky(random) {
    const [top, bottom] = [90 + random() * 60, 160 + random() * 60];
    const clouds = waves(random, 12, 6);
    const height = random() * 30;
    return (x, y) => {
      const light = top + (bottom - top) * y + clouds(x, y) * height;
      return [light * 0.8, light * 0.95, light * 1.1];
    };
  },
  dark(random) {
    const [light, stains] = [random() * 12, waves(random, 8, 8)];
    const height = random() * 20;
    return (x, y) => {
      const level = light + Math.max(0, stains(x, y) * height);
      return [level, level, level];
    };
  },
  slide(random) {
    const [paper, ink] = [225 + random() * 30, random() * 120];
    const lines = Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
      y: random() * 0.9,
      left: random() * 0.3,
      right: 0.4 + random() * 0.4,
      words: waves(random, 3, 40),
    }));
    return (x, y) => {
      const isInk = lines.some(
        (line) =>
          y > line.y &&
          y < line.y + 0.02 &&
          x > line.left &&
          x < line.right &&
          line.words(x, line.y) > 0,
      );
      const level = isInk ? ink : paper;
      return [level, level, level];
    };
  },
  wall(random) {
    const [base, stains] = [60 + random() * 140, waves(random, 20, 10)];
    const height = 5 + random() * 30;
    return (x, y) => {
      const level = base + stains(x, y) * height;
      return [level, level * 0.97, level * 0.9];
    };
  },
};

export async function plainPicture(seed: number): Promise<{ kind: string; jpeg: Uint8Array }> {
  const random = seeded(seed);
  const names = Object.keys(KINDS);
  const kind = names[seed % names.length] ?? 'gradient';
  const shade = KINDS[kind]?.(random);
  const [width, height] = SIZES[Math.floor(random() * SIZES.length)] ?? SIZES[0];
  const grain = random() * 6;
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const noise = (random() - 0.5) * grain;
      const levels = shade?.(x / width, y / height) ?? [0, 0, 0];
      for (const [n, level] of levels.entries()) {
        pixels[(y * width + x) * 3 + n] = Math.min(255, Math.max(0, level + noise));
      }
    }
  }
  const drawn = sharp(pixels, { raw: { width, height, channels: 3 } });
  return { kind, jpeg: await drawn.jpeg({ quality: 60 + Math.floor(random() * 35) }).toBuffer() };
}

const COPIES = [
  ['mirrored', (from: Sharp) => from.flop().jpeg({ quality: 75 })],
  ['turned', (from: Sharp) => from.rotate(90).jpeg({ quality: 75 })],
  ['smaller', (from: Sharp) => from.resize(200).jpeg({ quality: 60 })],
] as const;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , count = '1500', first = '1'] = process.argv;
  const found: { kind: string; hashes: PictureHashes }[] = [];
  const copies = new Map<string, { made: number; auto: number }>();
  for (let seed = Number(first); found.length < Number(count); seed++) {
    const { kind, jpeg } = await plainPicture(seed);
    const hashes = hashesOfPicture(await decodePicture(jpeg));
    if (hashes.quality >= 50) continue;
    found.push({ kind, hashes });
    if (found.length % 10 !== 0) continue;
    for (const [name, change] of COPIES) {
      const copy = await change(sharp(jpeg)).toBuffer();
      const tier = judge(hashes, hashesOfPicture(await decodePicture(copy)))?.tier;
      for (const key of [name, `${kind} ${name}`]) {
        const { made, auto } = copies.get(key) ?? { made: 0, auto: 0 };
        copies.set(key, { made: made + 1, auto: auto + (tier === 'auto' ? 1 : 0) });
      }
    }
  }
  let [pairs, auto, review] = [0, 0, 0];
  for (const [n, one] of found.entries()) {
    for (const other of found.slice(0, n)) {
      pairs += 1;
      const tier = judge(one.hashes, other.hashes)?.tier;
      if (tier === 'auto') auto += 1;
      if (tier === 'review') review += 1;
      if (tier === 'auto') console.log(`false: ${one.kind} and ${other.kind}`);
    }
  }
  const asked = found.filter(({ hashes }) => hashes.windows.length > 0).length;
  console.log(JSON.stringify({ pictures: found.length, asked, pairs, auto, review }));
  for (const [name, { made, auto: told }] of copies) console.log(`${name}: ${told} of ${made}`);
}
