import type { PictureMime } from './sniff.ts';

/**
 * How many pixels the header of a JPEG or PNG announces; undefined for other kinds, or where it is not found.
 * Asking libvips costs a twentieth of decoding a usual picture, and it is only to know whether one is unusually large.
 */
export function announcedPixels(bytes: Uint8Array, mime: PictureMime): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (mime === 'image/png') return pixelsOfPng(view);
  return mime === 'image/jpeg' ? pixelsOfJpeg(view) : undefined;
}

/** The first chunk must be IHDR, and begins with width and height. */
function pixelsOfPng(view: DataView): number | undefined {
  return view.byteLength < 24 ? undefined : view.getUint32(16) * view.getUint32(20);
}

/** Segments follow one another up to the frame header (SOF0 to SOF15, less three other markers among them). */
function pixelsOfJpeg(view: DataView): number | undefined {
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (isFrameHeader(marker)) return view.getUint16(at + 5) * view.getUint16(at + 7);
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
