import type { Claim, WitnessText } from '../domain/claim.ts';
import { type ConflictDay, conflictDayIn } from '../domain/conflict-time.ts';
import { sha256 } from '../domain/digest.ts';
import type { ReferenceData } from '../domain/reference.ts';
import { AttributionReader, attributionTags } from './claims/attribution.ts';
import { ClaimPlaces } from './claims/claim-places.ts';
import { Grammar, type GrammarScan, type TokenSpan } from './claims/grammar.ts';
import { groupItems, type Item } from './claims/items.ts';
import { type NounPhrase, NounPhraseReader } from './claims/noun-phrases.ts';
import { type PlaceReference, readPlaces } from './claims/read-places.ts';
import { readSentences } from './claims/read-sentences.ts';
import { SentenceView } from './claims/sentence-view.ts';
import { type Sentence, splitSentences } from './claims/sentences.ts';
import { dayOnCalendar } from './dates/claim-dates/calendar.ts';
import { ClaimDates } from './dates/claim-dates/claim-dates.ts';
import type { ConflictWindow } from './dates/claim-dates/conflict-window.ts';
import { findDates } from './dates/claim-dates/find-dates.ts';
import { EquipmentLexicon } from './equipment/equipment-lexicon.ts';
import { findEquipment } from './equipment/equipment-mentions.ts';
import type { Gazetteer } from './places/gazetteer/gazetteer.ts';
import { GazetteerPlaces } from './places/gazetteer-places.ts';
import { PlaceLexicon } from './places/place-lexicon.ts';
import { type Token, tokenize } from './tokens/tokenize.ts';

export interface ClaimReader {
  /** Name and version; raised when the same text may yield other claims. */
  readonly extractor: string;
  read(witness: WitnessText): readonly Claim[];
  /** The tags of what stands at an offset of a text: who the text says claims it, if anyone. */
  attributionsIn(text: string): (offset: number) => readonly string[];
}

const GRAMMAR = 'grammar/1';

/**
 * Compiles the reference data once; the reader keeps no state between texts. With a gazetteer,
 * villages the reference data does not list are found, and their namesakes.
 */
export function createClaimReader(
  reference: ReferenceData,
  gazetteer: Gazetteer | null = null,
): ClaimReader {
  const grammar = new Grammar(reference.belligerents, reference.conflict.other_wars);
  const equipment = new EquipmentLexicon(reference);
  const places: PlaceReference = {
    lexicon: new PlaceLexicon(reference),
    bounds: reference.conflict.bounds,
    gazetteer: gazetteer === null ? null : new GazetteerPlaces(gazetteer),
  };
  const time = {
    conflictDay: conflictDayIn(reference.conflict.time_zone),
    window: reference.conflict,
  };
  // Other data may read the same text otherwise, so it is part of who reads.
  const facts = sha256(JSON.stringify(reference)).slice(0, 8);
  const attributions = new AttributionReader(reference.belligerents);
  const extractor = [GRAMMAR, facts, ...(gazetteer === null ? [] : [gazetteer.version])].join('+');
  return {
    extractor,
    read: (witness) =>
      readWitness(
        witness,
        extractor,
        grammar,
        equipment,
        places,
        time,
        reference.conflict.languages_of_sides,
      ),
    attributionsIn: (text) => {
      const attributionAt = attributions.of(text);
      return (offset) => attributionTags(attributionAt(offset));
    },
  };
}

interface ConflictTime {
  readonly conflictDay: ConflictDay;
  readonly window: ConflictWindow;
}

function readWitness(
  witness: WitnessText,
  extractor: string,
  grammar: Grammar,
  equipment: EquipmentLexicon,
  placeReference: PlaceReference,
  time: ConflictTime,
  languagesOfSides: Readonly<Record<string, string>>,
): readonly Claim[] {
  const { text } = witness;
  const tokens = tokenize(text);
  const scan = grammar.scan(tokens);
  if (scan.statuses.length === 0 && !scan.has('losses')) return [];
  const items = groupItems(tokens, findEquipment(tokens, equipment), scan);
  if (items.length === 0) return [];
  const isEquipment = coverage(items, tokens.length);
  const postDay = dayOnCalendar(time.conflictDay(witness.posted_at));
  const dates = findDates(tokens, scan, postDay, time.window);
  const isDate = coverage(dates, tokens.length);
  const places = readPlaces(text, tokens, placeReference, { scan, isEquipment, isDate });
  const distances = places.mentions.flatMap(({ distance }) => distance ?? []);
  const isPlace = coverage([...places.mentions, ...places.points, ...distances], tokens.length);
  const isPlaceOrDate = either(isPlace, isDate);
  const reader = new NounPhraseReader(tokens, scan, isPlaceOrDate);
  const views = viewsOf(tokens, scan, items, reader, isPlaceOrDate);
  return readSentences(views, {
    text,
    tokens,
    grammar,
    places: new ClaimPlaces(places),
    dates: new ClaimDates(tokens, dates),
    postDay,
    sideOfLanguage: sideOfLanguage(witness, languagesOfSides),
    extractor,
  });
}

/** Letters of the Ukrainian alphabet that Russian lacks, and the stem of its words for the enemy. */
const UKRAINIAN = /[іїєґ]|воро[гж]/i;

function sideOfLanguage(
  { lang, text }: WitnessText,
  sides: Readonly<Record<string, string>>,
): string | null {
  const language = UKRAINIAN.test(text) ? 'uk' : lang;
  return language === null ? null : (sides[language] ?? null);
}

function viewsOf(
  tokens: readonly Token[],
  scan: GrammarScan,
  items: readonly Item[],
  reader: NounPhraseReader,
  isPlaceOrDate: (index: number) => boolean,
): readonly SentenceView[] {
  let nextItem = 0;
  let nextStatus = 0;
  return splitSentences(tokens).map((sentence) => {
    const own = within(items, nextItem, sentence);
    nextItem += own.length;
    const statuses = within(scan.statuses, nextStatus, sentence);
    nextStatus += statuses.length;
    const phrases = phrasesOf(own, sentence, reader);
    return new SentenceView(tokens, scan, sentence, phrases, statuses, isPlaceOrDate);
  });
}

function phrasesOf(
  items: readonly Item[],
  sentence: Sentence,
  reader: NounPhraseReader,
): readonly NounPhrase[] {
  const phrases: NounPhrase[] = [];
  for (const [order, item] of items.entries()) {
    const floor = phrases.at(-1)?.end ?? sentence.start;
    const ceiling = items[order + 1]?.start ?? sentence.end;
    phrases.push(reader.read(item, Math.min(floor, item.start), ceiling));
  }
  return phrases;
}

/** The members of an ordered list that start before the sentence ends, from `first` on. */
function within<Found extends TokenSpan>(
  found: readonly Found[],
  first: number,
  sentence: Sentence,
): readonly Found[] {
  let last = first;
  while (last < found.length && (found[last]?.start ?? 0) < sentence.end) last += 1;
  return found.slice(first, last);
}

function coverage(spans: readonly TokenSpan[], length: number): (index: number) => boolean {
  const covered = new Uint8Array(length);
  for (const { start, end } of spans) covered.fill(1, start, end);
  return (index) => covered[index] === 1;
}

function either(
  a: (index: number) => boolean,
  b: (index: number) => boolean,
): (index: number) => boolean {
  return (index) => a(index) || b(index);
}
