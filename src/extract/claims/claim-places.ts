import type { ClaimPlace } from '../../domain/claim.ts';
import { areaRank } from '../places/area-rank.ts';
import type { GazetteerPlaces } from '../places/gazetteer-places.ts';
import { kindWordOf } from '../places/kind-words.ts';
import { PlaceEvidence } from '../places/place-evidence.ts';
import type { Place } from '../places/place-lexicon.ts';
import type { PlaceMention } from '../places/place-mention.ts';
import { distanceKm } from '../places/points.ts';
import { claimPlace, radiusOf, unresolvedPlace } from '../places/resolve-place.ts';
import { type StatedPlace, statedPlace } from '../places/stated-place.ts';
import type { TokenFacts } from '../places/token-facts.ts';
import type { Token } from '../tokens/tokenize.ts';
import { CarriedPlaces } from './carried-places.ts';
import type { TokenSpan } from './grammar-scan.ts';
import { withoutBearings } from './names-told-apart.ts';
import { nominativeOf } from './nominative-places.ts';
import { PlaceFragments } from './place-fragments.ts';
import { PlaceHeadings } from './place-headings.ts';
import { onlyAimedAt } from './places-aimed-at.ts';
import { chooseByClause, isRightBefore, liesWithin } from './scene.ts';
import {
  isBackground,
  isFoughtFor,
  isOutsideAll,
  mayBeTogether,
  sharedName,
} from './scenes-of-losses.ts';
import { firstFrom } from './spans.ts';

export interface PlaceReading {
  readonly place: ClaimPlace;
  readonly span: TokenSpan;
  /** The name does not lead to one place. */
  readonly unresolved: boolean;
  /** Told in an earlier sentence, in which the story began. */
  readonly isCarried?: true;
}

/** What the places of a text are read from. */
export interface PlaceFindings {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly mentions: readonly PlaceMention[];
  /** Coordinates written in the text. */
  readonly points: readonly StatedPlace[];
  readonly facts: TokenFacts;
  readonly gazetteer: GazetteerPlaces | null;
}

/** Places of one sentence that are weighed, on either side of the loss. */
const MOST_PLACES_BESIDE = 10;
/** "Kyiv has", "Київ вважає": the name is who does it. */
const VERB_AFTER_NAME =
  /^(?:has|had|would|will|is|was|may|did|does|insists|believes|hopes|wants|needs|\p{L}{3,}(?:є|ить|їть|ють|ает|яет|ают|яют))$/u;
/** "the town of", "нп". */
const SETTLEMENTS = new Set(
  'town village city settlement area outskirts port нп н п пос смт село селище хутір поселок посёлок хутор деревня станица'.split(
    ' ',
  ),
);
/** "Also", "Earlier": another loss is told. */
const ANOTHER_STORY = new Set(
  'also another separately earlier previously besides meanwhile elsewhere additionally крім кроме також также ще ещё еще окремо отдельно раніше ранее другий второй'.split(
    ' ',
  ),
);
/** Tokens after a sentence in which the place it tells of may be told more closely. */
const NEXT_SENTENCES = 40;
const OPENER_REACH = 4;
/** Coordinates farther than this from a place named are of another, km. */
const NAMED_WITHIN_KM = 30;

/** The places of a text, and which of them a loss belongs to. */
export class ClaimPlaces {
  private readonly found: PlaceFindings;
  /** Where something may have been lost. */
  private readonly scenes: readonly PlaceMention[];
  /** What a side fights for or leaves: where a loss was if nothing else is told. */
  private readonly fights: readonly PlaceMention[];
  private readonly evidence: PlaceEvidence;
  private readonly headings: PlaceHeadings;
  private readonly fragments: PlaceFragments;
  private readonly carried: CarriedPlaces;
  private readonly readings = new Map<PlaceMention, PlaceReading>();
  private onlyAim: PlaceMention | null | undefined;
  private onlyPlace: PlaceMention | null | undefined;

  constructor(found: PlaceFindings) {
    this.found = found;
    const mentions = found.mentions.map(
      (mention): PlaceMention =>
        isFoughtFor(found.tokens, mention) ? { ...mention, relation: 'near' } : mention,
    );
    this.scenes = withoutBearings(
      found.tokens,
      mentions.filter((mention) => !mention.aside && !isBackground(mention)),
    );
    this.fights = mentions.filter((mention) => mention.aside && isFoughtFor(found.tokens, mention));
    this.evidence = new PlaceEvidence(found.text, found.tokens, mentions, found.gazetteer);
    this.headings = new PlaceHeadings(found.tokens, this.scenes, found.facts);
    this.fragments = new PlaceFragments(found.tokens, this.scenes, found.facts);
    const all = [...this.scenes, ...this.fights].sort((a, b) => a.start - b.start);
    this.carried = new CarriedPlaces(found.tokens, all);
  }

  /** The place a loss in the sentence is tied to; else its heading's; else the only one of the text. */
  placeFor(sentence: TokenSpan, anchor: number, isOnlyLoss = false): PlaceReading | null {
    const told =
      chooseByClause(this.around(sentence, anchor), anchor, this.found.facts) ??
      this.headings.over(sentence) ??
      this.foughtOverIn(sentence) ??
      this.only() ??
      this.fragments.beside(sentence);
    const within =
      told === null
        ? null
        : (this.taggedWithin(told) ?? (isOnlyLoss ? this.toldNextWithin(told, sentence) : null));
    const mention = within ?? told;
    const point = this.pointFor(sentence, anchor);
    if (point !== null) return this.atPoint(point, mention);
    if (mention !== null) return this.read(mention);
    const carried = this.carried.into(sentence) ?? this.aimedAt();
    return carried === null ? null : { ...this.read(carried), isCarried: true };
  }

  /** Whether two sentences name places of which none may be, or lie in, one of the other's. */
  areApart(one: TokenSpan, other: TokenSpan): boolean {
    const here = this.toldIn(one);
    const there = this.toldIn(other);
    if (here.length === 0 || there.length === 0) return false;
    return !here.some((a) => there.some((b) => mayBeTogether(a, b)));
  }

  private toldIn(sentence: TokenSpan): readonly PlaceMention[] {
    return this.around(sentence, sentence.start).filter((it) => !this.isNamedInPassing(it));
  }

  /** "destroyed in Luhansk Oblast. #Kreminna": the one settlement the text is tagged with. */
  private taggedWithin(area: PlaceMention): PlaceMention | null {
    if (areaRank(area) === 0) return null;
    const only = this.only();
    if (only === null || only.relation !== null || areaRank(only) > 0) return null;
    return liesWithin(only, area) ? only : null;
  }

  /** "crashed in Kaluga Oblast. It came down near Korekozevo": told of the same loss after. */
  private toldNextWithin(area: PlaceMention, sentence: TokenSpan): PlaceMention | null {
    if (areaRank(area) === 0) return null;
    const opener = this.found.tokens.slice(sentence.end, sentence.end + OPENER_REACH);
    if (opener.some(({ norm }) => ANOTHER_STORY.has(norm))) return null;
    const first = firstFrom(this.scenes, sentence.end);
    for (const next of this.scenes.slice(first, first + MOST_PLACES_BESIDE)) {
      if (next.start > sentence.end + NEXT_SENTENCES) return null;
      if (next.relation === null || next.relation === 'toward' || areaRank(next) > 0) continue;
      if (next.candidates.length === 0 ? next.settlementClass !== null : liesWithin(next, area))
        return next;
    }
    return null;
  }

  private aimedAt(): PlaceMention | null {
    if (this.scenes.length > 0) return null;
    if (this.onlyAim === undefined)
      this.onlyAim = onlyAimedAt(this.found.tokens, this.found.mentions);
    return this.onlyAim;
  }

  private foughtOverIn({ start, end }: TokenSpan): PlaceMention | null {
    const here = this.fights.filter((mention) => mention.start >= start && mention.end <= end);
    const [only, ...others] = here;
    return others.length > 0 ? null : (only ?? null);
  }

  private around(sentence: TokenSpan, anchor: number): readonly PlaceMention[] {
    const middle = firstFrom(this.scenes, anchor);
    return this.scenes
      .slice(Math.max(0, middle - MOST_PLACES_BESIDE), middle + MOST_PLACES_BESIDE)
      .filter(({ start }) => start >= sentence.start && start < sentence.end);
  }

  /** The point stated nearest in the sentence; else the only one of a text about one place. */
  private pointFor(sentence: TokenSpan, anchor: number): StatedPlace | null {
    const { points } = this.found;
    const after = firstFrom(points, anchor);
    const near = [points[after - 1], points[after]].filter(
      (point) => point !== undefined && point.start >= sentence.start && point.start < sentence.end,
    );
    const [first, second] = near;
    if (first !== undefined) {
      const isSecondNearer = second !== undefined && second.start - anchor < anchor - first.start;
      return isSecondNearer ? second : first;
    }
    const [point, ...others] = points;
    if (point === undefined || others.length > 0) return null;
    return this.scenes.length === 0 || this.only() !== null ? point : null;
  }

  private atPoint(point: StatedPlace, mention: PlaceMention | null): PlaceReading {
    const span = { start: point.start, end: point.end };
    const named = mention === null ? null : this.namedNear(point, mention);
    // A settlement named for the loss and coordinates far from it contradict each other.
    const contradicts = mention !== null && named === null && mention.candidates.length > 0;
    return { place: statedPlace(point, named), span, unresolved: contradicts };
  }

  private namedNear(point: StatedPlace, mention: PlaceMention): Place | null {
    const namesakes = mention.candidates.filter(
      (place) => distanceKm(place, point) <= NAMED_WITHIN_KM + radiusOf(place),
    );
    const chosen = this.evidence.place(mention);
    if (chosen !== null && namesakes.includes(chosen)) return chosen;
    return namesakes.sort((a, b) => distanceKm(a, point) - distanceKm(b, point))[0] ?? null;
  }

  /** The one place the text names, of the narrowest kind it names at all. */
  private only(): PlaceMention | null {
    if (this.onlyPlace === undefined) this.onlyPlace = this.findOnly();
    return this.onlyPlace;
  }

  private findOnly(): PlaceMention | null {
    const meant = this.scenes.filter((mention) => !this.isNamedInPassing(mention));
    const told = meant.filter(({ relation }) => relation !== 'toward');
    const aims = meant.filter((town) => told.some((area) => isRightBefore(town, area)));
    const pool = told.length > 0 ? [...told, ...aims] : meant;
    const settled = pool.filter((mention) => areaRank(mention) === 0);
    const narrowest = settled.length > 0 ? settled : pool;
    const [first] = narrowest;
    if (first === undefined || isOutsideAll(first, pool)) return null;
    const names = new Set(
      narrowest.map((mention) => mention.candidates[0]?.place_id ?? this.evidence.written(mention)),
    );
    if (names.size > 1) return null;
    return narrowest.find(({ relation }) => relation !== null) ?? first;
  }

  /** "Kyiv would not say", "we thank Ternopil": a word of its sentence, neither heading nor tag. */
  private isNamedInPassing(mention: PlaceMention): boolean {
    const { relation, start, end, settlementClass } = mention;
    if (relation !== null || settlementClass !== null) return false;
    // "Moscow suspended the deal after accusing Kyiv": governments.
    const isState = mention.candidates[0]?.capital === true;
    if (isState && this.lowerWord(end) !== '' && this.found.tokens[end]?.cyrillic === false)
      return true;
    // "на березі Херсонщини": part of an oblast is as good as the oblast.
    const isObject = areaRank(mention) === 0 && this.isObject(start - 1);
    return isObject || VERB_AFTER_NAME.test(this.lowerWord(end));
  }

  private isObject(before: number): boolean {
    const word = this.lowerWord(before);
    if (SETTLEMENTS.has(word) || SETTLEMENTS.has(this.lowerWord(before - 1))) return false;
    if (word === '' || this.found.facts.isKnown(before)) return word === 'of' || word === 'за';
    const mention = this.found.mentions[firstFrom(this.found.mentions, before + 1) - 1];
    return (mention === undefined || mention.end <= before) && kindWordOf(word) === null;
  }

  private lowerWord(at: number): string {
    const token = this.found.tokens[at];
    return token?.kind === 'word' && !token.capital ? token.norm : '';
  }

  /** As the text writes it, in the nominative where that is plain. */
  private nameOf(mention: PlaceMention): string {
    const written = this.evidence.written(mention);
    const isOblique = mention.relation !== null;
    return isOblique ? nominativeOf(written, this.found.text) : written;
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
    const { region, end } = this.evidence.beside(mention);
    const span = { start: mention.start, end };
    const place = this.evidence.place(mention);
    if (place === null) {
      const name = sharedName(mention) ?? this.nameOf(mention);
      const unresolved = unresolvedPlace(name, region?.name ?? null, region?.country ?? null);
      return { place: unresolved, span, unresolved: true };
    }
    const other = mention.other === null ? null : this.evidence.place(mention.other);
    return { place: claimPlace(mention, place, other), span, unresolved: false };
  }
}
