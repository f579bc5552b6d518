import { type Sentence, splitSentences } from '../../claims/sentences.ts';
import { firstFrom } from '../../claims/spans.ts';
import { opensAnotherTime } from '../../text/another-story.ts';
import type { Token } from '../../tokens/tokenize.ts';
import type { DateMention } from './date-mention.ts';

/** Sentences back to the one that says when the story happened. */
const BEFORE = 4;
/** Tokens of a sentence such as "Vuhledar, Feb 27." that says where and when, after what it is of. */
const LONGEST_DATELINE = 8;
/** "On 12 January they came into Kotlyne. The tank burned": the story goes on on its day. */
export class CarriedDates {
  private readonly tokens: readonly Token[];
  private readonly dates: readonly DateMention[];
  private sentences: readonly Sentence[] | undefined;

  constructor(tokens: readonly Token[], dates: readonly DateMention[]) {
    this.tokens = tokens;
    this.dates = dates;
  }

  /** The dateline right behind; else the one day of the nearest sentence before in the paragraph. */
  into({ start, end }: { readonly start: number; readonly end: number }): DateMention | null {
    if (this.dates.length === 0) return null;
    this.sentences ??= splitSentences(this.tokens);
    return this.datelineAfter(this.sentences, end) ?? this.dayBefore(this.sentences, start);
  }

  private datelineAfter(sentences: readonly Sentence[], end: number): DateMention | null {
    const next = sentences[firstFrom(sentences, end)];
    if (next === undefined || next.end - next.start > LONGEST_DATELINE) return null;
    const [date, ...others] = this.datesIn(next);
    const opens = this.tokens[next.start];
    return date === undefined || others.length > 0 || opens?.capital !== true ? null : date;
  }

  private dayBefore(sentences: readonly Sentence[], start: number): DateMention | null {
    const first = firstFrom(sentences, start);
    const home = sentences[first];
    for (let at = first; at >= Math.max(0, first - BEFORE); at -= 1) {
      const sentence = sentences[at];
      if (sentence === undefined || sentence.paragraph !== home?.paragraph) return null;
      if (at < first) {
        const [date, ...others] = this.datesIn(sentence);
        if (date !== undefined) return others.length > 0 ? null : date;
      }
      if (opensAnotherTime(this.tokens, sentence.start)) return null;
    }
    return null;
  }

  private datesIn({ start, end }: Sentence): readonly DateMention[] {
    return this.dates.slice(firstFrom(this.dates, start), firstFrom(this.dates, end));
  }
}
