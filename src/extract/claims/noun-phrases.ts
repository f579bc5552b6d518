import type { Token } from '../tokens/tokenize.ts';
import { countBehind } from './counts-behind.ts';
import type { GrammarScan, Owner, StatusMention, TokenSpan } from './grammar-scan.ts';
import type { Item } from './items.ts';
import type { Governor } from './left-context.ts';
import { LeftWalk } from './left-walk.ts';
import type { QuantityNumber } from './numbers.ts';
import { readAfterItem } from './post-modifiers.ts';

/** An item with the words that belong to it. */
export interface NounPhrase extends TokenSpan {
  readonly item: Item;
  readonly governor: Governor;
  readonly owner: Owner | null;
  /** "Enemy": whose enemy is for the sentence to say. */
  readonly enemy: TokenSpan | null;
  readonly number: QuantityNumber | null;
  /** "several", "a column of": more than one, number unknown. */
  readonly uncounted: TokenSpan | null;
  readonly another: boolean;
  readonly definite: boolean;
  readonly article: TokenSpan | null;
  /** Statuses said inside the phrase: "two burnt tanks". */
  readonly premodifiers: readonly StatusMention[];
  /** Not a loss whatever is said of it: "fuel tank", "tank crew", "civilian car", "each tank". */
  readonly barred: boolean;
  /** Only named by a word civilians use as well, nothing military beside it. */
  readonly everyday: boolean;
  readonly negated: boolean;
  /** Said to have come to no harm: it may be taken or left, no more. */
  readonly unharmed: boolean;
  /** Followed by "strike", "fire": named as what struck. */
  readonly strikes: boolean;
  readonly military: boolean;
  /** "its own tank". */
  readonly own: boolean;
  /** "our tank". */
  readonly ours: boolean;
  readonly isCyrillic: boolean;
}

function isCar({ categories }: Item): boolean {
  return categories[0] === 'Trucks, Vehicles and Jeeps';
}

function isDroneNoun(item: Item): boolean {
  return !item.named && item.categories.some((category) => category.endsWith('Aerial Vehicles'));
}

/** Reads the phrase around an item. */
export class NounPhraseReader {
  private readonly tokens: readonly Token[];
  private readonly scan: GrammarScan;
  private readonly leftWalk: LeftWalk;

  constructor(tokens: readonly Token[], scan: GrammarScan, isPlace: (index: number) => boolean) {
    this.tokens = tokens;
    this.scan = scan;
    this.leftWalk = new LeftWalk(tokens, scan, isPlace);
  }

  /** "попадання «Града»" */
  private isBlowAt(at: number): boolean {
    return this.scan.is(at, 'blow') && this.tokens[at]?.cyrillic === true;
  }

  private isMunitionAt(at: number): boolean {
    return this.scan.is(at, 'munition');
  }

  /** Reads the phrase of an item; `floor` is where the sentence, or the item before, ends. */
  read(item: Item, floor: number, ceiling: number): NounPhrase {
    const left = this.leftWalk.from(item, floor);
    const right = readAfterItem(this.tokens, this.scan, item.end, ceiling);
    const isUncounted = left.number === null && right.number === null && left.uncounted === null;
    const isMany = item.plural && this.tokens[item.start]?.cyrillic === false;
    const behind =
      isMany && isUncounted ? countBehind(this.tokens, this.scan, right.end, ceiling) : null;
    const owner = left.owner ?? right.owner;
    const isTank = item.categories[0] === 'Tanks' && !item.named;
    const military =
      left.military || left.ours || left.enemy !== null || right.enemy !== null || owner !== null;
    return {
      item:
        (left.munition ||
          this.isMunitionAt(item.end) ||
          this.isMunitionAt(item.start) ||
          this.isMunitionAt(item.end - 1)) &&
        isDroneNoun(item)
          ? { ...item, munition: true }
          : item,
      start: left.start,
      end: behind?.end ?? right.end,
      governor: left.governor,
      owner,
      enemy: left.enemy ?? right.enemy,
      number: left.number ?? right.number ?? behind?.number ?? null,
      uncounted: left.uncounted ?? right.uncounted,
      another: left.another,
      definite: left.definite,
      article: left.article,
      premodifiers: left.premodifiers,
      barred:
        left.each ||
        left.possessed ||
        right.isModifier ||
        ((left.civilian || right.civilian) && (!item.named || (isCar(item) && !military))) ||
        (left.notATank && isTank),
      everyday: item.everyday && !military,
      negated: left.negated,
      unharmed: left.unharmed,
      strikes:
        right.strikes ||
        this.scan.is(item.end - 1, 'blow') ||
        this.isBlowAt(
          this.tokens[left.start - 1]?.kind === 'quote' ? left.start - 2 : left.start - 1,
        ),
      military,
      own: left.own,
      ours: left.ours || right.ours,
      isCyrillic: this.tokens[item.start]?.cyrillic ?? false,
    };
  }
}
