import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { listBefore } from './lists.ts';
import { type Found, fitting } from './objects.ts';
import type { SentenceView } from './sentence-view.ts';

/** "Подбиты Т-72 и БМП, сгорели оба", "…, горять усі": of every one that was listed before. */
export function allBefore(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
): Found | null {
  if (word.voice !== 'subject' && word.voice !== 'passive') return null;
  if (!view.is(status.end, 'all_of_it') || view.token(status.start)?.cyrillic !== true) return null;
  const next = view.token(status.end + 1);
  if (next !== undefined && next.kind !== 'punct') return null;
  const last = view.phrases[view.lastPhraseBefore(status.start)];
  if (last === undefined || last.item.munition) return null;
  const phrases = fitting(listBefore(view, last), word);
  return phrases.length < 2 ? null : { phrases, active: false, part: false };
}
