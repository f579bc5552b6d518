import type { PlaceMention } from '../places/place-mention.ts';
import type { TokenFacts } from '../places/token-facts.ts';
import type { Token } from '../tokens/tokenize.ts';
import type { TokenSpan } from './grammar-scan.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { firstFrom } from './spans.ts';

/** Lines such as "Bakhmut direction:" that say where the losses listed below them were. */
export class PlaceHeadings {
  private readonly tokens: readonly Token[];
  private readonly scenes: readonly PlaceMention[];
  private readonly facts: TokenFacts;
  private headings: ReadonlyMap<number, PlaceMention> | undefined;

  constructor(tokens: readonly Token[], scenes: readonly PlaceMention[], facts: TokenFacts) {
    this.tokens = tokens;
    this.scenes = scenes;
    this.facts = facts;
  }

  over(sentence: TokenSpan): PlaceMention | null {
    this.headings ??= this.read();
    return this.headings.get(sentence.start) ?? null;
  }

  /** The heading over each sentence, by its first token; a heading speaks for its block of lines and the next. */
  private read(): ReadonlyMap<number, PlaceMention> {
    const over = new Map<number, PlaceMention>();
    if (this.scenes.length === 0) return over;
    let current: { readonly place: PlaceMention; readonly paragraph: number } | null = null;
    for (const sentence of splitSentences(this.tokens)) {
      const place = this.headingOf(sentence);
      if (place !== null) current = { place, paragraph: sentence.paragraph };
      else if (current !== null && sentence.paragraph - current.paragraph > 1) current = null;
      else if (current !== null) over.set(sentence.start, current.place);
    }
    return over;
  }

  private headingOf(sentence: Sentence): PlaceMention | null {
    const first = firstFrom(this.scenes, sentence.start);
    const place = this.scenes[first];
    if (place === undefined || place.start >= sentence.end) return null;
    const next = this.scenes[first + 1];
    const isOnlyPlace = next === undefined || next.start >= sentence.end;
    if (!isOnlyPlace || this.tokens[sentence.end - 1]?.norm !== ':') return null;
    for (let at = sentence.start; at < sentence.end; at += 1) {
      if (this.facts.isItem(at) || this.facts.isStatus(at)) return null;
    }
    return place;
  }
}
