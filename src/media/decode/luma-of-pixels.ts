import type { Luma } from '../pdq/luma.ts';

/** Interleaved 8-bit samples: 1 channel grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Larger pictures are hashed from a square of this side, as by the reference's front end for files. */
const SQUARE = 512;

/** What shows through transparent pixels: white, as on most pages. */
const BACKGROUND = 255;

/**
 * What each value of a sample adds of its channel: ITU-R BT.601, in single precision, in which the reference
 * works. Looked up, since multiplying and rounding would take half as long again.
 */
const RED_PARTS = partsOf(0.299);
const GREEN_PARTS = partsOf(0.587);
const BLUE_PARTS = partsOf(0.114);

function partsOf(weight: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, sample) => Math.fround(weight) * sample);
}

/** The size at which a picture is hashed. */
export function hashedSize({ width, height }: Size): Size {
  return width > SQUARE || height > SQUARE ? { width: SQUARE, height: SQUARE } : { width, height };
}

/**
 * The luma that is hashed of a picture of size `shown`. `pixels` may be a reduced rendering of it; each sample is the pixel
 * that the reference's nearest-neighbour resizing takes: the one at floor(x * width / 512).
 */
export function lumaOfPixels(pixels: Pixels, shown: Size): Luma {
  const { width, height } = hashedSize(shown);
  const { data, channels } = pixels;
  const columns = sources(width, shown.width, pixels.width, channels);
  const rows = sources(height, shown.height, pixels.height, pixels.width * channels);
  const samples = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = rows[y] ?? 0;
    const out = y * width;
    if (channels === 3) rowOfColour(data, row, columns, samples, out);
    else if (channels === 4) rowOfColourAndAlpha(data, row, columns, samples, out);
    else rowOfGrey(data, row, columns, samples, out, channels === 2);
  }
  return { width, height, samples };
}

/** Where in the data each sample is to be taken from, along one dimension. */
function sources(count: number, shown: number, available: number, stride: number): Int32Array {
  return Int32Array.from({ length: count }, (_, at) => {
    const nearest = Math.floor((at * shown) / count);
    return stride * Math.min(available - 1, Math.floor((nearest * available) / shown));
  });
}

function rowOfColour(
  data: Uint8Array,
  row: number,
  columns: Int32Array,
  samples: Float32Array,
  out: number,
): void {
  for (let x = 0; x < columns.length; x++) {
    const at = row + (columns[x] ?? 0);
    // As `luma`, whose last rounding is what storing does: this loop is a fifth of hashing a picture.
    samples[out + x] =
      Math.fround((RED_PARTS[data[at] ?? 0] ?? 0) + (GREEN_PARTS[data[at + 1] ?? 0] ?? 0)) +
      (BLUE_PARTS[data[at + 2] ?? 0] ?? 0);
  }
}

function rowOfColourAndAlpha(
  data: Uint8Array,
  row: number,
  columns: Int32Array,
  samples: Float32Array,
  out: number,
): void {
  for (let x = 0; x < columns.length; x++) {
    const at = row + (columns[x] ?? 0);
    const alpha = data[at + 3] ?? 0;
    samples[out + x] = luma(
      flattened(data[at] ?? 0, alpha),
      flattened(data[at + 1] ?? 0, alpha),
      flattened(data[at + 2] ?? 0, alpha),
    );
  }
}

function rowOfGrey(
  data: Uint8Array,
  row: number,
  columns: Int32Array,
  samples: Float32Array,
  out: number,
  hasAlpha: boolean,
): void {
  for (let x = 0; x < columns.length; x++) {
    const at = row + (columns[x] ?? 0);
    const grey = data[at] ?? 0;
    samples[out + x] = hasAlpha ? flattened(grey, data[at + 1] ?? 0) : grey;
  }
}

function luma(red: number, green: number, blue: number): number {
  return Math.fround(
    Math.fround((RED_PARTS[red] ?? 0) + (GREEN_PARTS[green] ?? 0)) + (BLUE_PARTS[blue] ?? 0),
  );
}

function flattened(sample: number, alpha: number): number {
  return Math.round((sample * alpha + BACKGROUND * (255 - alpha)) / 255);
}

export type Transparency = 'opaque' | 'partial' | 'full';

export function transparencyOf({ data, channels }: Pixels): Transparency {
  if (channels === 1 || channels === 3) return 'opaque';
  let least = 255;
  let most = 0;
  for (let at = channels - 1; at < data.length; at += channels) {
    const alpha = data[at] ?? 0;
    if (alpha < least) least = alpha;
    if (alpha > most) most = alpha;
  }
  if (most === 0) return 'full';
  return least === 255 ? 'opaque' : 'partial';
}
