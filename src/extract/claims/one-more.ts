import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { type Found, fitting } from './objects.ts';
import type { SentenceView } from './sentence-view.ts';
import { type SingledOut, singledOutIn } from './singled-out.ts';

/** Tokens between "the second one" and what is said of it, and back to what it is one of. */
const REACH = 16;
const WHOLE_REACH = 30;

const found = new WeakMap<SentenceView, readonly SingledOut[]>();

function singlesOf(view: SentenceView): readonly SingledOut[] {
  const known = found.get(view) ?? singledOutIn(view);
  found.set(view, known);
  return known;
}

/** "A MaxxPro blew up on a mine, the second one was burned by an ATGM": one more, in one sentence. */
export function oneMoreBefore(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
): Found | null {
  if (view.token(status.start)?.cyrillic !== false) return null;
  const from = view.chainStart(status);
  const single = singlesOf(view).findLast(({ start }) => start < from);
  if (single === undefined || single.number === null || from - single.end > REACH) return null;
  if (single.end - single.start < 2) return null;
  for (let at = single.end; at < from; at += 1) {
    const phrase = view.phraseAt(at);
    if (phrase !== undefined && !phrase.item.munition && phrase.governor === 'none') return null;
    if (view.token(at)?.norm === ',') return null;
  }
  const whole = view.phrases[view.lastPhraseBefore(single.start)];
  const named = view.phrases
    .slice(0, view.lastPhraseBefore(single.start) + 1)
    .findLast(({ item, governor }) => !item.munition && governor === 'none');
  if (whole === undefined || named === undefined || single.start - named.end > WHOLE_REACH)
    return null;
  const phrases = fitting([view.partOf(named, single.number)], word);
  return phrases.length === 0 ? null : { phrases, active: false, part: true };
}
