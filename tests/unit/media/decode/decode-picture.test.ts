import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodePicture, lumaRoom } from '../../../../src/media/decode/decode-picture.ts';
import { openPicture } from '../../../../src/media/decode/guarded-sharp.ts';
import { distance, pdqOf } from '../../../../src/media/pdq/pdq.ts';
import { drawPicture, jpegOf } from '../../../_support/drawn-pictures.ts';

// Loaders are blocked for the whole process, so the pictures of these tests are of the kinds that are read.

async function hashOf(bytes: Uint8Array): Promise<Uint8Array> {
  return pdqOf((await decodePicture(bytes)).luma).hash;
}

describe('a picture', () => {
  it.each([
    ['image/jpeg', (drawn: Sharp) => drawn.jpeg()],
    ['image/png', (drawn: Sharp) => drawn.png()],
    ['image/webp', (drawn: Sharp) => drawn.webp()],
    ['image/gif', (drawn: Sharp) => drawn.gif()],
    ['image/avif', (drawn: Sharp) => drawn.avif({ effort: 0 })],
  ] as const)('is decoded to its size and its like: %s', async (mime, as) => {
    const bytes = await as(drawPicture(3)).toBuffer();
    const picture = await decodePicture(bytes);
    expect(picture).toMatchObject({ mime, width: 480, height: 360, transparency: 'opaque' });
    expect(picture.luma).toMatchObject({ width: 480, height: 360 });
    const own = await hashOf(await drawPicture(3).png().toBuffer());
    expect(distance(pdqOf(picture.luma).hash, own)).toBeLessThanOrEqual(12);
  });

  it('is sampled as by the reference if a side is over 512: the pixel at floor(x * width / 512)', async () => {
    const [width, height] = [700, 300];
    const drawn = drawPicture(4, { width, height });
    const { luma } = await decodePicture(await drawn.clone().png().toBuffer());
    const { data } = await drawn.raw().toBuffer({ resolveWithObject: true });
    expect(luma).toMatchObject({ width: 512, height: 512 });
    for (const [x, y] of [
      [0, 0],
      [511, 511],
      [100, 7],
      [301, 499],
    ] as const) {
      const at = (Math.floor((y * height) / 512) * width + Math.floor((x * width) / 512)) * 3;
      const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
      const weighed = 0.299 * red + 0.587 * green + 0.114 * blue;
      expect(luma.samples[y * 512 + x]).toBeCloseTo(weighed, 3);
    }
  });

  it.each([
    [480, 360],
    [511, 7],
    [700, 300],
  ])(
    'of %i x %i has the same luma in a room used before as in one of its own',
    async (width, height) => {
      const room = lumaRoom().fill(-1);
      const bytes = await drawPicture(7, { width, height }).png().toBuffer();
      const { luma } = await decodePicture(bytes, room);
      const own = await decodePicture(bytes);
      expect(luma).toEqual(own.luma);
      expect(luma.samples.buffer).toBe(room.buffer);
    },
  );

  it('of many megapixels keeps its size and its hash', async () => {
    const small = await drawPicture(5, { width: 1400, height: 1200 }).png().toBuffer();
    for (const kind of ['jpeg', 'png'] as const) {
      const large = await openPicture(small).resize(4200, 3600).toFormat(kind).toBuffer();
      const picture = await decodePicture(large);
      expect([picture.width, picture.height]).toEqual([4200, 3600]);
      expect(distance(pdqOf(picture.luma).hash, await hashOf(small))).toBeLessThanOrEqual(10);
    }
  });

  it('is turned as its EXIF says', async () => {
    const upright = drawPicture(6);
    const bytes = await upright
      .clone()
      .rotate(270)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const picture = await decodePicture(bytes);
    expect([picture.width, picture.height]).toEqual([480, 360]);
    expect(distance(pdqOf(picture.luma).hash, await hashOf(await jpegOf(upright)))).toBeLessThan(
      14,
    );
  });

  it('is brought to eight bits of sRGB from CMYK, 16 bits and grey', async () => {
    const own = await hashOf(await drawPicture(7).png().toBuffer());
    const others = [
      drawPicture(7).toColourspace('cmyk').jpeg({ quality: 95 }),
      drawPicture(7).toColourspace('rgb16').png(),
      drawPicture(7).greyscale().png(),
    ];
    for (const other of others) {
      expect(distance(await hashOf(await other.toBuffer()), own)).toBeLessThanOrEqual(31);
    }
  });

  it('shows white where it is transparent, whatever colour hides there', async () => {
    const hidden = (red: number): Promise<Buffer> =>
      sharp({
        create: {
          width: 40,
          height: 40,
          channels: 4,
          background: { r: red, g: 0, b: 0, alpha: 0 },
        },
      })
        .composite([
          { input: { create: { width: 10, height: 10, channels: 3, background: 'navy' } } },
        ])
        .png()
        .toBuffer();
    const [a, b] = [await decodePicture(await hidden(0)), await decodePicture(await hidden(255))];
    expect(a.luma).toEqual(b.luma);
    expect(a).toMatchObject({ transparency: 'partial' });
    expect(a.luma.samples[0]).toBeCloseTo(255, 3);
  });

  it('has quality 0 if all of it is transparent', async () => {
    const bytes = await drawPicture(8).ensureAlpha(0).png().toBuffer();
    const picture = await decodePicture(bytes);
    expect(picture.transparency).toBe('full');
    expect(pdqOf(picture.luma).quality).toBe(0);
  });

  it('is the first frame of an animation', async () => {
    const frames = [
      drawPicture(1, { width: 90, height: 60 }),
      drawPicture(2, { width: 90, height: 60 }),
    ];
    const input = await Promise.all(frames.map((frame) => frame.png().toBuffer()));
    const bytes = await sharp(input, { join: { animated: true } })
      .webp({ lossless: true })
      .toBuffer();
    const picture = await decodePicture(bytes);
    expect(picture).toMatchObject({ mime: 'image/webp', width: 90, height: 60 });
    const [first = new Uint8Array()] = input;
    expect(distance(pdqOf(picture.luma).hash, await hashOf(first))).toBeLessThanOrEqual(2);
  });

  it('may have stray bytes between segments, as some cameras leave them', async () => {
    const sound = Buffer.from(await jpegOf(drawPicture(9)));
    const odd = Buffer.concat([sound.subarray(0, 20), Buffer.from([1, 2, 3]), sound.subarray(20)]);
    expect(await hashOf(odd)).toEqual(await hashOf(sound));
  });
});

describe('what cannot be decoded', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';

  it('is refused with what happened: no picture, an empty file, a picture cut off', async () => {
    const jpeg = await jpegOf(drawPicture(1));
    const cases = [
      [Buffer.from(svg), 'PICTURE_UNSUPPORTED'],
      [new Uint8Array(), 'PICTURE_UNDECODABLE'],
      [jpeg.subarray(0, jpeg.length / 2), 'PICTURE_UNDECODABLE'],
      [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'PICTURE_UNDECODABLE'],
    ] as const;
    for (const [bytes, code] of cases) {
      await expect(decodePicture(bytes)).rejects.toMatchObject({ code });
    }
  });

  it('is refused before any pixel is read if it has too many', async () => {
    const blank = { width: 8000, height: 7000, channels: 3, background: 'white' } as const;
    const png = await sharp({ create: blank }).png({ compressionLevel: 1 }).toBuffer();
    await expect(decodePicture(png)).rejects.toMatchObject({ code: 'PICTURE_TOO_LARGE' });
    const webp = await sharp({ create: { ...blank, height: 7001 } })
      .webp({ quality: 1, effort: 0 })
      .toBuffer();
    await expect(decodePicture(webp)).rejects.toMatchObject({ code: 'PICTURE_TOO_LARGE' });
  });

  it('is not even tried by a loader that no post needs', async () => {
    await expect(openPicture(Buffer.from(svg)).metadata()).rejects.toThrow();
    await expect(sharp('/etc/hostname.jpg').metadata()).rejects.toThrow();
  });
});
