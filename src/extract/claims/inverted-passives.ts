import { SUBORDINATORS } from './co-reference.ts';
import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { listAfter } from './lists.ts';
import { type Found, fitting } from './objects.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens from the preposition that opens the sentence to its verb. */
const OPENING_REACH = 24;
const WAS = new Set(['was', 'were']);
const OPENERS = new Set(
  'in near at by on as around outside during from with within over under along south north east west'.split(
    ' ',
  ),
);

/**
 * "Near Kreminna were destroyed two BMP-2", "By the crew of a drone was hit a tank": posts put into
 * English word by word name what was lost behind the verb.
 */
export function subjectBehindPassive(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
): Found | null {
  if (!WAS.has(view.token(status.start - 1)?.norm ?? '')) return null;
  const first = view.phraseAt(status.end);
  if (first === undefined || first.governor !== 'none' || first.negated) return null;
  if (!opensWithCircumstance(view, status.start - 1)) return null;
  const phrases = fitting(listAfter(view, first), word);
  return phrases.length === 0 ? null : { phrases, active: false, part: false };
}

/** Only where, when or by whom stands before the verb. */
function opensWithCircumstance(view: SentenceView, verb: number): boolean {
  const { start } = view.sentence;
  if (verb === start) return true;
  if (verb - start > OPENING_REACH) return false;
  const opening = view.token(start)?.norm ?? '';
  if (SUBORDINATORS.has(opening)) return false;
  if (!OPENERS.has(opening) && !view.isPlaceOrDateAt(start)) return false;
  for (let at = start; at < verb; at += 1) {
    const phrase = view.phraseAt(at);
    const isTool = phrase === undefined || phrase.item.munition || phrase.governor !== 'none';
    if (!isTool || view.is(at, 'relative') || view.is(at, 'pronoun')) return false;
    if (view.is(at, 'auxiliary') || view.statusAt(at) !== undefined) return false;
  }
  return true;
}
