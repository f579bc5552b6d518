import type { SentenceView } from './sentence-view.ts';

const IRREGULAR = new Set(
  'sent left seen driven brought hidden stuck caught taken towed built shot hit led'.split(' '),
);
/** "said", "reported": what follows is a clause of its own, and no part of the subject. */
const TELLS =
  /^(?:report|claim|confirm|announc|reveal|declar|stat|add|believ|indicat|mean|say|show|watch|not|learn|allow|let|acknowledg|boast|alleg|suggest|prov|see|record|film|captur)(?:ed|ing|d|n)?$/;
const FINITE = new Set('was were is are has had have will would can could'.split(' '));
const SUBORDINATORS = new Set(
  'after before when while as because until till since once so if how where'.split(' '),
);

/**
 * "sent to recover a T-72", "covering a bridge": a participle that describes the noun before it, as
 * the finite verb at `verb` shows, for which nothing else is left to be the subject.
 */
export function opensReducedClause(
  view: SentenceView,
  from: number,
  verb: number,
  passive: boolean,
): boolean {
  let first = from;
  while (view.is(first, 'adverb') || view.isLightWord(first)) first += 1;
  const token = view.token(first);
  if (token?.kind !== 'word' || token.cyrillic || token.capital || first >= verb) return false;
  if (view.phraseAt(first) !== undefined || TELLS.test(token.norm)) return false;
  const isActive = token.norm.endsWith('ing');
  // "A T-72 fired at a BMP blew up" is no English; "a BMP sent for a T-72 was hit" is.
  if (!isActive && !(passive && (token.norm.endsWith('ed') || IRREGULAR.has(token.norm))))
    return false;
  for (let at = first + 1; at < verb; at += 1) {
    if (view.phraseAt(at) !== undefined) continue;
    const { kind, norm } = view.token(at) ?? {};
    if (kind === 'punct' || kind === 'newline' || view.is(at, 'conjunction')) return false;
    if (view.is(at, 'relative') || FINITE.has(norm ?? '') || view.is(at, 'pronoun')) return false;
    if (SUBORDINATORS.has(norm ?? '') && !isRole(view, at)) return false;
  }
  return true;
}

/** "as its escort", "before dawn"; not "as a T-72 was hit". */
function isRole(view: SentenceView, at: number): boolean {
  if (view.isPlaceOrDateAt(at + 1)) return true;
  return (
    view.token(at)?.norm === 'as' &&
    /^(?:its|their|an?|part)$/.test(view.token(at + 1)?.norm ?? '') &&
    view.phraseAt(at + 1) === undefined
  );
}
