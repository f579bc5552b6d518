/** Numbers drawn from a seed: the same seed and the same names give the same pictures on every machine. */
export interface Draw {
  /** A real number, `from` <= n < `to`. */
  between(from: number, to: number): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  chance(share: number): boolean;
  one<T>(from: readonly [T, ...T[]]): T;
}

export function drawFrom(seed: number, ...names: readonly string[]): Draw {
  const next = mulberry32(fnv1a(`${seed}/${names.join('/')}`));
  const between = (from: number, to: number) => from + next() * (to - from);
  const whole = (from: number, to: number) => Math.floor(between(from, to + 1));
  return {
    between,
    whole,
    chance: (share) => next() < share,
    one: (from) => from[whole(0, from.length - 1)] ?? from[0],
  };
}

/** FNV-1a, 32 bits: Fowler, Noll and Vo. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** Mulberry32, by Tommy Ettinger: 32 bits of state, enough for parameters of pictures. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
