import type { StatusMention } from './grammar-scan.ts';
import { listBefore } from './lists.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { ordinalOfClause } from './ordinal-clauses.ts';
import type { SentenceView } from './sentence-view.ts';

/** Stems of the ordinals, in their order. */
const ORDINALS = [/^пе?р[вш]/, /^(?:втор|друг)/, /^трет/, /^четв/];

/** "Выехали Т-62М и БМП-1. Первый налетел на мину, второй сел в кювет.": members of one list. */
export class FirstAndSecond {
  private view: SentenceView | null = null;
  private phrase: NounPhrase | null = null;

  /** Which member of the list a last one closes is meant; null where none is. */
  memberOf(
    view: SentenceView,
    status: StatusMention,
    last: { readonly phrase: NounPhrase; readonly view: SentenceView },
  ): NounPhrase | null {
    const ordinal = ordinalOfClause(view, status);
    if (ordinal === null) return this.view === view ? this.phrase : null;
    const word = view.token(ordinal.start)?.norm ?? '';
    const order = ORDINALS.findIndex((stem) => stem.test(word));
    const list = listBefore(last.view, last.phrase).filter(({ item }) => !item.munition);
    if (list.length < 2 || !list.every(isOne)) return null;
    const member = list[order] ?? null;
    if (member === null) return null;
    this.view = view;
    this.phrase = member;
    return member;
  }
}

function isOne({ item, number, uncounted }: NounPhrase): boolean {
  return !item.plural && uncounted === null && (number?.value ?? 1) === 1;
}
