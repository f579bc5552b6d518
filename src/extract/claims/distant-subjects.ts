import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { pastKind } from './lists.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { opensReducedClause } from './reduced-clauses.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens between a subject and its verb, a clause of its own between the two. */
const REACH = 40;
const RELATIVES = new Set('that which whose'.split(' '));
/** Words of "The artillery crew that". */
const LONGEST_NOUN = 6;
const BE = new Set('was were is are has have had been being got gets'.split(' '));

/** The English subject of a verb that a whole clause parts from it; null where none does. */
export function distantSubject(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
): NounPhrase | null {
  if (view.token(status.start)?.cyrillic !== false || view.phrases.length === 0) return null;
  const passive = verbStart(view, status);
  const verb = passive ?? finiteStart(view, status, word);
  if (verb === null) return null;
  if (passive !== null && view.token(verb - 1)?.norm === ',') return beforeAside(view, verb - 1);
  return (
    inRelativeChain(view, verb) ??
    beforeRelative(view, verb) ??
    beforeReducedClause(view, verb, passive !== null)
  );
}

/** "burst into flames", "then blew up": a verb that needs no auxiliary; not "burning", "to sink". */
function finiteStart(
  view: SentenceView,
  { start, end }: StatusMention,
  { voice, ofPart }: StatusWord,
): number | null {
  const first = view.token(start)?.norm ?? '';
  if ((voice !== 'subject' && !CATCHES_FIRE.has(first)) || ofPart === true) return null;
  if (end - start === 1 && !FINITE_ALONE.test(first)) return null;
  if (NOT_FINITE.test(first) || view.is(start, 'preposition') || view.is(start, 'with'))
    return null;
  let at = start;
  while (view.isLightWord(at - 1)) at -= 1;
  return view.token(at - 1)?.norm === 'to' ? null : at;
}

const CATCHES_FIRE = new Set('burst bursts caught catches'.split(' '));
const FINITE_ALONE = /(?:ed|s|sank|went|blew|fell)$/;
const NOT_FINITE = /ing$|^(?:on|in|its|upside|full|dead|all|off|beyond|not|no|now|turret)$/;

const STANDS = new Set('stood stands lay lies lie sat sits remained remains stand'.split(' '));

/** Where "was later destroyed" begins; null without a finite verb before the status. */
function verbStart(view: SentenceView, status: StatusMention): number | null {
  let at = view.chainStart(status);
  let hasFinite = BE.has(view.token(at)?.norm ?? '');
  while (view.is(at - 1, 'auxiliary') || view.isLightWord(at - 1)) {
    // "where a T-80 stood | was burned down"
    if (hasFinite && STANDS.has(view.token(at - 1)?.norm ?? '')) break;
    at -= 1;
    hasFinite ||= BE.has(view.token(at)?.norm ?? '');
  }
  return hasFinite ? at : null;
}

/** "The BMP-2, damaged by a mine and abandoned by its crew, was finished off" */
function beforeAside(view: SentenceView, closer: number): NounPhrase | null {
  for (let at = closer - 1; at > closer - REACH; at -= 1) {
    const token = view.token(at);
    if (token === undefined || token.kind === 'newline' || ';:'.includes(token.norm)) return null;
    if (token.norm !== ',') continue;
    const phrase = phraseEndingAt(view, at);
    if (phrase === null) return null;
    return opensAside(view, at + 1) && isSubject(view, phrase) ? phrase : null;
  }
  return null;
}

/** "damaged by", "having crossed", "its turret gone", "still smoking" */
function opensAside(view: SentenceView, from: number): boolean {
  let at = from;
  while (view.isLightWord(at)) at += 1;
  if (view.is(at, 'relative')) return false;
  if (view.phraseAt(at) !== undefined || view.is(at, 'auxiliary')) return false;
  return view.statusAt(at) !== undefined || /(?:ed|ing)$/.test(view.token(at)?.norm ?? '');
}

/** "a T-90M, which spins its turret and is later finished off" */
function inRelativeChain(view: SentenceView, verb: number): NounPhrase | null {
  if (!view.is(verb - 1, 'conjunction')) return null;
  for (let at = verb - 2; at > verb - REACH; at -= 1) {
    const token = view.token(at);
    if (token === undefined || token.kind === 'newline' || ',;:'.includes(token.norm)) return null;
    if (!view.is(at, 'relative')) continue;
    if (token.norm !== 'which' && token.norm !== 'that') return null;
    if (!hasOwnVerb(view, at + 1)) return null;
    return phraseEndingAt(view, view.token(at - 1)?.norm === ',' ? at - 1 : at);
  }
  return null;
}

/** "which spins", "that had crossed": the relative is the subject of its clause. */
function hasOwnVerb(view: SentenceView, from: number): boolean {
  let at = from;
  while (view.isLightWord(at)) at += 1;
  if (view.is(at, 'auxiliary') || view.statusAt(at) !== undefined) return true;
  return view.isUnknownWord(at) && /(?:s|ed)$/.test(view.token(at)?.norm ?? '');
}

/** "A Buk that Russia had moved up to protect its T-72 tanks was destroyed" */
function beforeRelative(view: SentenceView, verb: number): NounPhrase | null {
  if (!view.has('relative')) return null;
  for (const phrase of view.phrases) {
    if (phrase.end >= verb - 1 || verb - phrase.end > REACH) continue;
    const end = relativeAfter(view, pastKind(view, phrase, phrase.end));
    if (end === null || !opensClause(view, phrase)) continue;
    return isOneClause(view, end + 1, verb) ? phrase : null;
  }
  return null;
}

/** "that", "for which" */
function relativeAfter(view: SentenceView, at: number): number | null {
  if (RELATIVES.has(view.token(at)?.norm ?? '')) return at;
  return view.is(at, 'preposition') && view.token(at + 1)?.norm === 'which' ? at + 1 : null;
}

/** "A BREM-1 sent to recover a T-72 was itself destroyed", "A Tor covering a bridge blew up" */
function beforeReducedClause(
  view: SentenceView,
  verb: number,
  passive: boolean,
): NounPhrase | null {
  const last = view.phrases[view.lastPhraseBefore(verb)];
  if (last === undefined) return null;
  for (const phrase of view.phrases) {
    if (phrase.end > last.end) return null;
    if (verb - phrase.end > REACH || !opensClause(view, phrase)) continue;
    const end = pastPlaces(view, pastKind(view, phrase, phrase.end));
    // With no item in the clause only "guarding a depot" hides the subject.
    if (phrase === last && view.token(end)?.norm.endsWith('ing') !== true) continue;
    if (!opensReducedClause(view, end, verb, passive)) continue;
    return phrase;
  }
  return null;
}

/** "A Tor in Tokmak covering": past where it is. */
function pastPlaces(view: SentenceView, from: number): number {
  let at = from;
  while (view.isPlaceOrDateAt(at) || (view.is(at, 'preposition') && view.isPlaceOrDateAt(at + 1)))
    at += 1;
  return at;
}

/** "The crew that drove the T-72 to Terny was captured": a subject that is no item. */
export function isOfNounWithClause(view: SentenceView, status: StatusMention): boolean {
  if (view.token(status.start)?.cyrillic !== false || !view.has('relative')) return false;
  const { start } = view.sentence;
  const verb = verbStart(view, status);
  if (verb === null || !view.is(start, 'determiner')) return false;
  for (let at = start + 1; at < Math.min(verb, start + LONGEST_NOUN); at += 1) {
    // The "that" of "that the T-72 crossed" is no word of the tank's.
    if (view.is(at, 'relative')) return at > start + 1 && isOneClause(view, at + 1, verb);
    if (view.phraseAt(at) !== undefined || view.token(at)?.kind !== 'word') return false;
  }
  return false;
}

/** The relative clause has one verb of its own, and nothing opens another clause. */
function isOneClause(view: SentenceView, from: number, to: number): boolean {
  let hasVerb = false;
  for (let at = from; at < to; at += 1) {
    const phrase = view.phraseAt(at);
    if (phrase !== undefined) {
      // "shelled" names artillery, and is a verb.
      hasVerb ||= phrase.item.munition && view.token(at)?.norm.endsWith('ed') === true;
      continue;
    }
    const isMark = view.token(at)?.kind === 'punct' || view.is(at, 'conjunction');
    if (isMark || view.is(at, 'relative')) return false;
    hasVerb ||= view.is(at, 'auxiliary') || view.statusAt(at) !== undefined;
    hasVerb ||= view.isUnknownWord(at) || view.token(at)?.norm.endsWith('ed') === true;
  }
  return hasVerb;
}

/** "In May a Buk that …", "The ministry said a Buk that …"; not "shelled a Buk that …". */
function opensClause(view: SentenceView, { start, governor }: NounPhrase): boolean {
  if (governor !== 'none') return false;
  let at = start - 1;
  while (view.isLightWord(at) || view.isPlaceOrDateAt(at) || view.is(at, 'preposition')) at -= 1;
  const before = view.token(at);
  return before === undefined || before.norm === ',' || before.norm === 'said';
}

function isSubject(view: SentenceView, phrase: NounPhrase): boolean {
  const { governor, barred, item } = phrase;
  if (barred || item.munition || governor === 'by' || governor === 'with') return false;
  return governor === 'none' || (governor === 'of' && view.is(phrase.start - 2, 'group'));
}

/** The phrase that ends at a mark, places and dates between the two or none. */
function phraseEndingAt(view: SentenceView, mark: number): NounPhrase | null {
  let at = mark - 1;
  while (view.isPlaceOrDateAt(at) || (view.is(at, 'preposition') && !view.phraseAt(at))) at -= 1;
  const phrase = view.phraseAt(at);
  return phrase !== undefined && !phrase.item.munition ? phrase : null;
}
