/** A seeded source of chance (mulberry32): the same seed, the same world. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  is(share: number): boolean {
    return this.next() < share;
  }

  /** From `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  oneOf<Value>(values: readonly Value[]): Value {
    const value = values[Math.floor(this.next() * values.length)];
    if (value === undefined) throw new Error('Nothing to choose from.');
    return value;
  }

  /** One of several by their shares, which need not add up to 1. */
  weighted<Value>(values: readonly (readonly [Value, number])[]): Value {
    const total = values.reduce((sum, [, share]) => sum + share, 0);
    let left = this.next() * total;
    for (const [value, share] of values) {
      left -= share;
      if (left < 0) return value;
    }
    return this.oneOf(values.map(([value]) => value));
  }

  shuffled<Value>(values: readonly Value[]): readonly Value[] {
    const shuffled = [...values];
    for (let n = shuffled.length - 1; n > 0; n -= 1) {
      const other = this.whole(0, n);
      const [a, b] = [shuffled[n], shuffled[other]];
      if (a === undefined || b === undefined) continue;
      shuffled[n] = b;
      shuffled[other] = a;
    }
    return shuffled;
  }
}
