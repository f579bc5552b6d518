import { type Agent, agentOf } from './agents.ts';
import type { Attacker } from './doers.ts';
import { factualityOf } from './doubt.ts';
import type { StatusMention, TokenSpan } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import { carriesWar } from './laden-trucks.ts';
import { listAfter } from './lists.ts';
import { onlyNamesAnother } from './named-by-others.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { isParked } from './parked-vehicles.ts';
import { findPatients, type Patients } from './patients.ts';
import type { SentenceView } from './sentence-view.ts';
import { firstFrom } from './spans.ts';
import { specifiedBy } from './specifications.ts';

/** One status said of one phrase. */
export interface Reading {
  readonly phrase: NounPhrase;
  readonly status: StatusMention;
  readonly word: StatusWord;
  readonly agent: Agent;
  readonly hedged: boolean;
  readonly part: boolean;
  /** An active verb's object: who is named before it did it. */
  readonly active: boolean;
  /** The sentence that says it; the phrase may stand in an earlier one. */
  readonly view: SentenceView;
  /** No construction ties the two; nothing else can be meant. */
  readonly inferred?: true;
}

export interface SentenceReadings {
  /** In the order of the statuses. */
  readonly readings: readonly Reading[];
  /** Statuses that the sentence says of nothing it names. */
  readonly unsaid: readonly StatusMention[];
}

/** Everything a sentence says happened to an item. */
export function readingsOf(view: SentenceView): SentenceReadings {
  const found = view.statuses.map((status) => ({ status, patients: findPatients(view, status) }));
  const lost = new Set(found.flatMap(({ patients }) => patients?.phrases ?? []));
  const readings: Reading[] = [];
  const unsaid: StatusMention[] = [];
  let doer: Attacker | null = null;
  for (const { status, patients } of found) {
    if (patients === null) {
      unsaid.push(status);
      continue;
    }
    const read = readPatients(view, status, patients, lost);
    for (const reading of read) readings.push(withDoer(view, reading, doer));
    if (patients.active) doer = read[0]?.agent.attacker ?? doer;
  }
  for (const phrase of view.phrases) {
    for (const reading of readPremodifiers(view, phrase)) readings.push(reading);
  }
  return { readings, unsaid };
}

/** "destroyed a T-72 and damaged a BMP": the second verb has the subject of the first. */
function withDoer(view: SentenceView, reading: Reading, doer: Attacker | null): Reading {
  const { active, agent, status, word } = reading;
  if (!active || doer === null || agent.attacker !== null || word.voice === 'loses') return reading;
  let at = view.chainStart(status) - 1;
  // "to burn a T-72 and to damage a BMP-2"
  if (view.token(at)?.norm === 'to') at -= 1;
  while (view.isLightWord(at) || view.is(at, 'another')) at -= 1;
  return view.isListMark(at) ? { ...reading, agent: { ...agent, attacker: doer } } : reading;
}

/** From the status before to the status after: where this status has its agent. */
function stretchAround(view: SentenceView, status: StatusMention): TokenSpan {
  const order = firstFrom(view.statuses, status.start);
  const before = view.statuses[order - 1];
  const after = view.statuses[order + 1];
  return {
    start: before?.end ?? view.sentence.start,
    end: after?.start ?? view.sentence.end,
  };
}

/** What a status says of its patients; nothing where it is denied, wished or played. */
export function readPatients(
  view: SentenceView,
  status: StatusMention,
  patients: Patients,
  lost?: ReadonlySet<NounPhrase>,
): readonly Reading[] {
  const factuality = factualityOf(view, status, patients.phrases);
  if (factuality === 'none' || isParked(view, status)) return [];
  const agent = agentOf(view, status, patients, stretchAround(view, status), lost);
  return withoutToldBefore(patients)
    .filter(
      (phrase) =>
        !phrase.negated &&
        !isPartOfAnother(view, phrase) &&
        !onlyNamesAnother(view, phrase, status),
    )
    .filter((phrase) => !isTowedHome(view, phrase, status, patients, agent))
    .map((phrase) => ({
      phrase,
      status,
      word: patients.word,
      agent,
      hedged: factuality === 'hedged',
      part: patients.part,
      active: patients.active,
      view,
    }));
}

const PARTS_BY_NAME: ReadonlySet<string> = new Set(['Radars', 'Jammers And Deception Systems']);

/** "vanished from radar" */
const OFF_SCREEN = new Set(['from', 'off']);

/** "a Pantsir stands in the yard, its radar gone": a part of what was named. */
function isPartOfAnother(view: SentenceView, { item, start }: NounPhrase): boolean {
  if (item.named || !PARTS_BY_NAME.has(item.categories[0] ?? '')) return false;
  if (OFF_SCREEN.has(view.token(start - 1)?.norm ?? '')) return true;
  return view.token(start)?.norm === 'its' || view.token(start - 1)?.norm === 'its';
}

const TOWS = /^(?:(?:у|вы|ви|от|по|при|за|ви)?(?:тащил|тягл|тягнул|тянул|волокл)|эвакуир|евакую)/;

/** "Наш Т-80БВ подбили. Утащили на рембазу": its own side did. */
function isTowedHome(
  view: SentenceView,
  { ours }: NounPhrase,
  { start }: StatusMention,
  { word }: Patients,
  { attacker }: Agent,
): boolean {
  if (!ours || word.status !== 'captured' || attacker !== null) return false;
  return TOWS.test(view.token(start)?.norm ?? '');
}

/** "two knocked-out T-64s and a BMP taken as a trophy": what follows the list is said of the last alone. */
function withoutToldBefore({ phrases, word, active }: Patients): readonly NounPhrase[] {
  const last = phrases.at(-1);
  if (phrases.length < 2 || active || word.voice !== 'participle' || last === undefined)
    return phrases;
  if (last.isCyrillic || last.premodifiers.length > 0) return phrases;
  return phrases.filter(({ premodifiers }) => premodifiers.length === 0);
}

/** A ship that a side sank or lost is a warship; a car that a side hit may be anyone's. */
export function isMilitary(view: SentenceView, phrase: NounPhrase, agent: Agent): boolean {
  if (!phrase.everyday || carriesWar(view, phrase)) return true;
  const sided = agent.attacker !== null || agent.loser !== null;
  return sided && phrase.item.categories[0] !== 'Trucks, Vehicles and Jeeps';
}

function readPremodifiers(view: SentenceView, modified: NounPhrase): readonly Reading[] {
  if (modified.barred || modified.negated || modified.item.munition) return [];
  const specified = specifiedBy(view, modified);
  const phrases = specified === null ? sharersAfter(view, modified) : listAfter(view, specified);
  const phrase = specified ?? modified;
  return modified.premodifiers.flatMap((status) => {
    const word = status.words.find(({ voice }) => voice === 'participle' || voice === 'passive');
    if (word === undefined || (word.status === 'captured' && isInUse(view, modified))) return [];
    const patients: Patients = { word, phrases, active: false, part: false };
    const factuality = factualityOf(view, status, patients.phrases);
    if (factuality === 'none') return [];
    const stretch = { start: phrase.end, end: nextStatusStart(view, phrase.end) };
    const agent = agentOf(view, status, patients, stretch);
    return phrases.map((each) => ({
      phrase: each,
      status,
      word,
      agent,
      hedged: factuality === 'hedged',
      part: false,
      active: false,
      view,
    }));
  });
}

/** "десять сожжённых БМП и не менее трёх Т-72": those of the list after it that nothing else is said of. */
function sharersAfter(view: SentenceView, modified: NounPhrase): readonly NounPhrase[] {
  if (view.statuses.length > 0) return [modified];
  const list = listAfter(view, modified);
  if (list.some(({ start }) => view.is(start - 1, 'negation'))) return [modified];
  const next = list.findIndex(({ premodifiers }, at) => at > 0 && premodifiers.length > 0);
  const sharers = next === -1 ? list : list.slice(0, next);
  const end = sharers.at(-1)?.end ?? view.sentence.end;
  const closes = view.token(end);
  const isAlone = closes === undefined || closes.kind === 'punct' || next !== -1;
  if (!isAlone && !(isScene(view, end) && !modified.isCyrillic)) return [modified];
  return sharers.filter(
    (each) =>
      each === modified || !(each.barred || each.item.munition || isInCount(view, modified, each)),
  );
}

const AT_REST = new Set(
  'blocking standing lying sitting rusting lining littering burning'.split(' '),
);
const MOVING = new Set('move way march patrol duty course'.split(' '));

/** "… and two howitzers with shells beside them", "… on the road", "… blocking the road" */
function isScene(view: SentenceView, at: number): boolean {
  if (view.is(at, 'with')) return true;
  if (view.is(at, 'preposition'))
    return (
      !MOVING.has(view.token(at + 2)?.norm ?? '') && !MOVING.has(view.token(at + 1)?.norm ?? '')
    );
  return AT_REST.has(view.token(at)?.norm ?? '');
}

/** "двенадцать сожжённых БМП-1 и БМП-2": the one number is of both. */
function isInCount(view: SentenceView, { number }: NounPhrase, joined: NounPhrase): boolean {
  if (number === null || number.value === 1) return false;
  if (joined.article !== null || joined.number !== null || joined.uncounted !== null) return false;
  return view.is(joined.start - 1, 'conjunction');
}

/** "soldiers pose with a captured tank", "seen with": shown beside it. */
const SHOWN = new Set(
  'pose poses posed posing photographed pictured filmed selfie selfies'.split(' '),
);

const USERS_PREPOSITIONS = new Set('on in inside aboard for from using'.split(' '));

/** "from a captured tank", "на трофейному танку", "for a trophy tank": its new owner uses it. */
function isInUse(view: SentenceView, phrase: NounPhrase): boolean {
  const { governor, isCyrillic, start } = phrase;
  if (governor === 'with' && SHOWN.has(view.token(start - 2)?.norm ?? '')) return false;
  if (governor === 'by' || governor === 'with') return true;
  if (governor !== 'preposition') return false;
  return isCyrillic || USERS_PREPOSITIONS.has(view.token(start - 1)?.norm ?? '');
}

function nextStatusStart(view: SentenceView, from: number): number {
  return view.statuses[firstFrom(view.statuses, from)]?.start ?? view.sentence.end;
}
