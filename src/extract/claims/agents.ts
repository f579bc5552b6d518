import type { Weapon } from '../equipment/equipment-lexicon.ts';
import { isCompany } from './company.ts';
import type { SideMention, StatusMention, TokenSpan } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { isInstrumental } from './objects.ts';
import type { Patients } from './patients.ts';
import type { SentenceView } from './sentence-view.ts';
import { spansOverlap } from './spans.ts';
import { isFiredByLoser, isOfAnotherStatus, struckAnother } from './strikes-elsewhere.ts';
import { isAtRest, isAttributive, isMinefield, onlyStandsBy } from './weapons-at-rest.ts';

export interface Cause extends TokenSpan {
  /** The weapon's canonical name, or the model's where a piece of equipment struck. */
  readonly name: string;
  readonly users: readonly string[];
}

export interface Attacker extends TokenSpan {
  readonly code: string;
  readonly tag: string | null;
}

/** Who did it and with what. */
export interface Agent {
  readonly cause: Cause | null;
  readonly attacker: Attacker | null;
  /** Whose loss the status itself tells: "Russia lost …", "abandoned by Russian troops". */
  readonly loser: Attacker | null;
}

/** Words after "by" in which its side is looked for. */
const BY_REACH = 8;
const SUBJECT_REACH = 20;
const TRAILING_REACH = 40;
const AGENT_REACH = 3;
const LAUNCHER_REACH = 4;
const LOST_TO_REACH = 5;
const SELF_REACH = 6;
/** Items of a sentence on either side of a status among which its agent is looked for. */
const PHRASES_WEIGHED = 64;
/** Tokens after a status in which "by" is looked for. */
const BY_WITHIN = 400;

const NONE_LOST: ReadonlySet<NounPhrase> = new Set();

/** Reads the agent of one status, between the statuses before and after it. */
export function agentOf(
  view: SentenceView,
  status: StatusMention,
  patients: Patients,
  stretch: TokenSpan,
  lost: ReadonlySet<NounPhrase> = NONE_LOST,
): Agent {
  const others = view
    .phrasesWithin(within(view, status, stretch))
    .filter((phrase) => !patients.phrases.some((patient) => spansOverlap(patient, phrase)))
    .filter(
      (phrase) => !lost.has(phrase) || phrase.governor === 'by' || phrase.governor === 'with',
    );
  const striker = strikerAmong(view, others, status, patients);
  const cause = striker === null ? null : causeOf(striker);
  const doer =
    sideAfterBy(view, status, stretch) ??
    (patients.active
      ? sideOfSubject(view, status, stretch, patients, lost)
      : (agentAfterVerb(view, status, patients) ?? sideBetween(view, status, patients)));
  const bereft = sideInDative(view, status);
  if (bereft !== null) return { cause, attacker: striker?.owner ?? null, loser: bereft };
  const { voice, status: said } = patients.word;
  const isLossBy = voice === 'noun' && patients.word.tag === 'lost';
  if (voice === 'loses' || isLossBy)
    return { cause, attacker: striker?.owner ?? null, loser: doer };
  if (said === 'abandoned') return { cause, attacker: null, loser: doer };
  return { cause, attacker: striker?.owner ?? doer, loser: null };
}

/** A sentence may list thousands of items; who did it stands among those around the status. */
function within(view: SentenceView, { start }: StatusMention, stretch: TokenSpan): TokenSpan {
  const order = view.lastPhraseBefore(start);
  const first = view.phrases[order - PHRASES_WEIGHED]?.start ?? stretch.start;
  const last = view.phrases[order + PHRASES_WEIGHED]?.end ?? stretch.end;
  return { start: Math.max(stretch.start, first), end: Math.min(stretch.end, last) };
}

function strikerAmong(
  view: SentenceView,
  phrases: readonly NounPhrase[],
  status: StatusMention,
  patients: Patients,
): NounPhrase | null {
  const armed = phrases.filter((phrase) => causeOf(phrase) !== null);
  // Asked only of those that are named as strikers: a sentence may list thousands of items.
  const may = (phrase: NounPhrase): boolean => mayHaveStruck(view, phrase, status, patients);
  const first = (isStriker: (phrase: NounPhrase) => boolean): NounPhrase | undefined =>
    armed.find((phrase) => isStriker(phrase) && may(phrase));
  return (
    launcherAfter(
      view,
      armed,
      first(({ governor }) => governor === 'by'),
    ) ??
    first((phrase) => isNamedInstrument(view, phrase, status, patients)) ??
    first((phrase) => patients.word.voice === 'loses' && isLostTo(view, phrase, status)) ??
    first(({ item, governor }) => isMine(item.weapon) && governor === 'preposition') ??
    first((phrase) => phrase.strikes && (phrase.governor !== 'of' || isVictimOf(view, phrase))) ??
    first((phrase) => isCrewedBySubject(view, phrase, status, patients)) ??
    armed.findLast((phrase) => isActiveSubject(phrase, status, patients) && may(phrase)) ??
    first((phrase) => isInInstrumental(phrase)) ??
    first((phrase) => isBareWeapon(view, phrase, status)) ??
    null
  );
}

function mayHaveStruck(
  view: SentenceView,
  weapon: NounPhrase,
  status: StatusMention,
  { phrases, word }: Patients,
): boolean {
  if (word.status === 'abandoned' && isMinefield(view, weapon)) return false;
  if (isAtRest(view, weapon) || isOfAnotherStatus(view, weapon, status)) return false;
  if (isContrasted(view, weapon, status)) return false;
  if (weapon.governor === 'by') return true;
  const isElsewhere = phrases.length > 0 && phrases.every((it) => struckAnother(view, weapon, it));
  if (isElsewhere) return false;
  return !phrases.some(
    (patient) =>
      onlyStandsBy(view, weapon, status, patient) || isFiredByLoser(view, weapon, patient),
  );
}

const SELF = /^(?:сам|сама|само|сами|самі)$/;

/** "Т-64 підбив Т-72, а сам загинув від ПТУР": told of who did it, not of what was done. */
function isContrasted(view: SentenceView, { start }: NounPhrase, status: StatusMention): boolean {
  for (let at = start - 1; at > Math.max(status.end, start - SELF_REACH); at -= 1) {
    if (SELF.test(view.token(at)?.norm ?? '') && view.is(at - 1, 'conjunction')) return true;
  }
  return false;
}

const VICTIMS = new Set('victim victims result courtesy work consequence target prey'.split(' '));

/** "victim of a Bayraktar strike", "result of a Lancet strike" */
function isVictimOf(view: SentenceView, { start }: NounPhrase): boolean {
  return VICTIMS.has(view.token(start - 2)?.norm ?? '');
}

/** "by a missile from an S-400": the launcher says more than what it fires. */
function launcherAfter(
  view: SentenceView,
  armed: readonly NounPhrase[],
  striker: NounPhrase | undefined,
): NounPhrase | undefined {
  if (striker === undefined || striker.item.named || !striker.item.munition) return striker;
  if ((striker.item.weapon?.users.length ?? 0) > 0) return striker;
  const next = armed[armed.indexOf(striker) + 1];
  const after = striker.item.end;
  if (!view.is(after, 'with') && !view.is(after, 'of')) return striker;
  if (next?.item.named !== true || next.item.start - after > LAUNCHER_REACH) return striker;
  return { ...next, owner: next.owner ?? striker.owner };
}

function isNamedInstrument(
  view: SentenceView,
  phrase: NounPhrase,
  status: StatusMention,
  { phrases }: Patients,
): boolean {
  if (phrase.governor !== 'with' || isCompany(view, phrase)) return false;
  // "a destroyed T-72 with a Kornet": what it had.
  if (!phrase.isCyrillic && phrases.some((patient) => isAttributive(view, status, patient)))
    return false;
  return phrase.item.weapon !== null || phrase.start >= status.end;
}

/** "lost a tank to a Lancet", "to what was probably a Lancet" */
function isLostTo(view: SentenceView, phrase: NounPhrase, status: StatusMention): boolean {
  if (phrase.start < status.end) return false;
  for (let at = phrase.start - 1; at >= phrase.start - LOST_TO_REACH; at -= 1) {
    if (view.token(at)?.norm === 'to') return true;
    const mayStand = view.is(at, 'auxiliary') || view.is(at, 'hedge') || view.is(at, 'adjective');
    if (!mayStand && view.token(at)?.norm !== 'what') return false;
  }
  return false;
}

/** "ran over a mine", "підірвався на міні" */
function isMine(weapon: Weapon | null): boolean {
  return weapon?.kind.includes('mine') === true;
}

function isActiveSubject(phrase: NounPhrase, status: StatusMention, patients: Patients): boolean {
  if (!patients.active || phrase.end > status.start || phrase.governor !== 'none') return false;
  // "Ukrainian gunners lost an M777"
  if (patients.word.voice === 'loses') return false;
  return !phrase.isCyrillic || !isInstrumental(phrase.item.ending);
}

/** "артилеристи на М109 спалили танк": what the subject fights from. */
function isCrewedBySubject(
  view: SentenceView,
  phrase: NounPhrase,
  status: StatusMention,
  patients: Patients,
): boolean {
  if (!patients.active || phrase.end > status.start) return false;
  return view.token(phrase.start - 1)?.norm === 'на' && view.is(phrase.start - 2, 'people');
}

function isInInstrumental(phrase: NounPhrase): boolean {
  if (phrase.item.weapon === null && phrase.item.model === null) return false;
  return /(?:ом|ем|ою|ею|єю|ой|ей|ами|ями)$/.test(phrase.item.ending) || phrase.governor === 'with';
}

/** "пострілом Javelin знищено": a weapon's name beside a verb that names no subject. */
function isBareWeapon(view: SentenceView, phrase: NounPhrase, status: StatusMention): boolean {
  const { munition, weapon } = phrase.item;
  const isCyrillic = view.token(status.start)?.cyrillic === true;
  return isCyrillic && munition && phrase.governor === 'none' && weapon?.users.length === 1;
}

/** How the data calls what is no weapon: an ambush, friendly fire. */
const CIRCUMSTANCE = 'circumstance';

/** An item with no weapon entry strikes under its own model's name. */
export function causeOf(phrase: NounPhrase): Cause | null {
  const { item } = phrase;
  const { start, end, weapon, model } = item;
  if (weapon?.kind === CIRCUMSTANCE) return null;
  if (weapon !== null) return { start, end, name: weapon.name, users: weapon.users };
  return model === null ? null : { start, end, name: model.model, users: [] };
}

/** "by a Russian …", "by Ukrainian forces". */
function sideAfterBy(
  view: SentenceView,
  status: StatusMention,
  stretch: TokenSpan,
): Attacker | null {
  for (let at = status.end; at < Math.min(stretch.end, status.end + BY_WITHIN); at += 1) {
    if (!view.is(at, 'by')) continue;
    for (let next = at + 1; next <= at + BY_REACH && next < stretch.end; next += 1) {
      const side = view.scan.sideOver.get(next);
      if (side !== undefined && side.side.role !== 'donor') return attackerFrom(side);
      if (view.is(next, 'preposition') || view.isListMark(next)) break;
    }
  }
  return null;
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
    if (patients.phrases.some((patient) => spansOverlap(patient, side))) continue;
    const owned = view.phraseAt(side.start);
    if (owned !== undefined && lost.has(owned)) continue;
    if (isOblique(side) || view.is(side.start - 1, 'preposition')) continue;
    return attackerFrom(side);
  }
  return agentAfterVerb(view, status, patients);
}

const OBLIQUE_ENDING =
  /(?:ів|їв|ов|ев|ам|ям|ами|ями|ах|ях|ом|ем|ої|ой|ою|ого|ому|ему|им|ым|их|ых|ими|ыми)$/;

/** "від окупантів": a case in which nobody acts. */
function isOblique({ ending }: SideMention): boolean {
  return OBLIQUE_ENDING.test(ending);
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
    if (side?.side.role === 'force') return attackerFrom(side);
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
    if (side?.side.role !== 'force') continue;
    const before = side.start - 1;
    return view.is(before, 'preposition') || view.is(before, 'with') ? null : attackerFrom(side);
  }
  return null;
}

/** "спалили москалям «Град»": the dative names whose it was. */
function sideInDative(view: SentenceView, status: StatusMention): Attacker | null {
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
