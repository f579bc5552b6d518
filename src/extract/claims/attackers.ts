import type { Agent } from './agents.ts';
import type { Grammar } from './grammar.ts';
import type { Owner } from './grammar-scan.ts';
import type { Voice } from './grammar-types.ts';
import type { OwnerContext, OwnerReading } from './owner-reading.ts';
import type { Reading } from './readings.ts';
import { isDoneTo, isStruckBySomeone } from './struck-by-someone.ts';
import type { TextSides } from './text-sides.ts';

/**
 * Who struck where the status does not say it: units named, who writes, whose weapon it is; else the
 * enemy of who lost it, where a weapon struck or the item was taken.
 */
export function attackerAround(
  owner: OwnerReading | null,
  agent: Agent,
  { readings, sides }: OwnerContext,
  grammar: Grammar,
): Owner | null {
  if (readings.some(({ agent: said }) => said.loser !== null)) return agent.attacker;
  if (agent.attacker !== null && !isOwnByChance(owner, agent.attacker, readings, sides))
    return agent.attacker;
  if (owner !== null && isToldAsFratricide(readings)) return byItsOwn(owner, readings);
  if (readings.every(({ word }) => word.status === 'abandoned')) return null;
  const striker =
    sides.unitsOfOneSide ??
    strikerWhoWrites(readings, sides) ??
    strikerOfLanguage(readings, agent, sides);
  if (owner === null) return null;
  if (striker !== null && striker.code !== owner.owner.code) return striker;
  if (sides.isFratricide) return null;
  return enemyOf(owner, agent, readings, grammar) ?? enemyNamed(owner, readings, sides, grammar);
}

/** Verbs with which nobody acts: "сгорели", "losses". */
const ACTLESS: ReadonlySet<Voice> = new Set(['subject', 'noun']);

/**
 * "Колонна ВСУ попала под удар: сгорели два «Хамви»", "Укр. БТР-4, FPV": the side whose item it was
 * stands where one who struck could stand; that it struck its own is not said.
 */
function isOwnByChance(
  owner: OwnerReading | null,
  attacker: Owner,
  readings: readonly Reading[],
  sides: TextSides,
): boolean {
  if (owner === null || owner.owner.code !== attacker.code || sides.isFratricide) return false;
  return readings.every(
    ({ word, view, status }) =>
      ACTLESS.has(word.voice) || (view.token(status.start)?.norm ?? '').endsWith('ing'),
  );
}

/** "Сбит своими же", "friendly fire", in the sentence itself. */
function isToldAsFratricide(readings: readonly Reading[]): boolean {
  return readings.some(({ view }) => view.has('fratricide'));
}

function byItsOwn({ owner }: OwnerReading, readings: readonly Reading[]): Owner {
  const view = readings.find((reading) => reading.view.has('fratricide'))?.view;
  const start = view?.firstOf('fratricide') ?? owner.start;
  return { start, end: start + 1, code: owner.code, tag: null };
}

/** Of two sides at war, the one that has the weapon and did not lose the item; the one that took it. */
function enemyOf(
  { owner }: OwnerReading,
  { cause }: Agent,
  readings: readonly Reading[],
  grammar: Grammar,
): Owner | null {
  const code = grammar.opponentOf(owner.code);
  if (code === null) return null;
  if (cause !== null) {
    if (cause.users.length > 0 && !cause.users.includes(code)) return null;
    return { start: cause.start, end: cause.end, code, tag: null };
  }
  const taken =
    readings.find(({ word, hedged }) => word.status === 'captured' && !hedged) ??
    (isStruckBySomeone(readings) ? readings[0] : undefined);
  if (taken === undefined) return null;
  const { start, end } = taken.status;
  return { start, end, code, tag: null };
}

/** "The air force of Ukraine said a Russian Su-24 was shot down": the forces of the enemy are named. */
function enemyNamed(
  { owner }: OwnerReading,
  readings: readonly Reading[],
  sides: TextSides,
  grammar: Grammar,
): Owner | null {
  const code = grammar.opponentOf(owner.code);
  const [first] = readings;
  if (code === null || first === undefined) return null;
  if (!sides.namesForcesOf(code) || !isDoneTo(readings)) return null;
  return { start: first.status.start, end: first.status.end, code, tag: null };
}

/** "We burned it", "our guys burned it". */
export function strikerWhoWrites(
  readings: readonly Reading[],
  { speaker }: TextSides,
): Owner | null {
  if (speaker === null) return null;
  for (const reading of readings) {
    if (!reading.active || reading.word.voice === 'loses') continue;
    for (const word of ['we', 'ours'] as const) {
      if (reading.view.has(word) && reading.view.firstOf(word) < reading.status.start)
        return spokenFor(reading, word, speaker);
    }
  }
  return null;
}

/** A weapon struck, and the text is in the language of one side: its own strikes are told in it. */
export function strikerOfLanguage(
  readings: readonly Reading[],
  { cause }: Agent,
  { speaker }: TextSides,
): Owner | null {
  if (speaker === null) return null;
  if (cause === null) return takerOfLanguage(readings, speaker);
  if (cause.users.length > 0 && !cause.users.includes(speaker)) return null;
  if (readings.some(({ word }) => word.voice === 'loses')) return null;
  return { start: cause.start, end: cause.end, code: speaker, tag: null };
}

/** "Прихопили танк": a capture that names nobody is of the side in whose language it is told. */
function takerOfLanguage(readings: readonly Reading[], speaker: string): Owner | null {
  const taken = readings.find(({ word }) => word.status === 'captured' && word.voice !== 'noun');
  if (taken === undefined || taken.hedged) return null;
  const { start, end } = taken.status;
  return { start, end, code: speaker, tag: null };
}

export function spokenFor({ view }: Reading, word: 'we' | 'ours', code: string): Owner {
  const start = view.firstOf(word);
  return { start, end: start + 1, code, tag: null };
}
