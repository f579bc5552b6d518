/** Side of the reduced picture that the DCT reads. */
export const REDUCED = 64;

/**
 * What the reference's two box passes followed by decimation make of one dimension, as weights: sample i of the
 * reduced picture is the sum over k < TAPS of weights[i * taps + k] * input[starts[i] + k].
 */
export interface BoxOperator {
  readonly length: number;
  readonly taps: number;
  readonly starts: Int32Array;
  readonly weights: Float32Array;
}

/** Per pass half a block, since two passes together span one: ceil(length / 128). */
export function boxWidth(length: number): number {
  return Math.ceil(length / (2 * REDUCED));
}

/** The input sample that stands at the centre of reduced sample `at`. */
export function decimatedAt(at: number, length: number): number {
  return Math.floor(((at + 0.5) * length) / REDUCED);
}

const CACHE_LIMIT = 1024;
const cache = new Map<number, BoxOperator>();

/** The operator for a dimension of `length` samples; those met last are kept. */
export function boxOperator(length: number): BoxOperator {
  const known = cache.get(length);
  if (known !== undefined) return known;
  const made = makeOperator(length);
  if (cache.size >= CACHE_LIMIT) {
    for (const oldest of cache.keys()) {
      cache.delete(oldest);
      break;
    }
  }
  cache.set(length, made);
  return made;
}

function makeOperator(length: number): BoxOperator {
  const width = boxWidth(length);
  // The reference's window is not centred where its width is even: it reaches further to the right.
  const right = Math.floor((width + 2) / 2) - 1;
  const left = width - 1 - right;
  const taps = Math.min(length, 2 * width - 1);
  const starts = new Int32Array(REDUCED);
  const weights = new Float64Array(REDUCED * taps);
  for (let at = 0; at < REDUCED; at++) {
    const centre = decimatedAt(at, length);
    const start = Math.min(Math.max(0, centre - 2 * left), length - taps);
    starts[at] = start;
    const [from, to] = clipped(centre - left, centre + right, length);
    for (let middle = from; middle <= to; middle++) {
      const [first, last] = clipped(middle - left, middle + right, length);
      const share = 1 / ((to - from + 1) * (last - first + 1));
      for (let input = first; input <= last; input++) {
        const tap = at * taps + (input - start);
        weights[tap] = (weights[tap] ?? 0) + share;
      }
    }
  }
  return { length, taps, starts, weights: Float32Array.from(weights) };
}

function clipped(from: number, to: number, length: number): [number, number] {
  return [Math.max(0, from), Math.min(length - 1, to)];
}
