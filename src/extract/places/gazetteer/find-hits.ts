import type { SettlementClass } from '../kind-words.ts';
import type { Point } from '../points.ts';
import { nominativePhrases } from './case-forms.ts';
import { skeletonDistance } from './edit-distance.ts';
import type { MatchKind } from './lookup.ts';
import { otherSkeletons } from './other-romanisations.ts';
import { NAME_RANK, type NameRank } from './section-columns.ts';
import type { SectionIndex, SectionPlace } from './section-index.ts';
import { skeletonOf, skeletonOfWord, wordsOfName } from './skeleton.ts';

/** What is known of where the place lies. */
export interface Where {
  readonly admin1: ReadonlySet<string>;
  readonly admin2: ReadonlySet<string>;
  readonly country: string | null;
  readonly settlement: SettlementClass | null;
  readonly near: readonly Point[];
  readonly focus: readonly Point[];
}

/** A place that bears the name, or one like it. */
export interface Hit {
  readonly place: SectionPlace;
  /** Of the section: 0 is trusted most. */
  readonly trust: number;
  /** Whether reports of the conflict are known to name it. */
  readonly reported: boolean;
  readonly match: MatchKind;
  /** 0 to 1: how well the name fits, wherever the place lies. */
  readonly fit: number;
}

/** How well a name of that rank fits when spelt alike. */
const FIT_OF_RANK: Readonly<Record<NameRank, number>> = { 0: 1, 1: 0.97, 2: 0.92, 3: 0.9 };
const INFLECTED = 0.95;
const OTHER_ROMANISATION = 0.9;
/** A misspelt name fits at most this well, and the less the more it costs. */
const MISSPELT = 0.86;
const MISSPELT_PER_COST = 0.1;
const MISSPELT_PER_SHARE = 0.5;
/** Read by the spelling of another language as well, at this cost. */
const OTHER_SPELLING_COST = 0.3;
/** A slip of the pen, for which a hamlet nobody reports is doubted. */
const SLIP_COST = 0.6;
/** Keys looked at for one misspelt name in one section. */
const MOST_KEYS = 250;

/** What a misspelling may cost, by the length of the skeleton. */
function mostCost(length: number): number {
  if (length <= 3) return 0.4;
  if (length <= 4) return 0.6;
  if (length <= 6) return 1.1;
  if (length <= 8) return 1.6;
  return 2.1;
}

export function findHits(
  sections: readonly SectionIndex[],
  name: string,
  where: Where,
  fuzzy: boolean,
): readonly Hit[] {
  const search = new Search(sections, where);
  const words = wordsOfName(name);
  const skeleton = skeletonOf(name);
  if (skeleton.length < 2) return [];
  search.key(skeleton, 'exact', 1);
  for (const phrase of nominativePhrases(words)) {
    search.key(phrase.map(skeletonOfWord).join(''), 'inflected', INFLECTED);
  }
  if (search.isAnswered) {
    if (fuzzy && where.admin1.size === 0 && search.isDoubtful) search.slips(skeleton);
    return search.hits();
  }
  const others = otherSkeletons(words).filter((other) => other !== skeleton);
  for (const other of others) search.key(other, 'exact', OTHER_ROMANISATION);
  if (search.isAnswered || !fuzzy) return search.hits();
  search.similar(skeleton, 0);
  for (const other of others) search.similar(other, OTHER_SPELLING_COST);
  return search.hits();
}

class Search {
  private readonly sections: readonly SectionIndex[];
  private readonly where: Where;
  private readonly encoder = new TextEncoder();
  private readonly best: Map<number, Hit>[];
  private readonly tried = new Set<string>();
  private inside = 0;

  constructor(sections: readonly SectionIndex[], where: Where) {
    this.sections = sections;
    this.where = where;
    this.best = sections.map(() => new Map());
  }

  /** Whether a place that lies where it should has been found. */
  get isAnswered(): boolean {
    return this.inside > 0;
  }

  hits(): readonly Hit[] {
    return this.best.flatMap((found) => [...found.values()]);
  }

  key(skeleton: string, match: MatchKind, factor: number): void {
    if (this.tried.has(skeleton)) return;
    this.tried.add(skeleton);
    const bytes = this.encoder.encode(skeleton);
    for (const [trust, section] of this.sections.entries()) {
      const key = section.keyOf(bytes);
      if (key === -1) continue;
      section.forEachPlace(key, (place, rank) => {
        this.keep(trust, place, match, FIT_OF_RANK[rank] * factor);
      });
    }
  }

  /** Only hamlets that no report is known to name. */
  get isDoubtful(): boolean {
    return this.hits().every(({ reported, place }) => !reported && place.standing <= 1);
  }

  /** Places reports name, and cities, that differ by a slip. */
  slips(skeleton: string): void {
    this.similar(
      skeleton,
      0,
      (section, place) => {
        return section.columns.header.reported || (section.columns.standing[place] ?? 0) >= 3;
      },
      SLIP_COST,
    );
  }

  similar(
    skeleton: string,
    cost0: number,
    isWanted: (section: SectionIndex, place: number) => boolean = () => true,
    limit: number = mostCost(skeleton.length) - cost0,
  ): void {
    const bytes = this.encoder.encode(skeleton);
    for (const [trust, section] of this.sections.entries()) {
      for (const key of section.similarKeys(skeleton, MOST_KEYS)) {
        const cost = skeletonDistance(bytes, section.keyBytes(key), limit);
        if (cost > limit) continue;
        const whole = cost + cost0;
        const share = whole / skeleton.length;
        const fit = MISSPELT - whole * MISSPELT_PER_COST - share * MISSPELT_PER_SHARE;
        section.forEachPlace(key, (place, rank) => {
          if ((rank <= NAME_RANK.curated || !isNoise(section, key)) && isWanted(section, place)) {
            this.keep(trust, place, 'fuzzy', fit * FIT_OF_RANK[rank]);
          }
        });
      }
    }
  }

  private keep(trust: number, at: number, match: MatchKind, fit: number): void {
    const section = this.sections[trust];
    const found = this.best[trust];
    if (section === undefined || found === undefined) return;
    const known = found.get(at);
    if (known !== undefined && known.fit >= fit) return;
    const place = known?.place ?? section.place(at);
    if (match === 'fuzzy' && !isSettlementLike(place)) return;
    if (known === undefined && fits(place, this.where)) this.inside += 1;
    const { reported } = section.columns.header;
    found.set(at, { place, trust, reported, match, fit });
  }
}

/** A short old name is like everything. */
function isNoise(section: SectionIndex, key: number): boolean {
  return section.keyBytes(key).length <= 3;
}

/** "Dnipro River" and "E40 highway" are not reached by misspelling a town. */
function isSettlementLike({ kind }: SectionPlace): boolean {
  return (
    kind === 'city' ||
    kind === 'town' ||
    kind === 'village' ||
    kind === 'district' ||
    kind === 'island'
  );
}

/** Whether the place lies in the region and country named; any does where none is. */
export function fits(place: SectionPlace, where: Where): boolean {
  if (where.country !== null && place.country !== null && place.country !== where.country) {
    return false;
  }
  if (where.admin1.size === 0) return true;
  // Seas and regions that lie in several oblasts name none.
  const region = place.kind === 'oblast' ? place.name : place.admin1;
  if (region === null) return place.kind !== 'city' || where.admin1.has(place.name);
  return where.admin1.has(region);
}
