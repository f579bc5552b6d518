import type { Category } from '../../domain/vocabulary.ts';
import { bracketedWeapon } from './bracketed-weapons.ts';
import { withFurtherOf } from './further-of.ts';
import type { StatusMention } from './grammar-scan.ts';
import type { Scope, StatusWord } from './grammar-types.ts';
import { listAfter } from './lists.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { ObjectWalk } from './object-walk.ts';
import { withoutOwnClause } from './own-clauses.ts';
import type { SentenceView } from './sentence-view.ts';
import { specifiedBy } from './specifications.ts';

/** The phrases one reading of a status is said of. */
export interface Found {
  readonly phrases: readonly NounPhrase[];
  /** The patients follow an active verb: who stands before it did it. */
  readonly active: boolean;
  /** "…and one captured": a part of the phrase named before. */
  readonly part: boolean;
}

/** The phrases that can be lost, by a status that fits them. */
export function fitting(phrases: readonly NounPhrase[], word: StatusWord): readonly NounPhrase[] {
  return phrases.filter(
    ({ barred, unharmed, item }) =>
      !barred &&
      !item.munition &&
      !(unharmed && isHarm(word)) &&
      isWithin(item.categories, word.scope),
  );
}

function isHarm({ status }: StatusWord): boolean {
  return status === 'destroyed' || status === 'damaged';
}

const UNMANNED: ReadonlySet<string> = new Set([
  'Unmanned Combat Aerial Vehicles',
  'Reconnaissance Unmanned Aerial Vehicles',
]);
const AIRBORNE: ReadonlySet<string> = new Set(['Aircraft', 'Helicopters', ...UNMANNED]);

const AFLOAT: ReadonlySet<string> = new Set(['Naval Ships']);
const FITTING = { air: AIRBORNE, uav: UNMANNED, sea: AFLOAT } as const;

function isWithin(categories: readonly Category[], scope: Scope): boolean {
  if (scope === 'any') return true;
  const fit = FITTING[scope];
  return categories.some((category) => fit.has(category));
}

export function isCyrillic(view: SentenceView, status: StatusMention): boolean {
  return view.token(status.start)?.cyrillic ?? false;
}

export interface ObjectSearch {
  readonly found: Found | null;
  /** The verb has an object of another kind: nothing before it is its patient. */
  readonly blocked: boolean;
}

/** The list of items after a verb, past adjectives and objects of other kinds. */
export function objectOf(
  view: SentenceView,
  status: StatusMention,
  word: StatusWord,
): ObjectSearch {
  if (bracketedWeapon(view, status) !== null) return { found: null, blocked: false };
  const walk = new ObjectWalk(view, status, word);
  const first = walk.run();
  if (first === null) return { found: null, blocked: walk.sawObject || walk.countsSomething() };
  const list = withoutOwnClause(view, listAfter(view, specifiedBy(view, first) ?? first));
  const isOfLoss = view.token(status.end - 1)?.norm === 'of';
  const phrases = fitting(isOfLoss ? withFurtherOf(view, list) : list, word);
  const active = isActiveVoice(word) && !isAttribute(view, status);
  return { found: phrases.length === 0 ? null : { phrases, active, part: false }, blocked: true };
}

function isActiveVoice({ voice }: StatusWord): boolean {
  return voice !== 'noun' && voice !== 'passive';
}

/** "with captured tanks": the participle belongs to the noun, nobody acts. */
export function isAttribute(view: SentenceView, status: StatusMention): boolean {
  const before = status.start - 1;
  return view.is(before, 'preposition') || view.is(before, 'with') || view.is(before, 'of');
}
