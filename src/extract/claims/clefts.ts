import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { listAfter } from './lists.ts';
import { type Found, fitting } from './objects.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens from the verb to the "was", and from it to the item. */
const REACH = 18;
const NAME_REACH = 4;
const COPULAS = new Set(['was', 'is', 'were', 'are']);
const OPENERS = new Set(['what', 'all', 'everything']);

/** "What an Iskander did destroy near Odesa was a radar", "All our mortars burned was one BMP-2". */
export function cleftObject(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
): Found | null {
  if (word.voice === 'noun' || !opensCleft(view, status.start)) return null;
  for (let at = status.end; at < status.end + REACH; at += 1) {
    if (view.token(at) === undefined || view.statusAt(at) !== undefined) return null;
    if (view.phraseAt(at)?.item.munition === false) return null;
    if (!COPULAS.has(view.token(at)?.norm ?? '')) continue;
    return named(view, at + 1, word);
  }
  return null;
}

function named(view: SentenceView, from: number, word: StatusWord): Found | null {
  for (let at = from; at < from + NAME_REACH; at += 1) {
    if (view.is(at, 'negation')) return null;
    const phrase = view.phraseAt(at);
    if (phrase === undefined) continue;
    if (phrase.governor !== 'none' || phrase.negated) return null;
    const list = listAfter(view, phrase);
    // "… was a radar, and its truck drove off"
    const opensClause = view.isUnknownWord(list.at(-1)?.end ?? phrase.end);
    const phrases = fitting(opensClause ? [phrase] : list, word);
    return phrases.length === 0 ? null : { phrases, active: true, part: false };
  }
  return null;
}

/** "what" opens the sentence, or a clause of it, and nothing is lost before the verb. */
function opensCleft(view: SentenceView, verb: number): boolean {
  const { start } = view.sentence;
  for (let at = start; at < Math.min(verb, start + NAME_REACH); at += 1) {
    const token = view.token(at);
    if (token?.kind !== 'word') continue;
    return !token.cyrillic && OPENERS.has(token.norm);
  }
  return false;
}
