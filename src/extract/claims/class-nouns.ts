import type { Category } from '../../domain/vocabulary.ts';
import type { StatusMention } from './grammar-scan.ts';
import type { StatusWord } from './grammar-types.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { saysOfSubject } from './one-of-several.ts';
import type { SentenceView } from './sentence-view.ts';

const GUNS: readonly Category[] = [
  'Self-Propelled Artillery',
  'Towed Artillery',
  'Anti-Aircraft Guns',
  'Self-Propelled Anti-Aircraft Guns',
];
const LAUNCHERS: readonly Category[] = [
  'Surface-To-Air Missile Systems',
  'Multiple Rocket Launchers',
  'Self-Propelled Anti-Tank Missile Systems',
];
const STATIONS: readonly Category[] = [
  'Radars',
  'Jammers And Deception Systems',
  'Command Posts And Communications Stations',
  'Artillery Support Vehicles And Equipment',
];
const CARRIERS: readonly Category[] = [
  'Armoured Personnel Carriers',
  'Armoured Fighting Vehicles',
  'Infantry Fighting Vehicles',
];
const MACHINES: readonly Category[] = [
  ...CARRIERS,
  'Tanks',
  'Infantry Mobility Vehicles',
  'Mine-Resistant Ambush Protected',
  'Engineering Vehicles And Equipment',
  ...GUNS,
  ...LAUNCHERS,
];

/** Nouns too common to name an item by themselves, and what they go on about. */
const MEANINGS: ReadonlyMap<string, readonly Category[]> = new Map([
  ['gun', GUNS],
  ['piece', GUNS],
  ['launcher', LAUNCHERS],
  ['system', [...LAUNCHERS, ...STATIONS, ...GUNS]],
  ['complex', [...LAUNCHERS, ...STATIONS]],
  ['station', STATIONS],
  ['antenna', STATIONS],
  ['carrier', CARRIERS],
  ['transporter', CARRIERS],
  ['machine', MACHINES],
  ['craft', ['Naval Ships']],
  ['drone', ['Reconnaissance Unmanned Aerial Vehicles', 'Unmanned Combat Aerial Vehicles']],
  ['uav', ['Reconnaissance Unmanned Aerial Vehicles', 'Unmanned Combat Aerial Vehicles']],
]);

const POINTS = new Set('the this that'.split(' '));
const CLAUSE_OPENERS = new Set(
  'when after before while as because until since where once'.split(' '),
);
const SUBJECT_REACH = 10;
const ADJECTIVES = 3;

/** "The gun is ablaze", "a Lancet burned the launcher": a noun for an item named before. */
export interface ClassNoun {
  readonly start: number;
  readonly categories: readonly Category[];
  readonly side: string | null;
  readonly word: StatusWord;
  readonly active: boolean;
}

export function classNounOf(view: SentenceView, status: StatusMention): ClassNoun | null {
  if (view.token(status.start)?.cyrillic !== false) return null;
  const ofSubject = status.words.find(saysOfSubject);
  const before = ofSubject === undefined ? null : subjectNoun(view, view.chainStart(status));
  if (ofSubject !== undefined && before !== null)
    return { ...before, word: ofSubject, active: false };
  const ofObject = status.words.find(({ voice }) => voice === 'active' || voice === 'participle');
  if (ofObject === undefined || view.is(status.start - 1, 'auxiliary')) return null;
  const after = objectNoun(view, status.end);
  return after === null ? null : { ...after, word: ofObject, active: true };
}

type Found = Pick<ClassNoun, 'start' | 'categories' | 'side'>;

function subjectNoun(view: SentenceView, verb: number): Found | null {
  for (let at = verb - 1; at > verb - SUBJECT_REACH; at -= 1) {
    const categories = MEANINGS.get(view.token(at)?.norm ?? '');
    if (categories !== undefined) return determined(view, at, categories);
    const mayStand =
      view.isLightWord(at) ||
      view.is(at, 'auxiliary') ||
      view.isPlaceOrDateAt(at) ||
      view.is(at, 'preposition');
    if (!mayStand) return null;
  }
  return null;
}

function objectNoun(view: SentenceView, from: number): Found | null {
  if (!POINTS.has(view.token(from)?.norm ?? '')) return null;
  for (let at = from + 1; at <= from + ADJECTIVES; at += 1) {
    const categories = MEANINGS.get(view.token(at)?.norm ?? '');
    if (categories !== undefined) {
      const next = view.token(at + 1);
      const isWhole = next === undefined || next.kind !== 'word' || !view.isUnknownWord(at + 1);
      return isWhole && !view.is(at + 1, 'head_noun') ? determined(view, at, categories) : null;
    }
  }
  return null;
}

/** "the Ukrainian gun": from its "the" on; null for "a gun", "the crew of the gun". */
function determined(
  view: SentenceView,
  noun: number,
  categories: readonly Category[],
): Found | null {
  if (isTelegraphic(view, noun)) return { start: noun, categories, side: null };
  let side: string | null = null;
  for (let at = noun - 1; at >= noun - ADJECTIVES; at -= 1) {
    if (POINTS.has(view.token(at)?.norm ?? '')) {
      return isRuled(view, at - 1) ? null : { start: at, categories, side };
    }
    const mention = view.scan.sideOver.get(at);
    if (mention !== undefined) side = mention.side.code;
    else if (!mayDescribe(view, at)) return null;
  }
  return null;
}

/** "Strike on an S-300, launcher burned": a bare noun behind a comma, its fate right behind it. */
function isTelegraphic(view: SentenceView, noun: number): boolean {
  const before = view.token(noun - 1);
  return before?.norm === ',' && view.statusAt(noun + 1) !== undefined;
}

/** "around the launcher", "of the gun" */
function isRuled(view: SentenceView, before: number): boolean {
  if (CLAUSE_OPENERS.has(view.token(before)?.norm ?? '')) return false;
  return view.is(before, 'of') || view.is(before, 'preposition') || view.is(before, 'with');
}

/** "the captured gun", "the Polish-made gun"; not "the railway system". */
function mayDescribe(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  if (token?.kind === 'hyphen' || view.is(at, 'made') || view.is(at, 'military')) return true;
  return view.is(at, 'adjective') || /(?:ed|en|ing)$/.test(token?.norm ?? '');
}

/** Whether an item named before may be what such a noun means. */
export function mayMean({ categories, side }: ClassNoun, phrase: NounPhrase): boolean {
  const { item, barred, number, owner } = phrase;
  if (!item.named || item.munition || barred || (number?.value ?? 1) !== 1) return false;
  if (side !== null && owner !== null && owner.code !== side) return false;
  return item.categories.some((category) => categories.includes(category));
}
