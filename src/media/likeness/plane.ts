/** A small grey picture for arithmetic: brightness 0 to 255, row by row. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly samples: Float32Array;
}

interface Source {
  readonly width: number;
  readonly height: number;
  readonly samples: Float32Array | Uint8Array;
}

/** Each pixel the mean of what it covers of the source; fractions of source pixels count in part. */
export function shrink(source: Source, width: number, height: number): Plane {
  const rows = shrinkRows(source, height);
  const across = shares(source.width, width);
  const samples = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const input = y * source.width + (across.starts[x] ?? 0);
      const weight = x * across.taps;
      let sum = 0;
      for (let tap = 0; tap < across.taps; tap++) {
        sum += (across.weights[weight + tap] ?? 0) * (rows[input + tap] ?? 0);
      }
      samples[y * width + x] = sum;
    }
  }
  return { width, height, samples };
}

/** Rows first: whole rows lie together in memory. */
function shrinkRows({ width, height, samples }: Source, toHeight: number): Float32Array {
  const down = shares(height, toHeight);
  const { taps, starts, weights } = down;
  const rows = new Float32Array(toHeight * width);
  for (let y = 0; y < toHeight; y++) {
    const row = y * width;
    const origin = (starts[y] ?? 0) * width;
    // Two input rows a sweep, for fewer sweeps over the output row.
    for (let tap = 0; tap < taps; tap += 2) {
      const weight = weights[y * taps + tap] ?? 0;
      const isLast = tap + 1 === taps;
      const nextWeight = isLast ? 0 : (weights[y * taps + tap + 1] ?? 0);
      const from = origin + tap * width;
      const next = isLast ? from : from + width;
      // Four at a time, here and in `blur`: between writes the engine checks its arrays once.
      const fours = width - (width % 4);
      for (let x = 0; x < fours; x += 4) {
        const out = row + x;
        const a = from + x;
        const b = next + x;
        const first =
          (rows[out] ?? 0) + weight * (samples[a] ?? 0) + nextWeight * (samples[b] ?? 0);
        const second =
          (rows[out + 1] ?? 0) +
          weight * (samples[a + 1] ?? 0) +
          nextWeight * (samples[b + 1] ?? 0);
        const third =
          (rows[out + 2] ?? 0) +
          weight * (samples[a + 2] ?? 0) +
          nextWeight * (samples[b + 2] ?? 0);
        const fourth =
          (rows[out + 3] ?? 0) +
          weight * (samples[a + 3] ?? 0) +
          nextWeight * (samples[b + 3] ?? 0);
        rows[out] = first;
        rows[out + 1] = second;
        rows[out + 2] = third;
        rows[out + 3] = fourth;
      }
      for (let x = fours; x < width; x++) {
        rows[row + x] =
          (rows[row + x] ?? 0) +
          weight * (samples[from + x] ?? 0) +
          nextWeight * (samples[next + x] ?? 0);
      }
    }
  }
  return rows;
}

interface Shares {
  readonly taps: number;
  readonly starts: Int32Array;
  readonly weights: Float32Array;
}

const known = new Map<string, Shares>();
const KNOWN_LIMIT = 256;

function shares(from: number, to: number): Shares {
  const name = `${from}/${to}`;
  const cached = known.get(name);
  if (cached !== undefined) return cached;
  const step = from / to;
  const taps = Math.min(from, Math.ceil(step) + 1);
  const starts = new Int32Array(to);
  const weights = new Float32Array(to * taps);
  for (let at = 0; at < to; at++) {
    const begin = at * step;
    const end = begin + step;
    const start = Math.min(Math.floor(begin), from - taps);
    starts[at] = start;
    for (let tap = 0; tap < taps; tap++) {
      const covered = Math.min(end, start + tap + 1) - Math.max(begin, start + tap);
      weights[at * taps + tap] = Math.max(0, covered) / step;
    }
  }
  const made = { taps, starts, weights };
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(name, made);
  return made;
}

/** Gaussian blur; past an edge the edge's own pixels repeat. */
export function blur({ width, height, samples }: Plane, sigma: number): Plane {
  const kernel = gaussian(sigma);
  const reach = kernel.length - 1;
  const rows = new Float32Array(width * height);
  const padded = new Float32Array(Math.max(width, height) + 2 * reach);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = -reach; x < width + reach; x++) {
      padded[x + reach] = samples[row + Math.min(width - 1, Math.max(0, x))] ?? 0;
    }
    for (let x = 0; x < width; x++) {
      const centre = x + reach;
      let sum = (kernel[0] ?? 0) * (padded[centre] ?? 0);
      for (let tap = 1; tap <= reach; tap++) {
        sum += (kernel[tap] ?? 0) * ((padded[centre - tap] ?? 0) + (padded[centre + tap] ?? 0));
      }
      rows[row + x] = sum;
    }
  }
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let tap = 0; tap <= reach; tap++) {
      const above = Math.max(0, y - tap) * width;
      const below = Math.min(height - 1, y + tap) * width;
      const weight = tap === 0 ? (kernel[0] ?? 0) / 2 : (kernel[tap] ?? 0);
      const fours = width - (width % 4);
      for (let x = 0; x < fours; x += 4) {
        const to = row + x;
        const a = above + x;
        const b = below + x;
        const first = (out[to] ?? 0) + weight * ((rows[a] ?? 0) + (rows[b] ?? 0));
        const second = (out[to + 1] ?? 0) + weight * ((rows[a + 1] ?? 0) + (rows[b + 1] ?? 0));
        const third = (out[to + 2] ?? 0) + weight * ((rows[a + 2] ?? 0) + (rows[b + 2] ?? 0));
        const fourth = (out[to + 3] ?? 0) + weight * ((rows[a + 3] ?? 0) + (rows[b + 3] ?? 0));
        out[to] = first;
        out[to + 1] = second;
        out[to + 2] = third;
        out[to + 3] = fourth;
      }
      for (let x = fours; x < width; x++) {
        out[row + x] =
          (out[row + x] ?? 0) + weight * ((rows[above + x] ?? 0) + (rows[below + x] ?? 0));
      }
    }
  }
  return { width, height, samples: out };
}

const kernels = new Map<number, Float32Array>();

/** The right half of the kernel, centre first; three sigma wide. */
function gaussian(sigma: number): Float32Array {
  const cached = kernels.get(sigma);
  if (cached !== undefined) return cached;
  const reach = Math.max(1, Math.ceil(sigma * 3));
  const kernel = Float32Array.from({ length: reach + 1 }, (_, at) =>
    Math.exp(-(at * at) / (2 * sigma * sigma)),
  );
  const total = kernel.reduce((sum, weight, at) => sum + (at === 0 ? weight : 2 * weight), 0);
  const made = kernel.map((weight) => weight / total);
  if (kernels.size >= 64) kernels.clear();
  kernels.set(sigma, made);
  return made;
}

/** In its own shape, its longer side at most `side`. */
export function shrinkTo(source: Plane, side: number): Plane {
  const scale = side / Math.max(source.width, source.height);
  if (scale >= 1) return source;
  return shrink(
    source,
    Math.max(1, Math.round(source.width * scale)),
    Math.max(1, Math.round(source.height * scale)),
  );
}

/** The plane and its halves, quarters … down to `smallest` pixels of the longer side. */
export function pyramidOf(plane: Plane, smallest: number): Plane[] {
  const levels = [plane];
  for (let last = plane; Math.max(last.width, last.height) >= 2 * smallest; ) {
    last = shrinkTo(last, Math.max(last.width, last.height) / 2);
    levels.push(last);
  }
  return levels;
}
