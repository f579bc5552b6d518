import type { ClaimPlace } from '../../domain/claim.ts';
import type { Place } from '../places/place-lexicon.ts';
import type { PlaceMention } from '../places/place-mention.ts';
import { choosePlace, claimPlace, unresolvedPlace } from '../places/resolve-place.ts';
import type { Token } from '../tokens/tokenize.ts';
import type { TokenSpan } from './grammar.ts';
import { firstFrom } from './spans.ts';

export interface PlaceReading {
  readonly place: ClaimPlace;
  readonly span: TokenSpan;
  /** The name does not lead to one place. */
  readonly unresolved: boolean;
}

/** Tokens between a settlement and the region named after it: a comma, a hash, a bracket. */
const REGION_GAP = 3;

/** The places of a text, each settlement read with the region beside it. */
export class ClaimPlaces {
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private readonly mentions: readonly PlaceMention[];
  private readonly regions: readonly string[];
  private readonly order: ReadonlyMap<PlaceMention, number>;
  private readonly readings = new Map<PlaceMention, PlaceReading>();
  private readonly onlyPlace: PlaceMention | null;

  constructor(text: string, tokens: readonly Token[], mentions: readonly PlaceMention[]) {
    this.text = text;
    this.tokens = tokens;
    this.mentions = mentions.filter((mention) => !isBackground(mention));
    this.order = new Map(this.mentions.map((mention, at) => [mention, at] as const));
    this.onlyPlace = this.findOnly();
    this.regions = [...new Set(mentions.flatMap((mention) => regionName(mention) ?? []))];
  }

  /** The place a loss in the sentence is tied to; else the only place of the text. */
  placeFor(sentence: TokenSpan, anchor: number): PlaceReading | null {
    const here = this.mentionsWithin(sentence);
    const chosen = here.length > 0 ? nearest(here, anchor) : this.onlyPlace;
    return chosen === null ? null : this.read(chosen);
  }

  private mentionsWithin(span: TokenSpan): readonly PlaceMention[] {
    const low = firstFrom(this.mentions, span.start);
    const within: PlaceMention[] = [];
    for (let i = low; i < this.mentions.length && within.length < MOST_PLACES; i += 1) {
      const mention = this.mentions[i];
      if (mention === undefined || mention.start >= span.end) break;
      within.push(mention);
    }
    return within;
  }

  private findOnly(): PlaceMention | null {
    const settled = this.mentions.filter((mention) => rank(mention) === 0);
    const pool = settled.length > 0 ? settled : this.mentions;
    const [first] = pool;
    if (first === undefined) return null;
    const names = new Set(
      pool.map((mention) => mention.candidates[0]?.place_id ?? this.written(mention)),
    );
    return names.size === 1 ? first : null;
  }

  private read(mention: PlaceMention): PlaceReading {
    let reading = this.readings.get(mention);
    if (reading === undefined) {
      reading = this.resolve(mention);
      this.readings.set(mention, reading);
    }
    return reading;
  }

  private resolve(mention: PlaceMention): PlaceReading {
    const beside = rank(mention) === 0 ? this.regionBeside(mention) : null;
    const region = beside === null ? null : regionName(beside);
    const evidence = region === null ? this.regions : [region];
    const place = choosePlace(mention, region === null && evidence.length !== 1 ? [] : evidence);
    const span = { start: mention.start, end: beside?.end ?? mention.end };
    if (place !== null) return { place: claimPlace(mention, place), span, unresolved: false };
    const name = this.written(mention);
    return { place: unresolvedPlace(name, region), span, unresolved: true };
  }

  private regionBeside(mention: PlaceMention): PlaceMention | null {
    const next = this.mentions[(this.order.get(mention) ?? this.mentions.length) + 1];
    if (next !== undefined && regionName(next) !== null && this.areJoined(mention, next))
      return next;
    return null;
  }

  private areJoined(mention: PlaceMention, next: PlaceMention): boolean {
    if (next.start - mention.end > REGION_GAP) return false;
    for (let at = mention.end; at < next.start; at += 1) {
      const norm = this.tokens[at]?.norm ?? '';
      if (![',', '#', '(', 'in', 'the', 'в', 'у', 'of'].includes(norm)) return false;
    }
    return true;
  }

  private written(mention: PlaceMention): string {
    const start = this.tokens[mention.start]?.start ?? 0;
    const end = this.tokens[mention.end - 1]?.end ?? start;
    return this.text.slice(start, end);
  }
}

/** Places of one sentence that are weighed. */
const MOST_PLACES = 20;

function only(mention: PlaceMention): Place | null {
  const [first, ...others] = mention.candidates;
  return first === undefined || others.length > 0 ? null : first;
}

function regionName(mention: PlaceMention): string | null {
  const place = only(mention);
  return place !== null && place.kind === 'oblast' ? place.name : null;
}

/** "#Ukraine:" heads half of all posts: a country is a place only where a word says "in". */
function isBackground(mention: PlaceMention): boolean {
  return mention.candidates.some(({ kind }) => kind === 'country') && mention.relation !== 'in';
}

/** 0 for settlements and the like, more for ever wider areas. */
function rank(mention: PlaceMention): number {
  switch (mention.candidates[0]?.kind) {
    case 'raion':
      return 1;
    case 'river':
    case 'road':
      return 2;
    case 'oblast':
      return 3;
    case 'region':
    case 'sea':
      return 4;
    case 'country':
      return 5;
    default:
      return 0;
  }
}

function nearest(mentions: readonly PlaceMention[], anchor: number): PlaceMention | null {
  let best: PlaceMention | null = null;
  for (const mention of mentions) {
    if (best === null || isCloser(mention, best, anchor)) best = mention;
  }
  return best;
}

function isCloser(a: PlaceMention, b: PlaceMention, anchor: number): boolean {
  if (rank(a) !== rank(b)) return rank(a) < rank(b);
  if ((a.relation === null) !== (b.relation === null)) return a.relation !== null;
  return Math.abs(a.start - anchor) < Math.abs(b.start - anchor);
}
