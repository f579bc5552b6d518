import { SUBORDINATORS } from './co-reference.ts';
import type { Grammar } from './grammar.ts';
import { type Owner, ownerFrom, type SideMention, type TokenSpan } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { OwnerReading } from './owner-reading.ts';
import type { Reading } from './readings.ts';
import type { SentenceView } from './sentence-view.ts';
import { soleOperator } from './sole-operators.ts';

/** Tokens between an item and the participle that says it was taken: "a T-72, which was captured". */
const BESIDE = 3;
/** Tokens from a participle to the noun it is said of: "захоплений росіянами під Тернами «Бредлі»". */
const BEFORE = 6;

/** A machine that was taken, and lost again by who had taken it. */
export interface LostTrophy {
  readonly taken: Reading;
  /** What became of it since. */
  readonly since: readonly Reading[];
}

/**
 * "A captured T-72B3 of the 93rd Brigade was destroyed": the loss that is told is its captor's. Null
 * where the one fate is of the same moment as the other: "captured and destroyed", "a captured T-72,
 * burnt out".
 */
export function lostTrophy(phrase: NounPhrase, readings: readonly Reading[]): LostTrophy | null {
  const taken = readings.find((reading) => isAttributed(phrase, reading));
  if (taken === undefined) return null;
  const since = readings.filter((reading) => isTold(phrase, taken, reading));
  return since.length === 0 || isOwnDoing(taken) ? null : { taken, since };
}

/** Burnt by who had taken it: "довелося знищити, бо евакуювати не вдалося", "as it could not be towed". */
const GIVEN_UP =
  /^(?:towed|evacuated|recovered|евакуювати|эвакуировать|вивезти|вывезти|довелося|пришлось|довелось|fled)$/;

function isOwnDoing({ view }: Reading): boolean {
  for (let at = view.sentence.start; at < view.sentence.end; at += 1)
    if (GIVEN_UP.test(view.token(at)?.norm ?? '')) return true;
  return false;
}

function isAttributed(
  phrase: NounPhrase,
  { word, status, view, hedged, active }: Reading,
): boolean {
  const { end, item, premodifiers } = phrase;
  if (word.status !== 'captured' || hedged || active) return false;
  if (premodifiers.includes(status)) return true;
  if (view.phraseAt(item.start)?.item !== item) return false;
  if (status.start >= end) return status.start - end < BESIDE;
  return status.end <= item.start && isAdjective(view, status, item.start);
}

/** "захоплений росіянами «Бредлі»"; not "захоплено Т-72", "захватили танк". */
function isAdjective(view: SentenceView, status: TokenSpan, itemStart: number): boolean {
  const last = view.token(status.end - 1)?.norm ?? '';
  if (/(?:но|то|ли|ла|ло|ши|чи|[вя])$/.test(last) || itemStart - status.end > BEFORE) return false;
  for (let at = status.end; at < itemStart; at += 1)
    if (view.token(at)?.kind === 'punct' || view.statusAt(at) !== undefined) return false;
  return true;
}

/** A predicate of its own, behind the words that say the item was taken. */
function isTold(
  { end, item }: NounPhrase,
  taken: Reading,
  { word, status, view }: Reading,
): boolean {
  if (word.status !== 'destroyed' || word.voice === 'noun' || view !== taken.view) return false;
  if (word.voice === 'loses') return status.end <= item.start;
  if (word.ofPart === true || word.unsure) return false;
  const from = Math.max(end, taken.status.end);
  if (status.start < from) return false;
  if (!hasServed(taken, status.start) && isOfAnotherClause({ view, status }, taken, from, end))
    return false;
  for (let at = from; at < status.start; at += 1) {
    if (SUBORDINATORS.has(view.token(at)?.norm ?? '')) return false;
    // "captured in one piece, while another was destroyed"
    const other = view.phraseAt(at);
    if (other !== undefined && other.governor === 'none' && !other.item.munition) return false;
  }
  return true;
}

/** "captured, burnt out", "захваченный «Брэдли» показали, рядом сгорел мотоцикл" */
function isOfAnotherClause(
  { view, status }: Pick<Reading, 'view' | 'status'>,
  taken: Reading,
  from: number,
  itemEnd: number,
): boolean {
  if (view.isListMark(status.start - 1)) return true;
  let commas = 0;
  for (let at = from; at < status.start; at += 1) if (view.token(at)?.norm === ',') commas += 1;
  // "a T-72, captured in March, was destroyed": the comma that closes the aside.
  return commas > (taken.status.start >= itemEnd ? 1 : 0);
}

const SERVICE = new Set('service used use served serving fighting ranks hands'.split(' '));

/** "captured in March, pressed into service with the 93rd, knocked out by a Kornet" */
function hasServed({ view, status }: Reading, until: number): boolean {
  for (let at = status.end; at < until; at += 1)
    if (SERVICE.has(view.token(at)?.norm ?? '')) return true;
  return false;
}

/** Who had taken it: who is said to have, or whose it is since, or else whom its maker's side fights. */
export function captorOf(
  phrase: NounPhrase,
  trophy: LostTrophy,
  grammar: Grammar,
): OwnerReading | null {
  const served = serverOf(phrase, trophy);
  if (served !== null) return { owner: served, inferred: false };
  const { attacker } = trophy.taken.agent;
  if (attacker !== null) return { owner: attacker, inferred: false };
  const { owner } = phrase;
  // "a trophy T-80BVM of the 93rd Brigade"
  if (owner !== null && owner.start >= phrase.item.end) return { owner, inferred: false };
  const first = owner ?? soleOperator(phrase, grammar);
  const code = first === null ? null : grammar.opponentOf(first.code);
  if (first === null || code === null) return null;
  const captor: Owner = { start: first.start, end: first.end, code, tag: null };
  return { owner: captor, inferred: true };
}

/** "in Ukrainian service", "used by Russian paratroopers" */
function serverOf({ item }: NounPhrase, { since }: LostTrophy): Owner | null {
  const told = since[0];
  if (told === undefined || told.view.phraseAt(item.start)?.item !== item) return null;
  const { view, status } = told;
  for (let at = item.end; at < status.start; at += 1) {
    if (!SERVICE.has(view.token(at)?.norm ?? '')) continue;
    const side = view.scan.sideOver.get(at - 1) ?? sideBehind(view, at, status.start);
    if (side !== undefined && side.side.role !== 'donor') return ownerFrom(side);
  }
  return null;
}

function sideBehind(view: SentenceView, from: number, to: number): SideMention | undefined {
  for (let at = from + 1; at <= Math.min(from + BESIDE, to - 1); at += 1) {
    const side = view.scan.sideOver.get(at);
    if (side !== undefined) return side;
  }
  return undefined;
}
