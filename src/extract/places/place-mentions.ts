import type { PhraseMatch } from '../tokens/phrase-trie.ts';
import type { Token } from '../tokens/tokenize.ts';
import { isAside, isLineStart } from './asides.ts';
import { isEverydayWord } from './everyday-words.ts';
import { type KindWord, kindWordOf } from './kind-words.ts';
import { isLand } from './lands-of-towns.ts';
import { contextBefore, type NameContext } from './locatives.ts';
import { hashtagNameAt } from './names-in-hashtags.ts';
import { joinPairs } from './pairs.ts';
import { isSettlement, type Place, type PlaceEntry, type PlaceLexicon } from './place-lexicon.ts';
import type { PlaceMention } from './place-mention.ts';
import type { TokenFacts } from './token-facts.ts';
import { unknownNameAt } from './unknown-names.ts';

/** Finds the places of a text outside the tokens already taken, equipment above all. */
export function findPlaces(
  text: string,
  tokens: readonly Token[],
  lexicon: PlaceLexicon,
  isTaken: (index: number) => boolean,
  facts: TokenFacts,
): readonly PlaceMention[] {
  const reader = new MentionReader(text, tokens, lexicon, isTaken, facts);
  const mentions: PlaceMention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const mention = isTaken(at) ? null : reader.at(at);
    if (mention === null) at += 1;
    else {
      mentions.push(mention);
      at = mention.end;
    }
  }
  const placed = joinPairs(tokens, mentions).map((mention) =>
    mention.aside || isAside(tokens, mention, facts) ? { ...mention, aside: true } : mention,
  );
  for (const [order, mention] of placed.entries()) {
    const before = placed[order - 1];
    if (before?.aside !== true || mention.relation !== null) continue;
    // "terrorises Mykolaiv and Odesa": the second is what the first is.
    const isJoined = before.end === mention.start - 1 && ANDS.has(tokens[before.end]?.norm ?? '');
    if (isJoined) placed[order] = { ...mention, aside: true };
  }
  return placed;
}

const ANDS = new Set(['and', 'та', 'і', 'й', 'и']);

class MentionReader {
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private readonly lexicon: PlaceLexicon;
  private readonly isTaken: (index: number) => boolean;
  private readonly facts: TokenFacts;
  private noCapitals: boolean | undefined;

  constructor(
    text: string,
    tokens: readonly Token[],
    lexicon: PlaceLexicon,
    isTaken: (index: number) => boolean,
    facts: TokenFacts,
  ) {
    this.text = text;
    this.tokens = tokens;
    this.lexicon = lexicon;
    this.isTaken = isTaken;
    this.facts = facts;
  }

  at(at: number): PlaceMention | null {
    if (isEverydayWord(this.tokens[at]?.norm ?? '')) return null;
    const matches = this.lexicon.trie.matchesAt(this.tokens, at);
    for (let i = matches.length - 1; i >= 0; i -= 1) {
      const match = matches[i];
      if (match === undefined || this.isTaken(match.end - 1)) continue;
      const mention = this.mentionOf(match);
      if (mention !== null) return mention;
    }
    const tag = hashtagNameAt(this.text, this.tokens, at, this.lexicon);
    const tagged = tag === null ? null : this.mentionOf(tag);
    return tagged ?? unknownNameAt(this.tokens, at, this.facts);
  }

  private mentionOf(match: PhraseMatch<PlaceEntry>): PlaceMention | null {
    const { tokens } = this;
    const context = contextBefore(tokens, match.start, this.facts.isSide);
    const kind = kindWordBeside(tokens, match.start, match.end);
    const entries = match.entries.filter((entry) => fits(entry, match, kind, context));
    const candidates = candidatesFor(entries, kind?.word ?? null, context);
    if (candidates.length === 0 || !this.isMeant(match, candidates, context, kind)) return null;
    return {
      start: match.start,
      end: kind?.end ?? match.end,
      phraseStart: context.start,
      candidates,
      kindWord: kind?.word ?? null,
      settlementClass: context.settlementClass,
      relation: this.relationOf(match, candidates, context),
      distance: context.locative?.distance ?? null,
      namesake: namesakeRegion(match.entries, candidates),
      other: null,
      aside: false,
    };
  }

  /** "на Куп'янщині" is around Kupiansk. */
  private relationOf(
    { end }: PhraseMatch<PlaceEntry>,
    candidates: readonly Place[],
    { locative }: NameContext,
  ): PlaceMention['relation'] {
    const relation = locative?.relation ?? null;
    if (relation !== 'in' || !isLand(this.tokens[end - 1]?.norm ?? '')) return relation;
    return candidates.every(isSettlement) ? 'near' : relation;
  }

  /** Whether a word that is also a name is written as one. */
  private isMeant(
    { start, end }: PhraseMatch<PlaceEntry>,
    candidates: readonly Place[],
    { locative }: NameContext,
    kind: KindBeside | null,
  ): boolean {
    const first = this.tokens[start];
    const onlyVillages = candidates.every(({ kind }) => kind === 'village' || kind === 'town');
    if (first?.kind === 'word' && !first.capital) {
      // A post that writes nothing with a capital writes towns so, too.
      const isFront = kind?.word === 'front' && first.cyrillic;
      const isNamed = !onlyVillages || isFront || this.hasNoCapitals();
      return locative !== null && isNamed && !COMMON.test(first.norm);
    }
    if (STREETS.has(this.tokens[end]?.norm ?? '')) return false;
    if (first?.cyrillic === true && STREETS.has(this.tokens[start - 1]?.norm ?? '')) return false;
    if (this.isNounOfName(start) || this.isNounOfName(end)) return false;
    if (locative !== null || this.tokens[start - 1]?.norm === '#') return true;
    if (this.isPartOfName(start, end)) return false;
    if (!onlyVillages || !this.opensSentence(start) || kind !== null) return true;
    return isSetOff(this.tokens[end]) || goesOnAsTown(this.tokens[end]);
  }

  private hasNoCapitals(): boolean {
    this.noCapitals ??= this.text === this.text.toLowerCase() && !CYRILLIC.test(this.text);
    return this.noCapitals;
  }

  /** "Volodymyr Zelensky": the next word goes on with a name the data does not know. */
  private isPartOfName(start: number, end: number): boolean {
    const next = this.tokens[end];
    if (next?.kind !== 'word' || !next.capital || this.facts.isKnown(end)) return false;
    const isShouted = this.text.slice(this.tokens[start]?.start, next.end);
    if (isShouted === isShouted.toUpperCase() || kindWordOf(next.norm) !== null) return false;
    return this.lexicon.trie.matchesAt(this.tokens, end).length === 0;
  }

  /** "Сухим Бродом": the noun of a name whose adjective agrees with it, not the town of Brody. */
  private isNounOfName(start: number): boolean {
    const [adjective, noun] = [this.tokens[start - 1], this.tokens[start]];
    if (adjective?.kind !== 'word' || !adjective.capital || !adjective.cyrillic) return false;
    if (this.facts.isKnown(start - 1) || kindWordOf(adjective.norm) !== null) return false;
    return /[иы]м$/.test(adjective.norm) && /ом$/.test(noun?.norm ?? '');
  }

  private opensSentence(start: number): boolean {
    const before = this.tokens[start - 1];
    return (
      isLineStart(this.tokens, start) || (before?.kind === 'punct' && '.!?…'.includes(before.norm))
    );
  }
}

const CYRILLIC = /[а-яіїєґ]/i;

/** "on Shevchenko street" */
const STREETS = new Set(
  'street avenue boulevard lane вулиця вулиці вулицею проспект проспекті проспекту площа площі улица улице улицы проспекте площадь площади'.split(
    ' ',
  ),
);

/** "на южном направлении" is no town of Yuzhne, "у шахты" none of Shakhty. */
const COMMON =
  /^(?:південн|північн|східн|західн|южн|северн|восточн|западн|центральн|шахт|балк|дач|щаст|счаст|полог|ізюм|изюм|гор[аыиуі]$|берег(?:ов|ів|а|у|и|і|ам|ах)$)/;

/** A name followed by a mark, a flag or nothing stands alone: a heading, a list. */
function isSetOff(token: Token | undefined): boolean {
  return token === undefined || token.kind !== 'word';
}

const OF_TOWNS = new Set(
  'changed fell falls is was remains remained again today yesterday now area river crossing forest bridge'.split(
    ' ',
  ),
);

/** "Urozhaine changed hands", "Bilohorivka river crossing": what is said of towns. */
function goesOnAsTown(token: Token | undefined): boolean {
  return token?.cyrillic === false && OF_TOWNS.has(token.norm);
}

const ADJECTIVE_ENDINGS = new Set(
  'ий ый ого ому им ым ої ой ою ая ое ие ые их ых ими ыми ій'.split(' '),
);

function fits(
  { place, needsKindWord, hasAdjectiveTwin }: PlaceEntry,
  match: PhraseMatch<PlaceEntry>,
  kind: KindBeside | null,
  context: NameContext,
): boolean {
  const word = kind?.word ?? null;
  if (needsKindWord !== null) {
    return needsKindWord === word || (needsKindWord === 'river' && context.hasArticle);
  }
  // "Луганська бригада": the adjective is no town unless a word of kind follows it.
  if (hasAdjectiveTwin && ADJECTIVE_ENDINGS.has(match.ending)) {
    return word !== null || !isSettlement(place);
  }
  return true;
}

function candidatesFor(
  entries: readonly PlaceEntry[],
  kindWord: KindWord | null,
  context: NameContext,
): readonly Place[] {
  const places = [...new Set(entries.map(({ place }) => place))];
  const wanted =
    kindWord === null && context.hasArticle
      ? places.filter(({ kind }) => kind === 'river')
      : places.filter((place) => placeFitsKindWord(place, kindWord));
  const fitting = wanted.length > 0 ? wanted : places;
  if (kindWord !== null) return fitting;
  const settlements = fitting.filter(isSettlement);
  return settlements.length > 0 ? settlements : fitting;
}

function placeFitsKindWord(place: Place, kindWord: KindWord | null): boolean {
  switch (kindWord) {
    case 'oblast':
      return place.kind === 'oblast' || place.kind === 'region';
    case 'front':
      return place.kind === 'region';
    case 'site':
      return place.kind === 'airfield' || place.kind === 'district';
    case 'area':
      return isSettlement(place);
    case null:
      return true;
    default:
      return place.kind === kindWord;
  }
}

/** "Bakhmut, Donetsk": the region that shares the name of the town. */
function namesakeRegion(
  entries: readonly PlaceEntry[],
  candidates: readonly Place[],
): Place | null {
  const region = entries.find(({ needsKindWord }) => needsKindWord === 'oblast')?.place;
  return region === undefined || candidates.includes(region) ? null : region;
}

interface KindBeside {
  readonly word: KindWord;
  readonly end: number;
}

/** "Luhansk Oblast", "Oblast Kharkiv", "Бахмутському та Лиманському напрямках". */
function kindWordBeside(tokens: readonly Token[], start: number, end: number): KindBeside | null {
  const after = tokens[end];
  const wordAfter = after?.kind === 'word' ? kindWordOf(after.norm) : null;
  if (wordAfter !== null) return { word: wordAfter, end: end + 1 };
  const shared = sharedKindWord(tokens, end);
  if (shared !== null) return { word: shared, end };
  const before = tokens[start - 1]?.kind === 'quote' ? tokens[start - 2] : tokens[start - 1];
  const wordBefore = before?.kind === 'word' ? kindWordOf(before.norm) : null;
  if (wordBefore === null || before === undefined) return null;
  if (wordBefore === 'oblast') return before.capital ? { word: 'oblast', end } : null;
  const leads = wordBefore === 'site' || wordBefore === 'river' || wordBefore === 'road';
  return leads ? { word: wordBefore, end } : null;
}

const JOINERS = new Set(['and', 'та', 'і', 'й', 'и', ',']);

/** The front that two adjectives share. */
function sharedKindWord(tokens: readonly Token[], end: number): KindWord | null {
  if (!JOINERS.has(tokens[end]?.norm ?? '')) return null;
  const adjective = tokens[end + 1];
  const word = tokens[end + 2];
  if (adjective?.kind !== 'word' || !adjective.capital || word?.kind !== 'word') return null;
  const kind = kindWordOf(word.norm);
  return kind === 'front' && adjective.cyrillic ? kind : null;
}
