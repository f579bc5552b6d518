import { type Cause, causeOf } from './agents.ts';
import type { Draft } from './drafts.ts';
import type { Said } from './gather.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** Phrases of one sentence that are weighed, nearest the item first. */
const PHRASES_WEIGHED = 12;
/** Sentences between an item and the status said of it that are looked through. */
const LONGEST_STRETCH = 4;

/**
 * The weapon that struck where the status does not say it: named in the sentences of the item and
 * its status, else in a neighbour that tells of no item of its own ("Mortar worked.").
 */
export class CausesAround {
  private readonly views: readonly SentenceView[];
  private readonly orders: ReadonlyMap<SentenceView, number>;
  private readonly patients: ReadonlySet<NounPhrase>;
  private readonly telling: ReadonlySet<SentenceView>;

  constructor(views: readonly SentenceView[], said: readonly Said[]) {
    this.views = views;
    this.orders = new Map(views.map((view, order) => [view, order] as const));
    this.patients = new Set(said.map(({ phrase }) => phrase));
    this.telling = new Set(said.flatMap(({ readings }) => readings.map(({ view }) => view)));
  }

  causeOf(said: Said, draft: Draft): Cause | null {
    if (draft.status === 'captured') return null;
    const home = this.orders.get(said.home);
    const told = this.orders.get(draft.view);
    if (home === undefined || told === undefined) return null;
    const [from, to] = [Math.min(home, told), Math.max(home, told)];
    let kind: NounPhrase | null = null;
    for (const order of this.ordersAround(from, to)) {
      const striker = this.strikerIn(order, said, draft);
      if (striker === null) continue;
      if (namesOneWeapon(striker)) return causeOf(striker);
      kind ??= striker;
    }
    return kind === null ? null : causeOf(kind);
  }

  /** The sentences of the item and its status, then their neighbours that tell of no item. */
  private ordersAround(from: number, to: number): readonly number[] {
    const orders: number[] = [];
    for (let order = to; order >= Math.max(from, to - LONGEST_STRETCH); order -= 1)
      orders.push(order);
    for (const order of [to + 1, from - 1]) {
      const view = this.views[order];
      if (view !== undefined && !this.telling.has(view)) orders.push(order);
    }
    return orders;
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
      (other) => this.mayStrike(other, view) || (isNear && this.isForeign(other, phrase)),
    );
    const status = draft.statusSpan.end;
    return armed.find(({ start }) => start >= status) ?? armed.at(-1) ?? null;
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
    if (phrase.item.weapon === null) return phrase.item.named && isHitting(view, phrase);
    if (phrase.governor === 'of') return false;
    return (
      phrase.item.munition || phrase.strikes || phrase.governor === 'by' || isHitting(view, phrase)
    );
  }
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

/** "Stugna", not just "missile". */
function namesOneWeapon({ item }: NounPhrase): boolean {
  return (item.weapon?.users.length ?? 0) > 0;
}
