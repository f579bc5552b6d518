import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { decodePicture, lumaRoom } from '../../src/media/decode/decode-picture.ts';
import { openPicture } from '../../src/media/decode/guarded-sharp.ts';
import { dihedralPdqOf } from '../../src/media/pdq/pdq.ts';
import { drawPicture, jpegOf } from '../../tests/_support/drawn-pictures.ts';

/** What one picture costs, in milliseconds of processor time, and what our hash costs beside it. */
export interface SpeedOfHash {
  readonly rounds: number;
  readonly milliseconds: Readonly<Record<string, number>>;
  /** Median over the rounds of the throughput of ours over that of the named, both of the same round. */
  readonly throughputOver: Readonly<Record<string, number>>;
}

/** As the processes have it that hash: one picture at a time, in the same room. */
const room = lumaRoom();

const OURS = 'lossledger: 8 orientations and quality';

type Hasher = (jpeg: Buffer) => Promise<unknown>;

/** Each round runs every contestant once on the same picture, so that a busy machine slows them alike. */
export async function speedOfHash(jpeg: Buffer, rounds: number): Promise<SpeedOfHash> {
  const contestants: Readonly<Record<string, Hasher>> = {
    'sharp: decode to 512 x 512': (bytes) =>
      sharp(bytes).resize(512, 512, { fit: 'fill', kernel: 'nearest' }).raw().toBuffer(),
    'sharp: decode at full size': (bytes) => sharp(bytes).raw().toBuffer(),
    [OURS]: async (bytes) => dihedralPdqOf((await decodePicture(bytes, room)).luma),
    ...(await peers()),
  };
  const times = new Map<string, number[]>();
  for (let round = -3; round < rounds; round++) {
    for (const [name, hash] of Object.entries(contestants)) {
      const time = await processorTime(() => hash(jpeg));
      // The first rounds warm the compiler up.
      if (round >= 0) times.set(name, [...(times.get(name) ?? []), time]);
    }
  }
  const ours = times.get(OURS) ?? [];
  const named = [...times].filter(([name]) => name !== OURS);
  return {
    rounds,
    milliseconds: Object.fromEntries([...times].map(([name, list]) => [name, median(list)])),
    throughputOver: Object.fromEntries(
      named.map(([name, list]) => [name, median(list.map((time, at) => time / (ours[at] ?? 0)))]),
    ),
  };
}

async function peers(): Promise<Record<string, Hasher>> {
  const { default: imghash } = await import('imghash');
  const { imageHash } = await import('image-hash');
  // Its types speak of a default export that the CommonJS module does not have.
  const phash: unknown = createRequire(import.meta.url)('sharp-phash');
  if (typeof phash !== 'function') throw new TypeError('sharp-phash is no function');
  return {
    'imghash (blockhash, 256 bits)': (bytes) => imghash.hash(bytes, 16),
    'image-hash (blockhash, 256 bits)': (data) =>
      new Promise((resolve, reject) => {
        imageHash({ ext: 'image/jpeg', data }, 16, true, (error: unknown, hash: unknown) =>
          error ? reject(error) : resolve(hash),
        );
      }),
    'sharp-phash (64 bits)': async (bytes) => phash(bytes),
  };
}

async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , file] = process.argv;
  const source =
    file === undefined
      ? await jpegOf(drawPicture(1, { width: 1600, height: 1200, shapes: 400 }))
      : await readFile(file);
  for (const [width, height] of [
    [800, 600],
    [1200, 900],
    [1600, 1200],
    [2000, 1500],
  ]) {
    const jpeg = await openPicture(source)
      .resize(width, height, { fit: 'fill' })
      .jpeg({ quality: 85 })
      .toBuffer();
    const { milliseconds, throughputOver } = await speedOfHash(jpeg, 25);
    process.stdout.write(`${width} x ${height}, ${jpeg.length} bytes\n`);
    for (const [name, time] of Object.entries(milliseconds)) {
      const over = throughputOver[name];
      process.stdout.write(
        `  ${time.toFixed(1).padStart(7)} ms  ${name}${over === undefined ? '' : `: ours ${over.toFixed(2)} times its throughput`}\n`,
      );
    }
  }
}
