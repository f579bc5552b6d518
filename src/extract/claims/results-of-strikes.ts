import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { listAfter } from './lists.ts';
import { type Found, fitting } from './objects.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens between what was struck and what came of it. */
const REACH = 40;
const OBJECT_REACH = 6;

const STRIKES = new Set(
  'struck hit hits hitting targeted targets attacked attacks shelled engaged engages strikes striking ambushed pounded'.split(
    ' ',
  ),
);
/** "…, causing serious damage", "…, leaving it burnt out", "… and burned it". */
const RESULT =
  /^(?:causing|caused|leaving|left|resulting|which|setting|damaging|destroying|disabling|burning|inflicting|rendering|knocking)$/;
const THEM = new Set('it them her both all'.split(' '));

/** "struck two tanks with artillery fire, causing serious damage": of what the strike's verb had for object. */
export function struckBefore(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
): Found | null {
  if (view.token(status.start)?.cyrillic !== false) return null;
  const opener = openerOf(view, status);
  if (opener === null) return null;
  for (let at = opener - 1; at >= Math.max(view.sentence.start, opener - REACH); at -= 1) {
    if (!STRIKES.has(view.token(at)?.norm ?? '') || view.is(at - 1, 'irrealis')) continue;
    if (view.phraseAt(at) !== undefined) continue;
    const first = view.phrases.find(
      ({ start, item }) => start > at && start <= at + OBJECT_REACH && !item.munition,
    );
    if (first === undefined || first.start >= opener || first.governor !== 'none') return null;
    const phrases = fitting(listAfter(view, first), word);
    return phrases.length === 0 ? null : { phrases, active: true, part: false };
  }
  return null;
}

/** Where the clause of the result begins: "causing", "leaving them". */
function openerOf(view: SentenceView, { start, end }: StatusMention): number | null {
  if (RESULT.test(view.token(start)?.norm ?? '')) {
    const next = view.token(end);
    const hasNone = next === undefined || next.kind === 'punct' || view.is(end, 'object_pronoun');
    return hasNone || view.is(end, 'preposition') ? start : null;
  }
  let at = start - 1;
  while (view.isLightWord(at) || view.is(at, 'adjective') || view.is(at, 'determiner')) at -= 1;
  if (THEM.has(view.token(at)?.norm ?? '')) at -= 1;
  else if (view.token(at)?.norm === 'in' || view.token(at)?.norm === 'their') at -= 1;
  return RESULT.test(view.token(at)?.norm ?? '') ? at : null;
}
