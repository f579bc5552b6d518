import type { ClaimPlace } from '../../../domain/claim.ts';
import type { ReferenceData } from '../../../domain/reference.ts';
import { findCoordinates } from '../coordinates/find-coordinates.ts';
import type { StatedPoint } from '../coordinates/stated-point.ts';
import { tellsImpossibleDistance } from '../distances.ts';
import type { Place } from '../place-lexicon.ts';
import type { PlaceMention } from '../place-mention.ts';
import { claimPlace } from '../resolve-place.ts';
import { asPlace } from './candidate-place.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { GazetteerCandidate, Lookup, LookupContext } from './lookup.ts';
import {
  isRegionName,
  lastCapitalised,
  type Manner,
  PLAIN,
  readManner,
  type Segment,
  segmentsOf,
  splitRegion,
  withoutKindWord,
} from './place-phrase.ts';

/** A place a text may mean, as `lossledger locate` tells it. */
export type LocatedCandidate = Omit<ClaimPlace, 'basis'> & { readonly score: number };

export interface Located {
  readonly outcome: Lookup['outcome'];
  readonly candidates: readonly LocatedCandidate[];
}

export interface LocateQuestion {
  readonly text: string;
  readonly admin1?: string | null | undefined;
  readonly country?: string | null | undefined;
}

/** Longer texts are posts, not places. */
const LONGEST_TEXT = 500;
/**
 * A misspelt name must score this much, else it is like some place by chance, as everyday words are.
 * Source: calibrated on events located by hand, whose names are met from 0.666 up.
 */
const LEAST_MISSPELT_SCORE = 0.66;
/** A word without a capital is rarely a name: "lemon" is nearer to Lyman than many a slip is to its town. */
const LEAST_UNCAPITALISED_SCORE = 0.75;

/** Answers where a name, a phrase or a pair of coordinates is. */
export function locateText(
  question: LocateQuestion,
  gazetteer: Gazetteer,
  bounds: ReferenceData['conflict']['bounds'],
): Located {
  const text = question.text.normalize('NFC').slice(0, LONGEST_TEXT);
  const [point] = findCoordinates(text, bounds);
  if (point !== undefined) return statedPoint(point);
  return new Locator(gazetteer, question).locate(text);
}

function statedPoint({ latitude, longitude, spreadKm }: StatedPoint): Located {
  return {
    outcome: 'resolved',
    candidates: [
      {
        name: `${latitude}, ${longitude}`,
        admin1: null,
        country: null,
        latitude,
        longitude,
        where_prec: spreadKm > 0 ? 2 : 1,
        uncertainty_km: spreadKm > 0 ? spreadKm : null,
        place_id: null,
        score: 1,
      },
    ],
  };
}

class Locator {
  private readonly gazetteer: Gazetteer;
  private readonly admin1: readonly string[];
  private readonly country: string | null;

  constructor(gazetteer: Gazetteer, { admin1, country }: LocateQuestion) {
    this.gazetteer = gazetteer;
    this.admin1 = typeof admin1 === 'string' && admin1.trim() !== '' ? [admin1] : [];
    const written = country?.trim() ?? '';
    // A code nobody knows is asked for all the same, and lies nowhere.
    this.country = written === '' ? null : (gazetteer.readCountry(written) ?? codeOf(written));
  }

  locate(text: string): Located {
    const whole = this.lookup(text, PLAIN, this.admin1, false);
    if (isSpelt(whole)) return located(whole, PLAIN);
    const [first, ...others] = segmentsOf(text);
    if (first === undefined) return NOTHING;
    const beside = others.map((segment) => segment.text).filter((name) => this.isRegion(name));
    const evidence = this.admin1.length > 0 ? this.admin1 : beside.slice(0, 1);
    return this.inSegment(first, evidence);
  }

  private inSegment(segment: Segment, evidence: readonly string[]): Located {
    if (tellsImpossibleDistance(segment.tokens)) return NOTHING;
    const { name, manner } = readManner(segment);
    if (manner.relation === 'between') {
      const between = this.between(name, manner, evidence);
      if (between !== null) return between;
    }
    const exact = this.lookup(name, manner, evidence, false);
    if (isSpelt(exact)) return located(exact, manner);
    const parted = splitRegion(name);
    if (parted !== null && this.isRegion(parted.region)) {
      const region = evidence.length > 0 ? evidence : [parted.region];
      return located(this.lookup(parted.name, manner, region, true), manner);
    }
    if (isRegionName(name) && this.isRegion(name)) return this.region(name, manner);
    const bare = withoutKindWord(name);
    if (bare !== null) {
      const kind = { ...manner, kindWord: bare.kindWord };
      const found = this.lookup(bare.name, kind, evidence, true);
      if (found.outcome !== 'none') return located(found, kind);
    }
    const found = this.lookup(name, manner, evidence, true);
    if (found.outcome !== 'none') return located(found, manner);
    const part = this.anyPart(name, manner, evidence);
    return part.outcome === 'none' ? this.nameWithin(name, manner, evidence) : part;
  }

  /** "the neighbourhood of Avdiivka": the last capitalised words after words nobody listed. */
  private nameWithin(text: string, manner: Manner, evidence: readonly string[]): Located {
    const name = lastCapitalised(text);
    if (name === null) return NOTHING;
    const found = this.lookup(name, manner, evidence, false);
    return located(found, { ...manner, relation: manner.relation ?? 'near' });
  }

  /** "Snake Island-Zmiinyi", "Artemivsk / Bakhmut": one place under two names, if both lead there. */
  private anyPart(name: string, manner: Manner, evidence: readonly string[]): Located {
    const parts = name.split(/[-–—/]/).map((part) => part.trim());
    if (parts.length < 2) return NOTHING;
    const found = parts
      .map((part) => this.lookup(part, manner, evidence, true))
      .filter(({ outcome }) => outcome !== 'none');
    const [first, ...others] = found;
    if (first === undefined) return NOTHING;
    const id = first.candidates[0]?.place.place_id;
    const agreed = others.some(({ candidates }) => candidates[0]?.place.place_id === id);
    return located({ ...first, outcome: agreed ? 'resolved' : 'ambiguous' }, manner);
  }

  private between(name: string, manner: Manner, evidence: readonly string[]): Located | null {
    const ends = name.split(/\s(?:and|та|і|й|и)\s|\s[-–—]\s/iu);
    const [from, to] = ends.map((end) => this.lookup(end, manner, evidence, true));
    const first = from?.candidates[0];
    const last = to?.candidates[0];
    if (first === undefined || last === undefined) return null;
    if (from?.outcome !== 'resolved' || to?.outcome !== 'resolved') {
      return {
        outcome: 'ambiguous',
        candidates: [first, last].flatMap((end) => tell(end, manner)),
      };
    }
    const other = asPlace(last.place);
    return { outcome: 'resolved', candidates: tell(first, manner, other) };
  }

  private region(name: string, manner: Manner): Located {
    const names = this.gazetteer.readRegion(name)?.admin1 ?? [];
    const [region] = names;
    if (region === undefined) return NOTHING;
    const found = this.lookup(region, PLAIN, [], false);
    return located(found, manner);
  }

  private isRegion(name: string): boolean {
    return this.gazetteer.readRegion(name) !== null;
  }

  private lookup(name: string, manner: Manner, admin1: readonly string[], fuzzy: boolean): Lookup {
    const context: LookupContext = {
      admin1,
      country: this.country,
      fuzzy,
      settlement: manner.settlementClass,
    };
    return likeEnough(name, this.gazetteer.lookup(name, context), admin1.length > 0);
  }
}

const NOTHING: Located = { outcome: 'none', candidates: [] };

function codeOf(written: string): string | null {
  return /^[A-Za-z]{2,3}$/.test(written) ? written.toUpperCase() : null;
}

/** The answer without places that a word is like by chance. Never makes an open answer a sure one. */
function likeEnough(name: string, found: Lookup, hasRegion: boolean): Lookup {
  const least =
    hasRegion || /\p{Lu}/u.test(name) ? LEAST_MISSPELT_SCORE : LEAST_UNCAPITALISED_SCORE;
  const candidates = found.candidates.filter(
    ({ match, score }) => match !== 'fuzzy' || score >= least,
  );
  if (candidates.length === 0) return { ...found, outcome: 'none', candidates };
  const isSure = found.outcome === 'resolved' && candidates[0] === found.candidates[0];
  return { ...found, outcome: isSure ? 'resolved' : 'ambiguous', candidates };
}

function isSpelt({ outcome, candidates, contradicted }: Lookup): boolean {
  return outcome !== 'none' && !contradicted && candidates[0]?.match !== 'fuzzy';
}

function located(found: Lookup, manner: Manner): Located {
  return {
    outcome: found.outcome,
    candidates: found.candidates.flatMap((candidate) => tell(candidate, manner)),
  };
}

function tell(
  candidate: GazetteerCandidate,
  manner: Manner,
  other: Place | null = null,
): readonly LocatedCandidate[] {
  const place = asPlace(candidate.place);
  const { score } = candidate;
  if (place === null) {
    const { name, admin1, country, place_id } = candidate.place;
    const nowhere = { latitude: null, longitude: null, where_prec: null, uncertainty_km: null };
    return [{ name, admin1, country, ...nowhere, place_id, score }];
  }
  const mention: PlaceMention = {
    ...manner,
    start: 0,
    end: 0,
    phraseStart: 0,
    candidates: [place],
    namesake: null,
    other: null,
    aside: false,
  };
  const { basis: _, ...told } = claimPlace(mention, place, other);
  return [{ ...told, score }];
}
