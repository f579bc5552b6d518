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

/** ITU-R BT.601, in single precision, in which the reference works. */
const RED = Math.fround(0.299);
const GREEN = Math.fround(0.587);
const BLUE = Math.fround(0.114);

/**
 * Room for the luma of one picture after another. What was read into it holds until the next is: for callers that work on
 * one picture at a time, whom fresh memory would cost a third of reading the luma.
 */
export type LumaRoom = Float32Array<ArrayBuffer>;

export function lumaRoom(): LumaRoom {
  return new Float32Array(SQUARE * SQUARE);
}

/** The size at which a picture is hashed. */
export function hashedSize({ width, height }: Size): Size {
  return width > SQUARE || height > SQUARE ? { width: SQUARE, height: SQUARE } : { width, height };
}

/**
 * The luma that is hashed of a picture of size `shown`. `pixels` may be a reduced rendering of it; each sample is the pixel
 * that the reference's nearest-neighbour resizing takes: the one at floor(x * width / 512).
 */
export function lumaOfPixels(pixels: Pixels, shown: Size, room?: LumaRoom): Luma {
  const { width, height } = hashedSize(shown);
  const { data, channels } = pixels;
  const columns = sources(width, shown.width, pixels.width, channels);
  const rows = sources(height, shown.height, pixels.height, pixels.width * channels);
  const samples = room?.subarray(0, width * height) ?? new Float32Array(width * height);
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
  const offsets = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    const nearest = Math.floor((at * shown) / count);
    offsets[at] = stride * Math.min(available - 1, Math.floor((nearest * available) / shown));
  }
  return offsets;
}

function rowOfColour(
  data: Uint8Array,
  row: number,
  columns: Int32Array,
  samples: Float32Array,
  out: number,
): void {
  // Four at a time: between writes the engine checks its arrays once, and this loop is a fifth of hashing a picture.
  const fours = columns.length - (columns.length % 4);
  for (let x = 0; x < fours; x += 4) {
    const a = row + (columns[x] ?? 0);
    const b = row + (columns[x + 1] ?? 0);
    const c = row + (columns[x + 2] ?? 0);
    const d = row + (columns[x + 3] ?? 0);
    const lumaOfA = luma(data[a] ?? 0, data[a + 1] ?? 0, data[a + 2] ?? 0);
    const lumaOfB = luma(data[b] ?? 0, data[b + 1] ?? 0, data[b + 2] ?? 0);
    const lumaOfC = luma(data[c] ?? 0, data[c + 1] ?? 0, data[c + 2] ?? 0);
    const lumaOfD = luma(data[d] ?? 0, data[d + 1] ?? 0, data[d + 2] ?? 0);
    const at = out + x;
    samples[at] = lumaOfA;
    samples[at + 1] = lumaOfB;
    samples[at + 2] = lumaOfC;
    samples[at + 3] = lumaOfD;
  }
  for (let x = fours; x < columns.length; x++) {
    const at = row + (columns[x] ?? 0);
    samples[out + x] = luma(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
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

/** Rounded to single precision after every step, as the reference's arithmetic is. */
function luma(red: number, green: number, blue: number): number {
  const { fround } = Math;
  const redAndGreen = fround(fround(RED * fround(red)) + fround(GREEN * fround(green)));
  return fround(redAndGreen + fround(BLUE * fround(blue)));
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
