import { pastWithThem } from './company.ts';
import { pastCountedPeople } from './counted-people.ts';
import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { isIncluded, opensInclusion } from './inclusions.ts';
import { closesList, listAfter } from './lists.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { isOrdinalAt } from './ordinals.ts';
import { describesOn } from './second-adjectives.ts';
import type { SentenceView } from './sentence-view.ts';
import { shiftedObjectStart } from './shifted-objects.ts';
import { isInstrumental } from './tool-case.ts';
import { isBlowOf, isInstrumentalWord, namesATool } from './tools-and-blows.ts';
import { isInstrument, isOfBlow, opensToolInBrackets } from './tools-behind-verbs.ts';

/** Farthest object from its verb, in tokens. */
const OBJECT_REACH = 18;
const UNKNOWN_BEFORE_OBJECT = 4;
const COLON_REACH = 18;
const PARENTHESIS_REACH = 14;

const LIKE = new Set('як мов немов наче неначе как словно будто'.split(' '));

const OWN_PREDICATE = ['auxiliary', 'achieved', 'negation'] as const;

/** Goes over the words behind a verb to the first item it was done to. */
export class ObjectWalk {
  private readonly view: SentenceView;
  private readonly word: StatusWord;
  private readonly verb: number;
  private readonly start: number;
  private readonly free: boolean;
  private at: number;
  private unknown = 0;
  /** Inside "near Bakhmut", "над областю": its nouns are no objects. */
  private inAdverbial = false;
  /** "до 45 военнослужащих, танк": men were counted, machines may follow. */
  private sawPeople = false;
  sawObject = false;

  constructor(view: SentenceView, status: StatusMention, word: StatusWord) {
    this.view = view;
    this.word = word;
    this.verb = status.start;
    this.start = status.end;
    this.at = status.end;
    this.free = view.token(status.start)?.cyrillic ?? false;
  }

  /** "минус 20 градусов", "сгорело 15 тонн": a measure, no item. */
  private measures(): boolean {
    const { view, start } = this;
    let at = start;
    while (view.is(at, 'some') || view.is(at, 'about') || view.is(at, 'at_least')) at += 1;
    if (view.token(at)?.kind !== 'number' || view.phraseAt(at) !== undefined) return false;
    return view.is(at + 1, 'measure') && !view.is(at + 1, 'piece');
  }

  run(): NounPhrase | null {
    const men = this.free ? pastCountedPeople(this.view, this.at) : null;
    if (men === null && (this.measures() || opensToolInBrackets(this.view, this.start)))
      return null;
    const limit = this.at + OBJECT_REACH;
    while (this.at < limit && this.view.token(this.at) !== undefined) {
      const phrase = this.view.phraseAt(this.at);
      if (phrase !== undefined && phrase.item.start >= this.at) {
        if (this.isObject(phrase)) return phrase;
        this.sawObject ||= !(this.free && isInstrument(this.view, phrase));
        this.at = phrase.end;
      } else if (!this.step()) return null;
    }
    return null;
  }

  /** "they lose five": a number stands for an object. */
  countsSomething(): boolean {
    const { view, start } = this;
    if (view.phraseAt(start)?.item.munition === true) return false;
    if (!this.free && this.measures()) return false;
    const counts = view.scan.numberWordAt.has(start) || view.token(start)?.kind === 'number';
    return counts && !view.isPlaceOrDateAt(start) && !isOrdinalAt(view, start);
  }

  private isObject(phrase: NounPhrase): boolean {
    // "розгромив суперника як танк"
    if (this.sawObject && LIKE.has(this.view.token(phrase.start - 1)?.norm ?? '')) return false;
    if (phrase.barred || phrase.item.munition || this.isNamedByNoun(phrase)) return false;
    if ((this.free && isOfBlow(this.view, phrase)) || this.opensContactClause(phrase)) return false;
    if (this.free && this.sawObject && isIncluded(this.view, phrase))
      return phrase.governor === 'none' && phrase.uncounted === null;
    if (this.inAdverbial && this.sawObject) return false;
    // "вбили двох окупантів, танк відійшов"
    if (this.sawPeople && !closesList(this.view, phrase)) return false;
    if (this.free && (phrase.governor === 'preposition' || phrase.governor === 'with'))
      return false;
    if (!this.free) return true;
    if (isInstrumental(phrase.item.ending) || namesATool(this.view, phrase)) return false;
    return !isBlowOf(this.view, phrase);
  }

  /** "Nothing remains of the village the T-72s shelled": the subject of a clause of its own. */
  private opensContactClause({ start, definite }: NounPhrase): boolean {
    if (this.free || !definite || !this.sawObject || !this.view.isUnknownWord(start - 1))
      return false;
    return this.view.is(start, 'determiner');
  }

  /** "damage to a house and tank loss": the tank belongs to the noun behind it. */
  private isNamedByNoun(phrase: NounPhrase): boolean {
    const next = this.view.statusAt(phrase.end);
    return next !== undefined && !this.free && next.words.every(({ voice }) => voice === 'noun');
  }

  /** Moves over one token; false where the object cannot lie beyond it. */
  private step(): boolean {
    const { view, at } = this;
    const token = view.token(at);
    if (token === undefined) return false;
    if (this.free && this.takePeople()) return true;
    const status = view.statusAt(at);
    if (status !== undefined) return this.jumpStatus(status);
    if (view.scan.sideOver.has(at)) {
      this.sawObject ||= this.isAccusativeNoun(
        at,
        view.scan.sideOver.get(at)?.side.role === 'force',
      );
      return this.advance(true);
    }
    if (view.isPlaceOrDateAt(at)) {
      this.inAdverbial = false;
      return this.advance(this.free);
    }
    if (this.jumpParenthesis()) return true;
    if (view.isListMark(at)) return this.stepListMark(at);
    if (token.norm === ':' && this.sawObject) return this.advance(this.opensList(at));
    if (token.kind !== 'word') return this.advance(this.maySkipMark(token.kind, token.norm));
    if (!this.free && this.countsFrom(at)) return this.advance(true);
    if (view.is(at, 'of')) return this.advance(this.mayTakeOf(at));
    if (view.is(at, 'by') || view.is(at, 'with') || view.is(at, 'preposition')) {
      if (this.jumpToColon() || this.jumpToShifted()) return true;
      this.inAdverbial = true;
      return this.advance(this.free);
    }
    if (this.endsObject(at)) return false;
    return this.advance(this.takeWord(at));
  }

  private takePeople(): boolean {
    const end = this.sawPeople ? null : pastCountedPeople(this.view, this.at);
    if (end === null) return false;
    this.sawPeople = true;
    this.sawObject = true;
    this.at = end;
    return true;
  }

  /** "shot down, over two regions, an Il-22": where or how, between commas. */
  private jumpParenthesis(): boolean {
    const { view, start, at } = this;
    if (this.free || at !== start || view.token(at)?.norm !== ',') return false;
    if (!view.is(at + 1, 'preposition') && !view.is(at + 1, 'with')) return false;
    for (let next = at + 2; next < at + PARENTHESIS_REACH; next += 1) {
      if (view.token(next)?.norm !== ',') continue;
      if (view.phraseAt(next + 1)?.start !== next + 1) return false;
      this.at = next + 1;
      return true;
    }
    return false;
  }

  /** "Captured by the 92nd Brigade: a T-72, a BMP-2" */
  private jumpToColon(): boolean {
    for (let at = this.at; at < this.start + COLON_REACH; at += 1) {
      if (this.view.token(at)?.norm !== ':' || !this.opensList(at)) continue;
      this.at = at + 1;
      return true;
    }
    return false;
  }

  private jumpToShifted(): boolean {
    if (this.free || this.at !== this.start || this.word.voice === 'noun') return false;
    const shifted = shiftedObjectStart(this.view, this.verb, this.at);
    if (shifted !== null) this.at = shifted;
    return shifted !== null;
  }

  /** After the colon counted items alone; "…: a T-72 fired" is a clause. */
  private opensList(colon: number): boolean {
    const { view } = this;
    const isDirect = this.at === this.start && view.phraseAt(colon - 1) === undefined;
    const first = view.phraseAt(colon + 1);
    if (first === undefined || first.start !== colon + 1) return isDirect;
    const after = listAfter(view, first).at(-1)?.end ?? first.end;
    return !view.is(after, 'auxiliary') && !view.isUnknownWord(after);
  }

  /** "over 120", "around a dozen": no place, a count. */
  private countsFrom(at: number): boolean {
    const { view } = this;
    if (!view.is(at, 'at_least') && !view.is(at, 'about')) return false;
    return view.token(at + 1)?.kind === 'number' || view.scan.numberWordAt.has(at + 1);
  }

  private advance(may: boolean): boolean {
    this.at += 1;
    return may;
  }

  private endsObject(at: number): boolean {
    const { view } = this;
    return (
      view.is(at, 'auxiliary') ||
      view.is(at, 'relative') ||
      view.is(at, 'irrealis') ||
      view.is(at, 'negation')
    );
  }

  private takeWord(at: number): boolean {
    const { view } = this;
    if (this.free && view.is(at, 'achieved')) return true;
    if (this.free && view.is(at, 'people')) return true;
    if (this.free && view.is(at, 'head_noun')) {
      // "Град уничтожил склад": what was hit is none of ours.
      this.sawObject ||= !this.inAdverbial;
      return true;
    }
    if (view.is(at, 'determiner') || (!this.free && view.token(at)?.norm === 'everything'))
      this.sawObject ||= !this.inAdverbial;
    this.sawObject ||= this.isAccusativeNoun(at, view.is(at, 'enemy'));
    if (!this.free && view.is(at, 'people')) this.sawObject ||= !this.inAdverbial;
    if (!view.isUnknownWord(at)) return true;
    if (this.free && isInstrumentalWord(view.token(at)?.norm ?? '')) this.inAdverbial = true;
    this.sawObject ||= !this.inAdverbial;
    this.unknown += 1;
    return this.unknown <= UNKNOWN_BEFORE_OBJECT;
  }

  /** "Т-90 уничтожил противника", "знищив окупантів": those hit, not those who hit. */
  private isAccusativeNoun(at: number, isForce: boolean): boolean {
    if (!isForce || !this.free || this.inAdverbial || this.word.voice === 'passive') return false;
    return ACCUSATIVE_PEOPLE.test(this.view.token(at)?.norm ?? '');
  }

  /** "destroyed and captured Russian tanks"; a list goes on only after an object of another kind, or "ещё один, Су-30". */
  private stepListMark(at: number): boolean {
    const { view } = this;
    if (this.sawPeople) this.inAdverbial = false;
    const joined = this.free ? pastWithThem(view, at) : at;
    if (joined > at && this.sawObject) {
      this.at = joined;
      return true;
    }
    if (at === this.start && view.statusAt(at + 1) !== undefined) return this.advance(true);
    if (at === this.start && this.isDescribedFrom(at + 1)) return this.advance(true);
    if (at === this.start && this.free && opensInclusion(view, at + 1)) {
      this.sawObject = true;
      return this.advance(true);
    }
    const countsOnly = view.scan.numberWordAt.has(at - 1) && at - 1 > this.start;
    return this.advance((this.sawObject && !this.opensStillLife(at + 1)) || countsOnly);
  }

  private isDescribedFrom(at: number): boolean {
    return !this.free && this.word.voice === 'participle' && describesOn(this.view, at);
  }

  /** "сожгла трансформатор, четыре МТ-ЛБ стоят без света": the item has a verb of its own. */
  private opensStillLife(at: number): boolean {
    const first = this.view.pastQuote(at);
    const next = this.free ? this.view.phraseAt(first) : undefined;
    if (next === undefined || next.start !== first) return false;
    return OWN_PREDICATE.some((wordClass) =>
      this.view.is(this.view.pastQuote(next.end), wordClass),
    );
  }

  private jumpStatus(status: StatusMention): boolean {
    const chained =
      (this.at === this.start + 1 && this.view.isListMark(this.start)) || this.describes(status);
    this.at = status.end;
    return chained;
  }

  /** "добили покинуту росіянами БМП-3", "добил ранее подбитый танк": a word of the object. */
  private describes({ start, words }: StatusMention): boolean {
    if (!this.free || this.sawObject || this.word.voice !== 'free') return false;
    if (!words.some(({ voice }) => voice === 'passive')) return false;
    for (let at = this.start; at < start; at += 1)
      if (!this.view.isLightWord(at) && !EARLIER.has(this.view.token(at)?.norm ?? '')) return false;
    return LONG_PARTICIPLE.test(this.view.token(start)?.norm ?? '');
  }

  private maySkipMark(kind: string, norm: string): boolean {
    if (kind === 'quote' || kind === 'symbol' || kind === 'number') return true;
    if (kind === 'hyphen') return true;
    // A full stop inside a sentence closes an abbreviation: "U.S.-made".
    return '#:().'.includes(norm);
  }

  private mayTakeOf(at: number): boolean {
    const { view } = this;
    if (this.word.voice === 'noun' && at === this.start) return true;
    const before = at - 1;
    return view.is(before, 'group') || view.is(before, 'piece') || view.is(before, 'some');
  }
}

const EARLIER = new Set('раніше ранее вже уже щойно только що что'.split(' '));
const LONG_PARTICIPLE = /(?:[нт](?:ий|ого|у|і|ої|их|ый|ую|ые|ой|ых))$/;

/** "противника", "россиян", "окупантів", "орков": the accusative of those who live. */
const ACCUSATIVE_PEOPLE = /(?:ника|врага|ворога|теля|агрессора|ян|ов|ев|ців|тів|ків|рів|ей|цев)$/;
