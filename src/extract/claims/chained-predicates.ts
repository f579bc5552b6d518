import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** Longest run of predicates between a subject and the last of them, in tokens. */
const CHAIN_REACH = 28;

const AND = new Set(['и', 'й', 'та', ':', '—', '–']);

const TENSES = [
  /[аеиоуыяії]л(?:ся)?$|шел$/,
  /ла(?:сь)?$/,
  /л[ои](?:сь)?$/,
  /(?:ет|ит|ёт)(?:ся)?$/,
  /(?:[аіуюя]є|ить|їть)(?:ться)?$/,
] as const;

/**
 * "ПТС-2 вышел из Лагерей, на середине реки поймал две FPV и затонул": every predicate has the
 * form of the last, so all have the subject of the first.
 */
export function isChainedPredicate(view: SentenceView, phrase: NounPhrase, verb: number): boolean {
  const last = view.is(verb - 1, 'auxiliary') ? verb - 1 : verb;
  const form = view.token(last);
  if (form?.cyrillic !== true || verb - phrase.end > CHAIN_REACH) return false;
  if (phrase.governor !== 'none' || phrase.barred) return false;
  const tense = TENSES.find((ending) => ending.test(form.norm));
  if (tense === undefined || !opensClause(view, phrase)) return false;
  if (!AND.has(view.token(last - 1)?.norm ?? '')) return false;
  let hasPredicate = false;
  let opensPart = false;
  for (let at = phrase.end; at < last; at += 1) {
    if (view.token(at) === undefined) return false;
    if (view.isListMark(at)) {
      if (!hasPredicate && at > phrase.end) return false;
      // ", который …,": a relative clause brings its own verb.
      hasPredicate = view.is(at + 1, 'relative');
      opensPart = !hasPredicate;
      continue;
    }
    const isPredicate = isVerbOf(view, at, tense);
    if (opensPart && !hasPredicate && !isPredicate && namesSubject(view, at)) return false;
    hasPredicate ||= isPredicate;
    if (!view.isLightWord(at)) opensPart = false;
  }
  return true;
}

function isVerbOf(view: SentenceView, at: number, tense: RegExp): boolean {
  return view.phraseAt(at) === undefined && tense.test(view.token(at)?.norm ?? '');
}

/** A part that opens with neither a preposition nor an adverb may bring a subject of its own. */
function namesSubject(view: SentenceView, at: number): boolean {
  if (view.is(at, 'preposition') || view.is(at, 'with') || view.isLightWord(at)) return false;
  return !view.isPlaceOrDateAt(at) && !view.scan.sideOver.has(at) && !view.is(at, 'brigade');
}

function opensClause(view: SentenceView, { start }: NounPhrase): boolean {
  let at = start - 1;
  while (view.isLightWord(at) || view.isPlaceOrDateAt(at)) at -= 1;
  if (view.is(at, 'relative')) return true;
  return view.token(at) === undefined || view.isListMark(at) || view.token(at)?.norm === ':';
}
