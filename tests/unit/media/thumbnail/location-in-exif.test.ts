import { describe, expect, it } from 'vitest';
import { holdsLocation } from '../../../../src/media/thumbnail/location-in-exif.ts';

const GPS = 0x8825;
const ORIENTATION = 0x0112;

/** EXIF metadata with one directory of the tags given. */
function exif(tags: readonly number[], { little = true, prefix = true } = {}): Uint8Array {
  const tiff = new DataView(new ArrayBuffer(8 + 2 + tags.length * 12));
  tiff.setUint16(0, little ? 0x4949 : 0x4d4d);
  tiff.setUint16(2, 42, little);
  tiff.setUint32(4, 8, little);
  tiff.setUint16(8, tags.length, little);
  for (const [n, tag] of tags.entries()) tiff.setUint16(10 + n * 12, tag, little);
  const head = prefix ? Buffer.from('Exif\0\0', 'latin1') : Buffer.alloc(0);
  return Buffer.concat([head, new Uint8Array(tiff.buffer)]);
}

describe('EXIF metadata', () => {
  it('hold a place when they point at a GPS directory, in either byte order', () => {
    expect(holdsLocation(exif([ORIENTATION, GPS]))).toBe(true);
    expect(holdsLocation(exif([GPS], { little: false, prefix: false }))).toBe(true);
  });

  it('hold none without it', () => {
    expect(holdsLocation(exif([ORIENTATION]))).toBe(false);
    expect(holdsLocation(exif([]))).toBe(false);
  });

  it('that are cut off or lie about their size hold none', () => {
    const whole = exif([ORIENTATION, GPS]);
    for (let length = 0; length < whole.length; length += 1) {
      expect(holdsLocation(whole.subarray(0, length))).toBe(false);
    }
    const lying = Uint8Array.from(whole);
    lying[10] = 0xff;
    expect(holdsLocation(lying)).toBe(false);
  });
});
