import { isPassive } from './copulas.ts';
import { strikesSomeone } from './crews-and-parts.ts';
import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { listBefore } from './lists.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { type Found, fitting } from './objects.ts';
import { isSeveral } from './pronoun-numbers.ts';
import type { SentenceView } from './sentence-view.ts';
import { isTarget } from './targets-of-hits.ts';

/** Items back in a sentence in which what a pronoun means is looked for. */
const PHRASES_MEANT = 8;

/** "…, а потом он сгорел", "…, it burned": what the same sentence named before. */
export function meantByPronoun(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
): Found | null {
  const isEnglish = view.token(status.start)?.cyrillic === false;
  const isParticiple = isEnglish && word.voice === 'participle' && isPassive(view, status);
  if (word.voice !== 'subject' && word.voice !== 'passive' && !isParticiple) return null;
  let at = view.chainStart(status) - 1;
  while (view.isLightWord(at) || view.is(at, 'auxiliary')) at -= 1;
  const isSubject =
    view.is(at, 'pronoun') &&
    (isEnglish ? opensItsClause(view, at, status) : !view.is(at, 'object_pronoun'));
  if (!isSubject || view.is(at, 'relative')) return null;
  const isPlural = view.is(at, 'plural_pronoun');
  const last = view.lastPhraseBefore(at);
  for (let i = last; i > last - PHRASES_MEANT; i -= 1) {
    const phrase = view.phrases[i];
    if (phrase === undefined || phrase.negated) continue;
    if (phrase.governor !== 'none' && !isTarget(view, phrase)) continue;
    if (strikesSomeone(view, phrase)) continue;
    if (fitting([phrase], word).length === 0) continue;
    if (isEnglish && !isPlural && (isSeveral(phrase) || isObjectOfVerb(view, phrase))) continue;
    const phrases = isPlural ? fitting(listBefore(view, phrase), word) : [phrase];
    return { phrases, active: false, part: false };
  }
  return null;
}

/** "had burned a BMP-2 before it was hit": who did it goes on, not what it was done to. */
function isObjectOfVerb(view: SentenceView, { start }: NounPhrase): boolean {
  const verb = view.statusBefore(start);
  return verb !== undefined && !isPassive(view, verb);
}

const SUBORDINATORS = new Set(
  (
    'before after until till when while as once because since that than so where ' +
    'said says claimed claims reported confirmed wrote believed believes thought'
  ).split(' '),
);

/** "…, it burned", "until it was destroyed"; not "the ZiL that towed it there is scrap", "it only lost a track". */
function opensItsClause(view: SentenceView, at: number, { start }: StatusMention): boolean {
  for (let next = at + 1; next < start; next += 1)
    if (view.token(next)?.norm === 'only') return false;
  // "can take several hits before it burns"
  if (view.has('irrealis') && view.token(start)?.norm.endsWith('s') === true) return false;
  const before = view.token(at - 1);
  if (before === undefined || view.isListMark(at - 1)) return true;
  return before.kind !== 'word' || SUBORDINATORS.has(before.norm);
}
