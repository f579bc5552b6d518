import { complementOf } from './complements.ts';
import { isPassive } from './copulas.ts';
import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { type Found, fitting, isAttribute, isCyrillic, objectOf } from './objects.ts';
import {
  followsItsSubject,
  isDoneByNext,
  leftBefore,
  pluralBefore,
} from './objects-before-verb.ts';
import { subjectAfter } from './opening-participles.ts';
import { isRelativeObject } from './relative-clauses.ts';
import type { SentenceView } from './sentence-view.ts';
import { PASSIVE_SUBJECT_REACH, SUBJECT_REACH, subjectOf } from './subjects.ts';

/** What one status is said of. */
export interface Patients extends Found {
  readonly word: StatusWord;
}

export function findPatients(view: SentenceView, status: StatusMention): Patients | null {
  const passive = isPassive(view, status);
  for (const word of status.words) {
    const found = patientsOf(view, status, word, passive);
    if (found !== null) return { word, ...found };
  }
  return null;
}

function patientsOf(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
  passive: boolean,
): Found | null {
  if (passive && word.voice !== 'noun') {
    return word.voice === 'active' ? null : subjectOf(view, status, PASSIVE_SUBJECT_REACH, word);
  }
  // "з трофейного танка", "на захопленій БМП": its new owner fights with it.
  if (word.status === 'captured' && isCyrillic(view, status) && isAttribute(view, status))
    return null;
  if (word.voice === 'noun') return complementOf(view, status, word);
  if (word.voice === 'subject') {
    if (hasObjectOfItsOwn(view, status, word)) return null;
    return (
      subjectOf(view, status, SUBJECT_REACH, word) ??
      (isCyrillic(view, status) ? objectOf(view, status, word).found : null)
    );
  }
  const { found, blocked } = objectOf(view, status, word);
  const more = found === null ? moreOfTheSame(view, status, word) : null;
  if (more !== null) return more;
  const inverted = found === null ? null : pluralBefore(view, status, word, found);
  if (inverted !== null) return inverted;
  if (found !== null) return found;
  if (word.voice === 'active') return leftBefore(view, status, word);
  const mayPrecede = word.voice === 'passive' && followsItsSubject(view, status);
  if (blocked && !mayPrecede && !isDoneByNext(view, status)) return null;
  const subject = subjectOf(view, status, SUBJECT_REACH, word) ?? subjectAfter(view, status, word);
  const active = subject !== null && isRelativeObject(view, status, subject);
  return active ? { ...subject, active } : subject;
}

/** "Grad burned down a house": a verb that may also be done to something, and is. */
function hasObjectOfItsOwn(view: SentenceView, status: StatusMention, word: StatusWord): boolean {
  if (isCyrillic(view, status) || !view.is(status.end, 'determiner')) return false;
  if (!status.words.some(({ voice }) => voice === 'participle')) return false;
  const { found, blocked } = objectOf(view, status, word);
  return blocked && found === null;
}

/** "…і підбили ще дві", "и повредили ещё один": more of what was named before. */
function moreOfTheSame(view: SentenceView, status: StatusMention, word: StatusWord): Found | null {
  if (!isCyrillic(view, status) || !view.is(status.end, 'another')) return null;
  let at = status.end;
  while (view.is(at, 'another')) at += 1;
  const counted = view.scan.numberWordAt.get(at);
  const end = counted?.end ?? at;
  const isOne =
    counted === undefined && /^од(?:ин|на|ну|но|ного|ної)$/.test(view.token(at - 1)?.norm ?? '');
  if (counted === undefined && !isOne) return null;
  if (view.phraseAt(end) !== undefined || view.isUnknownWord(end)) return null;
  const before = view.phrases[view.lastPhraseBefore(status.start)];
  if (before === undefined || fitting([before], word).length === 0) return null;
  const number = { start: at, end, value: counted?.value ?? 1 };
  return { phrases: [view.partOf(before, number)], active: true, part: true };
}
