import type { Agent } from './agents.ts';
import type { Owner, StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { ownerOfGroup } from './groups-of-machines.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { Reading } from './readings.ts';
import type { SentenceView } from './sentence-view.ts';

export interface Caption {
  readonly mention: StatusMention;
  readonly word: StatusWord;
  /** Whose the group is. */
  readonly owner: Owner | null;
}

const NO_AGENT: Agent = { cause: null, attacker: null, loser: null };
/** Words of a list that says only where in the picture each item is. */
const IN_PICTURE = new Set(
  'left right front back foreground background centre center middle side behind beside next it them him further farther closer nearest furthest then there here also plus top bottom lower upper corner first second third last picture photo frame image'.split(
    ' ',
  ),
);
const WORD_BETWEEN = new Set('on in at to of the a an and with'.split(' '));

/** "Destroyed Russian column near Sumy. 3x BTR-82A, 1x MT-LB.": what a list belongs to. */
export class CaptionsOverLists {
  private current: Caption | null = null;

  note(view: SentenceView): void {
    this.current = captionIn(view);
  }

  /** The caption that a sentence is a bare list under. */
  over(view: SentenceView): Caption | null {
    const { current } = this;
    if (current === null || view.sentence.asks || view.statuses.length > 0) return null;
    return isBareList(view) ? current : null;
  }
}

export function readingsUnder(caption: Caption, view: SentenceView): readonly Reading[] {
  return view.phrases
    .filter((phrase) => isListed(phrase) && isOfSide(phrase, caption))
    .map((phrase) => ({
      phrase,
      status: caption.mention,
      word: caption.word,
      agent: NO_AGENT,
      hedged: false,
      part: false,
      active: false,
      view,
    }));
}

function isListed({ barred, everyday, negated, item }: NounPhrase): boolean {
  return !barred && !everyday && !negated && !item.munition;
}

/** "In front a Ukrainian M113" is none of the captured Russian equipment. */
function isOfSide({ owner }: NounPhrase, caption: Caption): boolean {
  return owner === null || caption.owner === null || owner.code === caption.owner.code;
}

/** A fate said of a group of machines, and of none by name. */
function captionIn(view: SentenceView): Caption | null {
  if (view.sentence.asks || view.has('negation') || view.has('irrealis')) return null;
  if (view.phrases.some(({ item }) => item.named && !item.munition)) return null;
  for (const mention of view.statuses) {
    const word = mention.words.find(({ voice }) => voice === 'participle' || voice === 'passive');
    if (word === undefined) continue;
    const group = ownerOfGroup(view, mention);
    if (group !== null) return { mention, word, owner: group.owner };
  }
  return null;
}

/** Items, each counted or with an article, and no word that could say anything of them. */
function isBareList(view: SentenceView): boolean {
  const { start, end } = view.sentence;
  let isCounted = false;
  for (let at = start; at < end; at += 1) {
    const phrase = view.phraseAt(at);
    if (phrase !== undefined) {
      if (phrase.item.munition || phrase.governor === 'by') return false;
      isCounted ||= phrase.number !== null || phrase.uncounted !== null || phrase.article !== null;
      at = phrase.end - 1;
      continue;
    }
    const token = view.token(at);
    if (token?.kind !== 'word') continue;
    const mayStand =
      IN_PICTURE.has(token.norm) || WORD_BETWEEN.has(token.norm) || view.isListMark(at);
    if (!mayStand && !view.isPlaceOrDateAt(at)) return false;
  }
  return isCounted;
}
