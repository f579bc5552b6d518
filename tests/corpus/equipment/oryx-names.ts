import type { Category } from '../../../src/domain/vocabulary.ts';
import { CATEGORIES } from '../../../src/domain/vocabulary.ts';

export interface OryxName {
  readonly name: string;
  /** Categories that count as the one given; empty where the list gives none. */
  readonly categories: readonly Category[];
}

/** Headings that are written otherwise, or that hold two of ours. */
const HEADINGS: ReadonlyMap<string, readonly Category[]> = new Map([
  ['Mine-Resistant Ambush Protected (MRAP) Vehicles', ['Mine-Resistant Ambush Protected']],
  ['Trucks, Vehicles, and Jeeps', ['Trucks, Vehicles and Jeeps']],
  ['Radars And Communications Equipment', ['Radars', 'Command Posts And Communications Stations']],
]);

const UNKNOWN = /\b(?:unknown|unidentified|NA)\b/i;
const EITHER = / or /;
const PART_OF_SYSTEM = /\b(?:pontoon|generator|antenna vehicle|support vehicle)\b.*\bfor\b/i;
const COMMON_NOUNS =
  /^(?:armed|armoured|small|tactical|weaponised|pontoon|fuel|patrol|pickup|VTOL|UAV|SUV|boats?|bridge|buggy|train|trucks?|tanks?|\(s\)|\(Sea Guard\)|[ ()])+$/i;
const RUN_TOGETHER = /^\d{3}[A-Z]-|\d[a-z]{5,}/;

/** Names that denote no one model; the rules are told in the README. */
export function isDebris(name: string): boolean {
  return [UNKNOWN, EITHER, PART_OF_SYSTEM, COMMON_NOUNS, RUN_TOGETHER].some((rule) =>
    rule.test(name),
  );
}

/** The names of the tab-separated list that denote one model, each once. */
export function readOryxNames(tsv: string): readonly OryxName[] {
  const names = new Map<string, OryxName>();
  for (const line of tsv.split('\n').slice(1)) {
    const [name = '', heading = ''] = line.split('\t');
    if (name === '' || isDebris(name) || names.has(name)) continue;
    const own = CATEGORIES.filter((category) => category === heading);
    names.set(name, { name, categories: HEADINGS.get(heading) ?? own });
  }
  return [...names.values()];
}

/** Wilson score interval of a share, 95 %. */
export function wilson(hits: number, n: number): readonly [low: number, high: number] {
  if (n === 0) return [0, 1];
  const z = 1.96;
  const share = hits / n;
  const centre = share + (z * z) / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return [(centre - half) / scale, (centre + half) / scale];
}
