import { isPart } from './parts.ts';
import { hasResumedObject, isRelativeBetween } from './relative-clauses.ts';
import type { SentenceView } from './sentence-view.ts';

const UNKNOWN_BEFORE_STATUS = 2;

type Gap = 'clear' | 'another subject' | 'part';

/** Whether what stands between an item and a status leaves the item its subject. */
export function readGap(view: SentenceView, from: number, to: number): Gap {
  if (isPart(view, to)) return 'part';
  if (hasResumedObject(view, from, to)) return 'clear';
  if (isJoinedByPeople(view, from, to) || isJoinedByThing(view, from, to)) return 'clear';
  if (isRelativeBetween(view, from, to)) return 'clear';
  let unknown = 0;
  let sinceMark = 0;
  let marked = false;
  if (opensOtherClause(view, from, to)) return 'another subject';
  for (let at = pastCompany(view, pastBracket(view, from, to), to); at < to; at += 1) {
    if (view.token(at)?.norm === '(') at = pastBracket(view, at, to) - 1;
    else if (view.is(at, 'piece') || view.scan.numberWordAt.has(at)) continue;
    else if (view.isListMark(at) && !view.phraseAt(at)) {
      marked = true;
      sinceMark = 0;
    } else if (view.is(at, 'all_of_it')) continue;
    else if (view.isUnknownWord(at) || view.is(at, 'people') || isNewSubject(view, at, marked)) {
      if (view.statusAt(at) !== undefined) continue;
      unknown += 1;
      sinceMark += 1;
    }
  }
  if (marked && sinceMark > 0) return 'another subject';
  return unknown > UNKNOWN_BEFORE_STATUS && !marked ? 'another subject' : 'clear';
}

const CLAUSE_OPENERS = new Set('after when while as because before until till where'.split(' '));

/** "damaged by debris after the depot went up": the depot did, not what stands before. */
function opensOtherClause(view: SentenceView, from: number, to: number): boolean {
  let opened = false;
  for (let at = from; at < to; at += 1) {
    if (view.isListMark(at)) opened = false;
    else if (CLAUSE_OPENERS.has(view.token(at)?.norm ?? '') && view.is(at + 1, 'determiner')) {
      opened = view.isUnknownWord(at + 2) && view.statusAt(at + 2) === undefined;
    }
  }
  return opened;
}

/** Tokens of "и десяток солдат". */
const LONGEST_JOINED = 5;

/** "танк и экипаж уничтожены", "«Зоопарк» и десяток солдат отправились": of both alike. */
function isJoinedByPeople(view: SentenceView, from: number, to: number): boolean {
  const verb = view.token(to)?.norm ?? '';
  if (!view.is(from, 'conjunction') || !/(?:ли|лись|лися|ны|ты|ні|ті)$/.test(verb)) return false;
  if (to - from > LONGEST_JOINED) return false;
  for (let at = from + 1; at < to; at += 1) {
    if (view.token(at)?.kind !== 'word' || view.statusAt(at) !== undefined) return false;
    if (view.isListMark(at) || view.is(at, 'preposition') || view.is(at, 'pronoun')) return false;
  }
  return to > from + 1;
}

const WERE = new Set('were have are'.split(' '));

/** "two MiG-31 fighters and a fuel depot were destroyed": of both alike, though one is no item. */
function isJoinedByThing(view: SentenceView, start: number, to: number): boolean {
  let from = start;
  // "MiG-31 fighters and": the noun of the kind.
  while (from < start + 2 && view.isUnknownWord(from) && !view.token(from)?.capital) from += 1;
  if (view.token(from)?.norm !== 'and' || to - from > LONGEST_JOINED + 1) return false;
  if (view.token(from + 1)?.norm === 'the') return false;
  let verb = to - 1;
  while (view.is(verb, 'auxiliary') && !WERE.has(view.token(verb)?.norm ?? '')) verb -= 1;
  if (!WERE.has(view.token(verb)?.norm ?? '') || verb < from + 2) return false;
  for (let at = from + 1; at < verb; at += 1) {
    if (view.token(at)?.kind !== 'word' || view.statusAt(at) !== undefined) return false;
    if (view.is(at, 'preposition') || view.is(at, 'pronoun') || view.is(at, 'relative'))
      return false;
  }
  return true;
}

/** ", they lost five" */
function isNewSubject(view: SentenceView, at: number, marked: boolean): boolean {
  return marked && view.is(at, 'pronoun') && !view.is(at, 'relative');
}

/** A remark in brackets. */
function pastBracket(view: SentenceView, from: number, to: number): number {
  if (view.token(from)?.norm !== '(') return from;
  for (let at = from + 1; at < to; at += 1) if (view.token(at)?.norm === ')') return at + 1;
  return from + 1;
}

const TOGETHER = new Set(['вместе', 'разом']);
const LONGEST_COMPANY = 5;

/** "броневик вместе с десантом сгорел": who was in it did not change whose fate is told. */
function pastCompany(view: SentenceView, from: number, to: number): number {
  if (!TOGETHER.has(view.token(from)?.norm ?? '')) return from;
  for (let at = from + 2; at < Math.min(to, from + LONGEST_COMPANY); at += 1) {
    if (/(?:ом|ем|єм|ой|ей|ою|ею|ами|ями)$/.test(view.token(at)?.norm ?? '')) return at + 1;
  }
  return from;
}
