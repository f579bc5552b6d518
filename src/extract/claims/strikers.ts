import type { Weapon } from '../equipment/equipment-lexicon.ts';
import { bracketedWeapon } from './bracketed-weapons.ts';
import { isCompany } from './company.ts';
import { isOfTheTime } from './doers.ts';
import type { StatusMention, TokenSpan } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { Patients } from './patients.ts';
import type { SentenceView } from './sentence-view.ts';
import { isFiredByLoser, isOfAnotherStatus, struckAnother } from './strikes-elsewhere.ts';
import { isInstrumental } from './tool-case.ts';
import { isAtRest, isAttributive, isMinefield, onlyStandsBy } from './weapons-at-rest.ts';

export interface Cause extends TokenSpan {
  /** The weapon's canonical name, or the model's where a piece of equipment struck. */
  readonly name: string;
  readonly users: readonly string[];
}

const LAUNCHER_REACH = 4;
const LOST_TO_REACH = 5;
const SELF_REACH = 6;

/** What struck, among the armed phrases around a status; null where none is named as what did. */
export function strikerAmong(
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
    bracketedWeapon(view, status) ??
    launcherAfter(
      view,
      armed,
      first(({ governor }) => governor === 'by'),
    ) ??
    first((phrase) => isNamedInstrument(view, phrase, status, patients)) ??
    first((phrase) => patients.word.voice === 'loses' && isLostTo(view, phrase, status)) ??
    first(({ item, governor }) => isMine(item.weapon) && governor === 'preposition') ??
    first((phrase) => isAftermathOf(view, phrase, status)) ??
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
  if (weapon.governor === 'by') return !isOfTheTime(view, weapon.start - 1, status.end);
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

const AFTER = new Set('after following после після'.split(' '));
const BLOWS = new Set('artillery mortar mortars'.split(' '));

/** "burning after #HIMARS", "after an artillery duel", "после «Ланцета»": what it is the aftermath of. */
function isAftermathOf(
  view: SentenceView,
  { start, item }: NounPhrase,
  status: StatusMention,
): boolean {
  if (item.weapon === null || start < status.end || item.weapon.kind.includes('drone'))
    return false;
  let at = start - 1;
  while (view.token(at)?.norm === '#' || view.token(at)?.kind === 'quote') at -= 1;
  if (!AFTER.has(view.token(at)?.norm ?? '')) return false;
  return item.named || item.munition || BLOWS.has(view.token(item.start)?.norm ?? '');
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
