import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { fitting } from './objects.ts';
import { type Reading, readPatients } from './readings.ts';
import type { SentenceView } from './sentence-view.ts';

/** Sentences a status waits for the name of what it is said of. */
const PATIENCE = 3;
/** Words between "це був" and the name. */
const IDENTITY_REACH = 6;

const IT_IS = new Set(
  'це то это мова речь основа виявився виявилась виявилася виявилося виявилось оказался оказалась оказалось'.split(
    ' ',
  ),
);

interface Waiting {
  readonly view: SentenceView;
  readonly status: StatusMention;
  readonly words: readonly StatusWord[];
  readonly order: number;
}

/** "Його добили «Ланцетом». Це був Мі-8.": what is told first and named after. */
export class Cataphora {
  private waiting: Waiting[] = [];

  /** Remembers a status that is said of something not named so far. */
  wait(waiting: Waiting): void {
    if (waiting.view.phrases.every(({ item }) => item.munition)) this.waiting.push(waiting);
  }

  /** What the sentence names at last. */
  readingsOf(view: SentenceView, order: number): readonly Reading[] {
    if (this.waiting.length === 0) return [];
    this.waiting = this.waiting.filter((each) => order - each.order < PATIENCE);
    const phrase = namedAtLast(view);
    if (phrase === null) return [];
    const { waiting } = this;
    this.waiting = [];
    return waiting.flatMap(({ view: told, status, words }) => {
      const word = words.find((each) => fitting([phrase], each).length > 0);
      if (word === undefined) return [];
      const active = word.voice === 'active' || word.voice === 'free';
      return readPatients(told, status, { word, phrases: [phrase], active, part: false });
    });
  }
}

/** "Це був Мі-8 наших Повітряних сил.", "Танк Т-90М, россияне." */
function namedAtLast(view: SentenceView): NounPhrase | null {
  const phrase = view.phrases.find(({ item, barred }) => !item.munition && !barred);
  if (phrase === undefined || !phrase.item.named || !phrase.isCyrillic) return null;
  if (phrase.negated || view.has('unreal') || view.statuses.length > 0) return null;
  if (phrase.premodifiers.length > 0) return null;
  return isIdentity(view, phrase) || standsAlone(view, phrase) ? phrase : null;
}

function isIdentity(view: SentenceView, { start }: NounPhrase): boolean {
  for (let at = start - 1; at >= Math.max(view.sentence.start, start - IDENTITY_REACH); at -= 1) {
    if (IT_IS.has(view.token(at)?.norm ?? '')) return true;
    const mayStand =
      view.is(at, 'auxiliary') ||
      view.isLightWord(at) ||
      view.is(at, 'determiner') ||
      view.is(at, 'adjective') ||
      view.scan.sideOver.has(at) ||
      view.is(at, 'preposition') ||
      view.token(at)?.kind === 'hyphen' ||
      /^(?:йшлося|йдеться|шла|идет|звичайний|обычный)$/.test(view.token(at)?.norm ?? '');
    if (!mayStand) return false;
  }
  return false;
}

/** A caption's part that begins with the name and goes on with a comma or nothing. */
function standsAlone(view: SentenceView, { start, end }: NounPhrase): boolean {
  if (start !== view.sentence.start) return false;
  const next = view.token(end);
  return next === undefined || next.norm === ',' || next.norm === '(' || next.kind === 'hyphen';
}
