import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import type { SentenceView } from './sentence-view.ts';

const POSSESSIVES = new Set('its their her'.split(' '));

/** "the Navy confirmed its destruction" */
export function isOfOneNamed(view: SentenceView, { start, end }: StatusMention): boolean {
  let at = start - 1;
  while (view.isLightWord(at) || view.is(at, 'adjective')) at -= 1;
  return POSSESSIVES.has(view.token(at)?.norm ?? '') && !view.is(end, 'of');
}

const HAVE = new Set('has have had having'.split(' '));

/** "in which it had shot down three missiles": it did, and nothing was done to it. */
export function isPerfectActive(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
): boolean {
  if (word.voice !== 'participle' || view.is(status.end, 'object_pronoun')) return false;
  let at = view.chainStart(status) - 1;
  while (view.isLightWord(at)) at -= 1;
  return HAVE.has(view.token(at)?.norm ?? '');
}
