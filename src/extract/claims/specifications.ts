import { mayBeOne } from './co-reference.ts';
import { namedByProject } from './named-by-project.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** "The wreck in this picture is in fact a …": words on each side of the copula. */
const IDENTITY_REACH = 8;

/** "десяток машин на одном километре трассы: …": words before the colon. */
const SPECIFYING_REACH = 16;

/** Words of a kind's genitive: "розвідки", "радіаційної розвідки". */
const LONGEST_KIND = 2;

const GENITIVE_NOUN = /(?:ки|ня|ів|ої|ии|ті|ції|ния|ции|ой|ов|ого|его)$/;

const COPULAS = new Set('is are was were'.split(' '));

/** "two armoured vehicles: a T-72 and a BMP-2": the list that says what they are. */
export function specifiedBy(view: SentenceView, phrase: NounPhrase): NounPhrase | null {
  const next = view.phrases[(view.orderOf(phrase) ?? view.phrases.length) + 1];
  if (phrase.item.named || next === undefined || !next.item.named) return null;
  if (phrase.definite && identityAfter(view, phrase.end) === next) return next;
  if (isNamedPastGenitive(view, phrase, next)) return next;
  if (isAllOfKind(view, phrase, next)) return named(view, phrase, next);
  if (isGuessedToBe(view, phrase, next)) return next;
  const classed = namedByProject(view, phrase, next);
  if (classed !== null) return classed;
  const before = view.token(next.start - 1)?.kind === 'quote' ? next.start - 2 : next.start - 1;
  const isJoined = opensList(view, before, next) && isAdverbialUpTo(view, phrase.end, before);
  return isJoined && next.premodifiers.length === 0 ? next : null;
}

const GUESSES =
  /^(?:possibly|probably|likely|apparently|presumably|perhaps|maybe|seemingly|evidently|believed|thought|presumed|be|to|a|an|the|one|most|very|looks|like|ймовірно|імовірно|можливо|схоже|мабуть|певно|вероятно|возможно|похоже|видимо|наверное|предположительно|імовірніше|скоріше|скоріш|скорее|всього|всего|за|все)$/;
const LONGEST_GUESS = 6;

/** "a knocked-out tank, possibly a T-72A", "a burnt tank (likely T-90M)" */
function isGuessedToBe(view: SentenceView, phrase: NounPhrase, next: NounPhrase): boolean {
  const mark = view.token(phrase.end)?.norm;
  if ((mark !== ',' && mark !== '(') || next.governor !== 'none' || next.premodifiers.length > 0)
    return false;
  const { start } = next.item;
  if (start - phrase.end > LONGEST_GUESS || start - phrase.end < 2 || !mayBeOne(next, phrase))
    return false;
  for (let at = phrase.end + 1; at < start; at += 1) {
    const token = view.token(at);
    if (token?.kind !== 'quote' && !GUESSES.test(token?.norm ?? '')) return false;
  }
  return !view.is(phrase.end + 1, 'determiner');
}

/** "4 tanks, all T-62s": one number, the kind told behind it. */
function isAllOfKind(view: SentenceView, { number, end }: NounPhrase, next: NounPhrase): boolean {
  if (number === null || next.number !== null || !next.item.plural || next.isCyrillic) return false;
  if (view.token(end)?.norm !== ',' || next.item.start !== end + 2) return false;
  return view.is(end + 1, 'all_of_it');
}

function named(view: SentenceView, { number }: NounPhrase, next: NounPhrase): NounPhrase {
  return number === null ? next : view.partOf(next, number);
}

/** "…: a T-72", "armoured vehicles - M113 - 2 pcs" */
function opensList(view: SentenceView, at: number, { number }: NounPhrase): boolean {
  const mark = view.token(at);
  if (mark?.norm === ':') return true;
  return mark?.kind === 'hyphen' && !mark.glued && number !== null;
}

/** "бойову машину розвідки БРМ-1К": the name of a thing past the noun that tells its kind. */
function isNamedPastGenitive(view: SentenceView, phrase: NounPhrase, next: NounPhrase): boolean {
  if (!phrase.isCyrillic || next.start - phrase.end > LONGEST_KIND) return false;
  if (next.governor !== 'none' || next.number !== null) return false;
  if (next.premodifiers.length > 0 || next.barred) return false;
  const isOfKind = phrase.item.categories.some((each) => next.item.categories.includes(each));
  const isMachine = view.token(phrase.item.end - 1)?.norm.startsWith('машин') === true;
  if (!isOfKind && !phrase.item.everyday && !isMachine) return false;
  for (let at = phrase.end; at < next.start; at += 1) {
    const norm = view.token(at)?.norm ?? '';
    if (!view.isUnknownWord(at) || !GENITIVE_NOUN.test(norm) || /л[иі]$/.test(norm)) return false;
  }
  return true;
}

/** "десяток машин на одном километре трассы: …": nothing happens before the colon. */
function isAdverbialUpTo(view: SentenceView, from: number, colon: number): boolean {
  if (from === colon) return true;
  // "lost another ship overnight: the corvette Ivanovets"
  const opens =
    view.is(from, 'preposition') || view.is(from, 'adverb') || view.isPlaceOrDateAt(from);
  if (colon - from > SPECIFYING_REACH || !opens) return false;
  for (let at = from; at < colon; at += 1) {
    if (view.token(at)?.kind !== 'word' && view.token(at)?.kind !== 'number') return false;
    if (view.statusAt(at) !== undefined || view.is(at, 'relative')) return false;
  }
  return true;
}

/** "The burnt vehicle in the photo is a T-72": the named phrase after the copula. */
export function identityAfter(view: SentenceView, from: number): NounPhrase | undefined {
  let copula = from;
  while (copula < from + IDENTITY_REACH && !COPULAS.has(view.token(copula)?.norm ?? '')) {
    const token = view.token(copula);
    if (token?.kind !== 'word' || view.phraseAt(copula) !== undefined) return undefined;
    if (view.scan.statusAt.has(copula)) return undefined;
    copula += 1;
  }
  for (let at = copula + 1; at < copula + 1 + IDENTITY_REACH / 2; at += 1) {
    const phrase = view.phraseAt(at);
    if (phrase !== undefined) {
      const isNaming = phrase.item.named && phrase.governor === 'none' && !phrase.barred;
      return isNaming && !phrase.negated ? phrase : undefined;
    }
    const token = view.token(at);
    if (token?.kind !== 'word' || view.is(at, 'negation') || view.statusAt(at)) return undefined;
  }
  return undefined;
}
