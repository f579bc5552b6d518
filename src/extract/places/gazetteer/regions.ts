import { skeletonDistance } from './edit-distance.ts';
import { skeletonOfWord, wordsOfName } from './skeleton.ts';

/** A first-level region, or a second-level one within it, by every name. */
export interface RegionNames {
  /** The usual English name with its kind: "Luhansk Oblast". */
  readonly name: string;
  /** The first-level region a raion lies in; null for a first-level region. */
  readonly within: string | null;
  readonly aliases: readonly string[];
}

/** What a text says of the region. */
export interface RegionReading {
  /** First-level regions, by their usual English names. */
  readonly admin1: readonly string[];
  /** Second-level ones; empty where the text names none. */
  readonly admin2: readonly string[];
}

/** Words that say what kind of region it is, and no more. */
const KIND_WORDS = new Set(
  (
    'oblast obl obalst oblasts oblast region regions province prov krai kray territory republic republics ' +
    'autonomous ar arc peoples people of the peninsula governorate raion rayon district area city municipality ' +
    'область області областю обл регіон край краю краї республіка республіки республика республики автономна автономная народна ' +
    'народная области областью крае район району районі района районе р н м г місто город voblasc'
  ).split(' '),
);
const ADJECTIVE = /(?:s|c|x)?k(?:a|i|ii|oi|oho|omu|ou|u|o|oe|e|aa|im|om|ai|ei|ie)?$/;
const SHORTEST_ROOT = 3;
/** A misspelt region may differ by this share of its length, and must be nearer than any other by: */
const LIMIT_SHARE = 0.24;
/** The same letters in another order, the first in its place: "Khakirv". */
const SHUFFLED_COST = 1;
const CLEAR_LEAD = 0.4;

interface RegionKey {
  readonly key: Uint8Array;
  readonly region: RegionNames;
}

/** Reads how people write regions: "Donetsk", "Донецкая обл.", "Zaporiz'ka oblast", "Charkov". */
export class RegionIndex {
  private readonly exact = new Map<string, Set<RegionNames>>();
  private readonly keys: RegionKey[] = [];
  private readonly enclosing = new Map<string, string>();
  private readonly enclosed = new Map<string, string[]>();
  private readonly names: ReadonlySet<string>;

  /** `enclaves`: pairs of a city that is a region of its own and the region around it. */
  constructor(
    regions: readonly RegionNames[],
    enclaves: readonly (readonly [city: string, around: string])[] = [],
  ) {
    this.names = new Set(regions.flatMap(({ name, within }) => (within === null ? [name] : [])));
    for (const region of regions) {
      for (const name of [region.name, ...region.aliases]) this.add(name, region);
    }
    for (const [city, around] of enclaves) {
      this.enclosing.set(city, around);
      this.enclosed.set(around, [...(this.enclosed.get(around) ?? []), city]);
    }
  }

  /** What the text names; null where it names no region known. */
  read(text: string): RegionReading | null {
    if (this.names.has(text)) return { admin1: this.withEnclaves([text]), admin2: [] };
    const found = this.find(text);
    if (found.length === 0) return null;
    const first = found.filter(({ within }) => within === null);
    if (first.length > 0) {
      return { admin1: this.withEnclaves(first.map(({ name }) => name)), admin2: [] };
    }
    return {
      admin1: [...new Set(found.flatMap(({ within }) => within ?? []))],
      admin2: found.map(({ name }) => name),
    };
  }

  /** Reports take a city that is a region of its own and the region around it for one another. */
  private withEnclaves(names: readonly string[]): readonly string[] {
    return [
      ...new Set(
        names.flatMap((name) => [
          name,
          ...(this.enclosed.get(name) ?? []),
          ...(this.enclosing.has(name) ? [this.enclosing.get(name) ?? name] : []),
        ]),
      ),
    ];
  }

  private add(name: string, region: RegionNames): void {
    for (const key of keysOfRegion(name)) {
      const known = this.exact.get(key);
      if (known === undefined) this.exact.set(key, new Set([region]));
      else known.add(region);
      this.keys.push({ key: new TextEncoder().encode(key), region });
    }
  }

  private find(text: string): readonly RegionNames[] {
    const keys = keysOfRegion(text);
    for (const key of keys) {
      const exact = this.exact.get(key);
      if (exact !== undefined) return [...exact];
    }
    const [whole] = keys;
    return whole === undefined ? [] : this.nearest(whole);
  }

  private nearest(key: string): readonly RegionNames[] {
    const word = new TextEncoder().encode(key);
    const limit = key.length * LIMIT_SHARE;
    const costs = new Map<RegionNames, number>();
    for (const { key: known, region } of this.keys) {
      if (region.within !== null) continue;
      const cost = isShuffled(word, known) ? SHUFFLED_COST : skeletonDistance(word, known, limit);
      if (cost < (costs.get(region) ?? Number.POSITIVE_INFINITY)) costs.set(region, cost);
    }
    const [best, next] = [...costs].sort(([, a], [, b]) => a - b);
    if (best === undefined) return [];
    return next !== undefined && next[1] - best[1] < CLEAR_LEAD ? [] : [best[0]];
  }
}

function isShuffled(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length || a[0] !== b[0]) return false;
  const sorted = b.slice().sort();
  return a
    .slice()
    .sort()
    .every((letter, at) => letter === sorted[at]);
}

/** The name's skeleton without words of kind, and its root without an adjective's ending. */
function keysOfRegion(name: string): readonly string[] {
  const words = wordsOfName(name);
  const telling = words.filter((word) => !KIND_WORDS.has(word));
  const whole = (telling.length === 0 ? words : telling).map(skeletonOfWord).join('');
  if (whole === '') return [];
  const root = whole.replace(ADJECTIVE, '');
  return root === whole || root.length < SHORTEST_ROOT ? [whole] : [whole, root];
}
