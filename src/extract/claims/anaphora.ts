import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { listBefore } from './lists.ts';
import { type Found, fitting } from './objects.ts';
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
  if (word.voice !== 'subject' && word.voice !== 'passive') return null;
  let at = view.chainStart(status) - 1;
  while (view.isLightWord(at) || view.is(at, 'auxiliary')) at -= 1;
  const isSubject = view.is(at, 'pronoun') && !view.is(at, 'object_pronoun');
  if (!isSubject || view.is(at, 'relative')) return null;
  const last = view.lastPhraseBefore(at);
  for (let i = last; i > last - PHRASES_MEANT; i -= 1) {
    const phrase = view.phrases[i];
    if (phrase === undefined || phrase.negated) continue;
    if (phrase.governor !== 'none' && !isTarget(view, phrase)) continue;
    if (fitting([phrase], word).length === 0) continue;
    const phrases = view.is(at, 'plural_pronoun')
      ? fitting(listBefore(view, phrase), word)
      : [phrase];
    return { phrases, active: false, part: false };
  }
  return null;
}
