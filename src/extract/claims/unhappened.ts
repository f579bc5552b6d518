import { isOfDeniedReport } from './denied-reports.ts';
import type { StatusMention } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens after a status in which what undoes it is looked for. */
const UNDONE_REACH = 12;

const NEARLY = new Set('майже почти'.split(' '));
const FOR = new Set(['для']);
const NOT = new Set(['не']);
const WAS = new Set('було виявлено зафіксовано знайдено было обнаружено зафиксировано'.split(' '));
const IS_NONE = new Set('немає нема нет'.split(' '));
const REPLACES = /^(?:замін(?:ят|ит|ен|ює|юю|ити|имо|юват)|заміня|замен(?:ят|ит|ен|ять|им)|заменя)/;
const QUENCHED =
  /^(?:(?:за|по|при)?гас(?:ил|ит|ив)|(?:за|по)?туш(?:ил|ит|ив)|потушен|погашен|загашен|згасили|згасив)/;

/** A fate named in Ukrainian or Russian words that did not come about, by what stands around it. */
export function didNotHappen(
  view: SentenceView,
  status: StatusMention,
  phrases: readonly NounPhrase[],
): boolean {
  if (view.token(status.start)?.cyrillic !== true) return false;
  return (
    isNearly(view, status) ||
    isCovered(view, status) ||
    isPurpose(view, status) ||
    isSupposed(view, status) ||
    isAbsent(view, status, phrases) ||
    isOfCrewman(view, status) ||
    isOfDeniedReport(view, status) ||
    isUndoneLater(view, status)
  );
}

/** "майже збили"; not "майже повністю знищено", "майже 10 танків". */
function isNearly(view: SentenceView, { start, words }: StatusMention): boolean {
  if (!NEARLY.has(view.token(start - 1)?.norm ?? '')) return false;
  return words.every(({ voice }) => voice !== 'noun');
}

const WOUNDED = /^(?:тр(?:е|ьо)хсот(?:ий|ый)|тр[её]хсотый|двухсотый|двохсотий)$/;
const CREW = /^(?:экипаж|екіпаж|расч[её]т|розрахунок|десант|пехот|піхот|люд[иі])/;

/** "экипаж вышел, один «трёхсотый»": one of the men, not the machine. */
function isOfCrewman(view: SentenceView, { start }: StatusMention): boolean {
  if (!WOUNDED.test(view.token(start)?.norm ?? '')) return false;
  for (let at = view.sentence.start; at < start; at += 1)
    if (CREW.test(view.token(at)?.norm ?? '')) return true;
  return false;
}

const COVERS = /^накр(?:и|ы)/;
const COVERING =
  /^(?:с[іе]тк[оауи]|сітками|сетями|сеткой|гілк|гілл|ветк|ветв|брезент|тент|маскувальн|маскировочн|маскхалат|чохл|чехл|плівк|пленк|ковдр|одеял|листя|листв|сіном|сеном|снігом|снегом)/;

/** "накрили танк сіткою", "накрыли САУ ветками": hidden, not hit. */
function isCovered(view: SentenceView, { start, end }: StatusMention): boolean {
  if (!COVERS.test(view.token(start)?.norm ?? '')) return false;
  for (let at = end; at < end + UNDONE_REACH; at += 1) {
    const token = view.token(at);
    if (token === undefined || token.kind === 'punct') return false;
    if (COVERING.test(token.norm)) return true;
  }
  return false;
}

const WOULD = new Set('б би бы'.split(' '));

/** "вона б іржавіла поряд зі спаленими Т-72", "сожгли бы ещё один" */
function isSupposed(view: SentenceView, { start, end }: StatusMention): boolean {
  if (WOULD.has(view.token(end)?.norm ?? '')) return true;
  for (let at = start - 1; at > start - UNDONE_REACH; at -= 1) {
    const token = view.token(at);
    if (token === undefined || token.norm === ',') return false;
    if (WOULD.has(token.norm) && !token.glued && view.phraseAt(at) === undefined) return true;
  }
  return false;
}

/** "розроблено для збиття літаків" */
function isPurpose(view: SentenceView, { start, words }: StatusMention): boolean {
  return FOR.has(view.token(start - 1)?.norm ?? '') && words.every(({ voice }) => voice === 'noun');
}

/** "«Абрамсів» серед підбитих не було", "знищених танків немає" */
function isAbsent(
  view: SentenceView,
  status: StatusMention,
  phrases: readonly NounPhrase[],
): boolean {
  const end = phrases.at(-1)?.end ?? status.end;
  const at = Math.max(status.end, end);
  if (at - status.end > UNDONE_REACH) return false;
  if (IS_NONE.has(view.token(at)?.norm ?? '')) return true;
  return NOT.has(view.token(at)?.norm ?? '') && WAS.has(view.token(at + 1)?.norm ?? '');
}

/** "спалені гаубиці треба заміняти", "загорілось, загасили", "горить, якщо його бачить дрон". */
function isUndoneLater(view: SentenceView, { end, words }: StatusMention): boolean {
  const burns = words.every(({ tag }) => tag === 'burning');
  const isParticiple = words.some(({ voice }) => voice === 'passive');
  for (let at = end; at < end + UNDONE_REACH; at += 1) {
    const norm = view.token(at)?.norm;
    if (norm === undefined) return false;
    if (isParticiple && REPLACES.test(norm)) return true;
    if (burns && QUENCHED.test(norm) && !NOT.has(view.token(at - 1)?.norm ?? '')) return true;
    if (norm === ',' && at === end && view.is(at + 1, 'conditional')) return true;
  }
  return false;
}
