import { isPredicate } from './copulas.ts';
import { withFurtherOf } from './further-of.ts';
import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { listAfter } from './lists.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { numberEndingAt } from './numbers.ts';
import { type Found, fitting, isCyrillic, objectOf } from './objects.ts';
import type { SentenceView } from './sentence-view.ts';
import { identityAfter } from './specifications.ts';
import { PASSIVE_SUBJECT_REACH, SUBJECT_REACH, subjectOf } from './subjects.ts';

/** Last words of "damage to", "remains of", "kill on". */
const TAKES_OBJECT = new Set(['to', 'of', 'on', 'for', 'a', 'an', 'another']);

/** "wreck of a T-72", "уламки Су-25", "T-72 wreck". */
export function complementOf(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
): Found | null {
  const next = status.end;
  const last = view.token(status.end - 1)?.norm;
  if (isCyrillic(view, status)) {
    return objectOf(view, status, word).found ?? remainsOf(view, status, word);
  }
  if (view.is(next, 'of') || TAKES_OBJECT.has(last ?? '')) {
    const { found } = objectOf(view, status, word);
    if (found === null || !view.is(next, 'of')) return found;
    return { ...found, phrases: fitting(withFurtherOf(view, found.phrases), word) };
  }
  if (isPredicate(view, status)) return subjectOf(view, status, PASSIVE_SUBJECT_REACH, word);
  const told = lossOfNamed(view, status, word);
  if (told !== null) return told;
  const counted = countedBefore(view, status, word) ?? listedAfter(view, status, word);
  if (counted !== null) return counted;
  const before = identityAfter(view, status.end) ?? view.phraseAt(status.start - 1);
  if (before === undefined || (before.end !== status.start && before.start < status.end))
    return null;
  const phrases = fitting([before], word);
  return phrases.length === 0 ? null : { phrases, active: false, part: false };
}

const FIRST = new Set(
  'first second third latest confirmed documented recorded verified visually known combat another new'.split(
    ' ',
  ),
);
const LOSS = new Set(['loss', 'kill']);

/** "Koksan near Kreminna, first confirmed loss": of what was named before. */
function lossOfNamed(view: SentenceView, status: StatusMention, word: StatusWord): Found | null {
  if (!LOSS.has(view.token(status.start)?.norm ?? '')) return null;
  let at = status.start - 1;
  while (FIRST.has(view.token(at)?.norm ?? '') || view.is(at, 'determiner')) at -= 1;
  if (at === status.start - 1 || view.token(at)?.kind === 'word') return null;
  const next = view.token(status.end);
  if (next?.kind === 'word' && !view.is(status.end, 'preposition')) return null;
  const before = view.phrases[view.lastPhraseBefore(at)];
  if (before === undefined || !before.item.named || before.governor !== 'none') return null;
  const phrases = fitting([before], word);
  return phrases.length === 0 ? null : { phrases, active: false, part: false };
}

/** "BMP-2: three hulks", "T-90A — one burnt wreck": a line that counts what is left. */
function countedBefore(view: SentenceView, status: StatusMention, word: StatusWord): Found | null {
  const number = numberEndingAt(view.tokens, view.scan, status.start - 1);
  if (number === null || number.value === null) return null;
  const mark = view.token(number.start - 1);
  if (mark === undefined || (mark.norm !== ':' && mark.kind !== 'hyphen')) return null;
  const whole = view.phraseAt(number.start - 2);
  if (whole === undefined || !whole.item.named || fitting([whole], word).length === 0) return null;
  const phrase = view.partOf(whole, { ...number, value: number.value });
  return { phrases: [phrase], active: false, part: false };
}

/** Farthest colon from the noun whose list it opens, in tokens. */
const LIST_REACH = 16;

/** "Our booty from the crossing: MT-LB (2 pcs), one Ural". */
function listedAfter(view: SentenceView, status: StatusMention, word: StatusWord): Found | null {
  if (view.phraseAt(status.start - 1)?.end === status.start) return null;
  for (let at = status.end; at < status.end + LIST_REACH; at += 1) {
    const token = view.token(at);
    if (token === undefined || view.phraseAt(at) !== undefined) return null;
    if (token.norm !== ':') continue;
    const first = view.phraseAt(at + 1);
    if (first === undefined || first.start > at + 2 || !first.item.named) return null;
    const phrases = fitting(listAfter(view, first), word);
    return phrases.length === 0 ? null : { phrases, active: false, part: false };
  }
  return null;
}

const PRONOUN = new Set('него нее неё них нього неї'.split(' '));
const OUT_OF = new Set(['від', 'од', 'от']);

const IS_LEFT = /^(?:за)?лишил|^остал|^уцелел/;

/** The word before a phrase, past the quote that opens a name. */
function wordBefore(view: SentenceView, start: number): string {
  const before = view.token(start - 1);
  return (before?.kind === 'quote' ? view.token(start - 2) : before)?.norm ?? '';
}

/** "«Ланцет» оставил от неё остов": of the last item named before. */
function leftOfPronoun(view: SentenceView, { start }: StatusMention): NounPhrase | null {
  if (
    !PRONOUN.has(view.token(start - 1)?.norm ?? '') ||
    !OUT_OF.has(view.token(start - 2)?.norm ?? '')
  )
    return null;
  const last = view.lastPhraseBefore(start);
  return view.phrases.slice(0, last + 1).findLast(({ item }) => !item.munition) ?? null;
}

/** "від танка лишився тільки остов", "от танка остался остов" */
function remainsOf(view: SentenceView, status: StatusMention, word: StatusWord): Found | null {
  const meant = leftOfPronoun(view, status);
  if (meant !== null) {
    const phrases = fitting([meant], word);
    return phrases.length === 0 ? null : { phrases, active: true, part: false };
  }
  const before = view.phrases[view.lastPhraseBefore(status.start)];
  if (before === undefined || !OUT_OF.has(wordBefore(view, before.start))) return null;
  if (status.start - before.end > SUBJECT_REACH) return null;
  for (let at = before.end; at < status.end; at += 1) {
    if (!view.is(at, 'auxiliary') && !IS_LEFT.test(view.token(at)?.norm ?? '')) continue;
    const phrases = fitting([before], word);
    return phrases.length === 0 ? null : { phrases, active: false, part: false };
  }
  return null;
}
