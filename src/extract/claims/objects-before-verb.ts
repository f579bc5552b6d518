import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { type Found, fitting, isCyrillic } from './objects.ts';
import type { SentenceView } from './sentence-view.ts';
import { SUBJECT_REACH, subjectOf } from './subjects.ts';

const ACCUSATIVE_REACH = 3;

/** "Машину расчёт оставил": the accusative shows the object though it stands first. */
export function leftBefore(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
): Found | null {
  if (word.status !== 'abandoned' || !isCyrillic(view, status)) return null;
  const before = view.phrases[view.lastPhraseBefore(status.start)];
  if (before === undefined || status.start - before.end > ACCUSATIVE_REACH) return null;
  if (!/[ую]$/.test(view.token(before.item.end - 1)?.norm ?? '')) return null;
  const phrases = before.governor === 'none' ? fitting([before], word) : [];
  return phrases.length === 0 ? null : { phrases, active: false, part: false };
}

/** "Два катера потопил «Байрактар»": a plural before a singular verb is its object. */
export function pluralBefore(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
  after: Found,
): Found | null {
  const verb = view.token(status.start)?.norm ?? '';
  const first = after.phrases[0];
  if (word.voice !== 'free' || !/(?:[лв]|[её][гс]|ла|ло|ет|є)$/.test(verb)) return null;
  if (first === undefined || first.item.weapon === null || first.number !== null) return null;
  const before = subjectOf(view, status, SUBJECT_REACH, word);
  const isPlural = before?.phrases.some(
    ({ number, uncounted }) => uncounted !== null || (number !== null && number.value > 1),
  );
  return isPlural === true ? before : null;
}

/** "Т-72 уничтожила артиллерия бригады": a feminine in the nominative behind such a verb did it. */
export function isDoneByFeminine(
  view: SentenceView,
  status: StatusMention,
  { voice }: StatusWord,
  { phrases: [first] }: Found,
): boolean {
  if (voice !== 'free' || first === undefined || first.item.named || first.number !== null)
    return false;
  if (first.item.weapon === null || !/ла$/.test(view.token(status.start)?.norm ?? '')) return false;
  return /[ая]$/.test(view.token(first.item.end - 1)?.norm ?? '');
}

/** "п'ять танків було знищено того дня": what follows is no object. */
export function followsItsSubject(view: SentenceView, status: StatusMention): boolean {
  if (!isCyrillic(view, status)) return false;
  let at = view.chainStart(status) - 1;
  while (view.isLightWord(at) || view.is(at, 'auxiliary') || isUnitNumber(view, at)) at -= 1;
  return view.phraseAt(at) !== undefined;
}

/** "47-ї", "93-й бригады": whose the item before it was. */
function isUnitNumber(view: SentenceView, at: number): boolean {
  if (view.is(at, 'brigade')) return true;
  const token = view.token(at);
  if (token?.kind === 'number') return view.token(at + 1)?.glued === true;
  if (token?.kind === 'hyphen') return token.glued;
  return token?.glued === true && view.token(at - 1)?.kind === 'hyphen';
}

/** "літак збив солдат", "гаубицю розбив розрахунок": who did it stands after the verb. */
export function isDoneByNext(view: SentenceView, status: StatusMention): boolean {
  if (!isCyrillic(view, status)) return false;
  const next = view.token(status.end)?.norm ?? '';
  return view.is(status.end, 'people') && !OBJECT_PEOPLE.test(next);
}

const OBJECT_PEOPLE = /(?:ів|їв|ов|ев|ей|ця|та|ка|ру|ом|ем|ами|ями|ою|у|ата|ика|тора)$/;
