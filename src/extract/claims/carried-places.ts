import { areaRank } from '../places/area-rank.ts';
import type { PlaceMention } from '../places/place-mention.ts';
import { opensAnotherStory } from '../text/another-story.ts';
import type { Token } from '../tokens/tokenize.ts';
import type { TokenSpan } from './grammar-scan.ts';
import { isRightBefore } from './scene.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { firstFrom } from './spans.ts';

/** Sentences back to the one that says where the story happens. */
const BEFORE = 6;
/** Entries of a list above one, up to its heading. */
const LONGEST_LIST = 20;
/** "At Kotlyne they came on again. The first tank burnt": the story goes on where it began. */
export class CarriedPlaces {
  private readonly tokens: readonly Token[];
  private readonly scenes: readonly PlaceMention[];
  private sentences: readonly Sentence[] | undefined;

  constructor(tokens: readonly Token[], scenes: readonly PlaceMention[]) {
    this.tokens = tokens;
    this.scenes = scenes;
  }

  /** The one place that the nearest sentence before says something happened at. */
  into({ start }: TokenSpan): PlaceMention | null {
    if (this.scenes.length === 0) return null;
    this.sentences ??= splitSentences(this.tokens);
    const first = firstFrom(this.sentences, start);
    const home = this.sentences[first];
    if (home === undefined) return null;
    const isEntry = this.isEntry(home);
    const reach = isEntry ? LONGEST_LIST : BEFORE;
    for (let at = first; at >= Math.max(0, first - reach); at -= 1) {
      const sentence = this.sentences[at];
      if (sentence === undefined) return null;
      if (at < first) {
        if (isEntry && this.isEntry(sentence)) continue;
        const named = this.namedIn(sentence);
        if (named.length > 0) return whereOf(this.tokens, named);
      }
      if (opensAnotherStory(this.tokens, sentence.start)) return null;
    }
    return null;
  }

  private namedIn({ start, end }: Sentence): readonly PlaceMention[] {
    return this.scenes.slice(firstFrom(this.scenes, start), firstFrom(this.scenes, end));
  }

  /** "2) BMP-2", "- Msta-B": what one entry says of where is not of the next. */
  private isEntry({ start }: Sentence): boolean {
    const [mark, next] = [this.tokens[start], this.tokens[start + 1]];
    if (mark === undefined || (start > 0 && this.tokens[start - 1]?.kind !== 'newline'))
      return false;
    if (mark.kind === 'number') return next !== undefined && ').:'.includes(next.norm);
    return mark.kind !== 'word' && mark.kind !== 'quote';
  }
}

function whereOf(tokens: readonly Token[], named: readonly PlaceMention[]): PlaceMention | null {
  const placed = named.filter(({ relation, settlementClass, start }) =>
    relation === null ? settlementClass !== null || isTownOf(tokens, start) : relation !== 'toward',
  );
  const settled = placed.filter((mention) => areaRank(mention) === 0);
  const [only, ...others] = settled.length > 0 ? settled : placed;
  if (only !== undefined && others.length === 0) return only;
  // "towards Kurakhove, Donetsk region": the region only says where the town is.
  const [aim, ...aims] = named.filter((town) => named.some((area) => isRightBefore(town, area)));
  return placed.length === 0 && aims.length === 0 ? (aim ?? null) : null;
}

/** "The town of Izium is quiet." */
function isTownOf(tokens: readonly Token[], start: number): boolean {
  const [kind, of] = [tokens[start - 2]?.norm, tokens[start - 1]?.norm];
  return of === 'of' && (kind === 'town' || kind === 'city' || kind === 'settlement');
}
