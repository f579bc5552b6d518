import { isCreditLine, isWorkOf } from './credit-lines.ts';
import type { Draft } from './drafts.ts';
import type { Said } from './gather.ts';
import type { TokenSpan } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';
import { spansOverlap } from './spans.ts';
import { type Cause, causeOf } from './strikers.ts';
import { hitsSomethingElse, isFiredByLoser, struckAnother } from './strikes-elsewhere.ts';
import {
  describesTheLost,
  isAtRest,
  isListedWith,
  isMinefield,
  isTheLost,
  looksOn,
  onlyStandsBy,
} from './weapons-at-rest.ts';
import { firesAtTheSky, isShotDown } from './weapons-out-of-place.ts';

/** Phrases of one sentence that are weighed, nearest the item first. */
const PHRASES_WEIGHED = 12;
/** Sentences between an item and the status said of it that are looked through. */
const LONGEST_STRETCH = 4;
/** Sentences after a loss in which a line that says nothing but what struck is looked for. */
const CREDIT_REACH = 3;

/**
 * The weapon that struck where the status does not say it: named in the sentences of the item and
 * its status, else in a neighbour that tells of no item of its own ("Mortar worked.").
 */
export class CausesAround {
  private readonly views: readonly SentenceView[];
  private readonly orders: ReadonlyMap<SentenceView, number>;
  private readonly patients: ReadonlySet<NounPhrase>;
  private readonly telling: ReadonlySet<SentenceView>;
  /** By the first token of a weapon that a status names: where the items it struck are named. */
  private readonly struck = new Map<number, Set<number>>();
  private readonly isFratricide: boolean;
  private readonly areApart: (one: TokenSpan, other: TokenSpan) => boolean;

  /** `areApart` tells whether two sentences name places that are not the same. */
  constructor(
    views: readonly SentenceView[],
    said: readonly Said[],
    areApart: (one: TokenSpan, other: TokenSpan) => boolean,
  ) {
    this.areApart = areApart;
    this.isFratricide = views.some((view) => view.has('fratricide'));
    this.views = views;
    this.orders = new Map(views.map((view, order) => [view, order] as const));
    this.patients = new Set(said.map(({ phrase }) => phrase));
    this.telling = new Set(said.flatMap(({ readings }) => readings.map(({ view }) => view)));
    for (const { phrase, readings } of said) {
      for (const { agent } of readings) {
        if (agent.cause !== null) this.noteStruck(agent.cause.start, phrase);
      }
    }
  }

  private noteStruck(weapon: number, phrase: NounPhrase): void {
    const known = this.struck.get(weapon);
    if (known === undefined) this.struck.set(weapon, new Set([phrase.item.start]));
    else known.add(phrase.item.start);
  }

  causeOf(said: Said, draft: Draft): Cause | null {
    if (draft.status === 'captured') return null;
    const home = this.orders.get(said.home);
    const told = this.orders.get(draft.view);
    if (home === undefined || told === undefined) return null;
    const [from, to] = [Math.min(home, told), Math.max(home, told)];
    let kind: NounPhrase | null = null;
    for (const order of this.ordersAround(from, to, draft)) {
      const striker = this.strikerIn(order, said, draft);
      if (striker === null || this.isApart(striker, order, from, to)) continue;
      if (namesOneWeapon(striker)) return causeOf(striker);
      kind ??= striker;
    }
    return kind === null ? null : causeOf(kind);
  }

  /** The sentences of the item and its status, then their neighbours that tell of no item. */
  private ordersAround(from: number, to: number, { status }: Draft): readonly number[] {
    const orders: number[] = [];
    for (let order = to; order >= Math.max(from, to - LONGEST_STRETCH); order -= 1)
      orders.push(order);
    // What was left behind need not have been struck at all.
    if (status === 'abandoned') return orders;
    for (const order of [to + 1, from - 1]) {
      const view = this.views[order];
      const [first, last] = [this.views[from], this.views[to]];
      if (view === undefined || first === undefined || last === undefined) continue;
      if (this.isTelling(view)) continue;
      if (this.areApart(view.sentence, first.sentence)) continue;
      if (!this.areApart(view.sentence, last.sentence)) orders.push(order);
    }
    const credit = this.creditAfter(to);
    if (credit !== null) orders.push(credit);
    return orders;
  }

  /** "The Osa is dead. Its rails lie on the road. Mortars of the 5th.": the line that closes a story. */
  private creditAfter(told: number): number | null {
    for (let order = told + 1; order <= told + CREDIT_REACH; order += 1) {
      const view = this.views[order];
      if (view === undefined || this.isTelling(view)) return null;
      if (order > told + 1 && view.phrases.some((phrase) => isCreditLine(view, phrase)))
        return order;
    }
    return null;
  }

  /** It tells of items of its own; "Рознесла пара ATACMS" tells of those before. */
  private isTelling(view: SentenceView): boolean {
    return this.telling.has(view) && view.phrases.some(({ item }) => !item.munition);
  }

  /** A word such as "artillery" of another paragraph is of another event. */
  private isApart(striker: NounPhrase, order: number, from: number, to: number): boolean {
    const [view, beside] = [this.views[order], this.views[order < from ? from : to]];
    if (order >= from && order <= to) return false;
    if (view === undefined || beside === undefined || namesOneWeapon(striker)) return false;
    return !isBeside(view, beside);
  }

  /** The weapon nearest the status, one named after it first. */
  private strikerIn(order: number, { phrase, home }: Said, draft: Draft): NounPhrase | null {
    const view = this.views[order];
    if (view === undefined) return null;
    const near = view.lastPhraseBefore(phrase.start) + 1;
    const first = Math.max(0, near - PHRASES_WEIGHED);
    const weighed = view.phrases.slice(first, near + PHRASES_WEIGHED);
    const isNear = view === home || view === draft.view || view.phrases.length === 1;
    const armed = weighed.filter(
      (other) =>
        (this.mayStrike(other, view) || (isNear && this.isForeign(other, phrase))) &&
        this.mayHaveStruck(other, view, phrase, draft),
    );
    const named = armed.filter(namesOneWeapon);
    const pool = named.length > 0 ? named : armed;
    const status = draft.statusSpan.end;
    return pool.find(({ start }) => start >= status) ?? pool.at(-1) ?? null;
  }

  /** Not the weapon of another strike, nor one of the side that lost the item. */
  private mayHaveStruck(
    weapon: NounPhrase,
    view: SentenceView,
    lost: NounPhrase,
    draft: Draft,
  ): boolean {
    const struck = this.struck.get(weapon.item.start);
    const isOfItsOwn = view.phrases.some(({ item }) => !item.munition);
    if (struck !== undefined && isOfItsOwn && !struck.has(lost.item.start)) return false;
    if (draft.status === 'abandoned' && isMinefield(view, weapon)) return false;
    if (spansOverlap(weapon.item, draft.statusSpan) || isAtRest(view, weapon)) return false;
    if (isTheLost(weapon, lost) || describesTheLost(weapon, lost)) return false;
    if (firesAtTheSky(weapon, lost) || isShotDown(view, weapon)) return false;
    if (looksOn(view, weapon) || isFiredByLoser(view, weapon, lost)) return false;
    if (this.isOfLoser(weapon, lost, draft) || struckAnother(view, weapon, lost)) return false;
    if (view.orderOf(lost) !== undefined && isListedWith(view, weapon, lost)) return false;
    if (view !== draft.view) return !this.isAnotherStrike(view, weapon, draft);
    return !draft.readings.some(
      ({ status, view: told }) => told === view && onlyStandsBy(view, weapon, status, lost),
    );
  }

  /** A weapon of the side whose item is lost strikes the other's. */
  private isOfLoser(weapon: NounPhrase, lost: NounPhrase, draft: Draft): boolean {
    const loser = lost.owner?.code ?? draft.agent.loser?.code;
    if (loser === undefined || this.isFratricide) return false;
    if (weapon.owner !== null) return weapon.owner.code === loser;
    const [user, ...others] = weapon.item.weapon?.users ?? [];
    return user === loser && others.length === 0;
  }

  private isAnotherStrike(view: SentenceView, weapon: NounPhrase, draft: Draft): boolean {
    const isEarlier = (this.orders.get(view) ?? 0) < (this.orders.get(draft.view) ?? 0);
    return hitsSomethingElse(view, weapon, isEarlier);
  }

  /** A weapon that only the other side has: "Мінус «Панцир» росіян. Наводили «Хаймарс»." */
  private isForeign(other: NounPhrase, lost: NounPhrase): boolean {
    const [user, ...others] = other.item.weapon?.users ?? [];
    if (user === undefined || others.length > 0 || !other.item.named) return false;
    if (this.patients.has(other) || other.negated || other.governor === 'of') return false;
    return lost.owner !== null && lost.owner.code !== user && other.owner?.code !== lost.owner.code;
  }

  /** A munition, or something armed that is said to strike. */
  private mayStrike(phrase: NounPhrase, view: SentenceView): boolean {
    if (this.patients.has(phrase) || phrase.negated || causeOf(phrase) === null) return false;
    if (isWorkOf(view, phrase)) return true;
    if (phrase.item.weapon === null) {
      return phrase.item.named && (isHitting(view, phrase) || isStrikeOf(view, phrase));
    }
    if (isCreditLine(view, phrase)) return true;
    if (phrase.governor === 'of') return false;
    return (
      phrase.item.munition || phrase.strikes || phrase.governor === 'by' || isHitting(view, phrase)
    );
  }
}

/** A line apart from the rest: "Lancet", "Work of the drones of the 47th Brigade". */
const LONGEST_LABEL = 10;

/** In one paragraph; a line of a few words may stand apart. */
function isBeside({ sentence }: SentenceView, { sentence: told }: SentenceView): boolean {
  return sentence.paragraph === told.paragraph || sentence.end - sentence.start <= LONGEST_LABEL;
}

/** Tokens between a weapon and the verb that says it hit. */
const HITTING_REACH = 3;

/** "Bayraktar TB2 накрыл Ми-8", "«Краснополь» прилетел в гаубицу" */
function isHitting(view: SentenceView, { governor, end, isCyrillic }: NounPhrase): boolean {
  if (governor !== 'none') return false;
  for (let at = end; at < end + HITTING_REACH; at += 1) {
    if (view.is(at, 'hit')) return isCyrillic || view.token(at)?.cyrillic === true;
    if (view.token(at)?.kind === 'punct' || view.statusAt(at) !== undefined) return false;
  }
  return false;
}

/** "M142 HIMARS strike of 18 July", "удар M142 HIMARS": the launcher's, not one on it. */
function isStrikeOf(view: SentenceView, { strikes, governor, end }: NounPhrase): boolean {
  return strikes && governor === 'none' && !view.is(end, 'preposition');
}

/** "Stugna", not just "missile". */
function namesOneWeapon({ item }: NounPhrase): boolean {
  return (item.weapon?.users.length ?? 0) > 0;
}
