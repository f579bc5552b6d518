import { GAP_REACH } from './gapped-verbs.ts';
import type { SideMention, StatusMention, TokenSpan } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { Patients } from './patients.ts';
import type { SentenceView } from './sentence-view.ts';
import { spansOverlap } from './spans.ts';

export interface Attacker extends TokenSpan {
  readonly code: string;
  readonly tag: string | null;
}

/** Words after "by" in which its side is looked for. */
const BY_REACH = 8;
const SUBJECT_REACH = 20;
const TRAILING_REACH = 40;
const AGENT_REACH = 3;
/** Tokens after a status in which "by" is looked for. */
const BY_WITHIN = 400;

/** The side that did what a status tells, wherever in its stretch that is named. */
export function doerOf(
  view: SentenceView,
  status: StatusMention,
  patients: Patients,
  stretch: TokenSpan,
  lost: ReadonlySet<NounPhrase>,
): Attacker | null {
  // "з російського — Т-80": the dash stands for the verb.
  if (view.token(status.start)?.kind === 'hyphen')
    return firstSide(view, Math.max(stretch.start, status.start - GAP_REACH), status.start);
  const named = sideAfterBy(view, status, stretch);
  if (named !== null) return named;
  return patients.active
    ? sideOfSubject(view, status, stretch, patients, lost)
    : (agentAfterVerb(view, status, patients) ?? sideBetween(view, status, patients));
}

/** "by a Russian …", "by Ukrainian forces". */
function sideAfterBy(
  view: SentenceView,
  status: StatusMention,
  stretch: TokenSpan,
): Attacker | null {
  for (let at = status.end; at < Math.min(stretch.end, status.end + BY_WITHIN); at += 1) {
    if (!view.is(at, 'by') || isOfTheTime(view, at, status.end)) continue;
    for (let next = at + 1; next <= at + BY_REACH && next < stretch.end; next += 1) {
      const side = view.scan.sideOver.get(next);
      if (side !== undefined && side.side.role !== 'donor') return attackerFrom(side);
      if (view.is(next, 'preposition') || view.isListMark(next)) break;
    }
  }
  return null;
}

const WHILE = new Set([
  'during',
  'amid',
  'amidst',
  'despite',
  'before',
  'until',
  'repelling',
  'repelled',
]);
const WHILE_REACH = 7;

/** "burnt during an assault by Russian forces": whose assault it was, not who burnt it. */
export function isOfTheTime(view: SentenceView, by: number, from: number): boolean {
  for (let at = by - 1; at >= Math.max(from, by - WHILE_REACH); at -= 1) {
    const norm = view.token(at)?.norm ?? '';
    if (WHILE.has(norm)) return true;
    if (view.statusAt(at) !== undefined || norm === ',') return false;
  }
  return false;
}

/** The side named in the subject of an active verb, nearest the verb. */
function sideOfSubject(
  view: SentenceView,
  status: StatusMention,
  stretch: TokenSpan,
  patients: Patients,
  lost: ReadonlySet<NounPhrase>,
): Attacker | null {
  const limit = Math.max(stretch.start, status.start - SUBJECT_REACH);
  const isBeforeColon = view.token(status.end)?.norm === ':';
  if (isTrailing(view, status))
    return firstSide(
      view,
      Math.max(view.sentence.start, status.start - TRAILING_REACH),
      status.start,
    );
  for (let at = status.start - 1; at >= limit; at -= 1) {
    const side = view.scan.sideOver.get(at);
    if (side === undefined || side.side.role === 'donor') continue;
    // "Three Russian vehicles destroyed: a T-72 and a BMP": whose they are, not who did it.
    if (isBeforeColon && side.side.role !== 'force') continue;
    if (isOfObjectBefore(view, side, stretch)) continue;
    if (patients.phrases.some((patient) => spansOverlap(patient, side))) continue;
    const owned = view.phraseAt(side.start);
    if (owned !== undefined && lost.has(owned)) continue;
    const isActing = !isOblique(side) || isOfPeople(view, side);
    if (!isActing || view.is(side.start - 1, 'preposition')) continue;
    return attackerFrom(side);
  }
  return agentAfterVerb(view, status, patients);
}

/** "set fire to a Russian cabinet and disabled a jammer": of what the verb before was done to. */
function isOfObjectBefore(
  view: SentenceView,
  { side, start }: SideMention,
  stretch: TokenSpan,
): boolean {
  if (side.role !== 'adjective' || view.token(start)?.cyrillic === true) return false;
  const verb = view.statusBefore(stretch.start);
  if (verb === undefined || start - stretch.start > 1) return false;
  return verb.words.some(({ voice }) => voice === 'active' || voice === 'participle');
}

const OBLIQUE_ENDING =
  /(?:ів|їв|ов|ев|ам|ям|ами|ями|ах|ях|ом|ем|ої|ой|ою|ого|ому|ему|им|ым|их|ых|ими|ыми)$/;

/** "від окупантів": a case in which nobody acts. */
function isOblique({ ending }: SideMention): boolean {
  return OBLIQUE_ENDING.test(ending);
}

const CREW =
  /^(?:екіпаж|экипаж|розрахунок|расчет|бійці|бойцы|солдати|солдаты|військові|воїни|оператори|операторы|підрозділ|пілоти|пилоты|десантники)$/;
const CREW_REACH = 4;

/** "Расчёт российской бригады", "экипаж 47-й бригады ВСУ": those the genitive belongs to act. */
function isOfPeople(view: SentenceView, { start }: SideMention): boolean {
  if (view.phraseAt(start) !== undefined) return false;
  for (let at = start - 1; at >= start - CREW_REACH; at -= 1) {
    if (CREW.test(view.token(at)?.norm ?? '')) return true;
    if (view.isListMark(at) || view.phraseAt(at) !== undefined) return false;
  }
  return false;
}

/** "…, destroying a T-72": a clause that hangs on the subject the sentence began with. */
function isTrailing(view: SentenceView, status: StatusMention): boolean {
  return (view.token(status.start)?.norm ?? '').endsWith('ing');
}

function firstSide(view: SentenceView, from: number, to: number): Attacker | null {
  for (let at = from; at < to; at += 1) {
    const side = view.scan.sideOver.get(at);
    if (side !== undefined && side.side.role !== 'donor') return attackerFrom(side);
  }
  return null;
}

/** "Знищили бійці ЗСУ танк", "кинутий росіянами БТР": the side right behind its verb. */
function agentAfterVerb(
  view: SentenceView,
  status: StatusMention,
  patients: Patients,
): Attacker | null {
  const first = patients.phrases[0];
  if (first === undefined || view.token(status.start)?.cyrillic !== true) return null;
  const limit = first.start >= status.end ? first.start : status.end + AGENT_REACH;
  for (let at = status.end; at < limit; at += 1) {
    const side = view.scan.sideOver.get(at);
    // "брошенные ЗСУ «Шилка»": a word of what it is.
    const isInItem = at >= first.item.start && at < first.item.end;
    if (side?.side.role === 'force' && !isInItem) return attackerFrom(side);
    if (!view.is(at, 'people') && !view.is(at, 'adverb')) return null;
  }
  return null;
}

/** "танк окупанти кинули": the object first, then who did it, then the verb. */
function sideBetween(
  view: SentenceView,
  status: StatusMention,
  patients: Patients,
): Attacker | null {
  const last = patients.phrases.at(-1);
  const { voice } = patients.word;
  if (last === undefined || (voice !== 'free' && voice !== 'loses')) return null;
  if (view.token(status.start)?.cyrillic !== true) return null;
  for (let at = status.start - 1; at >= last.end; at -= 1) {
    const side = view.scan.sideOver.get(at);
    // ", яку росіяни ховали, наші спалили": another clause.
    if (view.token(at)?.norm === ',' && view.is(last.end + 1, 'relative')) return null;
    if (side?.side.role !== 'force') continue;
    const before = side.start - 1;
    return view.is(before, 'preposition') || view.is(before, 'with') ? null : attackerFrom(side);
  }
  return null;
}

/** "спалили москалям «Град»": the dative names whose it was. */
export function sideInDative(view: SentenceView, status: StatusMention): Attacker | null {
  let at = status.end;
  while (view.is(at, 'adverb')) at += 1;
  const side = view.scan.sideOver.get(at);
  if (side?.side.role !== 'force' || !/[ая]м$/.test(view.token(side.end - 1)?.norm ?? ''))
    return null;
  return attackerFrom(side);
}

function attackerFrom({ start, end, side }: SideMention): Attacker {
  return { start, end, code: side.code, tag: side.tag };
}
