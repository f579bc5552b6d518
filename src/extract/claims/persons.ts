import type { StatusMention } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { PRONOUN_REACH } from './pronoun-reach.ts';
import type { SentenceView } from './sentence-view.ts';

/** "She was captured." */
export function isSaidOfHer(view: SentenceView, status: StatusMention): boolean {
  const first = view.chainStart(status) - PRONOUN_REACH;
  for (let at = view.chainStart(status) - 1; at >= first; at -= 1) {
    if (view.token(at)?.norm === 'she') return true;
  }
  return view.token(status.end)?.norm === 'her' && view.isUnknownWord(status.end + 1);
}

/** "Medic Olena drove an MT-LB.": "she" may be the one who stands before the machine. */
export function namesPerson(view: SentenceView, phrase: NounPhrase): boolean {
  for (let at = view.sentence.start; at < phrase.start; at += 1) {
    if (view.is(at, 'head_noun') || PERSON.has(view.token(at)?.norm ?? '')) return true;
  }
  return false;
}

const PERSON = new Set(
  'medic nurse woman girl wife sister mother daughter paramedic sergeant lieutenant captain major volunteer she her'.split(
    ' ',
  ),
);
