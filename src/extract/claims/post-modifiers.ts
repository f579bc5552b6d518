import type { Token } from '../tokens/tokenize.ts';
import type { GrammarScan, Owner, SideMention, TokenSpan } from './grammar-scan.ts';
import { numberEndingAt, type QuantityNumber } from './numbers.ts';
import { belongsToCivilians, isOfNextItem } from './whose-else.ts';

/** What the words after an item say of it. */
export interface RightContext {
  readonly end: number;
  readonly owner: Owner | null;
  readonly enemy: TokenSpan | null;
  readonly number: QuantityNumber | null;
  readonly uncounted: TokenSpan | null;
  /** "tank crew", "T-72's turret": the item only modifies another noun. */
  readonly isModifier: boolean;
  readonly strikes: boolean;
  /** "of a bakery" */
  readonly civilian: boolean;
  /** "нашей 12-й бригады" */
  readonly ours: boolean;
}

/** Words between "operated by" and the side it names. */
const OWNER_REACH = 6;
const UNIT_REACH = 10;
const BRACKET_REACH = 12;
/** Tokens of a variant, a year or a number in brackets behind an item. */
const REMARK_REACH = 5;
const UNIT_NOUN =
  /^(?:бригад|полк[ау]?$|дивизи|батальон|рот[ыи]$|арми[ии]$|корпус|группировк|флот|авиаци|мехбригад|эскадрил|взвод|дивизион|батаре[ии]$)/;
const GENITIVE_ADJECTIVE = /(?:ой|ей|ого|его|ых|их|ої|ьої)$/;

/** "Повітряні сили", "украинские военные", "Сили оборони": no genitive begins so. */
const NOMINATIVE_FIRST = /(?:[нк]і|[нк][ыи]е|^сил[иы]|^армі?ия|^армія|^війська|^войска)$/;

class RightWalk {
  private readonly tokens: readonly Token[];
  private readonly scan: GrammarScan;
  private readonly ceiling: number;
  end: number;
  owner: Owner | null = null;
  enemy: TokenSpan | null = null;
  number: QuantityNumber | null = null;
  uncounted: TokenSpan | null = null;
  ours = false;
  civilian = false;

  constructor(tokens: readonly Token[], scan: GrammarScan, end: number, ceiling: number) {
    this.tokens = tokens;
    this.scan = scan;
    this.end = end;
    this.ceiling = ceiling;
  }

  run(): RightContext {
    this.skipClosers();
    const strikes = this.scan.is(this.end, 'blow');
    const isModifier = this.isHeadNoun(this.end);
    if (!isModifier) {
      this.takeGroup();
      this.takeTimes();
      this.takeBracket();
      this.takeOwner();
    }
    const { end, owner, enemy, number, uncounted, ours, civilian } = this;
    return { end, owner, enemy, number, uncounted, isModifier, strikes, ours, civilian };
  }

  private skipClosers(): void {
    while (this.end < this.ceiling) {
      const token = this.tokens[this.end];
      if (token?.kind !== 'quote' && token?.norm !== ')') break;
      this.end += 1;
    }
  }

  private isHeadNoun(at: number): boolean {
    if (this.tokens[this.end - 1]?.possessive === true) return !this.scan.statusAt.has(at);
    if (at >= this.ceiling || !this.scan.is(at, 'head_noun')) return false;
    // "a Ka-52 force-landed"
    if (this.tokens[at + 1]?.kind === 'hyphen' && this.tokens[at + 1]?.glued === true) return false;
    // Ukrainian and Russian put the noun that rules before the item: "екіпаж танка".
    if (this.tokens[at]?.cyrillic === true) return false;
    return !this.scan.is(at, 'group') && !this.tellsAt(at);
  }

  /** "a BTR burst into flames", "a T-72 turret blown off": no other thing is named. */
  private tellsAt(at: number): boolean {
    const status = this.scan.statusAt.get(at);
    return (
      status !== undefined &&
      status.end > at + 1 &&
      status.words.every(({ voice }) => voice !== 'noun')
    );
  }

  /** "tank column", "tank convoy". */
  private takeGroup(): void {
    if (this.end >= this.ceiling || !this.scan.is(this.end, 'group')) return;
    this.uncounted = { start: this.end, end: this.end + 1 };
    this.end += 1;
  }

  /** "T-72 x2", "T-72 – 2 шт", "T-72 (2)", "T-72B3 — 3, burnt", "БМП-1: 9". */
  private takeTimes(): void {
    const { tokens, scan, end } = this;
    const first = tokens[end];
    if (first === undefined || end >= this.ceiling || this.takePieces()) return;
    const opens =
      first.norm === '(' || first.norm === ':' || first.kind === 'hyphen' || scan.is(end, 'times');
    if (!opens || tokens[end + 1]?.kind !== 'number') return;
    const number = numberEndingAt(tokens, scan, end + 1);
    if (number === null || number.value === null) return;
    const after = end + 2;
    const isPiece = scan.is(after, 'piece');
    const close = isPiece && first.norm === '(' ? after + 1 : after;
    const closes = first.norm === '(' ? tokens[close]?.norm === ')' : isPiece;
    const isDashed = first.kind === 'hyphen' && !first.glued;
    const isRemarked = isDashed && tokens[after]?.norm === '(';
    if (!closes && !scan.is(end, 'times') && !isRemarked && !this.endsEntry(after)) return;
    this.number = { start: end + 1, end: after, value: number.value };
    this.end = closes ? (first.norm === '(' ? close : after) + 1 : after;
    const isAbbreviated = isPiece && tokens[this.end]?.norm === '.';
    if (isAbbreviated && tokens[this.end + 1]?.norm === ',') this.end += 1;
  }

  /** "Bradley 2 pcs" */
  private takePieces(): boolean {
    const { tokens, scan, end } = this;
    if (tokens[end]?.kind !== 'number' || tokens[end]?.glued || !scan.is(end + 1, 'piece'))
      return false;
    const number = numberEndingAt(tokens, scan, end);
    if (number === null || number.value === null || number.start !== end) return false;
    if (!this.endsEntry(end + 2)) return false;
    this.number = { start: end, end: end + 1, value: number.value };
    this.end = end + 2;
    return true;
  }

  /** After the count of a list's entry comes a comma, the line's end or what happened. */
  private endsEntry(at: number): boolean {
    const token = this.tokens[at];
    if (this.tokens[at - 1]?.glued === true) return false;
    if (token === undefined || token.kind === 'newline') return true;
    if (token.norm === '(') return this.scan.statusAt.has(at + 1);
    if (token.norm === '.') return this.tokens[at + 1]?.glued !== true;
    return token.norm === ',' || token.norm === ';' || this.scan.statusAt.has(at);
  }

  /** "(Russian)", ", reportedly Ukrainian,". */
  private takeBracket(): void {
    const { tokens, scan, end } = this;
    const opener = tokens[end]?.norm;
    if (opener !== '(' && opener !== ',') return;
    if (this.takeEnemyAside(opener)) return;
    const isOfAll = scan.is(end + 1, 'all_of_it');
    const at = isOfAll || scan.is(end + 1, 'hedge') ? end + 2 : end + 1;
    const side = scan.sideOver.get(at);
    if (side === undefined || side.side.role === 'donor' || side.start !== at) return;
    const closer = tokens[side.end]?.norm;
    if (opener === '(' ? closer !== ')' : at === end + 1 || (closer === undefined && !isOfAll))
      return;
    this.setOwner(side);
    this.end = side.end + (closer === ')' || closer === ',' ? 1 : 0);
  }

  /** "(ворожий)", ", ворожа," */
  private takeEnemyAside(opener: string): boolean {
    const { tokens, scan, end } = this;
    if (!scan.is(end + 1, 'enemy') || tokens[end + 1]?.cyrillic !== true) return false;
    const closer = tokens[end + 2];
    if (closer !== undefined && closer.kind !== 'punct' && closer.kind !== 'newline') return false;
    if (opener === '(' && closer?.norm !== ')') return false;
    this.enemy = { start: end + 1, end: end + 2 };
    this.end = end + 2 + (closer?.norm === ')' || closer?.norm === ',' ? 1 : 0);
    return true;
  }

  /** "of the Russian army", "operated by Ukraine", "танк росіян", "техніка ворога". */
  private takeOwner(): void {
    const { scan, end } = this;
    if (end >= this.ceiling || this.owner !== null) return;
    if (scan.is(end, 'enemy') && this.tokens[end]?.cyrillic === true) {
      this.enemy = { start: end, end: end + 1 };
      this.end = end + 1;
      return;
    }
    this.takeHashtag();
    this.takeFlag();
    if (this.owner !== null) return;
    const adjacent = scan.sideOver.get(this.pastRemark());
    if (adjacent !== undefined && this.tokens[adjacent.end - 1]?.cyrillic === true) {
      if (adjacent.side.role === 'donor' || this.isSubject(adjacent)) return;
      if (isOfNextItem(this.tokens, this.scan, adjacent, this.ceiling)) return;
      this.setOwner(adjacent);
      this.end = this.pastPeople(adjacent.end);
      return;
    }
    if (this.takeUnit()) return;
    if (belongsToCivilians(this.tokens, this.scan, end, this.ceiling)) {
      this.civilian = true;
      return;
    }
    const isAside = this.tokens[end]?.norm === ',' && scan.is(end + 1, 'belonging');
    let at = isAside ? end + 1 : end;
    while (at < this.ceiling && scan.is(at, 'belonging')) at += 1;
    if (at === end) return;
    for (let step = 0; step < OWNER_REACH && at < this.ceiling; step += 1, at += 1) {
      const side = scan.sideOver.get(at);
      if (side !== undefined) {
        if (side.side.role === 'donor' || this.isMaker(side.end)) return;
        this.setOwner(side);
        this.end = this.pastPeople(side.end);
        return;
      }
      if (!this.mayPrecedeSide(at)) return;
    }
  }

  /** "МиГ-29 (9-13) Воздушных сил": where the words after a short remark in brackets begin. */
  private pastRemark(): number {
    const { tokens, scan, end } = this;
    if (tokens[end]?.norm !== '(') return end;
    for (let at = end + 1; at <= end + REMARK_REACH && at < this.ceiling; at += 1) {
      if (tokens[at]?.norm === ')') return at + 1;
      if (scan.sideOver.has(at) || scan.statusAt.has(at) || tokens[at]?.kind === 'newline') break;
    }
    return end;
  }

  /** "БТР-82АТ 488-го полка РФ", "Ми-24 нашей 12-й бригады": a unit in the genitive. */
  private takeUnit(): boolean {
    const { scan, tokens, end } = this;
    let at = end;
    if (tokens[at]?.norm === '(') return this.takeSideInBrackets(at);
    if (tokens[at]?.cyrillic !== true && tokens[at]?.kind !== 'number') return false;
    const isOurs = scan.is(at, 'ours');
    let isUnit = false;
    for (let step = 0; step < UNIT_REACH && at < this.ceiling; step += 1, at += 1) {
      const side = scan.sideOver.get(at);
      if (side !== undefined) {
        const namesArmy =
          isUnit || side.side.unit || this.isArmyAt(side.end) || this.isArmyAt(side.end - 1);
        if (side.side.role === 'donor' || !namesArmy) return false;
        this.setOwner(side);
        this.end = this.pastPeople(side.end);
        return true;
      }
      const token = tokens[at];
      if (token === undefined || scan.statusAt.has(at)) break;
      if (UNIT_NOUN.test(token.norm)) isUnit = true;
      else if (!this.mayNameUnit(at)) break;
    }
    if (!isOurs || !isUnit) return false;
    this.ours = true;
    return true;
  }

  /** "(борт 312, 4-я бригада 2-го АК)" */
  private takeSideInBrackets(opener: number): boolean {
    const { scan, tokens } = this;
    let found: SideMention | null = null;
    for (let at = opener + 1; at <= opener + BRACKET_REACH && at < this.ceiling; at += 1) {
      const token = tokens[at];
      if (token === undefined || scan.statusAt.has(at)) return false;
      if (token.norm === ')') {
        if (found === null || found.side.role === 'donor') return false;
        this.setOwner(found);
        this.end = at + 1;
        return true;
      }
      found ??= scan.sideOver.get(at) ?? null;
    }
    return false;
  }

  /** The words of a unit's name before its noun: "12-й отдельной механизированной". */
  private mayNameUnit(at: number): boolean {
    const token = this.tokens[at];
    if (token === undefined) return false;
    if (token.kind === 'number' || token.kind === 'quote') return true;
    if (token.kind === 'hyphen') return token.glued;
    if (token.glued && token.norm.length <= 3) return true;
    if (this.scan.is(at, 'ours') || this.scan.is(at, 'people')) return true;
    return token.cyrillic && GENITIVE_ADJECTIVE.test(token.norm);
  }

  /** "2x KamAZ 🇷🇺 burnt"; not "T-72 🇺🇦➡️🇷🇺" */
  private takeFlag(): void {
    const flag = this.scan.sideOver.get(this.end);
    if (flag === undefined || flag.side.role !== 'flag' || flag.start !== this.end) return;
    const next = this.tokens[flag.end];
    if (next?.kind === 'symbol') return;
    this.setOwner(flag);
    this.end = flag.end;
  }

  /** "Ural-43206 #russian #destroyed" */
  private takeHashtag(): void {
    if (this.tokens[this.end]?.norm !== '#') return;
    const side = this.scan.sideOver.get(this.end + 1);
    if (side === undefined || side.side.role !== 'adjective') return;
    this.setOwner(side);
  }

  /** "of the 127th Guards" */
  private mayPrecedeSide(at: number): boolean {
    const token = this.tokens[at];
    if (token === undefined) return false;
    const isOrdinalEnding = token.glued && token.norm.length <= 2;
    return (
      token.kind === 'number' ||
      isOrdinalEnding ||
      this.scan.is(at, 'determiner') ||
      this.scan.is(at, 'adjective')
    );
  }

  /** "Хаймарс россияне показали": the nominative acts, it owns nothing. */
  private isSubject({ side, start, end }: SideMention): boolean {
    const word = this.tokens[end - 1];
    if (side.role !== 'force' || side.unit || word === undefined) return false;
    const first = this.tokens[start]?.norm ?? '';
    if (end - start > 1 && NOMINATIVE_FIRST.test(first)) return true;
    return /(?:[яа]не|яни|нты|нти|кие|ки|цы|ці|сты|сти)$/.test(word.norm);
  }

  /** "36-ї російської армії": the side inside the name of the unit. */
  private isArmyAt(at: number): boolean {
    const norm = this.tokens[at]?.norm ?? '';
    return UNIT_NOUN.test(norm) || /^армі[яї]$/.test(norm);
  }

  private isMaker(at: number): boolean {
    return this.scan.is(this.tokens[at]?.kind === 'hyphen' ? at + 1 : at, 'made');
  }

  private pastPeople(at: number): number {
    let end = at;
    while (end < this.ceiling && this.scan.is(end, 'people')) end += 1;
    return end;
  }

  private setOwner(mention: SideMention): void {
    const { start, end, side } = mention;
    this.owner = { start, end, code: side.code, tag: side.tag };
  }
}

/** Reads the words after an item, up to `ceiling`. */
export function readAfterItem(
  tokens: readonly Token[],
  scan: GrammarScan,
  end: number,
  ceiling: number,
): RightContext {
  return new RightWalk(tokens, scan, end, ceiling).run();
}
