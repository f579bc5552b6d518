import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';
import { type SingledOut, singledOutIn } from './singled-out.ts';

/** Tokens from "the other" to what is said of it. */
const REACH = 26;

export interface Several {
  readonly phrase: NounPhrase;
  readonly view: SentenceView;
}

interface Single extends SingledOut, Several {}

/** "Two BMPs came. One hit a mine": which of those named before the clauses of a sentence speak of. */
export class OneOfSeveral {
  /** Those the sentence at hand speaks of. */
  private singles: readonly Single[] = [];
  /** Of several named together: how many were told of one by one. */
  private readonly counted = new Map<NounPhrase, number>();

  /** Begins a sentence; the last named, and the last that was more than one. */
  begin(view: SentenceView, several: Several | undefined, last: Several | undefined): void {
    this.singles = singledOutIn(view).flatMap((part) => {
      const before = part.isMore ? (several ?? last) : several;
      if (before === undefined) return [];
      const phrase = this.partOf(before, part);
      return phrase === null ? [] : [{ ...part, phrase, view: before.view }];
    });
  }

  get all(): readonly Several[] {
    return this.singles;
  }

  /** The last one a sentence spoke of before a token. */
  lastBefore(at: number): NounPhrase | null {
    return this.singles.findLast(({ start }) => start < at)?.phrase ?? null;
  }

  /** The one that is the subject of a status: "the other burned". */
  subjectOf(view: SentenceView, status: StatusMention): NounPhrase | null {
    const from = view.chainStart(status);
    const part = this.singles.findLast(({ start }) => start < from);
    if (part === undefined || from - part.end > REACH) return null;
    for (let at = part.end; at < from; at += 1) {
      const phrase = view.phraseAt(at);
      if (phrase !== undefined && !phrase.item.munition && phrase.governor === 'none') return null;
      const isNewClause = view.token(at)?.norm === ',' && !view.is(at + 1, 'auxiliary');
      if (isNewClause && namesOther(view, at + 1, from)) return null;
    }
    return part.phrase;
  }

  private partOf(
    { phrase, view }: Several,
    { number, start, end, isMore }: SingledOut,
  ): NounPhrase | null {
    const total = phrase.number?.value ?? null;
    const told = this.counted.get(phrase) ?? 0;
    const rest = total === null ? null : total - told;
    if (number !== null && isMore) return view.partOf(phrase, number);
    if (number !== null) {
      if (rest !== null && number.value > rest) return null;
      this.counted.set(phrase, told + number.value);
      return view.partOf(phrase, number);
    }
    if (rest === null) return { ...phrase, number: null, uncounted: { start, end } };
    return rest < 1 ? null : view.partOf(phrase, { start, end, value: rest });
  }
}

/** Past a comma, a clause with a subject of its own. */
function namesOther(view: SentenceView, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    if (view.is(at, 'people') || view.is(at, 'head_noun')) return true;
    if (view.is(at, 'pronoun') && !view.is(at, 'object_pronoun')) return true;
  }
  return false;
}

/** Said of its subject, not of an object. */
export function saysOfSubject({ voice }: StatusWord): boolean {
  return voice === 'subject' || voice === 'participle' || voice === 'passive';
}
