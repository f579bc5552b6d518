import type { Grammar, Owner, TokenSpan } from './grammar.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { Reading } from './readings.ts';
import type { SentenceView } from './sentence-view.ts';

export interface OwnerReading {
  readonly owner: Owner;
  /** Not said of the item itself: concluded from who struck it or who writes. */
  readonly inferred: boolean;
}

/** What earlier text says of whose losses are told. */
export interface OwnerContext {
  /** "Russian losses:" above a list. */
  readonly heading: Owner | null;
  /** The owner of the claim before, for "one … as well". */
  readonly previous: Owner | null;
  /** The text is in Ukrainian: its "enemy" is Ukraine's. */
  readonly isUkrainian: boolean;
}

const UKRAINE = 'UKR';
/** "ворог", "ворожий": Russian says "враг", "вражеский". */
const UKRAINIAN_ENEMY = 'воро';
/** Members of a list an owner is shared over. */
const SHARE_REACH = 12;

export function ownerOf(
  view: SentenceView,
  phrase: NounPhrase,
  readings: readonly Reading[],
  context: OwnerContext,
  grammar: Grammar,
): OwnerReading | null {
  const said =
    phrase.owner ??
    ownerFromList(view, phrase) ??
    ownerWhoLost(readings) ??
    ownerOfLosses(view) ??
    context.heading ??
    enemyOwner(view, phrase, readings, context, grammar);
  if (said !== null) return { owner: said, inferred: false };
  const inferred =
    opponentOfAttacker(readings, grammar) ??
    (phrase.another || hasAlso(view) ? context.previous : null);
  return inferred === null ? null : { owner: inferred, inferred: true };
}

/** Members of a list share the owner of the first, or the one said after the last. */
function ownerFromList(view: SentenceView, phrase: NounPhrase): Owner | null {
  const self = view.phraseAt(phrase.item.start) ?? phrase;
  let before = view.sharerBefore(self);
  for (let steps = 0; before !== null && steps < SHARE_REACH; steps += 1) {
    if (before.owner !== null) return before.owner;
    before = view.sharerBefore(before);
  }
  const last = view.listAfter(self).at(-1);
  const shared = last?.owner ?? null;
  return last !== undefined && shared !== null && shared.start >= last.item.end ? shared : null;
}

function enemyFromList(view: SentenceView, phrase: NounPhrase): TokenSpan | null {
  const self = view.phraseAt(phrase.item.start) ?? phrase;
  let before = view.sharerBefore(self);
  for (let steps = 0; before !== null && steps < SHARE_REACH; steps += 1) {
    if (before.enemy !== null) return before.enemy;
    before = view.sharerBefore(before);
  }
  const last = view.listAfter(self).at(-1);
  const shared = last?.enemy ?? null;
  return last !== undefined && shared !== null && shared.start >= last.item.end ? shared : null;
}

/** "Russia lost a ship", "abandoned by Russian troops": the one who did it is the owner. */
function ownerWhoLost(readings: readonly Reading[]): Owner | null {
  return readings.find(({ agent }) => agent.loser !== null)?.agent.loser ?? null;
}

/** "Russian losses", "losses of Russia" in the sentence itself. */
export function ownerOfLosses(view: SentenceView): Owner | null {
  if (view.has('losses')) return ownerBeside(view, view.firstOf('losses'));
  const at = view.has('materiel') ? view.firstOf('materiel') : -1;
  return at !== -1 && view.token(at + 1)?.norm === ':' ? ownerBeside(view, at) : null;
}

function ownerBeside(view: SentenceView, at: number): Owner | null {
  const beside = [at - 1, at + 1, at + 2].map((index) => view.scan.sideOver.get(index));
  const side = beside.find((found) => found !== undefined && found.side.role !== 'donor');
  if (side === undefined) return null;
  return { start: side.start, end: side.end, code: side.side.code, tag: side.side.tag };
}

/** "The enemy's": of the side that struck, else of the side whose language it is. */
function enemyOwner(
  view: SentenceView,
  phrase: NounPhrase,
  readings: readonly Reading[],
  context: OwnerContext,
  grammar: Grammar,
): Owner | null {
  const enemy = phrase.enemy ?? enemyFromList(view, phrase);
  if (enemy === null) return null;
  const attacker = readings.find(({ agent }) => agent.attacker !== null)?.agent.attacker;
  const word = view.token(enemy.start)?.norm ?? '';
  const isUkrainian = context.isUkrainian || word.startsWith(UKRAINIAN_ENEMY);
  const speaker = attacker?.code ?? (isUkrainian ? UKRAINE : null);
  const code = speaker === null ? null : grammar.opponentOf(speaker);
  return code === null ? null : { ...enemy, code, tag: null };
}

/** Forces strike the other side's items; a claim so read is marked as inferred. */
function opponentOfAttacker(readings: readonly Reading[], grammar: Grammar): Owner | null {
  for (const { agent } of readings) {
    if (agent.attacker === null) continue;
    const code = grammar.opponentOf(agent.attacker.code);
    if (code !== null)
      return { start: agent.attacker.start, end: agent.attacker.end, code, tag: null };
  }
  return null;
}

function hasAlso(view: SentenceView): boolean {
  return view.has('another');
}
