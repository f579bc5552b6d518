import type { Token } from '../tokens/tokenize.ts';
import { classSet, type GrammarScan, type StatusMention, type TokenSpan } from './grammar-scan.ts';
import type { WordClass } from './grammar-types.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { QuantityNumber } from './numbers.ts';
import type { Sentence } from './sentences.ts';

/** Members of one list that are read; a longer one is an inventory, not a sentence. */
const LONGEST_LIST = 60;

const LONGEST_SHARED_GAP = 8;
const TOGETHER_WITH = new Set(['с', 'со', 'з', 'із', 'зі']);
const IN_COMPANY = new Set('ами ями ом ем ым им ой ей ою ею'.split(' '));
/** Tokens of "with its crew" between two members of a list. */
const LONGEST_COMPANY = 5;
const LONGEST_CHAIN = 4;
/** Tokens of a remark in brackets after a member of a list. */
const LONGEST_REMARK = 14;
/** Unknown words before the next member of a list: "a BMP-2 and Tiger IMV". */
const NAMES_IN_LIST = 1;
/** "a T-72 near Bakhmut and two BMPs": words of the adverbial before the next member. */
const ADVERBIAL_REACH = 12;
/** "The wreck in this picture is in fact a …": words on each side of the copula. */
const IDENTITY_REACH = 8;
/** "десяток машин на одном километре трассы: …": words before the colon. */
const SPECIFYING_REACH = 8;
/** Words of a kind's genitive: "розвідки", "радіаційної розвідки". */
const LONGEST_KIND = 2;
const GENITIVE_NOUN = /(?:ки|ня|ів|ої|ии|ті|ції|ния|ции|ой|ов)$/;
const COPULAS = new Set('is are was were'.split(' '));

const LIST_MARKS = classSet('conjunction', 'or');
const LIGHT_WORDS = classSet('adverb', 'hedge', 'another');
const FUNCTION_WORDS = classSet(
  'auxiliary',
  'determiner',
  'preposition',
  'by',
  'with',
  'of',
  'relative',
  'negation',
  'pronoun',
  'irrealis',
  'military',
  'adjective',
  'measure',
  'enemy',
);

/** Before the names of what was counted as one class. */
const KINDS_OPENERS = new Set(
  'mostly mainly chiefly largely primarily predominantly notably'.split(' '),
);

/** One sentence with all that was found in it: what the rules of roles read. */
export class SentenceView {
  readonly tokens: readonly Token[];
  readonly scan: GrammarScan;
  readonly sentence: Sentence;
  readonly phrases: readonly NounPhrase[];
  /** Statuses in order, those inside phrases left out. */
  readonly statuses: readonly StatusMention[];
  private readonly isPlaceOrDate: (index: number) => boolean;
  private readonly phraseOver = new Map<number, NounPhrase>();
  private readonly phraseOrder = new Map<NounPhrase, number>();
  private readonly parts = new Map<number, NounPhrase>();
  private readonly presence = new Map<WordClass, boolean>();
  private readonly answers = new Map<string, boolean>();
  private readonly statusEndingAt = new Map<number, StatusMention>();
  private readonly premodifierStarts = new Set<number>();

  constructor(
    tokens: readonly Token[],
    scan: GrammarScan,
    sentence: Sentence,
    phrases: readonly NounPhrase[],
    statuses: readonly StatusMention[],
    isPlaceOrDate: (index: number) => boolean,
  ) {
    this.tokens = tokens;
    this.scan = scan;
    this.sentence = sentence;
    this.phrases = phrases;
    this.isPlaceOrDate = isPlaceOrDate;
    for (const [order, phrase] of phrases.entries()) {
      this.phraseOrder.set(phrase, order);
      for (let at = phrase.start; at < phrase.end; at += 1) this.phraseOver.set(at, phrase);
      for (const status of phrase.premodifiers) this.premodifierStarts.add(status.start);
    }
    for (const status of statuses) this.statusEndingAt.set(status.end, status);
    this.statuses = statuses.filter(({ start }) => !this.premodifierStarts.has(start));
  }

  token(index: number): Token | undefined {
    return index < this.sentence.start || index >= this.sentence.end
      ? undefined
      : this.tokens[index];
  }

  is(index: number, wordClass: WordClass): boolean {
    return this.scan.is(index, wordClass);
  }

  phraseAt(index: number): NounPhrase | undefined {
    return this.phraseOver.get(index);
  }

  /** The status predicate that starts at a token; not one inside a phrase. */
  statusAt(index: number): StatusMention | undefined {
    return this.premodifierStarts.has(index) ? undefined : this.scan.statusAt.get(index);
  }

  isPlaceOrDateAt(index: number): boolean {
    return this.isPlaceOrDate(index);
  }

  /** A comma, "and", a slash: what stands between the members of a list. */
  isListMark(index: number): boolean {
    const token = this.token(index);
    if (token === undefined) return false;
    // "68-й" is an ordinal; the Ukrainian "й" stands alone.
    if (token.glued && this.tokens[index - 1]?.kind === 'hyphen') return false;
    return (
      this.scan.isOneOf(index, LIST_MARKS) ||
      (token.kind === 'punct' && ',/&+'.includes(token.norm))
    );
  }

  /** Words that may stand between a verb and its auxiliary or subject. */
  isLightWord(index: number): boolean {
    const token = this.token(index);
    if (token === undefined) return false;
    if (token.kind === 'quote' || token.kind === 'symbol') return true;
    return this.scan.isOneOf(index, LIGHT_WORDS);
  }

  /** A word of the language that no rule knows: most likely a noun, verb or adjective. */
  isUnknownWord(index: number): boolean {
    const token = this.token(index);
    if (token?.kind !== 'word') return false;
    return !(
      this.phraseOver.has(index) ||
      this.scan.statusAt.has(index) ||
      this.scan.sideOver.has(index) ||
      this.isPlaceOrDate(index) ||
      this.isFunctionWord(index)
    );
  }

  private isFunctionWord(index: number): boolean {
    return (
      this.scan.isOneOf(index, FUNCTION_WORDS) ||
      this.isLightWord(index) ||
      this.isListMark(index) ||
      this.scan.numberWordAt.has(index)
    );
  }

  /** Order of the last phrase that ends at or before a token; -1 where none does. */
  lastPhraseBefore(index: number): number {
    let low = 0;
    let high = this.phrases.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const phrase = this.phrases[middle];
      if (phrase !== undefined && phrase.end <= index) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  phrasesWithin(span: TokenSpan): readonly NounPhrase[] {
    const first = this.lastPhraseBefore(span.start) + 1;
    const last = this.lastPhraseBefore(span.end);
    return this.phrases.slice(first, last + 1).filter(({ start }) => start >= span.start);
  }

  /** Whether any word of a class stands in the sentence; asked often, looked up once. */
  has(wordClass: WordClass): boolean {
    let found = this.presence.get(wordClass);
    if (found === undefined) {
      found = this.firstOf(wordClass) !== -1;
      this.presence.set(wordClass, found);
    }
    return found;
  }

  /** An answer about the whole sentence, worked out for the first of its statuses only. */
  once(question: string, answer: () => boolean): boolean {
    let known = this.answers.get(question);
    if (known === undefined) {
      known = answer();
      this.answers.set(question, known);
    }
    return known;
  }

  firstOf(wordClass: WordClass): number {
    if (!this.scan.has(wordClass)) return -1;
    for (let at = this.sentence.start; at < this.sentence.end; at += 1) {
      if (this.is(at, wordClass)) return at;
    }
    return -1;
  }

  /** "two armoured vehicles: a T-72 and a BMP-2": the list that says what they are. */
  specifiedBy(phrase: NounPhrase): NounPhrase | null {
    const next = this.phrases[(this.phraseOrder.get(phrase) ?? this.phrases.length) + 1];
    if (phrase.item.named || next === undefined || !next.item.named) return null;
    if (phrase.definite && this.identityAfter(phrase.end) === next) return next;
    if (this.isNamedPastGenitive(phrase, next)) return next;
    const isJoined =
      this.token(next.start - 1)?.norm === ':' && this.isAdverbialUpTo(phrase.end, next.start - 1);
    return isJoined && next.premodifiers.length === 0 ? next : null;
  }

  /** "бойову машину розвідки БРМ-1К": the name of a thing past the noun that tells its kind. */
  private isNamedPastGenitive(phrase: NounPhrase, next: NounPhrase): boolean {
    if (!phrase.isCyrillic || next.start - phrase.end > LONGEST_KIND) return false;
    if (next.governor !== 'none' || next.number !== null) return false;
    if (next.premodifiers.length > 0 || next.barred) return false;
    const isOfKind = phrase.item.categories.some((each) => next.item.categories.includes(each));
    const isMachine = this.token(phrase.item.end - 1)?.norm.startsWith('машин') === true;
    if (!isOfKind && !phrase.item.everyday && !isMachine) return false;
    for (let at = phrase.end; at < next.start; at += 1) {
      const norm = this.token(at)?.norm ?? '';
      if (!this.isUnknownWord(at) || !GENITIVE_NOUN.test(norm) || /л[иі]$/.test(norm)) return false;
    }
    return true;
  }

  /** "десяток машин на одном километре трассы: …": nothing happens before the colon. */
  private isAdverbialUpTo(from: number, colon: number): boolean {
    if (from === colon) return true;
    if (colon - from > SPECIFYING_REACH || !this.is(from, 'preposition')) return false;
    for (let at = from; at < colon; at += 1) {
      if (this.token(at)?.kind !== 'word' && this.token(at)?.kind !== 'number') return false;
      if (this.statusAt(at) !== undefined || this.is(at, 'relative')) return false;
    }
    return true;
  }

  /** "The burnt vehicle in the photo is a T-72": the named phrase after the copula. */
  identityAfter(from: number): NounPhrase | undefined {
    let copula = from;
    while (copula < from + IDENTITY_REACH && !COPULAS.has(this.token(copula)?.norm ?? '')) {
      const token = this.token(copula);
      if (token?.kind !== 'word' || this.phraseAt(copula) !== undefined) return undefined;
      if (this.scan.statusAt.has(copula)) return undefined;
      copula += 1;
    }
    for (let at = copula + 1; at < copula + 1 + IDENTITY_REACH / 2; at += 1) {
      const phrase = this.phraseAt(at);
      if (phrase !== undefined) {
        const isNaming = phrase.item.named && phrase.governor === 'none' && !phrase.barred;
        return isNaming && !phrase.negated ? phrase : undefined;
      }
      const token = this.token(at);
      if (token?.kind !== 'word' || this.is(at, 'negation') || this.statusAt(at)) return undefined;
    }
    return undefined;
  }

  /** The members of a list to the right of a phrase, itself first. */
  listAfter(first: NounPhrase): readonly NounPhrase[] {
    const list = [first];
    const order = this.phraseOrder.get(first) ?? this.phrases.length;
    for (let i = order; list.length < LONGEST_LIST && i + 1 < this.phrases.length; i += 1) {
      const next = this.phrases[i + 1];
      const last = list.at(-1);
      if (next === undefined || last === undefined) break;
      const from = this.pastBracket(last.end);
      if (next.start < from) continue;
      if (!this.areListed(last, next, from)) break;
      list.push(next);
    }
    return this.withoutRestated(list);
  }

  /** The members of a list to the left of a phrase, itself last. */
  listBefore(last: NounPhrase): readonly NounPhrase[] {
    const list = [last];
    for (let i = this.phraseOrder.get(last) ?? 0; list.length < LONGEST_LIST && i > 0; i -= 1) {
      const before = this.phrases[i - 1];
      const first = list[0];
      if (before === undefined || first === undefined || !this.areListed(before, first)) break;
      list.unshift(before);
    }
    return this.withoutRestated(list);
  }

  /** "The tank, a T-72B3, …" names one thing twice: the second name is kept. */
  private withoutRestated(listed: readonly NounPhrase[]): readonly NounPhrase[] {
    const list = this.withoutKinds(listed);
    return list.filter((phrase, at) => {
      const next = list[at + 1];
      if (this.isRenamedBefore(list[at - 1], phrase)) return false;
      if (next !== undefined && this.isRenamedBy(phrase, next)) return false;
      const isPointed = phrase.definite || (next !== undefined && this.isNamedAside(phrase, next));
      if (next === undefined || phrase.item.named || !isPointed) return true;
      const isNaming = next.item.named && next.article !== null && next.start === phrase.end + 1;
      return !(isNaming && phrase.item.categories.some((it) => next.item.categories.includes(it)));
    });
  }

  /** "nine helicopters, mostly Ka-52s and Mi-24s": the kinds are not counted again. */
  private withoutKinds(list: readonly NounPhrase[]): readonly NounPhrase[] {
    const first = list[0];
    if (first === undefined || first.item.named) return list;
    const kinds = list.findIndex(({ start }) =>
      KINDS_OPENERS.has(this.token(start - 1)?.norm ?? ''),
    );
    return kinds > 0 ? list.slice(0, kinds) : list;
  }

  /** "an armoured carrier, a BTR-80, commandeered": one thing, its name between commas. */
  private isNamedAside(phrase: NounPhrase, next: NounPhrase): boolean {
    return (
      phrase.article !== null &&
      next.article !== null &&
      this.token(phrase.end)?.norm === ',' &&
      this.token(next.end)?.norm === ',' &&
      !this.is(next.end + 1, 'conjunction') &&
      this.phraseAt(next.end + 1) === undefined
    );
  }

  /** "гвинтокрил, Ка-52, …": one thing by its class and by its name, no article needed. */
  private isRenamedBy(phrase: NounPhrase, next: NounPhrase): boolean {
    return !phrase.item.named && next.item.named && this.areApposed(phrase, next);
  }

  /** "Ка-52, гвинтокрил окупантів, …" */
  private isRenamedBefore(before: NounPhrase | undefined, phrase: NounPhrase): boolean {
    return (
      before?.item.named === true &&
      !phrase.item.named &&
      phrase.premodifiers.length === 0 &&
      this.areApposed(before, phrase)
    );
  }

  /** "Moskva, flagship of the fleet", "the Moskva, a cruiser, sank". */
  private isTitle({ item, article, end }: NounPhrase): boolean {
    if (item.named || item.plural) return false;
    return article === null ? this.is(end, 'of') : this.token(end)?.norm === ',';
  }

  private areApposed(left: NounPhrase, right: NounPhrase): boolean {
    if (!right.isCyrillic && !left.isCyrillic && !this.isTitle(right)) return false;
    if (right.number !== null || right.uncounted !== null || right.another) return false;
    if (left.number !== null || left.uncounted !== null || left.item.plural) return false;
    if (this.token(left.end)?.norm !== ',' || right.start !== left.end + 1) return false;
    return left.item.categories.some((category) => right.item.categories.includes(category));
  }

  /** A counted part of a phrase; the same object each time it is asked for. */
  partOf(whole: NounPhrase, number: QuantityNumber): NounPhrase {
    const known = this.parts.get(number.start);
    if (known !== undefined) return known;
    const part = { ...whole, number, uncounted: null, article: null, premodifiers: [] };
    this.parts.set(number.start, part);
    return part;
  }

  /** The phrase before, where only list marks, statuses and adverbs part the two. */
  sharerBefore(phrase: NounPhrase): NounPhrase | null {
    const before = this.phrases[(this.phraseOrder.get(phrase) ?? 0) - 1];
    if (before === undefined || phrase.start - before.end > LONGEST_SHARED_GAP) return null;
    if (this.dashStandsForVerb(before, phrase) || this.isCountedCompany(before, phrase))
      return before;
    let marks = 0;
    let at = before.end;
    while (at < phrase.start) {
      const status = this.statusAt(at);
      if (this.isListMark(at)) marks += 1;
      else if (status === undefined && !this.isLightWord(at) && this.token(at)?.norm !== ')')
        return null;
      at = status?.end ?? at + 1;
    }
    return marks > 0 ? before : null;
  }

  /** Start of the first of the statuses joined to this one: "was damaged or destroyed". */
  chainStart(status: StatusMention): number {
    let { start } = status;
    for (let links = 0; links < LONGEST_CHAIN; links += 1) {
      let at = start - 1;
      while (this.is(at, 'adverb')) at -= 1;
      if (!this.isListMark(at)) break;
      while (this.isListMark(at - 1)) at -= 1;
      const before = this.statusEndingAt.get(at);
      if (before === undefined) break;
      start = before.start;
    }
    return start;
  }

  /** "a T-72 near Bakhmut and two BMPs": the "and", where only a place or date comes before it. */
  private pastAdverbial(left: NounPhrase, right: NounPhrase): number | null {
    if (left.isCyrillic || right.start - left.end > ADVERBIAL_REACH) return null;
    if (!this.isAdverbialStart(left.end) || this.opensClause(right.end)) return null;
    for (let at = left.end; at < right.start; at += 1) {
      if (this.is(at, 'conjunction')) return at;
      const mayStand =
        this.isPlaceOrDateAt(at) ||
        this.is(at, 'preposition') ||
        this.is(at, 'of') ||
        this.is(at, 'determiner') ||
        this.isLightWord(at);
      if (!mayStand || this.statusAt(at) !== undefined) return null;
    }
    return null;
  }

  private isAdverbialStart(at: number): boolean {
    return this.is(at, 'preposition') || this.isPlaceOrDateAt(at);
  }

  /** "… and two BMPs fled", "… were seized": a clause of its own, no member of the list. */
  private opensClause(at: number): boolean {
    if (this.token(at)?.kind !== 'word') return false;
    return this.isUnknownWord(at) || this.is(at, 'auxiliary') || this.statusAt(at) !== undefined;
  }

  /** "з двома гарматами", "с двумя «Уралами»": what stood beside it; nothing is done with it. */
  isCompany({ governor, start, item }: NounPhrase): boolean {
    const preposition = this.token(start - 1)?.norm ?? '';
    return governor === 'with' && TOGETHER_WITH.has(preposition) && IN_COMPANY.has(item.ending);
  }

  private isCountedCompany(left: NounPhrase, right: NounPhrase): boolean {
    return right.start === left.end + 1 && right.number !== null && this.isCompany(right);
  }

  /** "«Тигр» с медиками и БТР", "a T-72 with its crew and a BMP": what came with an item. */
  private pastCompany(from: number, to: number): number {
    if (!this.is(from, 'with') || this.token(from)?.kind !== 'word') return from;
    for (let at = from + 1; at < Math.min(to, from + LONGEST_COMPANY); at += 1) {
      if (this.isListMark(at)) return at;
      const isNoun = this.isUnknownWord(at) || this.is(at, 'people') || this.is(at, 'determiner');
      const isOnBoard = this.scan.numberWordAt.has(at) || this.is(at, 'preposition');
      if (!isNoun && !isOnBoard && !this.is(at, 'head_noun') && !this.is(at, 'own')) return from;
    }
    return from;
  }

  /** "сожгли три танка, а под Изюмом – две БМП": the dash repeats the verb. */
  private dashStandsForVerb(left: NounPhrase, right: NounPhrase): boolean {
    const dash = this.token(right.start - 1);
    if (!right.isCyrillic || dash?.kind !== 'hyphen' || dash.glued) return false;
    if (right.start - left.end > LONGEST_SHARED_GAP || !this.isListMark(left.end)) return false;
    if (right.number === null && right.uncounted === null) return false;
    for (let at = left.end; at < right.start; at += 1) {
      if (this.statusAt(at) !== undefined || this.is(at, 'negation')) return false;
      if (this.is(at, 'ours') || this.scan.sideOver.has(at)) return false;
    }
    return true;
  }

  /** "a T-72 (artillery), a BMP-2 (drone)": the remark on a member of a list. */
  private pastBracket(from: number): number {
    if (this.token(from)?.norm !== '(') return from;
    for (let at = from + 1; at < from + LONGEST_REMARK; at += 1) {
      const phrase = this.phraseAt(at);
      if (phrase !== undefined && phrase.item.weapon === null) return from;
      if (this.token(at) === undefined || this.token(at)?.norm === ':') return from;
      if (this.token(at)?.norm === ')') return at + 1;
    }
    return from;
  }

  /** A quote, a bracket's end; between names in Latin letters a picture too. */
  private mayStandInList(at: number): boolean {
    const token = this.token(at);
    return token?.kind === 'quote' || token?.kind === 'symbol' || token?.norm === ')';
  }

  private areListed(left: NounPhrase, right: NounPhrase, from = left.end): boolean {
    if (this.isCountedCompany(left, right)) return true;
    if (right.start <= left.end - 1 || right.governor !== 'none' || right.strikes) return false;
    let marks = 0;
    let unknown = 0;
    if (this.dashStandsForVerb(left, right)) return true;
    const conjunction = this.pastAdverbial(left, right);
    const start = conjunction ?? this.pastCompany(from, right.start);
    for (let at = start; at < right.start; at += 1) {
      if (this.isListMark(at)) marks += 1;
      else if (conjunction !== null && this.isLightWord(at)) continue;
      else if (marks > 0 && right.premodifiers.length > 0 && this.is(at, 'adverb')) continue;
      else if (marks > 0 && unknown < NAMES_IN_LIST && this.isUnknownWord(at)) unknown += 1;
      else if (!this.mayStandInList(at)) return false;
    }
    return marks > 0;
  }
}
