import type { SentenceView } from './sentence-view.ts';

/** Tokens between "used" and the last of the verbs it rules. */
const REACH = 44;

const USES = new Set('used uses using employed employs employing fired firing'.split(' '));
/** "it took eleven drones to burn", "two were enough to stop" */
const TAKES = new Set(['took']);
const SUCCEEDS = new Set('managed succeeded helped'.split(' '));
const BE = new Set('was were is are be been being'.split(' '));

/**
 * "used FPV drones near Kupiansk to burn a T-72 and to damage a BMP-2": an end told with the means
 * that reached it, as is each end joined to it.
 */
export function isEndReached(view: SentenceView, to: number): boolean {
  let sawWeapon = false;
  let sawEnd = false;
  for (let at = to - 1; at > to - REACH; at -= 1) {
    const token = view.token(at);
    if (token === undefined || token.kind === 'newline' || ';:'.includes(token.norm)) return false;
    if (view.isPlaceOrDateAt(at)) continue;
    sawWeapon ||= view.phraseAt(at)?.item.munition === true;
    if (USES.has(token.norm)) return sawWeapon && isTold(view, at);
    if (TAKES.has(token.norm) && view.token(at - 1)?.norm === 'it') return true;
    if (token.norm === 'enough') return to - at === 1 && WAS.has(view.token(at - 1)?.norm ?? '');
    if (sawEnd && SUCCEEDS.has(token.norm)) return isTold(view, at);
    if (view.is(at, 'relative') || view.is(at, 'negation')) return false;
    const isTo = token.norm === 'to' && view.statusAt(at + 1) !== undefined;
    if (view.is(at, 'irrealis') && !isTo) return false;
    if (isTo) sawEnd = true;
    else if (view.statusAt(at) !== undefined && !isJoined(view, at)) return false;
  }
  return false;
}

/** "to burn a T-72, damage a BMP-2 and to sink a boat" */
function isJoined(view: SentenceView, at: number): boolean {
  return view.token(at - 1)?.norm === 'to' || view.isListMark(at - 1);
}

/** "managed to", "used it to", "was able to"; not "would be used to", "are able to". */
export function isAchieved(view: SentenceView, at: number): boolean {
  if (!view.is(at, 'achieved')) return false;
  if (view.token(at)?.cyrillic === true) return true;
  if (view.token(at)?.norm === 'able') return WAS.has(view.token(at - 1)?.norm ?? '');
  for (let back = at - 1; back > at - 3; back -= 1) {
    if (view.is(back, 'negation') || view.is(back, 'irrealis')) return false;
    if (!view.is(back, 'auxiliary') && !view.isLightWord(back)) return true;
  }
  return true;
}

const WAS = new Set('was were been'.split(' '));

/** Not "were used", "never used", "would have used". */
function isTold(view: SentenceView, verb: number): boolean {
  for (let at = verb - 1; at > verb - 4; at -= 1) {
    if (view.is(at, 'negation') || view.is(at, 'irrealis')) return false;
    if (view.token(at)?.kind !== 'word') return true;
  }
  return (
    !BE.has(view.token(verb - 1)?.norm ?? '') || view.token(verb)?.norm.endsWith('ing') === true
  );
}
