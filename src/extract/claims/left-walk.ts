import type { Token } from '../tokens/tokenize.ts';
import { countFireUnits, isFireUnitOf } from './fire-units.ts';
import type { GrammarScan, SideMention, StatusMention, TokenSpan } from './grammar-scan.ts';
import type { Item } from './items.ts';
import { LeftContext } from './left-context.ts';
import { numberEndingAt, rangeStart, type TextNumber } from './numbers.ts';
import { TOGETHER_WITH } from './tool-case.ts';
import {
  belongsToPhrase,
  governorAt,
  mayBeAdjective,
  mayPrecedeArticle,
  mayPrecedeNumber,
} from './words-before-item.ts';

/** How many tokens to the left of an item its words are looked for. */
const REACH = 16;
/** Unknown words allowed between an item and a word known to belong to it. */
const UNKNOWN_WORDS = 2;

/** "от двенадцати до пятнадцати": no preposition of the item. */
const RANGE_OPENERS = new Set(['от', 'від', 'from', 'between', 'між', 'между']);

/** "российский", "російську", "вражеские": no genitive. */
const DIRECT_ADJECTIVE = /(?:[сцз]ьк[аеуі]|ий|ый|ій|ая|яя|ую|юю|ое|ее|ые|ие)$/;

const LOCATIVE_NOUN = /(?:[бгдзлмпрстф]е|ах|ях|ами|ями)$/;

/** "the last of the four T-62s", "another of the Leopards" */
const ONE_OF = new Set('first second third fourth last latest another'.split(' '));

const PERIOD = /^(?:hour|day|week|month|minute|year)s?$/;

const UNHARMED = new Set(['unharmed', 'undamaged', 'unscathed', 'untouched', 'uninjured']);

/** "батарея из трёх Д-20" */
const GROUP_OF = new Set(['из', 'з', 'із']);

/** In the case of the object, not of the tool. */
const ROUND = new Set(
  'десяток дюжину дюжина сотню півсотні півдюжини полсотни полдюжины пяток'.split(' '),
);

/** Reads the words before an item that belong to it. */
export class LeftWalk {
  private readonly tokens: readonly Token[];
  private readonly scan: GrammarScan;
  private readonly statusByEnd: ReadonlyMap<number, StatusMention>;
  private readonly isPlace: (index: number) => boolean;

  constructor(tokens: readonly Token[], scan: GrammarScan, isPlace: (index: number) => boolean) {
    this.tokens = tokens;
    this.scan = scan;
    this.isPlace = isPlace;
    this.statusByEnd = new Map(scan.statuses.map((status) => [status.end, status] as const));
  }

  /** `floor` is where the sentence, or the item before, ends. */
  from(item: Item, floor: number): LeftContext {
    const left = new LeftContext(item.start, floor);
    const limit = Math.max(floor, item.start - REACH);
    let unknown = 0;
    let at = item.start - 1;
    while (at >= limit) {
      const isName = this.isPlace(at) && !this.scan.sideOver.has(at);
      const taken = isName
        ? 'stop'
        : (this.takeUnitOf(item, left, at) ?? this.takeLeft(left, at, unknown));
      if (taken === 'stop') break;
      if (taken === 'unknown') {
        unknown += 1;
        if (unknown > UNKNOWN_WORDS || this.disagrees(left, at)) break;
        at -= 1;
        continue;
      }
      at = taken - 1;
      unknown = 0;
      if (this.isContent(taken)) left.start = taken;
    }
    return left;
  }

  /** "на дороге российский танк": no adjective of a phrase in another case. */
  private disagrees(left: LeftContext, at: number): boolean {
    const first = this.tokens[left.start];
    if (left.start === left.itemStart || first?.cyrillic !== true) return false;
    return DIRECT_ADJECTIVE.test(first.norm) && LOCATIVE_NOUN.test(this.tokens[at]?.norm ?? '');
  }

  /** "two launchers of the S-300 system" */
  private takeUnitOf(item: Item, left: LeftContext, at: number): number | null {
    if (!this.scan.is(at, 'of') || !isFireUnitOf(this.tokens, item, at)) return null;
    return countFireUnits(this.tokens, left, at);
  }

  /** A bracket or quote alone does not widen the phrase. */
  private isContent(at: number): boolean {
    const kind = this.tokens[at]?.kind;
    return kind === 'word' || kind === 'number' || kind === 'symbol';
  }

  /** Takes the word that ends at `at` into the phrase and says where it starts. */
  private takeLeft(left: LeftContext, at: number, unknown: number): number | 'stop' | 'unknown' {
    const { scan, tokens } = this;
    const token = tokens[at];
    if (token === undefined || token.kind === 'newline' || token.kind === 'link') return 'stop';
    const side = scan.sideOver.get(at);
    if (side !== undefined) return this.takeSide(left, side, unknown);
    if (token.kind === 'quote' || (token.kind === 'hyphen' && token.glued)) return at;
    if (token.kind === 'punct' && !scan.is(at, 'times')) {
      if (this.isRepeatedNumber(at)) return at - 2;
      // "укр. 2С1", "рос. БМП-2"
      if (token.norm === '.' && token.glued && scan.sideOver.has(at - 1)) return at;
      return token.norm === '#' ? at : 'stop';
    }
    if (token.kind === 'symbol' || token.kind === 'hyphen') return 'stop';
    const status = this.statusByEnd.get(at + 1);
    if (status !== undefined) return this.takeStatus(left, status);
    const number = numberEndingAt(tokens, scan, at);
    if (number !== null) return this.takeNumber(left, number);
    return this.takeWord(left, at, unknown);
  }

  /** "дві доби танк", "Two days later the tank"; not "155 mm howitzers". */
  private measuresTime({ article, definite }: LeftContext, measure: number): boolean {
    if (this.tokens[measure]?.cyrillic === true) return true;
    return (article !== null || definite) && PERIOD.test(this.tokens[measure]?.norm ?? '');
  }

  /** A count; the bounds of a range leave it open, and none at all denies it. */
  private takeNumber(left: LeftContext, number: TextNumber): number {
    const { start, end, value } = number;
    // "дві доби танк стояв": how long, not how many.
    const isOfMeasure = this.scan.is(end, 'measure') && !this.scan.is(end, 'piece');
    if (isOfMeasure && end < left.itemStart && this.measuresTime(left, end)) return start;
    const from = rangeStart(this.tokens, this.scan, number);
    if (from !== null) {
      const start = RANGE_OPENERS.has(this.tokens[from - 1]?.norm ?? '') ? from - 1 : from;
      left.uncounted ??= { start, end };
      return start;
    }
    if (value === 0) left.negated = true;
    else if (value !== null) left.number ??= { start, end, value };
    return start;
  }

  /** "2 (two) mortars" */
  private isRepeatedNumber(at: number): boolean {
    const { scan, tokens } = this;
    return (
      tokens[at]?.norm === ')' && tokens[at - 2]?.norm === '(' && scan.numberWordAt.has(at - 1)
    );
  }

  private takeWord(left: LeftContext, at: number, unknown: number): number | 'stop' | 'unknown' {
    const { scan } = this;
    if (this.isPossessor(left, at)) left.possessed = true;
    if (scan.is(at, 'enemy')) left.enemy ??= { start: at, end: at + 1 };
    if (scan.is(at, 'civilian')) left.civilian = true;
    if (scan.is(at, 'not_a_tank') && at === left.start - 1 - this.hyphensBefore(left.start)) {
      left.notATank = true;
    }
    if (scan.is(at, 'munition') && at >= left.start - 2) left.munition = true;
    if (scan.is(at, 'military')) left.military = true;
    if (scan.is(at, 'each')) left.each = true;
    if (UNHARMED.has(this.tokens[at]?.norm ?? '')) left.unharmed = true;
    if (this.tokens[at]?.norm === 'same') left.definite = true;
    if (scan.is(at, 'another')) left.another = true;
    if (scan.is(at, 'ours')) left.ours = true;
    if (scan.is(at, 'own')) left.own = true;
    // "другу накрив «Хаймарс»": a verb that says it hit is no word of the item's.
    if (scan.is(at, 'hit') && this.tokens[at]?.cyrillic === true) return 'stop';
    if (left.article !== null && !mayPrecedeArticle(this.scan, at)) return 'stop';
    // "та" joins in Ukrainian and points in Russian: before a counted item it joins.
    if (scan.is(at, 'determiner') && !scan.is(at, 'conjunction')) {
      // "the road that leads past the T-72": its own "the" began the phrase.
      return left.definite && unknown > 0 ? 'stop' : this.takeDeterminer(left, at);
    }
    if (scan.is(at, 'negation')) {
      left.negated = true;
      return 'stop';
    }
    if (scan.is(at, 'some')) {
      left.uncounted ??= this.spanOf(at, 'some');
      return left.uncounted.start;
    }
    if (scan.is(at, 'group') && !scan.is(at + 1, 'of')) {
      left.uncounted ??= { start: at, end: at + 1 };
      return at;
    }
    if (scan.is(at, 'of')) return this.takeOf(left, at);
    if (scan.is(at, 'enemy') || scan.is(at, 'each')) return at;
    if (GROUP_OF.has(this.tokens[at]?.norm ?? '') && scan.is(at - 1, 'group')) return at - 1;
    // "и около двадцати БМП": how many, not where.
    if (this.isRoundedBy(left, at)) return at;
    const counts =
      left.number?.start === at + 1 && scan.is(at, 'about') && this.tokens[at]?.norm !== 'до';
    const governor = counts ? null : governorAt(this.scan, at);
    if (governor !== null) {
      if (unknown === 0 || governor === 'by') left.governor = governor;
      return 'stop';
    }
    if (left.number !== null) return mayPrecedeNumber(this.scan, at) ? at : 'stop';
    if (belongsToPhrase(this.scan, at)) return at;
    return mayBeAdjective(this.tokens, this.scan, at) ? 'unknown' : 'stop';
  }

  /** "згоріло з десяток «Уралів»", "с десяток": about so many, and nothing was done with them. */
  private isRoundedBy({ number }: LeftContext, at: number): boolean {
    if (number?.start !== at + 1 || !TOGETHER_WITH.has(this.tokens[at]?.norm ?? '')) return false;
    return ROUND.has(this.tokens[at + 1]?.norm ?? '');
  }

  /** "екіпаж танка", "ремонт танків": the noun before owns what is said. */
  private isPossessor(left: LeftContext, at: number): boolean {
    // "кинута екіпажем БМП-3": the crew did it, and the item comes after.
    const isOfVerb = this.statusByEnd.has(at) && governorAt(this.scan, at - 1) === null;
    if (isOfVerb && /(?:ем|ом|ою|ею|ами|ями)$/.test(this.tokens[at]?.norm ?? '')) {
      return false;
    }
    // "сожжён бойцами бригады российский танк": an adjective in the nominative begins a phrase.
    const first = this.tokens[left.start];
    if (left.start < left.itemStart && DIRECT_ADJECTIVE.test(first?.norm ?? '')) return false;
    const isBeside = at === left.start - 1 - this.quotesBefore(left.start);
    return isBeside && this.scan.is(at, 'head_noun') && this.tokens[at]?.cyrillic === true;
  }

  /** "расчёт «Гиацинта»" */
  private quotesBefore(index: number): number {
    return this.tokens[index - 1]?.kind === 'quote' ? 1 : 0;
  }

  private hyphensBefore(index: number): number {
    return this.tokens[index - 1]?.kind === 'hyphen' ? 1 : 0;
  }

  private spanOf(at: number, wordClass: 'some'): TokenSpan {
    let start = at;
    while (this.scan.is(start - 1, wordClass)) start -= 1;
    return { start, end: at + 1 };
  }

  private takeDeterminer(left: LeftContext, at: number): number {
    const norm = this.tokens[at]?.norm ?? '';
    if (norm === 'a' || norm === 'an') left.article ??= { start: at, end: at + 1 };
    else left.definite = true;
    return at;
  }

  /** "a column of Russian tanks", "three units of": the phrase goes on before "of". */
  private takeOf(left: LeftContext, at: number): number | 'stop' {
    const { scan } = this;
    const before = at - 1;
    if (scan.is(before, 'piece')) return before;
    if (scan.is(before, 'group')) {
      left.uncounted ??= { start: before, end: at + 1 };
      left.number = null;
      return before;
    }
    if (scan.is(before, 'some')) return at;
    if (numberEndingAt(this.tokens, scan, before) !== null) {
      left.number = null;
      return at;
    }
    if (ONE_OF.has(this.tokens[before]?.norm ?? '') && (left.definite || left.number !== null)) {
      left.number = { start: before, end: at, value: 1 };
      left.uncounted = null;
      return before;
    }
    left.governor =
      at === left.floor || scan.is(before, 'media') || this.statusByEnd.has(at) ? 'none' : 'of';
    return 'stop';
  }

  private takeSide(left: LeftContext, mention: SideMention, unknown: number): number | 'stop' {
    const { side, start, end } = mention;
    if (left.owner !== null) return side.role === 'force' ? 'stop' : start;
    if (this.namesTheMaker(end) || side.role === 'donor') return start;
    const possessive = this.tokens[end - 1]?.possessive ?? false;
    if (side.role === 'force' && !possessive && (unknown > 0 || end < left.start)) return 'stop';
    if (side.role === 'force' && this.tokens[start]?.cyrillic === true) return 'stop';
    // "Tractors strike again 🇺🇦 A Pantsir …": the flag closes what was said before.
    if (side.role === 'flag' && left.article !== null) return 'stop';
    left.owner = { start, end, code: side.code, tag: side.tag };
    return start;
  }

  /** "Russian-made", "Soviet-era": who built it is not whose it is. */
  private namesTheMaker(end: number): boolean {
    const next = this.tokens[end]?.kind === 'hyphen' ? end + 1 : end;
    return this.scan.is(next, 'made');
  }

  /** "two burnt tanks", "a shot-down drone": said inside the phrase, not of its subject. */
  private takeStatus(left: LeftContext, status: StatusMention): number | 'stop' {
    if (status.start <= left.floor) return 'stop';
    const isParticiple = status.words.some(
      ({ voice }) => voice === 'participle' || voice === 'passive',
    );
    const counted = left.number !== null || left.article !== null || left.definite;
    if (!isParticiple || counted || left.uncounted !== null) return 'stop';
    const before = status.start - 1;
    const { scan } = this;
    const side = scan.sideOver.get(before);
    const isInside =
      (scan.is(before, 'determiner') && !scan.is(before, 'conjunction')) ||
      scan.is(before, 'some') ||
      scan.is(before, 'another') ||
      scan.is(before, 'each') ||
      scan.is(before, 'negation') ||
      scan.is(before, 'hedge') ||
      (scan.is(before, 'adjective') && !scan.is(before, 'people')) ||
      numberEndingAt(this.tokens, scan, before) !== null ||
      (side !== undefined && side.side.role !== 'force');
    if (!isInside) return 'stop';
    left.premodifiers.push(status);
    return status.start;
  }
}
