import { type Owner, ownerFrom, type SideMention } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** Tokens between a side's name and the verb by which it leaves or loses something. */
const VERB_REACH = 3;
/** Tokens before the name in which "what", "те, що" opens the clause. */
const OPENER_REACH = 8;
const LEFT_ENGLISH = /^(?:left|abandoned|leave)$/;
const LEFT_SLAVIC =
  /^(?:лиши(?:в|ла|ло|ли)|залиши(?:в|ла|ло|ли)|полиши(?:в|ла|ло|ли)|кину(?:в|ла|ло|ли)|покину(?:в|ла|ло|ли)|забу(?:в|ла|ло|ли)|остави(?:л|ла|ло|ли)|броси(?:л|ла|ло|ли)|побросали|покидали)$/;
const TOOK_NOT =
  /^(?:увез|увезли|вывез|вывезли|забрал|забрала|забрали|утащили|успел|успела|успели|вивіз|вивезли|забрав|встиг|встигла|встигли|устигли|take|get|tow)$/;
const NOT = new Set(['не', 'not']);
const WHAT = new Set(['what', 'everything', 'which', 'що', 'шо', 'что', 'чего', 'чого']);
const THINGS = /^(?:те|то|тем|тим|того|все|всего|всього|усе|всем|всім|усього)$/;
const LEFT_OF = /^(?:оставш(?:аяся|ееся|ийся|иеся|ихся|уюся|егося)|left|leftovers|remains)$/;
const OF = new Set([
  'от',
  'від',
  'by',
  'over',
  'behind',
  'of',
  'from',
  'the',
  'after',
  'после',
  'після',
]);

/** "What the 4th Division left", "те, що лишила 4-та дивізія", "тем, что россияне не увезли". */
export function ownerOfLeavings(view: SentenceView): Owner | null {
  if (!view.once('leavings', () => tellsOfLeavings(view))) return null;
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    const mention = view.scan.sideOver.get(at);
    if (mention === undefined || mention.start !== at) continue;
    if (isLeaver(view, mention)) return ownerFrom(mention);
  }
  return null;
}

/** A unit named as who left something is no unit that struck. */
export function leaves(view: SentenceView, mention: SideMention): boolean {
  return isLeaver(view, mention) || isLeftBy(view, mention);
}

function tellsOfLeavings(view: SentenceView): boolean {
  let opens = false;
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    const norm = view.token(at)?.norm ?? '';
    opens ||= opensClause(view, at);
    if (LEFT_OF.test(norm)) return true;
    if (opens && (LEFT_ENGLISH.test(norm) || LEFT_SLAVIC.test(norm) || TOOK_NOT.test(norm)))
      return true;
  }
  return false;
}

/** "what", "everything that"; "те, що", "все, что". */
function opensClause(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  if (!WHAT.has(token?.norm ?? '')) return false;
  if (token?.cyrillic !== true) return true;
  const before = view.token(at - 1)?.norm === ',' ? at - 2 : at - 1;
  return THINGS.test(view.token(before)?.norm ?? '');
}

function isLeaver(view: SentenceView, mention: SideMention): boolean {
  if (mention.side.role === 'donor' || mention.side.role === 'flag') return false;
  return isLeftOf(view, mention) || (isInClause(view, mention) && hasVerbBeside(view, mention));
}

function isInClause(view: SentenceView, mention: SideMention): boolean {
  const start = unitStart(view, mention);
  for (let at = start - 1; at >= start - OPENER_REACH; at -= 1) {
    if (opensClause(view, at)) return true;
    if (view.token(at)?.kind === 'punct') return false;
  }
  return false;
}

function hasVerbBeside(view: SentenceView, mention: SideMention): boolean {
  const start = unitStart(view, mention);
  let last = mention.end;
  while (view.scan.sideOver.has(last)) last += 1;
  for (let at = last; at < last + VERB_REACH; at += 1) if (isVerb(view, at)) return true;
  for (let at = start - 1; at >= start - VERB_REACH; at -= 1) {
    if (LEFT_SLAVIC.test(view.token(at)?.norm ?? '')) return true;
  }
  return false;
}

function isVerb(view: SentenceView, at: number): boolean {
  const norm = view.token(at)?.norm ?? '';
  if (LEFT_ENGLISH.test(norm) || LEFT_SLAVIC.test(norm)) return true;
  return TOOK_NOT.test(norm) && NOT.has(view.token(at - 1)?.norm ?? '');
}

/** "оставшиеся от 74-й бригады", "left over from the 4th Division" */
function isLeftOf(view: SentenceView, mention: SideMention): boolean {
  const start = unitStart(view, mention);
  let at = start - 1;
  let isSaid = false;
  for (; at > start - OPENER_REACH && OF.has(view.token(at)?.norm ?? ''); at -= 1)
    isSaid ||= WHOSE_LEFT.has(view.token(at)?.norm ?? '');
  const norm = view.token(at)?.norm ?? '';
  // "A convoy left the Ukrainian border"
  if (norm === 'left' && !isSaid) return false;
  return at < start - 1 && LEFT_OF.test(norm) && !isRemainsOf(view, at);
}

const WHOSE_LEFT = new Set(['by', 'over', 'behind', 'of']);

/** "remains of Russia's T-72": the item itself says whose it is. */
function isRemainsOf(view: SentenceView, at: number): boolean {
  return view.token(at)?.norm === 'remains' && view.phrases.length > 0;
}

const LEFT_BY = new Set(['left', 'abandoned', 'ditched']);

/** "all left by the 4th Guards Tank Division" */
export function isLeftBy(view: SentenceView, mention: SideMention): boolean {
  const start = unitStart(view, mention);
  let at = start - 1;
  while (at > start - OPENER_REACH && OF.has(view.token(at)?.norm ?? '')) at -= 1;
  return view.token(at + 1)?.norm === 'by' && LEFT_BY.has(view.token(at)?.norm ?? '');
}

const BELONGS =
  /^(?:належн(?:ий|а|е|і|ого|ої|у|их)|належ(?:ав|ала|ало|али|ить|ать)|принадлежа(?:л|ла|ло|ли|вший|вшая|вшие|вшего|вшей|щий|щая|щие|щего|щей)|belong(?:s|ed|ing)|assigned|приписан[аоы]?)$/;

/** "Танк, належний 4-й дивізії", "belonging to the 4th Division": before the side's name. */
export function isBelongedTo(view: SentenceView, mention: SideMention): boolean {
  const start = unitStart(view, mention);
  for (let at = start - 1; at >= start - VERB_REACH; at -= 1) {
    if (BELONGS.test(view.token(at)?.norm ?? '')) return true;
    if (view.token(at)?.kind === 'punct') return false;
  }
  return false;
}

/** "Т-64, належний 4-й дивізії": told of the item right behind it. */
export function ownerItBelongsTo(view: SentenceView, { end }: NounPhrase): Owner | null {
  if (!view.once('belongs', () => tellsOfBelonging(view))) return null;
  for (let at = end; at < Math.min(end + BELONGED_REACH, view.sentence.end); at += 1) {
    if (at > end && view.phraseAt(at) !== undefined) return null;
    const norm = view.token(at)?.norm ?? '';
    const isSaid =
      at < end + BELONGS_REACH ? BELONGS.test(norm) || serves(view, at) : HELD.test(norm);
    if (!isSaid) continue;
    for (let next = at + 1; next <= at + OPENER_REACH; next += 1) {
      const mention = view.scan.sideOver.get(next);
      if (mention !== undefined && mention.side.role !== 'donor') return ownerFrom(mention);
    }
  }
  return null;
}

function tellsOfBelonging(view: SentenceView): boolean {
  for (let at = view.sentence.start; at < view.sentence.end; at += 1)
    if (BELONGS.test(view.token(at)?.norm ?? '') || serves(view, at)) return true;
  return false;
}

/** "serving with Russian paratroopers", "служивший в 3-й бригаде". */
function serves(view: SentenceView, at: number): boolean {
  return SERVES.test(view.token(at)?.norm ?? '') && SERVED_WITH.has(view.token(at + 1)?.norm ?? '');
}

const SERVES =
  /^(?:serving|serves|served|служи(?:в|ла|ло|ли|л|вший|вшая|вшее|вшие|ть|т)|служить|воював|воювала|воевал|воевала|воевавший|воевавшая)$/;
const SERVED_WITH = new Set(['with', 'in', 'у', 'в', 'на']);
/** The verb of a clause, that may stand far from its subject. */
const HELD =
  /^(?:belong(?:s|ed)|належ(?:ав|ала|ало|али|ить|ать)|принадлежа(?:л|ла|ло|ли)|принадлежит|принадлежат)$/;
const BELONGED_REACH = 14;
/** Tokens from an item to "belonging", "що належала". */
const BELONGS_REACH = 3;
/** Tokens of a unit's name before the word that tells its side: "74-й бригады ВС РФ". */
const NAME_REACH = 8;

function unitStart(view: SentenceView, { start }: SideMention): number {
  let at = start;
  while (at > start - NAME_REACH && isOfUnitName(view, at - 1)) at -= 1;
  return at;
}

function isOfUnitName(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  if (view.scan.sideOver.has(at) || view.is(at, 'brigade') || token?.kind === 'number') return true;
  return token !== undefined && (token.kind === 'hyphen' || token.kind === 'word') && token.glued;
}
