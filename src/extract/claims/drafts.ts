import type { Status } from '../../domain/vocabulary.ts';
import { STATUS_PRECEDENCE } from '../../domain/vocabulary.ts';
import type { Agent } from './agents.ts';
import type { Attacker } from './doers.ts';
import type { TokenSpan } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { Reading } from './readings.ts';
import { isRemarkOn } from './remarks.ts';
import type { SentenceView } from './sentence-view.ts';
import type { Cause } from './strikers.ts';

/** All that is said of one phrase, brought together. */
export interface Draft {
  readonly phrase: NounPhrase;
  readonly readings: readonly Reading[];
  readonly status: Status;
  readonly statusSpan: TokenSpan;
  /** The sentence that says the status. */
  readonly view: SentenceView;
  readonly agent: Agent;
  readonly unsure: boolean;
  readonly hedged: boolean;
  readonly part: boolean;
  /** That the status was said of this item is concluded. */
  readonly inferred: boolean;
  readonly tags: readonly string[];
}

/** What all the readings of one phrase come to. */
export function draftOf(phrase: NounPhrase, readings: readonly Reading[]): Draft {
  const remarks = readings.filter(({ view, status }) => isRemarkOn(view, phrase, status));
  const sure = withBurning(remarks.length > 0 ? remarks : readings, phrase);
  const said = sure.length > 0 ? sure : readings;
  const alternatives = said.length > 1 && areAlternatives(said);
  const chosen = byPrecedence(said, alternatives);
  const unsure = sure.length === 0 || alternatives;
  const tags = said.flatMap(({ word }) => (word.tag === null ? [] : [word.tag]));
  const isBurningShip = tags.includes('burning') && phrase.item.categories.includes('Naval Ships');
  return {
    phrase,
    readings,
    status: isBurningShip ? 'damaged' : chosen.word.status,
    statusSpan: { start: chosen.status.start, end: chosen.status.end },
    view: chosen.view,
    agent: agentOfStatus(readings, chosen),
    unsure,
    hedged: readings.every(({ hedged }) => hedged),
    part: readings.some(({ part }) => part),
    inferred: readings.every(({ inferred }) => inferred === true),
    tags: [...new Set(tags)],
  };
}

/** "on its side and burning": what burns is more than damaged, but for a ship. */
function withBurning(readings: readonly Reading[], { item }: NounPhrase): readonly Reading[] {
  const sure = readings.filter(({ word }) => !word.unsure);
  if (item.categories.includes('Naval Ships')) return sure;
  if (sure.length === 0 || sure.some(({ word }) => !MAY_YET_BURN.has(word.status))) return sure;
  return [...sure, ...readings.filter(({ word }) => word.tag === 'burning')];
}

const MAY_YET_BURN: ReadonlySet<Status> = new Set(['damaged', 'abandoned']);

/** The last word on an item as the field counts; of alternatives ("damaged or destroyed") the least. */
function byPrecedence(readings: readonly Reading[], alternatives: boolean): Reading {
  const ranked = [...readings].sort(
    (a, b) => STATUS_PRECEDENCE.indexOf(a.word.status) - STATUS_PRECEDENCE.indexOf(b.word.status),
  );
  const chosen = alternatives ? ranked.at(-1) : ranked[0];
  if (chosen === undefined) throw new RangeError('a draft has at least one reading');
  return chosen;
}

function areAlternatives(readings: readonly Reading[]): boolean {
  if (new Set(readings.map(({ word }) => word.status)).size === 1) return false;
  return readings.some(({ view, status }) => isAlternativeMark(view, status.end));
}

function isAlternativeMark(view: SentenceView, at: number): boolean {
  return view.is(at, 'or') || view.token(at)?.norm === '/';
}

/** Who did what the claim tells: of several fates, the one that is published. */
function agentOfStatus(readings: readonly Reading[], { word }: Reading): Agent {
  const same = readings.filter((reading) => reading.word.status === word.status);
  const told = word.status === 'captured' ? same : readings;
  const cause = lastCause(same) ?? firstCause(told);
  return { cause, attacker: firstAttacker(told), loser: null };
}

/** "hit by a mine, then burned by a Lancet": the last that brought the status. */
function lastCause(readings: readonly Reading[]): Cause | null {
  return readings.findLast(({ agent }) => agent.cause !== null)?.agent.cause ?? null;
}

function firstCause(readings: readonly Reading[]): Cause | null {
  return readings.find(({ agent }) => agent.cause !== null)?.agent.cause ?? null;
}

function firstAttacker(readings: readonly Reading[]): Attacker | null {
  return readings.find(({ agent }) => agent.attacker !== null)?.agent.attacker ?? null;
}
