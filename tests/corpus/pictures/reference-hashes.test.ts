import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decodePicture } from '../../../src/media/decode/decode-picture.ts';
import { openPicture } from '../../../src/media/decode/guarded-sharp.ts';
import { lumaOfPixels } from '../../../src/media/decode/luma-of-pixels.ts';
import { distance, hashOfHex, type Luma, pdqOf } from '../../../src/media/pdq/pdq.ts';

const folder = join(process.env['LOSSLEDGER_EVAL_DATA'] ?? '', 'images', 'pdq');
const table = join(folder, 'reference-hashes.json');
const hasData = process.env['LOSSLEDGER_EVAL_DATA'] !== undefined && existsSync(table);

const vectors = hasData
  ? z
      .array(
        z.object({
          source: z.string(),
          file: z.string(),
          hash: z.string(),
          quality: z.number().optional(),
        }),
      )
      .parse(JSON.parse(readFileSync(table, 'utf8')))
      .filter(({ file }) => existsSync(join(folder, 'data', file)))
  : [];

/** Published by a program that hashes the pixels as decoded, at any size. */
const FULL_RESOLUTION = 'pytx-examples(cpp)';

/** Published by front ends that reduce to 512 pixels first. */
const END_TO_END: readonly string[] = ['wasm-test', 'python-test(tol16)'];

/** How far apart two conforming implementations may be where the quality is 80 or more. */
const TOLERANCE = 10;

function read(file: string): Uint8Array {
  return readFileSync(join(folder, 'data', file));
}

/** Every pixel of the picture, none left out. */
async function wholeLuma(bytes: Uint8Array): Promise<Luma> {
  const pipeline = openPicture(bytes).toColourspace('srgb').removeAlpha();
  const { data, info } = await pipeline.raw().toBuffer({ resolveWithObject: true });
  const bands = { data, width: info.width, height: info.height, channels: info.channels };
  const samples = new Float32Array(info.width * info.height);
  for (let y = 0; y < info.height; y++) {
    for (let left = 0; left < info.width; left += 512) {
      const width = Math.min(512, info.width - left);
      const row = bands.data.subarray((y * info.width + left) * info.channels);
      const part = lumaOfPixels({ ...bands, data: row, width, height: 1 }, { width, height: 1 });
      samples.set(part.samples, y * info.width + left);
    }
  }
  return { width: info.width, height: info.height, samples };
}

describe.skipIf(!hasData)(
  'published PDQ hashes (skipped unless LOSSLEDGER_EVAL_DATA is set)',
  () => {
    it.each(vectors.filter(({ source }) => source === FULL_RESOLUTION))(
      'are met bit for bit from full-resolution pixels: $file',
      async ({ file, hash }) => {
        const own = pdqOf(await wholeLuma(read(file)));
        expect(distance(own.hash, hashOfHex(hash))).toBe(0);
      },
    );

    it.each(vectors.filter(({ source }) => END_TO_END.includes(source)))(
      'are met within tolerance from the file: $source $file',
      async ({ file, hash }) => {
        const own = pdqOf((await decodePicture(read(file))).luma);
        if (own.quality >= 80) {
          expect(distance(own.hash, hashOfHex(hash))).toBeLessThanOrEqual(TOLERANCE);
        }
      },
    );

    it.each(vectors.filter(({ quality }) => quality !== undefined))(
      'have the quality published: $file',
      async ({ file, quality }) => {
        expect(pdqOf((await decodePicture(read(file))).luma).quality).toBe(quality);
      },
    );

    it('are as near as measured, source by source', async () => {
      const bits = new Map<string, number[]>();
      for (const { source, file, hash } of vectors) {
        const luma = END_TO_END.includes(source)
          ? (await decodePicture(read(file))).luma
          : await wholeLuma(read(file));
        const off = distance(pdqOf(luma).hash, hashOfHex(hash));
        bits.set(source, [...(bits.get(source) ?? []), off]);
      }
      const summary = [...bits].map(([source, off]) => ({
        source,
        vectors: off.length,
        mean: off.reduce((sum, one) => sum + one, 0) / off.length,
        most: Math.max(...off),
      }));
      process.stdout.write(`${summary.map((line) => JSON.stringify(line)).join('\n')}\n`);
      expect(summary.find(({ source }) => source === FULL_RESOLUTION)?.most).toBe(0);
      expect(summary.find(({ source }) => source === 'wasm-test')?.mean).toBeLessThanOrEqual(0.5);
    });
  },
);
