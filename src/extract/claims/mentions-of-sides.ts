import type { SideMention } from './grammar-scan.ts';
import { isBelongedTo, leaves } from './leavings.ts';
import type { SentenceView } from './sentence-view.ts';
import { goesToAttack } from './who-attacks.ts';

/** Tokens after a side's adjective in which the word it belongs to is looked for. */
const HEAD_REACH = 3;
const UNIT_OF_ALL_REACH = 9;

/** "Russian.", "Russian column, Bucha": not "Russian officials said …". */
export function isOfWhatIsTold(view: SentenceView, { end }: SideMention): boolean {
  const next = view.token(end);
  if (end >= view.sentence.end - 1 || next === undefined || next.kind !== 'word') return true;
  for (let at = end; at < end + HEAD_REACH; at += 1) {
    if (view.is(at, 'group') || view.is(at, 'materiel') || view.is(at, 'losses')) return true;
  }
  return false;
}

/** "Всё 20-й мотострелковой дивизии РФ, атака 30 марта.": nothing but a unit behind "all". */
export function isOfAll(view: SentenceView, mention: SideMention): boolean {
  const { start } = view.sentence;
  let { end } = mention;
  while (view.scan.sideOver.has(end)) end += 1;
  if (view.token(start)?.cyrillic !== true || end - start > UNIT_OF_ALL_REACH) return false;
  if (view.token(end) !== undefined && view.token(end)?.norm !== ',') return false;
  for (let at = start + 1; at < end; at += 1) {
    if (view.statusAt(at) !== undefined || view.is(at, 'preposition') || view.is(at, 'auxiliary'))
      return false;
  }
  return true;
}

/** "Противник (36-я бригада РФ)": no unit of who writes. */
export function isOfEnemy(view: SentenceView, { start }: SideMention): boolean {
  for (let at = start - 1; at >= start - UNIT_APPOSED; at -= 1)
    if (view.is(at, 'enemy')) return true;
  return false;
}

const UNIT_APPOSED = 5;
const MINISTRY = /^(?:минобор|міноборон|министерств|міністерств)/;

/** A ministry in a sentence of its own only speaks: "Минобороны РФ потерю не комментировало". */
export function onlySpeaks(view: SentenceView, { start }: SideMention, isFirst: boolean): boolean {
  return (
    MINISTRY.test(view.token(start)?.norm ?? '') &&
    view.phrases.length === 0 &&
    (!isFirst || view.has('negation') || start > view.sentence.start)
  );
}

/** "all left by the 4th Guards Division", "танк, належний 4-й дивізії": whose things they were. */
export function isOwner(view: SentenceView, mention: SideMention): boolean {
  return leaves(view, mention) || isBelongedTo(view, mention);
}

/** "Russian column", "окупанти", "російська атака": those whose things are told of next. */
export function isOfThings(view: SentenceView, { side, start, end }: SideMention): boolean {
  if (side.role === 'donor' || side.role === 'flag' || side.unit) return false;
  for (let at = end; at < end + HEAD_REACH && !view.is(at, 'determiner'); at += 1) {
    if (view.is(at, 'group') || view.is(at, 'materiel') || view.is(at, 'losses')) return true;
    if (view.is(at, 'assault')) return true;
  }
  if (goesToAttack(view, side, end)) return true;
  return side.exonym || isArm(view, end - 1) || isOfThingBefore(view, start);
}

const ARMS = new Set(
  'defence defense defences defenses artillery aviation armour armor'.split(' '),
);

/** "Russian air defence": told of, the arm of an army is its things. */
function isArm(view: SentenceView, last: number): boolean {
  return ARMS.has(view.token(last)?.norm ?? '') || ARMS.has(view.token(last + 1)?.norm ?? '');
}

/** "колона росіян" */
function isOfThingBefore(view: SentenceView, start: number): boolean {
  if (view.token(start)?.cyrillic !== true) return false;
  return (
    view.is(start - 1, 'group') || view.is(start - 1, 'materiel') || view.is(start - 1, 'assault')
  );
}
