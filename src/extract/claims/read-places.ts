import type { Bounds } from '../places/coordinates/bounds.ts';
import { findCoordinates } from '../places/coordinates/find-coordinates.ts';
import type { GazetteerPlaces } from '../places/gazetteer-places.ts';
import type { Place, PlaceLexicon } from '../places/place-lexicon.ts';
import type { PlaceMention } from '../places/place-mention.ts';
import { findPlaces } from '../places/place-mentions.ts';
import type { StatedPlace } from '../places/stated-place.ts';
import type { TokenFacts } from '../places/token-facts.ts';
import type { Token } from '../tokens/tokenize.ts';
import { withCaptionNames } from './caption-places.ts';
import type { PlaceFindings } from './claim-places.ts';
import { withEdgesOfTowns } from './edges-of-towns.ts';
import type { GrammarScan } from './grammar-scan.ts';
import { withOpeningTowns } from './opening-places.ts';

/** What places are read with, compiled once. */
export interface PlaceReference {
  readonly lexicon: PlaceLexicon;
  readonly bounds: Bounds;
  /** Every settlement, for names the lexicon leaves open. */
  readonly gazetteer: GazetteerPlaces | null;
}

/** What was read before the places, and may not be read again as one. */
export interface ReadBefore {
  readonly scan: GrammarScan;
  readonly isEquipment: (index: number) => boolean;
  readonly isDate: (index: number) => boolean;
}

/** Every place and pair of coordinates of a text, outside its equipment and dates. */
export function readPlaces(
  text: string,
  tokens: readonly Token[],
  { lexicon, bounds, gazetteer }: PlaceReference,
  before: ReadBefore,
): PlaceFindings {
  const points = placesStated(text, tokens, bounds);
  const inPoint = new Set(points.flatMap(({ start, end }) => range(start, end)));
  const isTaken = (at: number): boolean =>
    before.isEquipment(at) || before.isDate(at) || inPoint.has(at);
  const facts = factsOf(tokens, before, isTaken);
  const named = findPlaces(text, tokens, lexicon, isTaken, facts).filter(
    (mention) =>
      !facts.isSide(mention.start) ||
      mention.candidates.some(isCountry) ||
      isTownOfSide(tokens, mention),
  );
  const told = withOpeningTowns(tokens, withEdgesOfTowns(tokens, named), lexicon, facts);
  const mentions = withCaptionNames(tokens, told, facts);
  return { text, tokens, mentions, points, facts, gazetteer };
}

/** "Ukraine" names a side and a place; "українські" is no town of Ukrainsk. */
function isCountry({ kind }: Place): boolean {
  return kind === 'country';
}

/** "возле Украинска": a noun, and no side's adjective. */
function isTownOfSide(tokens: readonly Token[], { start, end, relation }: PlaceMention): boolean {
  const token = tokens[start];
  // "у Українську армію": said of what follows.
  if (relation === null || token?.capital !== true || tokens[end]?.kind === 'word') return false;
  return /(?:ськ|ск)(?:а|у|ом|е|і)$/.test(token.norm);
}

function factsOf(
  tokens: readonly Token[],
  { scan, isEquipment, isDate }: ReadBefore,
  isTaken: TokenFacts['isKnown'],
): TokenFacts {
  return {
    isStatus: (at) => scan.statusAt.has(at),
    isItem: isEquipment,
    isDate,
    isSide: (at) => scan.sideOver.has(at),
    isListMark: (at) => scan.is(at, 'conjunction') || scan.is(at, 'or') || tokens[at]?.norm === ',',
    isKnown: (at) =>
      isTaken(at) || scan.sideOver.has(at) || scan.statusAt.has(at) || scan.isKnownWord(at),
  };
}

function placesStated(
  text: string,
  tokens: readonly Token[],
  bounds: Bounds,
): readonly StatedPlace[] {
  return findCoordinates(text, bounds).map((point) => ({
    latitude: point.latitude,
    longitude: point.longitude,
    spreadKm: point.spreadKm,
    written: point.isLink
      ? `${point.latitude}, ${point.longitude}`
      : text.slice(point.start, point.end),
    start: firstTokenFrom(tokens, point.start),
    end: firstTokenFrom(tokens, point.end),
  }));
}

/** Index of the first token that starts at or after a character. */
function firstTokenFrom(tokens: readonly Token[], character: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < character) low = middle + 1;
    else high = middle;
  }
  return low;
}

function range(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}
