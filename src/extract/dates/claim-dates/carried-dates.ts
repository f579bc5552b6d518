import { type Sentence, splitSentences } from '../../claims/sentences.ts';
import { firstFrom } from '../../claims/spans.ts';
import type { Token } from '../../tokens/tokenize.ts';
import type { DateMention } from './date-mention.ts';

/** Sentences back to the one that says when the story happened. */
const BEFORE = 4;
/** Tokens of a sentence such as "Vuhledar, Feb 27." that says where and when, after what it is of. */
const LONGEST_DATELINE = 8;
/** Another story, or another time of this one. */
const ANOTHER_STORY = new Set(
  (
    'also another separately earlier previously besides meanwhile elsewhere additionally later then now today afterwards ' +
    'крім кроме також также ще ещё еще окремо отдельно раніше ранее другий второй потім потом пізніше позже тепер теперь зараз сейчас сьогодні сегодня згодом'
  ).split(' '),
);
const OPENER_REACH = 4;

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
      if (this.opensAnotherStory(sentence)) return null;
    }
    return null;
  }

  private datesIn({ start, end }: Sentence): readonly DateMention[] {
    return this.dates.slice(firstFrom(this.dates, start), firstFrom(this.dates, end));
  }

  private opensAnotherStory({ start }: Sentence): boolean {
    return this.tokens
      .slice(start, start + OPENER_REACH)
      .some(({ norm }) => ANOTHER_STORY.has(norm));
  }
}
