import { describe, expect, it } from 'vitest';
import { decodePicture } from '../../../src/media/decode/decode-picture.ts';
import { hashesOfPicture } from '../../../src/media/likeness/hashes-of-picture.ts';
import { packFeatures, unpackFeatures } from '../../../src/media/packed-features.ts';
import { drawPicture, variantOf } from '../../_support/drawn-pictures.ts';

const featuresOf = async (bytes: Uint8Array) => hashesOfPicture(await decodePicture(bytes));

describe('packed features', () => {
  it('are unpacked as they were, to the last bit of every window', async () => {
    const features = await featuresOf(await variantOf(3, 'border'));
    expect(features.windows.length).toBeGreaterThan(1);
    expect(unpackFeatures(packFeatures(features))).toEqual(features);
  });

  it('are unpacked from the middle of other bytes, as a driver hands them over', async () => {
    const features = await featuresOf(await variantOf(4, 'original'));
    const packed = packFeatures(features);
    const among = Buffer.concat([Buffer.alloc(5), packed]).subarray(5);
    expect(unpackFeatures(among)).toEqual(features);
  });

  it('may be of a picture that is found by nothing', async () => {
    const plain = await featuresOf(await drawPicture(1, { shapes: 0 }).png().toBuffer());
    expect(unpackFeatures(packFeatures(plain))).toEqual(plain);
  });

  it('that are cut off, or packed in another way, are refused', async () => {
    const packed = packFeatures(await featuresOf(await variantOf(3, 'original')));
    expect(() => unpackFeatures(packed.subarray(0, 40))).toThrow(RangeError);
    expect(() => unpackFeatures(new Uint8Array(0))).toThrow(RangeError);
    expect(() => unpackFeatures(Uint8Array.of(9, ...packed.subarray(1)))).toThrow(RangeError);
  });
});
