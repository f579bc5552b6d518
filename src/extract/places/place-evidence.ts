import type { Token } from '../tokens/tokenize.ts';
import { choosePlace, type Evidence, NO_EVIDENCE } from './choose-place.ts';
import type { GazetteerPlaces } from './gazetteer-places.ts';
import { isSettlement, type Place } from './place-lexicon.ts';
import type { PlaceMention } from './place-mention.ts';
import type { Point } from './points.ts';
import { radiusOf } from './resolve-place.ts';

/** Tokens between a settlement and the region named with it: a comma, a hash, a bracket. */
const LONGEST_GAP = 3;
const JOINERS = new Set([',', '#', '(', '/', 'in', 'the', 'в', 'у', 'of', '-', '–', '—', '\n']);
/** "Terny, Lyman hromada, Kramatorsk Raion, Donetsk Oblast": wider and wider. */
const MOST_WIDER = 3;
/** Mentions on either side whose places may tell namesakes apart. */
const NEIGHBOURS = 6;
/** A wider area says too little of where its neighbours lie, km. */
const WIDEST_NEIGHBOUR_KM = 60;

/** What is named right beside a place to say where it lies. */
export interface Beside {
  readonly region: Place | null;
  readonly raion: Place | null;
  readonly country: string | null;
  /** Where the place and what follows it end. */
  readonly end: number;
}

/** What each place of a text is told apart from its namesakes by. */
export class PlaceEvidence {
  private readonly text: string;
  private readonly gazetteer: GazetteerPlaces | null;
  private readonly tokens: readonly Token[];
  private readonly mentions: readonly PlaceMention[];
  private readonly order: ReadonlyMap<PlaceMention, number>;
  /** The mention of a stretch, by its far end. */
  private readonly ownerOfEnd = new Map<PlaceMention, PlaceMention>();
  private readonly besides = new Map<PlaceMention, Beside>();
  private readonly places = new Map<PlaceMention, Place | null>();
  private readonly plain = new Map<PlaceMention, Place | null>();
  private readonly likelyRegion: Place | null;

  constructor(
    text: string,
    tokens: readonly Token[],
    mentions: readonly PlaceMention[],
    gazetteer: GazetteerPlaces | null,
  ) {
    this.text = text;
    this.gazetteer = gazetteer;
    this.tokens = tokens;
    this.mentions = mentions;
    this.order = new Map(mentions.map((mention, at) => [mention, at] as const));
    for (const mention of mentions) {
      if (mention.other !== null) this.ownerOfEnd.set(mention.other, mention);
    }
    const regions = new Set(mentions.flatMap((mention) => regionOf(mention) ?? []));
    const [region, ...others] = regions;
    this.likelyRegion = others.length === 0 ? (region ?? null) : null;
  }

  /** The one place meant, by all the text says; null when several remain. */
  place(mention: PlaceMention): Place | null {
    let place = this.places.get(mention);
    if (place === undefined) {
      place = this.read(mention);
      this.places.set(mention, place);
    }
    return place;
  }

  private read(mention: PlaceMention): Place | null {
    const { gazetteer } = this;
    const alone = this.alone(mention);
    if (gazetteer === null && alone !== null) return alone;
    const evidence = this.allOf(mention);
    const place = alone ?? choosePlace(mention, evidence);
    if (gazetteer === null) return place;
    if (mention.candidates.length === 0) {
      return gazetteer.find(this.written(mention), mention, evidence);
    }
    const isOpen = place !== null && gazetteer.hasNamesakes(place, mention, evidence);
    return isOpen ? null : place;
  }

  /** The name as the text has it, without a word of kind after it. */
  written({ start, end, kindWord, other }: PlaceMention): string {
    const from = this.tokens[start]?.start ?? 0;
    const last = other === null && kindWord !== null && end - start > 1 ? end - 2 : end - 1;
    return this.text.slice(from, this.tokens[last]?.end ?? from);
  }

  beside(mention: PlaceMention): Beside {
    let beside = this.besides.get(mention);
    if (beside === undefined) {
      beside = this.readBeside(mention);
      this.besides.set(mention, beside);
    }
    return beside;
  }

  /** The place meant by what stands right beside the name. */
  private alone(mention: PlaceMention): Place | null {
    let place = this.plain.get(mention);
    if (place === undefined) {
      place = choosePlace(mention, { ...NO_EVIDENCE, ...this.stated(mention) });
      this.plain.set(mention, place);
    }
    return place;
  }

  private allOf(mention: PlaceMention): Evidence {
    return {
      ...this.stated(mention),
      likelyRegion: this.likelyRegion,
      neighbours: this.neighboursOf(mention),
    };
  }

  private stated(mention: PlaceMention): Pick<Evidence, 'region' | 'raion' | 'country'> {
    const { region, raion, country } = this.beside(mention);
    return { region, raion, country };
  }

  private neighboursOf(mention: PlaceMention): readonly Point[] {
    const owner = this.ownerOfEnd.get(mention) ?? mention;
    const at = this.order.get(owner) ?? 0;
    const last = Math.min(at + NEIGHBOURS, this.mentions.length - 1);
    const points: Point[] = [];
    const add = (other: PlaceMention | null | undefined): void => {
      if (other === undefined || other === null || other === mention || other.aside) return;
      const place = this.alone(other);
      if (place !== null && radiusOf(place) <= WIDEST_NEIGHBOUR_KM) points.push(place);
    };
    for (let order = Math.max(0, at - NEIGHBOURS); order <= last; order += 1) {
      add(this.mentions[order]);
      add(this.mentions[order]?.other);
    }
    return points;
  }

  private readBeside(mention: PlaceMention): Beside {
    const none: Beside = { region: null, raion: null, country: null, end: mention.end };
    if (isWide(mention)) return none;
    let beside = none;
    let last = mention;
    const at = this.order.get(mention) ?? this.mentions.length;
    for (let i = at + 1; i <= at + MOST_WIDER; i += 1) {
      const next = this.mentions[i];
      if (next === undefined || !this.areJoined(last, next)) break;
      const wider = this.withWider(beside, mention, next);
      if (wider === null) break;
      beside = { ...wider, end: next.end };
      last = next;
    }
    return beside.region === null ? this.withRegionBefore(beside, mention, at) : beside;
  }

  /** "in Donetsk Oblast, near Terny". */
  private withRegionBefore(beside: Beside, mention: PlaceMention, at: number): Beside {
    const before = this.mentions[at - 1];
    if (before === undefined || regionOf(before) === null) return beside;
    const gap = mention.phraseStart - before.end;
    const isJoined = gap >= 0 && gap <= 1 && (gap === 0 || this.tokens[before.end]?.norm === ',');
    const region = regionOf(before);
    const fits = mention.candidates.some(({ admin1 }) => admin1 === region?.name);
    return isJoined && fits ? { ...beside, region } : beside;
  }

  private withWider(beside: Beside, mention: PlaceMention, next: PlaceMention): Beside | null {
    const region = regionOf(next) ?? namesakeFor(mention, next);
    if (region !== null) return { ...beside, region };
    const place = only(next);
    if (place?.kind === 'raion') return { ...beside, raion: place };
    if (place?.kind === 'country') return { ...beside, country: place.country };
    return null;
  }

  private areJoined(mention: PlaceMention, next: PlaceMention): boolean {
    if (next.start - mention.end > LONGEST_GAP) return false;
    for (let at = mention.end; at < next.start; at += 1) {
      const token = this.tokens[at];
      if (token === undefined || !(JOINERS.has(token.norm) || token.kind === 'quote')) return false;
    }
    return true;
  }
}

function only(mention: PlaceMention): Place | null {
  const [first, ...others] = mention.candidates;
  return first === undefined || others.length > 0 ? null : first;
}

export function regionOf(mention: PlaceMention): Place | null {
  const place = only(mention);
  return place?.kind === 'oblast' ? place : null;
}

function isWide(mention: PlaceMention): boolean {
  const kind = mention.candidates[0]?.kind;
  return kind === 'oblast' || kind === 'country' || kind === 'sea';
}

/** "Bakhmut, Donetsk": the second name is the region where a place of the first lies in it. */
function namesakeFor(mention: PlaceMention, next: PlaceMention): Place | null {
  const { namesake } = next;
  if (namesake === null || next.relation !== null) return null;
  return mention.candidates.some((it) => isSettlement(it) && it.admin1 === namesake.name)
    ? namesake
    : null;
}
