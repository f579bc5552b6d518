import type { StatusMention } from './grammar.ts';
import type { StatusWord } from './grammar-types.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { numberEndingAt } from './numbers.ts';
import type { SentenceView } from './sentence-view.ts';

/** What one status is said of. */
export interface Patients {
  readonly word: StatusWord;
  readonly phrases: readonly NounPhrase[];
  /** The patients follow an active verb: who stands before it did it. */
  readonly active: boolean;
  /** "…and one captured": a part of the phrase named before. */
  readonly part: boolean;
}

/** Farthest object from its verb, and subject from its verb, in tokens. */
const OBJECT_REACH = 18;
const SUBJECT_REACH = 10;
const PASSIVE_SUBJECT_REACH = 26;
const UNKNOWN_BEFORE_OBJECT = 4;
const UNKNOWN_BEFORE_STATUS = 2;

const BE_FORMS = new Set(
  'was were is are be been being got gets get getting lies lie lay stands stood sits remains'.split(' '),
);

export function findPatients(view: SentenceView, status: StatusMention): Patients | null {
  const passive = isPassive(view, status);
  for (const word of status.words) {
    const found = patientsOf(view, status, word, passive);
    if (found !== null) return { word, ...found };
  }
  return null;
}

type Found = Omit<Patients, 'word'>;

function patientsOf(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
  passive: boolean,
): Found | null {
  if (passive && word.voice !== 'noun') {
    return word.voice === 'active' ? null : subjectOf(view, status, PASSIVE_SUBJECT_REACH, word);
  }
  if (word.voice === 'noun') return complementOf(view, status, word);
  if (word.voice === 'subject') {
    return (
      subjectOf(view, status, SUBJECT_REACH, word) ??
      (isCyrillic(view, status) ? objectOf(view, status, word).found : null)
    );
  }
  const { found, blocked } = objectOf(view, status, word);
  if (found !== null) return found;
  if (blocked || word.voice === 'active' || word.voice === 'loses') return null;
  return subjectOf(view, status, SUBJECT_REACH, word);
}

function isCyrillic(view: SentenceView, status: StatusMention): boolean {
  return view.token(status.start)?.cyrillic ?? false;
}

/** "was destroyed", "has been destroyed"; not "has destroyed". */
function isPassive(view: SentenceView, status: StatusMention): boolean {
  let at = status.start - 1;
  while (view.isLightWord(at) || view.is(at, 'negation')) at -= 1;
  return view.is(at, 'auxiliary') && BE_FORMS.has(view.token(at)?.norm ?? '');
}

function fitting(phrases: readonly NounPhrase[], word: StatusWord): readonly NounPhrase[] {
  return phrases.filter(
    ({ barred, item }) =>
      !barred &&
      !item.munition &&
      (word.scope === 'any' || item.categories.some((category) => AIRBORNE.has(category))),
  );
}

const AIRBORNE: ReadonlySet<string> = new Set([
  'Aircraft',
  'Helicopters',
  'Unmanned Combat Aerial Vehicles',
  'Reconnaissance Unmanned Aerial Vehicles',
]);

interface ObjectSearch {
  readonly found: Found | null;
  /** The verb has an object of another kind: nothing before it is its patient. */
  readonly blocked: boolean;
}

/** The list of items after a verb, past adjectives and objects of other kinds. */
function objectOf(view: SentenceView, status: StatusMention, word: StatusWord): ObjectSearch {
  const walk = new ObjectWalk(view, status, word);
  const first = walk.run();
  if (first === null) return { found: null, blocked: walk.sawObject };
  const phrases = fitting(view.listAfter(first), word);
  return {
    found: phrases.length === 0 ? null : { phrases, active: !isAttribute(view, status), part: false },
    blocked: true,
  };
}

/** "with captured tanks": the participle belongs to the noun, nobody acts. */
function isAttribute(view: SentenceView, status: StatusMention): boolean {
  const before = status.start - 1;
  return view.is(before, 'preposition') || view.is(before, 'with') || view.is(before, 'of');
}

class ObjectWalk {
  private readonly view: SentenceView;
  private readonly word: StatusWord;
  private readonly start: number;
  private readonly free: boolean;
  private at: number;
  private unknown = 0;
  sawObject = false;

  constructor(view: SentenceView, status: StatusMention, word: StatusWord) {
    this.view = view;
    this.word = word;
    this.start = status.end;
    this.at = status.end;
    this.free = view.token(status.start)?.cyrillic ?? false;
  }

  run(): NounPhrase | null {
    const limit = this.at + OBJECT_REACH;
    while (this.at < limit && this.view.token(this.at) !== undefined) {
      const phrase = this.view.phraseAt(this.at);
      if (phrase !== undefined && phrase.item.start >= this.at) {
        if (this.isObject(phrase)) return phrase;
        this.sawObject ||= !this.isInstrument(phrase);
        this.at = phrase.end;
      } else if (!this.step()) return null;
    }
    return null;
  }

  private isInstrument(phrase: NounPhrase): boolean {
    return this.free && phrase.item.weapon !== null;
  }

  private isObject(phrase: NounPhrase): boolean {
    if (phrase.barred || phrase.item.munition || this.isNamedByNoun(phrase)) return false;
    if (this.free && (phrase.governor === 'preposition' || phrase.governor === 'with')) return false;
    return !(phrase.item.weapon !== null && this.free && isInstrumental(phrase.item.ending));
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
    const status = view.statusAt(at);
    if (status !== undefined) return this.jumpStatus(status);
    if (view.isPlaceOrDateAt(at)) return this.advance(this.free);
    if (view.scan.sideOver.has(at)) return this.advance(true);
    if (view.isListMark(at)) return this.stepListMark(at);
    if (token.kind !== 'word') return this.advance(this.maySkipMark(token.kind, token.norm));
    if (view.is(at, 'of')) return this.advance(this.mayTakeOf(at));
    if (view.is(at, 'by') || view.is(at, 'with') || view.is(at, 'preposition')) {
      return this.advance(this.free);
    }
    if (this.endsObject(at)) return false;
    return this.advance(this.takeWord(at));
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
    if (this.free && (view.is(at, 'people') || view.is(at, 'head_noun'))) return true;
    if (!view.isUnknownWord(at)) return true;
    this.sawObject = true;
    this.unknown += 1;
    return this.unknown <= UNKNOWN_BEFORE_OBJECT;
  }

  /** "destroyed and captured Russian tanks"; a list goes on only after an object of another kind. */
  private stepListMark(at: number): boolean {
    if (at === this.start && this.view.statusAt(at + 1) !== undefined) return this.advance(true);
    return this.advance(this.sawObject);
  }

  private jumpStatus(status: StatusMention): boolean {
    const chained = this.at === this.start + 1 && this.view.isListMark(this.start);
    this.at = status.end;
    return chained;
  }

  private maySkipMark(kind: string, norm: string): boolean {
    if (kind === 'quote' || kind === 'symbol' || kind === 'number') return true;
    if (kind === 'hyphen') return true;
    return norm === '#' || norm === ':' || norm === '(' || norm === ')';
  }

  private mayTakeOf(at: number): boolean {
    const { view } = this;
    if (this.word.voice === 'noun' && at === this.start) return true;
    const before = at - 1;
    return view.is(before, 'group') || view.is(before, 'piece') || view.is(before, 'some');
  }
}

/** "Ланцетом", "дронами", "ракетою": the case of the tool. */
function isInstrumental(ending: string): boolean {
  return ending === 'ом' || ending === 'ем' || ending === 'ами' || ending === 'ями' || ending === 'ою' || ending === 'ею';
}

/** "wreck of a T-72", "уламки Су-25", "T-72 wreck". */
function complementOf(view: SentenceView, status: StatusMention, word: StatusWord): Found | null {
  const next = status.end;
  const last = view.token(status.end - 1)?.norm;
  if (view.is(next, 'of') || last === 'to' || isCyrillic(view, status)) {
    return objectOf(view, status, word).found;
  }
  const before = view.phraseAt(status.start - 1);
  if (before === undefined || before.end !== status.start) return null;
  const phrases = fitting([before], word);
  return phrases.length === 0 ? null : { phrases, active: false, part: false };
}

/** The items a status is said of that stand before it. */
function subjectOf(
  view: SentenceView,
  status: StatusMention,
  reach: number,
  word: StatusWord,
): Found | null {
  for (let i = view.lastPhraseBefore(status.start); i >= 0; i -= 1) {
    const phrase = view.phrases[i];
    if (phrase === undefined) continue;
    if (status.start - phrase.end > reach) return null;
    const gap = readGap(view, phrase.end, status.start);
    if (gap === 'another subject') return null;
    if (gap === 'part') return partOf(view, phrase, status, word);
    const adjacent = phrase.end === status.start;
    if (phrase.governor === 'of' && !phrase.item.munition) return null;
    if (phrase.governor === 'by' || phrase.governor === 'with') continue;
    if (phrase.governor === 'preposition' && !adjacent) continue;
    if (phrase.item.munition && view.listBefore(phrase).length === 1 && !adjacent) continue;
    const phrases = fitting(view.listBefore(phrase), word);
    return phrases.length === 0 ? null : { phrases, active: false, part: false };
  }
  return null;
}

type Gap = 'clear' | 'another subject' | 'part';

/** Whether what stands between an item and a status leaves the item its subject. */
function readGap(view: SentenceView, from: number, to: number): Gap {
  if (isPart(view, to)) return 'part';
  let unknown = 0;
  let sinceMark = 0;
  let marked = false;
  for (let at = from; at < to; at += 1) {
    if (view.isListMark(at) && !view.phraseAt(at)) {
      marked = true;
      sinceMark = 0;
    } else if (view.isUnknownWord(at) || view.is(at, 'people')) {
      if (view.statusAt(at) !== undefined) continue;
      unknown += 1;
      sinceMark += 1;
    }
  }
  if (marked && sinceMark > 0) return 'another subject';
  return unknown > UNKNOWN_BEFORE_STATUS && !marked ? 'another subject' : 'clear';
}

/** "…one captured", "two of which were damaged". */
function isPart(view: SentenceView, statusStart: number): boolean {
  return partNumber(view, statusStart) !== null;
}

function partNumber(
  view: SentenceView,
  statusStart: number,
): { readonly start: number; readonly end: number; readonly value: number } | null {
  let at = statusStart - 1;
  while (view.isLightWord(at) || view.is(at, 'auxiliary')) at -= 1;
  if ((view.is(at, 'relative') || view.is(at, 'pronoun')) && view.is(at - 1, 'of')) at -= 2;
  if (view.token(at) === undefined || view.phraseAt(at) !== undefined) return null;
  const number = numberEndingAt(view.tokens, view.scan, at);
  return number === null || number.value === null ? null : { ...number, value: number.value };
}

function partOf(
  view: SentenceView,
  whole: NounPhrase,
  status: StatusMention,
  word: StatusWord,
): Found | null {
  const number = partNumber(view, status.start);
  if (number === null || fitting([whole], word).length === 0) return null;
  return { phrases: [view.partOf(whole, number)], active: false, part: true };
}
