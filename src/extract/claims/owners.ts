import type { Agent } from './agents.ts';
import { spokenFor, strikerOfLanguage, strikerWhoWrites } from './attackers.ts';
import { ownerBereft } from './bereft-sides.ts';
import { ownerWhoIsTheEnemy } from './enemy-who-lost.ts';
import { ownerWhoFailed } from './failed-assaults.ts';
import type { Grammar } from './grammar.ts';
import type { Owner, TokenSpan } from './grammar-scan.ts';
import type { Whose } from './grammar-types.ts';
import { ownerOfLabel, ownerOfLosses } from './labels-of-sides.ts';
import { ownerItBelongsTo } from './leavings.ts';
import { listAfter } from './lists.ts';
import { ownerByMarkings } from './markings-of-sides.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { ownerOfAll } from './owner-of-all.ts';
import type { OwnerContext, OwnerReading } from './owner-reading.ts';
import type { Reading } from './readings.ts';
import { ownerWhoScuttled } from './scuttled.ts';
import type { SentenceView } from './sentence-view.ts';
import { sharerBefore } from './shared-statuses.ts';
import { ownerSetApart } from './sides-set-apart.ts';
import { soleOperator, soleOperatorInList } from './sole-operators.ts';
import { ownerTakenFrom } from './taken-from.ts';
import { ownerWhoConcedes, ownerWhoConfirms, ownerWhoTells } from './tellers-of-losses.ts';
import type { TextSides } from './text-sides.ts';
import { ownerWhoUsed } from './users-of-items.ts';

/** Members of a list an owner is shared over. */
const SHARE_REACH = 12;

export function ownerOf(
  view: SentenceView,
  phrase: NounPhrase,
  agent: Agent,
  context: OwnerContext,
  grammar: Grammar,
): OwnerReading | null {
  const { readings, sides } = context;
  const said =
    phrase.owner ??
    ownerTakenFrom(readings) ??
    ownerBereft(readings) ??
    ownerItBelongsTo(view, phrase) ??
    ownerByMarkings(view, phrase) ??
    ownerSetApart(view, phrase) ??
    ownerFromList(view, phrase) ??
    ownerSharedBy(view, phrase) ??
    ownerOfAll(view, phrase) ??
    ownerWhoScuttled(readings, sides.speaker, grammar) ??
    ownerWhoIsTheEnemy(readings, sides, grammar) ??
    ownerWhoLost(readings) ??
    ownerOfLosses(view) ??
    ownerOfLabel(view, sides.speaker, grammar) ??
    sides.labelOver(view) ??
    context.heading ??
    sides.labelledFor(view) ??
    ownerByWhose(view, context.whose, sides, grammar) ??
    enemyOwner(view, phrase, agent, sides, grammar) ??
    ownOwner(phrase, agent, sides) ??
    ownerWhoTells(view, phrase) ??
    ownerWhoWrites(readings, sides, grammar) ??
    ownerWhoStruck(agent, sides) ??
    sides.leftBefore(view) ??
    sides.asserted;
  if (said !== null) return { owner: said, inferred: false };
  const isByItsOwn = view.has('fratricide') || readings.some((it) => it.view.has('fratricide'));
  const inferred = isByItsOwn
    ? ownerAmongItsOwn(view, phrase, sides, grammar)
    : inferredOwner(view, phrase, agent, context, grammar);
  return inferred === null ? null : { owner: inferred, inferred: true };
}

/** Who is struck by its own side is of the side that is told of, and no enemy of who struck. */
function ownerAmongItsOwn(
  view: SentenceView,
  phrase: NounPhrase,
  sides: TextSides,
  grammar: Grammar,
): Owner | null {
  const { speaker } = sides;
  const known =
    soleOperator(phrase, grammar) ??
    soleOperatorInList(view, phrase, grammar) ??
    sides.topicBefore(view, phrase.start);
  if (known !== null || speaker === null || !sides.tellsOfItself) return known;
  return { start: phrase.start, end: phrase.item.start + 1, code: speaker, tag: null };
}

function inferredOwner(
  view: SentenceView,
  phrase: NounPhrase,
  agent: Agent,
  context: OwnerContext,
  grammar: Grammar,
): Owner | null {
  const { readings, sides } = context;
  return (
    soleOperator(phrase, grammar) ??
    soleOperatorInList(view, phrase, grammar) ??
    (readings.some(({ word }) => word.status === 'captured')
      ? null
      : ownerWhoUsed(view, phrase, sides.speaker, grammar)) ??
    ownerWhoConcedes(view) ??
    ownerWhoConfirms(readings) ??
    ownerWhoFailed(view) ??
    opponentOf(agent.attacker, grammar) ??
    (phrase.another || hasAlso(view) ? context.previous : null) ??
    opponentOfSoleUser(agent, grammar) ??
    onlyOwnerBefore(view, phrase) ??
    sides.topicBefore(view, phrase.start) ??
    sides.loserNamedBefore(readings) ??
    (hasOnlyCrashed(readings) ? null : opponentOf(sides.unitsOfOneSide, grammar)) ??
    opponentOf(strikerWhoWrites(readings, sides), grammar) ??
    opponentOf(strikerOfLanguage(readings, agent, sides), grammar)
  );
}

/** "Our tank" is of the side that writes, "its own jet" of the side that struck. */
function ownOwner(phrase: NounPhrase, { attacker }: Agent, { speaker }: TextSides): Owner | null {
  if (phrase.own && attacker !== null) return attacker;
  if (!phrase.ours || speaker === null) return null;
  return { start: phrase.start, end: phrase.item.start, code: speaker, tag: null };
}

/** "Friendly fire." */
function ownerWhoStruck({ attacker }: Agent, sides: TextSides): Owner | null {
  return sides.isFratricide ? attacker : null;
}

/** "We lost a Bradley.", "Учора втратили пікап." */
function ownerWhoWrites(
  readings: readonly Reading[],
  sides: TextSides,
  grammar: Grammar,
): Owner | null {
  const { speaker } = sides;
  if (speaker === null) return null;
  const reading = readings.find(
    (each) => each.word.voice === 'loses' && (each.view.has('we') || sides.losesUnnamed(each)),
  );
  if (reading === undefined) return null;
  const they = otherSideBefore(reading);
  if (they === null) {
    const { start, end } = reading.status;
    return reading.view.has('we')
      ? spokenFor(reading, 'we', speaker)
      : { start, end, code: speaker, tag: null };
  }
  const code = grammar.opponentOf(speaker);
  return code === null ? null : { start: they, end: they + 1, code, tag: null };
}

/** "Вони втратили «Град», ми — дві БМП": the subject of a verb of loss that is not the writer. */
function otherSideBefore({ view, status }: Reading): number | null {
  for (let at = status.start - 1; at >= view.sentence.start; at -= 1) {
    if (view.is(at, 'we') || view.statusBefore(at + 1) !== undefined) return null;
    const isThey = view.is(at, 'plural_pronoun') && !view.is(at, 'object_pronoun');
    if (isThey || view.is(at, 'enemy')) return at;
  }
  return null;
}

/** A weapon only one side has strikes the other's items. */
function opponentOfSoleUser({ cause }: Agent, grammar: Grammar): Owner | null {
  const [user, ...others] = cause?.users ?? [];
  if (cause === null || user === undefined || others.length > 0) return null;
  return opponentOf({ start: cause.start, end: cause.end, code: user, tag: null }, grammar);
}

/** Forces strike the other side's items; a claim so read is marked as inferred. */
function opponentOf(attacker: Owner | null, grammar: Grammar): Owner | null {
  if (attacker === null) return null;
  const code = grammar.opponentOf(attacker.code);
  return code === null ? null : { start: attacker.start, end: attacker.end, code, tag: null };
}

/** Members of a list share the owner of the first, or the one said after the last. */
function ownerFromList(view: SentenceView, phrase: NounPhrase): Owner | null {
  const self = view.phraseAt(phrase.item.start) ?? phrase;
  let before = sharerBefore(view, self);
  for (let steps = 0; before !== null && steps < SHARE_REACH; steps += 1) {
    if (before.owner !== null) return before.owner;
    before = sharerBefore(view, before);
  }
  const last = listAfter(view, self).at(-1);
  const shared = last?.owner ?? null;
  return last !== undefined && shared !== null && shared.start >= last.item.end ? shared : null;
}

/** "A Russian T-80BV was destroyed, and a BMP-2 was left behind": of the one side whose items come first. */
function onlyOwnerBefore(view: SentenceView, phrase: NounPhrase): Owner | null {
  let only: Owner | null = null;
  const last = view.lastPhraseBefore(phrase.start);
  for (const { owner, item } of view.phrases.slice(Math.max(0, last - SHARE_REACH), last + 1)) {
    if (owner === null || item.munition) continue;
    if (only !== null && only.code !== owner.code) return null;
    only = owner;
  }
  return only === null ? null : { ...only, tag: null };
}

/** Words of a noun that shares its adjective with the item behind it. */
const SHARED_WORDS = 5;

/** "Russian ammunition along with a KamAZ truck": the adjective is of both. */
function ownerSharedBy(view: SentenceView, phrase: NounPhrase): Owner | null {
  if (phrase.isCyrillic || phrase.ours || phrase.enemy !== null) return null;
  let at = phrase.start - 1;
  if (!view.is(at, 'conjunction')) return null;
  while (view.is(at, 'conjunction')) at -= 1;
  for (let words = 0; words < SHARED_WORDS; words += 1, at -= 1) {
    const side = view.scan.sideOver.get(at);
    if (side !== undefined) {
      if (words === 0 || side.side.role !== 'adjective') return null;
      return { start: side.start, end: side.end, code: side.side.code, tag: side.side.tag };
    }
    const isNoun =
      view.isUnknownWord(at) ||
      view.is(at, 'head_noun') ||
      view.is(at, 'people') ||
      view.is(at, 'adjective') ||
      view.phraseAt(at)?.item.munition === true;
    if (!isNoun || view.statusAt(at) !== undefined) return null;
  }
  return null;
}

function enemyFromList(view: SentenceView, phrase: NounPhrase): TokenSpan | null {
  const self = view.phraseAt(phrase.item.start) ?? phrase;
  let before = sharerBefore(view, self);
  for (let steps = 0; before !== null && steps < SHARE_REACH; steps += 1) {
    if (before.enemy !== null) return before.enemy;
    before = sharerBefore(view, before);
  }
  const last = listAfter(view, self).at(-1);
  const shared = last?.enemy ?? null;
  return last !== undefined && shared !== null && shared.start >= last.item.end ? shared : null;
}

/** "Russia lost a ship", "abandoned by Russian troops": the one who did it is the owner. */
function ownerWhoLost(readings: readonly Reading[]): Owner | null {
  const loser = readings.find(({ agent }) => agent.loser !== null)?.agent.loser ?? null;
  return loser !== null && readings.some((reading) => isTakenBy(reading, loser)) ? null : loser;
}

/** "захоплену 93-ю бригадою: екіпаж залишив її": who took it is not who left it. */
function isTakenBy({ word, agent }: Reading, { code }: Owner): boolean {
  return word.status === 'captured' && agent.attacker?.code === code;
}

/** "разбился", "упал": nobody need have struck it. */
function hasOnlyCrashed(readings: readonly Reading[]): boolean {
  return readings.every(({ word }) => word.scope === 'air' && word.voice === 'subject');
}

/** "Ми:" above a list. */
function ownerByWhose(
  { sentence }: SentenceView,
  whose: Whose | null,
  { speaker }: TextSides,
  grammar: Grammar,
): Owner | null {
  if (whose === null || speaker === null) return null;
  const code = whose === 'we' ? speaker : grammar.opponentOf(speaker);
  const { start } = sentence;
  return code === null ? null : { start, end: start + 1, code, tag: null };
}

/** "The enemy's": of the side that struck, else of whom the writer fights. */
function enemyOwner(
  view: SentenceView,
  phrase: NounPhrase,
  agent: Agent,
  sides: TextSides,
  grammar: Grammar,
): Owner | null {
  const enemy = phrase.enemy ?? enemyFromList(view, phrase);
  if (enemy === null) return null;
  const [user, ...others] = agent.cause?.users ?? [];
  const byWeapon = others.length === 0 ? user : undefined;
  const speaker = agent.attacker?.code ?? sides.speaker ?? byWeapon ?? null;
  const code = speaker === null ? null : grammar.opponentOf(speaker);
  return code === null ? null : { ...enemy, code, tag: null };
}

function hasAlso(view: SentenceView): boolean {
  return view.has('another');
}
