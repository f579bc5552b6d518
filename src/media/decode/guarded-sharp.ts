import sharp, { type Sharp } from 'sharp';

/** Most pixels a picture may have. Larger ones are bombs, scans or panoramas; a camera of 48 megapixels passes. */
export const MOST_PIXELS = 50_000_000;

/** How long libvips may work on one picture. */
export const DECODE_SECONDS = 5;

// Only what posts carry can be decoded, and only from memory: no SVG, PDF or TIFF, and nothing that opens a file.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});
// No two pictures are alike, so a cache only holds memory; and processes, not threads, are what runs side by side.
sharp.cache(false);
sharp.concurrency(1);

/**
 * What makes libvips give a picture up: any damage it notices, or only what ends it early or stops decoding. At the
 * first, a JPEG is refused for stray bytes between segments too.
 */
export type Strictness = 'warning' | 'error';

/** The only door to libvips: the first frame of untrusted bytes, with every limit set. */
export function openPicture(bytes: Uint8Array, failOn: Strictness = 'warning'): Sharp {
  return sharp(bytes, {
    limitInputPixels: MOST_PIXELS,
    pages: 1,
    failOn,
    // As the reference, which knows no profiles: copies of a picture often lose theirs, and must stay alike.
    ignoreIcc: true,
    sequentialRead: true,
  }).timeout({ seconds: DECODE_SECONDS });
}
