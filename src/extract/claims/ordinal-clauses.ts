import type { StatusMention } from './grammar-scan.ts';
import type { QuantityNumber } from './numbers.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens between "третю" and its verb. */
const REACH = 10;
const UNKNOWN_BETWEEN = 2;

/** "третю", "вторую": the object, whoever stands behind it. */
const AS_OBJECT =
  /^(?:перш|друг|трет|четверт|п.?ят|шост|інш|перв|втор|шест|друг|одн)(?:у|ю|ую|ью|ого|його|ього|ьего|ої|ему)$/;
/** "третій", "вторая": the subject, or one more of what is acted on. */
const AS_SUBJECT =
  /^(?:перш|друг|трет|четверт|п.?ят|шост|інш|перв|втор|шест|одн|оди)(?:ий|ій|а|я|ья|ая|ой|ый|н|но|не)$/;
const SAME = new Set('такий такой такая така таку такую самий сам самая саму же ж'.split(' '));

/** "Дві евакуювали, третю росіяни спалили": which one of those named before a verb is said of. */
export function ordinalOfClause(view: SentenceView, status: StatusMention): QuantityNumber | null {
  const verb = status.start;
  let unknown = 0;
  for (let at = verb - 1; at >= verb - REACH; at -= 1) {
    const token = view.token(at);
    if (token === undefined || view.phraseAt(at) !== undefined || view.statusAt(at)) return null;
    if (opensClause(view, at) && (isOrdinal(view, at, verb) || isLeftByCrew(view, at, status)))
      return { start: at, end: at + 1, value: 1 };
    if (closesParticiple(view, at)) {
      at -= 2;
      continue;
    }
    if (view.isListMark(at) || token.kind === 'punct' || token.kind === 'newline') return null;
    if (view.isUnknownWord(at)) unknown += 1;
    if (unknown > UNKNOWN_BETWEEN) return null;
  }
  return null;
}

function isOrdinal(view: SentenceView, at: number, verb: number): boolean {
  const norm = view.token(at)?.norm ?? '';
  if (AS_OBJECT.test(norm)) return at + 1 === verb || !namesNoun(view, at + 1, norm);
  if (!AS_SUBJECT.test(norm)) return false;
  for (let next = at + 1; next < verb; next += 1) {
    const mayStand =
      view.isLightWord(next) ||
      view.is(next, 'auxiliary') ||
      view.isPlaceOrDateAt(next) ||
      view.is(next, 'preposition') ||
      view.is(next, 'piece') ||
      SAME.has(view.token(next)?.norm ?? '');
    if (!mayStand) return false;
  }
  return true;
}

const CREW = /^(?:екіпаж|экипаж|розрахунок|расч[её]т|десант|орки)$/;

/** "другий екіпаж кинув": which one its crew left; not "другий екіпаж кинув машину". */
function isLeftByCrew(
  view: SentenceView,
  at: number,
  { start, end, words }: StatusMention,
): boolean {
  if (!MASCULINE.test(view.token(at)?.norm ?? '') || start !== at + 2) return false;
  if (!isCrew(view, at + 1) || words.every(({ voice }) => voice === 'subject')) return false;
  const after = view.token(end);
  return after === undefined || after.kind === 'punct' || view.is(end, 'conjunction');
}

function isCrew(view: SentenceView, at: number): boolean {
  if (view.scan.sideOver.has(at) || view.is(at, 'enemy')) return true;
  return CREW.test(view.token(at)?.norm ?? '');
}

const MASCULINE = /^(?:перший|другий|третій|інший|первый|второй|третий|другой|один)$/;

/** "другу групу": an ordinal with a noun of its own. */
function namesNoun(view: SentenceView, at: number, ordinal: string): boolean {
  const norm = view.token(at)?.norm ?? '';
  const isUnknown = view.isUnknownWord(at) || view.is(at, 'head_noun') || view.is(at, 'group');
  return isUnknown && /[ую]$/.test(ordinal) && /[ую]$/.test(norm);
}

function opensClause(view: SentenceView, at: number): boolean {
  const before = view.token(at - 1);
  if (before === undefined) return true;
  if (before.kind === 'hyphen') return !before.glued;
  return view.isListMark(at - 1) || before.norm === ':' || before.norm === '(';
}

/** ", подорвавшуюся,": a participle between commas, told of the one before it. */
function closesParticiple(view: SentenceView, comma: number): boolean {
  return (
    view.token(comma)?.norm === ',' &&
    view.token(comma - 2)?.norm === ',' &&
    /(?:уюся|юся|ну|ту|ного|того|вшую|вшего|ий|ый|а|ая)$/.test(view.token(comma - 1)?.norm ?? '')
  );
}
