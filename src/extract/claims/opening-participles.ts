import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { listAfter } from './lists.ts';
import { type Found, fitting, isCyrillic } from './objects.ts';
import { opensWithParticiple } from './openings.ts';
import type { SentenceView } from './sentence-view.ts';

/** How far behind a participle that opens its sentence the item may stand, in tokens. */
const OPENING_REACH = 22;

/** "Abandoned with empty tanks near Kherson, a Russian BM-21": the item after the comma. */
export function subjectAfter(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
): Found | null {
  if (isCyrillic(view, status) || word.voice !== 'participle') return null;
  const start = view.chainStart(status);
  if (!opensSentence(view, start) && !opensWithParticiple(view, status)) return null;
  for (let at = status.end; at < status.end + OPENING_REACH; at += 1) {
    const token = view.token(at);
    if (token === undefined) return null;
    if (view.is(at, 'auxiliary')) return null;
    if (token.norm !== ',' && token.norm !== ':') continue;
    const phrase = view.phraseAt(at + 1);
    if (phrase === undefined || phrase.start !== at + 1) continue;
    if (phrase.governor !== 'none' || phrase.negated) return null;
    const phrases = fitting(listAfter(view, phrase), word);
    return phrases.length === 0 ? null : { phrases, active: false, part: false };
  }
  return null;
}

function opensSentence(view: SentenceView, start: number): boolean {
  let at = start - 1;
  while (view.isLightWord(at)) at -= 1;
  return view.token(at) === undefined;
}
