import { pastAdverbial } from './adverbials-in-lists.ts';
import { withoutRestated } from './appositions.ts';
import { isCountedCompany, pastCompany, pastWithThem } from './company.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { pastOrigin } from './origins-in-lists.ts';
import type { SentenceView } from './sentence-view.ts';
import { dashStandsForVerb } from './shared-statuses.ts';
import { pastUnitOrPlace } from './units-in-lists.ts';

/** Members of one list that are read; a longer one is an inventory, not a sentence. */
const LONGEST_LIST = 60;

/** Tokens of a remark in brackets after a member of a list. */
const LONGEST_REMARK = 14;

/** Unknown words before the next member of a list: "a BMP-2 and Tiger IMV". */
const NAMES_IN_LIST = 1;

/** The members of a list to the right of a phrase, itself first. */
export function listAfter(view: SentenceView, first: NounPhrase): readonly NounPhrase[] {
  const list = [first];
  const order = view.orderOf(first) ?? view.phrases.length;
  for (let i = order; list.length < LONGEST_LIST && i + 1 < view.phrases.length; i += 1) {
    const next = view.phrases[i + 1];
    const last = list.at(-1);
    if (next === undefined || last === undefined) break;
    const from = pastVariant(view, pastBracket(view, last.end));
    if (next.start < from) continue;
    if (!areListed(view, last, next, from)) break;
    list.push(next);
  }
  return withoutRestated(view, list);
}

/** Behind a mark, and nothing but a mark, a place or its end behind it: no clause of its own. */
export function closesList(view: SentenceView, phrase: NounPhrase): boolean {
  const before =
    view.pastQuote(phrase.start - 1) === phrase.start ? phrase.start - 2 : phrase.start - 1;
  const last = listAfter(view, phrase).at(-1) ?? phrase;
  const at = view.token(last.end)?.kind === 'quote' ? last.end + 1 : last.end;
  const next = view.token(at);
  const isEnd = next === undefined || (next.kind === 'punct' && next.norm !== ':');
  return view.isListMark(before) && (isEnd || view.is(at, 'preposition') || view.is(at, 'with'));
}

/** The members of a list to the left of a phrase, itself last. */
export function listBefore(view: SentenceView, last: NounPhrase): readonly NounPhrase[] {
  const list = [last];
  for (let i = view.orderOf(last) ?? 0; list.length < LONGEST_LIST && i > 0; i -= 1) {
    const before = view.phrases[i - 1];
    const first = list[0];
    if (before === undefined || first === undefined || !areListed(view, before, first)) break;
    list.unshift(before);
  }
  return withoutRestated(view, list);
}

function areListed(
  view: SentenceView,
  left: NounPhrase,
  right: NounPhrase,
  from = left.end,
): boolean {
  if (isCountedCompany(view, left, right)) return true;
  if (right.start > from && pastWithThem(view, from) === right.start) return true;
  if (right.start <= left.end - 1 || right.governor !== 'none' || right.strikes) return false;
  let marks = 0;
  let unknown = 0;
  if (dashStandsForVerb(view, left, right)) return true;
  const conjunction = pastAdverbial(view, left, right) ?? pastUnitOrPlace(view, left, right);
  const named = left.isCyrillic ? pastOrigin(view, from) : pastKind(view, left, from);
  const start = conjunction ?? pastCompany(view, named, right.start);
  for (let at = start; at < right.start; at += 1) {
    if (marks > 0) at = pastAside(view, at, right.start);
    at = pastCountAside(view, at);
    if (at >= right.start) break;
    if (opposes(view, at)) return false;
    if (view.isListMark(at)) marks += 1;
    else if (conjunction !== null && view.isLightWord(at)) continue;
    else if (marks > 0 && right.premodifiers.length > 0 && view.is(at, 'adverb')) continue;
    else if (marks > 0 && unknown < NAMES_IN_LIST && mayBeName(view, at)) unknown += 1;
    else if (marks > 0 && countsAnotherNoun(view, at)) continue;
    else if (!mayStandInList(view, at)) return false;
  }
  return marks > 0;
}

/** "Ка-52, не меньше пяти, и один Ми-8": the comma behind how many there were. */
function pastCountAside(view: SentenceView, from: number): number {
  let at = from + 1;
  if (view.token(from)?.norm !== ',' || !(view.is(at, 'at_least') || view.is(at, 'about')))
    return from;
  while (view.is(at, 'at_least') || view.is(at, 'about')) at += 1;
  const count = view.scan.numberWordAt.get(at);
  const end = count?.end ?? (view.token(at)?.kind === 'number' ? at + 1 : from);
  return view.token(end)?.norm === ',' ? end : from;
}

/** "ищем «Краб»", "шукаємо «Тор»": what we do, no word of an item. */
const WE_DO = /(?:[её]м|им|ємо|имо|емо)(?:ся)?$/;

function mayBeName(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  return view.isUnknownWord(at) && !(token?.cyrillic === true && WE_DO.test(token.norm));
}

const LONGEST_ASIDE = 6;

/** "two Supercams and, for dessert, a Merlin": words between commas before the next member. */
function pastAside(view: SentenceView, from: number, to: number): number {
  if (view.token(from)?.norm !== ',' || view.token(from)?.cyrillic === true) return from;
  if (view.token(to - 1)?.norm !== ',' || to - from > LONGEST_ASIDE || to - from < 3) return from;
  for (let at = from + 1; at < to - 1; at += 1) {
    const token = view.token(at);
    if (token?.kind !== 'word' || token.cyrillic) return from;
    if (view.statusAt(at) !== undefined || view.is(at, 'negation')) return from;
  }
  return to;
}

const KINDS = new Set(
  (
    'gun guns howitzer howitzers mortar mortars launcher launchers vehicle vehicles system systems complex complexes ' +
    'station stations radar radars post posts tank tanks carrier carriers truck trucks car cars tug tugs boat boats ' +
    'ferry ferries bridge bridges layer layers digger drone drones aircraft plane planes jet jets fighter fighters ' +
    'bomber bombers helicopter helicopters trawler tractor type series version variant set kit'
  ).split(' '),
);
const LONGEST_KIND = 5;

/** "two Rapira guns", "a Zoopark-1 counter-battery station": past the noun of the kind behind a name. */
export function pastKind(
  view: SentenceView,
  { end, item, isCyrillic: it }: NounPhrase,
  from: number,
): number {
  if (it || !item.named || from !== end) return from;
  for (let at = end; at < end + LONGEST_KIND; at += 1) {
    const token = view.token(at);
    if (KINDS.has(token?.norm ?? '') || isOtherKind(view, at)) return at + 1;
    const mayStand = token?.kind === 'hyphen' || (token?.kind === 'word' && !token.capital);
    if (!mayStand || view.phraseAt(at) !== undefined || view.statusAt(at) !== undefined)
      return from;
    if (view.is(at, 'preposition') || view.is(at, 'with') || view.is(at, 'auxiliary')) return from;
    if (view.isListMark(at) || view.is(at, 'of') || view.is(at, 'by')) return from;
  }
  return from;
}

/** "one tank, 2 guns and 7 lorries": a member that no list of equipment knows. */
function countsAnotherNoun(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  if (token?.cyrillic === true || (token?.kind !== 'number' && !view.scan.numberWordAt.has(at)))
    return false;
  const noun = view.token(at + 1);
  return noun?.norm.endsWith('s') === true && view.isUnknownWord(at + 1) && view.isListMark(at + 2);
}

/** "a BK-16 raider and a Serna", "a D6 bulldozer, a Ural": a noun right before the list goes on. */
function isOtherKind(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  if (token?.kind !== 'word' || token.capital || token.cyrillic) return false;
  return /(?:er|or)$/.test(token.norm) && view.isUnknownWord(at) && view.isListMark(at + 1);
}

const LONGEST_VARIANT = 4;

/** "9x T-80U/UE-1, 4x Msta-S": past the second variant of one name. */
function pastVariant(view: SentenceView, from: number): number {
  if (view.token(from)?.norm !== '/' || view.token(from + 1)?.kind !== 'word') return from;
  for (let at = from + 1; at <= from + LONGEST_VARIANT; at += 1) {
    const token = view.token(at);
    if (token === undefined || token.norm === ',') return at;
    if (!token.glued || view.phraseAt(at) !== undefined || view.statusAt(at)) return from;
  }
  return from;
}

const OPPOSING = new Set('а але но but'.split(' '));
const ALSO = new Set('також также ще еще ещё'.split(' '));

/** "burned the Leopard, but a BMP got away": another clause; "а также" goes on with the list. */
function opposes(view: SentenceView, at: number): boolean {
  if (!OPPOSING.has(view.token(at)?.norm ?? '') || !view.is(at, 'conjunction')) return false;
  return !ALSO.has(view.token(at + 1)?.norm ?? '');
}

/** A quote, a bracket's end; between names in Latin letters a picture too. */
function mayStandInList(view: SentenceView, at: number): boolean {
  const token = view.token(at);
  return token?.kind === 'quote' || token?.kind === 'symbol' || token?.norm === ')';
}

/** "a T-72 (artillery), a BMP-2 (drone)": the remark on a member of a list. */
function pastBracket(view: SentenceView, from: number): number {
  if (view.token(from)?.norm !== '(') return from;
  for (let at = from + 1; at < from + LONGEST_REMARK; at += 1) {
    const phrase = view.phraseAt(at);
    if (phrase !== undefined && phrase.item.weapon === null) return from;
    if (view.token(at) === undefined || view.token(at)?.norm === ':') return from;
    if (view.token(at)?.norm === ')') return at + 1;
  }
  return from;
}
