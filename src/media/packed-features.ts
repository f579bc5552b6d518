import type { PictureHashes, StoredWindow, TurnedHash } from './likeness/hashes-of-picture.ts';
import { HASH_BYTES } from './pdq/hash.ts';
import { ORIENTATIONS } from './pdq/pdq.ts';

/**
 * How a picture's hashes and sketch are kept, in one piece: a byte of layout and one of quality; the
 * hashes of the whole; the windows, each with its kind, quality, four sides as doubles, hash, and hash
 * by orientation; the sketch. Lists begin with a byte that counts them; numbers are big-endian.
 */
const LAYOUT = 1;
const KINDS = ['full', 'box', 'crop', 'plain'] as const;
const DOUBLE_BYTES = 8;

export function packFeatures({ quality, full, windows, sketch }: PictureHashes): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(LAYOUT, quality, full.length), ...full];
  parts.push(Uint8Array.of(windows.length));
  for (const window of windows) {
    parts.push(Uint8Array.of(KINDS.indexOf(window.kind), window.quality));
    parts.push(doubles([window.left, window.top, window.width, window.height]));
    parts.push(window.hash, Uint8Array.of(window.turned.length));
    for (const { orientation, hash } of window.turned) {
      parts.push(Uint8Array.of(ORIENTATIONS.indexOf(orientation)), hash);
    }
  }
  return Buffer.concat([...parts, sketch]);
}

/** Throws RangeError for what was not packed so. */
export function unpackFeatures(packed: Uint8Array): PictureHashes {
  const reader = new Reader(packed);
  if (reader.byte() !== LAYOUT) throw new RangeError('These features are packed in another way.');
  const quality = reader.byte();
  const full = reader.list(() => reader.hash());
  const windows = reader.list(() => windowFrom(reader));
  return { quality, full, windows, sketch: reader.rest() };
}

function windowFrom(reader: Reader): StoredWindow {
  const kind = named(KINDS, reader.byte());
  const quality = reader.byte();
  const [left, top, width, height] = [
    reader.double(),
    reader.double(),
    reader.double(),
    reader.double(),
  ];
  const hash = reader.hash();
  const turned = reader.list((): TurnedHash => {
    const orientation = named(ORIENTATIONS, reader.byte());
    return { orientation, hash: reader.hash() };
  });
  return { kind, left, top, width, height, hash, quality, turned };
}

function named<Name extends string>(names: readonly Name[], index: number): Name {
  const name = names[index];
  if (name === undefined) throw new RangeError(`There are not ${index + 1} names to choose from.`);
  return name;
}

function doubles(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * DOUBLE_BYTES));
  for (const [n, value] of values.entries()) view.setFloat64(n * DOUBLE_BYTES, value);
  return new Uint8Array(view.buffer);
}

/** Reads one thing after the other; past the end every read throws RangeError. */
class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  byte(): number {
    return this.#view.getUint8(this.#step(1));
  }

  double(): number {
    return this.#view.getFloat64(this.#step(DOUBLE_BYTES));
  }

  hash(): Uint8Array {
    const at = this.#step(HASH_BYTES);
    if (this.#at > this.#bytes.byteLength) throw new RangeError('The features are cut off.');
    return this.#copy(at, this.#at);
  }

  list<Item>(read: () => Item): readonly Item[] {
    return Array.from({ length: this.byte() }, read);
  }

  rest(): Uint8Array {
    return this.#copy(this.#at, this.#bytes.byteLength);
  }

  #step(bytes: number): number {
    const at = this.#at;
    this.#at += bytes;
    return at;
  }

  #copy(from: number, to: number): Uint8Array {
    return Uint8Array.from(this.#bytes.subarray(from, to));
  }
}
