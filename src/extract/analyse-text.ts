import type { WitnessText } from '../domain/claim.ts';
import { type ConflictDay, conflictDayIn } from '../domain/conflict-time.ts';
import type { ReferenceData } from '../domain/reference.ts';
import { ClaimPlaces } from './claims/claim-places.ts';
import { Grammar } from './claims/grammar.ts';
import type { GrammarScan, TokenSpan } from './claims/grammar-scan.ts';
import { groupItems, type Item } from './claims/items.ts';
import { mayTellOfRemains } from './claims/left-of-items.ts';
import { type NounPhrase, NounPhraseReader } from './claims/noun-phrases.ts';
import { type PlaceReference, readPlaces } from './claims/read-places.ts';
import type { TextContext } from './claims/read-sentences.ts';
import { SentenceView } from './claims/sentence-view.ts';
import { type Sentence, splitSentences } from './claims/sentences.ts';
import { mayTellOfTaking } from './claims/takings.ts';
import { mayBeVerbless } from './claims/verbless.ts';
import { dayOnCalendar } from './dates/claim-dates/calendar.ts';
import { ClaimDates } from './dates/claim-dates/claim-dates.ts';
import type { DateMention } from './dates/claim-dates/date-mention.ts';
import { findDates } from './dates/claim-dates/find-dates.ts';
import { rememberingDays } from './dates/day-memory.ts';
import { EquipmentLexicon } from './equipment/equipment-lexicon.ts';
import { findEquipment } from './equipment/equipment-mentions.ts';
import type { Gazetteer } from './places/gazetteer/gazetteer.ts';
import { GazetteerPlaces } from './places/gazetteer-places.ts';
import { PlaceLexicon } from './places/place-lexicon.ts';
import { type Token, tokenize } from './tokens/tokenize.ts';

function startYear(day: string): number {
  return Number(day.slice(0, 4));
}

/** A text with all that was found in it, before any claim is made. */
export interface Analysis {
  readonly views: readonly SentenceView[];
  readonly context: TextContext;
  readonly places: ReturnType<typeof readPlaces>;
  readonly dates: readonly DateMention[];
}

/** Finds equipment, words of the grammar, dates and places in texts; keeps nothing between them. */
export class TextAnalyser {
  private readonly extractor: string;
  private readonly grammar: Grammar;
  private readonly equipment: EquipmentLexicon;
  private readonly places: PlaceReference;
  private readonly conflictDay: ConflictDay;
  private readonly conflict: ReferenceData['conflict'];

  constructor(reference: ReferenceData, gazetteer: Gazetteer | null, extractor: string) {
    const { conflict } = reference;
    this.extractor = extractor;
    this.grammar = new Grammar(
      reference.belligerents,
      conflict.other_wars,
      startYear(conflict.start),
    );
    this.equipment = new EquipmentLexicon(reference);
    this.places = {
      lexicon: new PlaceLexicon(reference),
      bounds: conflict.bounds,
      gazetteer: gazetteer === null ? null : new GazetteerPlaces(gazetteer),
    };
    this.conflictDay = rememberingDays(conflictDayIn(conflict.time_zone));
    this.conflict = conflict;
  }

  /** Null for a text that names no equipment, or says of none what became of it. */
  analyse(witness: WitnessText): Analysis | null {
    const { text } = witness;
    const tokens = tokenize(text);
    const scan = this.grammar.scan(tokens);
    const items = groupItems(tokens, findEquipment(tokens, this.equipment), scan);
    if (items.length === 0) return null;
    // "A Stugna found the tank": what a weapon does may be told without a word of the grammar.
    const isTold =
      scan.statuses.length > 0 ||
      scan.has('losses') ||
      items.some(({ munition }) => munition) ||
      mayTellOfTaking(tokens) ||
      mayTellOfRemains(tokens) ||
      mayBeVerbless(tokens);
    if (!isTold) return null;
    const isEquipment = coverage(items, tokens.length);
    const postDay = dayOnCalendar(this.conflictDay(witness.posted_at));
    const dates = findDates(tokens, scan, postDay, this.conflict);
    const isDate = coverage(dates, tokens.length);
    const places = readPlaces(text, tokens, this.places, { scan, isEquipment, isDate });
    const distances = places.mentions.flatMap(({ distance }) => distance ?? []);
    const isPlaceOrDate = coverage(
      [...places.mentions, ...places.points, ...distances, ...dates],
      tokens.length,
    );
    const reader = new NounPhraseReader(tokens, scan, isPlaceOrDate);
    const views = viewsOf(tokens, scan, items, reader, isPlaceOrDate);
    const context = {
      text,
      tokens,
      grammar: this.grammar,
      places: new ClaimPlaces(places),
      dates: new ClaimDates(tokens, dates),
      postDay,
      rears: this.conflict.rears ?? [],
      sideOfLanguage: sideOfLanguage(witness, this.conflict.languages_of_sides),
      extractor: this.extractor,
    };
    return { views, context, places, dates };
  }
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
  const covered = new Array<boolean>(length).fill(false);
  for (const { start, end } of spans) {
    for (let at = start; at < end; at += 1) covered[at] = true;
  }
  return (index) => covered[index] === true;
}
