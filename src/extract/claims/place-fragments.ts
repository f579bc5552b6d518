import { areaRank } from '../places/area-rank.ts';
import { kindWordOf, settlementClassOf } from '../places/kind-words.ts';
import type { PlaceMention } from '../places/place-mention.ts';
import type { TokenFacts } from '../places/token-facts.ts';
import type { Token } from '../tokens/tokenize.ts';
import type { TokenSpan } from './grammar-scan.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { firstFrom } from './spans.ts';

/** Tokens of a sentence that names a place and little else. */
const LONGEST = 26;
/** Sentences between a loss and the line that says where it was, after it and before. */
const AFTER = 2;
const BEFORE = 8;

/** Words of a dateline: "околиці", "лівий берег", "ранок". */
const OF_A_DATELINE = new Set(
  (
    'околиці околиця окрестности окраина довкола навколо район рн берег лівий правий левый правый північ південь схід захід север юг восток запад ' +
    'вулиця вул ул улица посадка лісосмуга лесополоса ліс лес траса трасса геолок геолокація геолокация геопривязка координати координаты локация локація ' +
    'date dated flank наш наша наше наші наши north south east west n s e w ne nw se sw settlement village direction all both ' +
    'ранок вечір ніч день вчора сьогодні учора утро вечер ночь вчера сегодня вночі ночью вранці утром місце место відео видео фото'
  ).split(' '),
);

interface Fragment extends TokenSpan {
  /** Null where the sentence tells more than where and when. */
  readonly place: PlaceMention | null;
}

/** Sentences such as "Степове, під Авдіївкою.": where what their neighbours tell of was lost. */
export class PlaceFragments {
  private readonly tokens: readonly Token[];
  private readonly scenes: readonly PlaceMention[];
  private readonly facts: TokenFacts;
  private fragments: readonly Fragment[] | undefined;

  constructor(tokens: readonly Token[], scenes: readonly PlaceMention[], facts: TokenFacts) {
    this.tokens = tokens;
    this.scenes = scenes;
    this.facts = facts;
  }

  beside({ start, end }: TokenSpan): PlaceMention | null {
    if (this.scenes.length === 0) return null;
    this.fragments ??= splitSentences(this.tokens).map((sentence) => ({
      start: sentence.start,
      end: sentence.end,
      place: this.placeOf(sentence),
    }));
    const next = firstFrom(this.fragments, end);
    const after = this.fragments.slice(next, next + AFTER).find(({ place }) => place !== null);
    const first = firstFrom(this.fragments, start);
    const before = this.fragments
      .slice(Math.max(0, first - BEFORE), first)
      .findLast(({ place }) => place !== null);
    return before?.place ?? after?.place ?? null;
  }

  private placeOf(sentence: Sentence): PlaceMention | null {
    if (sentence.end - sentence.start > LONGEST) return null;
    const named: PlaceMention[] = [];
    let scene = firstFrom(this.scenes, sentence.start);
    for (let at = sentence.start; at < sentence.end; at += 1) {
      const mention = this.scenes[scene];
      if (mention !== undefined && at >= mention.phraseStart && at < mention.end) {
        named.push(mention);
        at = mention.end - 1;
        scene += 1;
      } else if (!this.mayStand(at)) return null;
    }
    return whereOf(named);
  }

  private mayStand(at: number): boolean {
    const token = this.tokens[at];
    if (token === undefined || this.facts.isItem(at) || this.facts.isStatus(at)) return false;
    if (token.kind !== 'word' || this.facts.isDate(at) || this.facts.isSide(at)) return true;
    if (OF_A_DATELINE.has(token.norm) || this.facts.isListMark(at)) return true;
    return kindWordOf(token.norm) !== null || settlementClassOf(token.norm) !== null;
  }
}

/** The settlement named first and plainly; else what says it is near one; else the narrowest. */
function whereOf(named: readonly PlaceMention[]): PlaceMention | null {
  const settled = named.filter((mention) => areaRank(mention) === 0);
  const bare =
    settled.find(({ settlementClass }) => settlementClass !== null) ??
    settled.find(({ relation }) => relation === null);
  if (bare !== undefined || settled.length > 0) return bare ?? settled[0] ?? null;
  return [...named].sort((a, b) => areaRank(a) - areaRank(b))[0] ?? null;
}
