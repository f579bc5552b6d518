import { CaptionsOverLists, readingsUnder } from './captions-over-lists.ts';
import { isAmongCars } from './civilian-cars.ts';
import { mayBeOne } from './co-reference.ts';
import { withoutToldByParts } from './counted-parts.ts';
import { Discourse } from './discourse.ts';
import { isUnreal } from './doubt.ts';
import type { Owner } from './grammar-scan.ts';
import type { Whose } from './grammar-types.ts';
import { Headings } from './headings.ts';
import { identifiedIn } from './identities.ts';
import { itemisedIn } from './itemised.ts';
import { listAfter } from './lists.ts';
import type { NounPhrase } from './noun-phrases.ts';
import { readingsOfOnlyOneMeant } from './only-one-meant.ts';
import { isMilitary, type Reading, readingsOf } from './readings.ts';
import { isRefuted } from './refuted.ts';
import type { SentenceView } from './sentence-view.ts';
import { type SlavicIdentity, slavicIdentityIn } from './slavic-identities.ts';
import { slavicKindsIn } from './slavic-kinds.ts';
import { isListOfTotals } from './tally.ts';

/** All that a text says of one item, in whichever sentences. */
export interface Said {
  readonly phrase: NounPhrase;
  readonly readings: readonly Reading[];
  /** The sentence that names the item. */
  readonly home: SentenceView;
  /** "Russian losses:" above a list. */
  readonly headingOwner: Owner | null;
  readonly headingWhose: Whose | null;
}

interface Gathered {
  readonly phrase: NounPhrase;
  readonly readings: Reading[];
  readonly home: SentenceView;
  readonly headingOwner: Owner | null;
  readonly headingWhose: Whose | null;
}

/** Reads the sentences in order and brings together what they say of each item. */
export function gatherSaid(views: readonly SentenceView[]): readonly Said[] {
  const headings = new Headings();
  const captions = new CaptionsOverLists();
  const discourse = new Discourse();
  const said = new Map<NounPhrase, Gathered>();
  const homes = new Map<NounPhrase, SentenceView>();
  const news = new Set<SentenceView>();
  let list: readonly Reading[] = [];
  for (const [order, view] of views.entries()) {
    if (isListOfTotals(view) || isPlayed(views, order) || isOfOtherTimes(views, order)) continue;
    news.add(view);
    for (const phrase of view.phrases) homes.set(phrase, view);
    const caption = captions.over(view);
    const headingOwner = headings.ownerFor(view) ?? caption?.owner ?? null;
    const headingWhose = headings.whoseFor(view);
    const own = readingsIn(view, headings, discourse, (phrase) => said.has(phrase));
    const listed = caption === null ? [] : readingsUnder(caption, view);
    const found = listed.length > own.length ? listed : own;
    list = found.length > 0 ? found : listGoesOn(view, list);
    for (const reading of list) {
      if (isRefuted(views, order, reading)) continue;
      const { phrase } = reading;
      const known = said.get(phrase);
      if (known !== undefined) known.readings.push(reading);
      else {
        const home = homes.get(phrase) ?? view;
        said.set(phrase, { phrase, readings: [reading], home, headingOwner, headingWhose });
      }
    }
    nameLast(views, order, said, homes);
    itemiseLast(views, order, said, homes);
    headings.note(view);
    // "On the left, a T-90A; behind it, a Pantsir-S1": one caption is over all its lists.
    if (caption === null) captions.note(view);
    discourse.note(view);
  }
  addOnlyOneMeant(views, news, said, homes);
  const all = withoutToldByParts([...said.values()]);
  return all.length < 2 ? all : [...all].sort((a, b) => a.phrase.item.start - b.phrase.item.start);
}

/** What no construction ties to an item, where one item alone can be meant. */
function addOnlyOneMeant(
  views: readonly SentenceView[],
  news: ReadonlySet<SentenceView>,
  said: Map<NounPhrase, Gathered>,
  homes: ReadonlyMap<NounPhrase, SentenceView>,
): void {
  const statuses = new Set<number>();
  for (const { readings } of said.values())
    for (const { status } of readings) statuses.add(status.start);
  const found = readingsOfOnlyOneMeant(views, {
    isTold: (phrase) => said.has(phrase),
    isSaid: ({ start }) => statuses.has(start),
    isNews: (view) => news.has(view),
  });
  for (const reading of found) {
    const { phrase, view } = reading;
    const home = homes.get(phrase) ?? view;
    if (isFuelTank(home, phrase) || isAmongCars(home, phrase)) continue;
    if (isRefuted(views, views.indexOf(view), reading)) continue;
    said.set(phrase, { phrase, readings: [reading], home, headingOwner: null, headingWhose: null });
  }
}

/** Sentences after a loss in which it may still be named. */
const NAMED_WITHIN = 2;

/** "Russia lost another ship. It is the Caesar Kunikov.": the name of what was told before. */
function nameLast(
  views: readonly SentenceView[],
  order: number,
  said: Map<NounPhrase, Gathered>,
  homes: Map<NounPhrase, SentenceView>,
): void {
  const view = views[order];
  const last = [...said.values()].at(-1);
  if (view === undefined || last === undefined || last.phrase.item.named) return;
  const identity = identityOf(view, last);
  if (identity === null || !mayBeOne(identity.named, last.phrase)) return;
  const { named } = identity;
  const earliest = views[Math.max(0, order - (identity.bare ? 1 : NAMED_WITHIN))];
  if (earliest !== undefined && last.home.sentence.start < earliest.sentence.start) return;
  const { phrase } = last;
  if ((phrase.number?.value ?? 1) !== 1 || phrase.uncounted !== null || phrase.item.plural) return;
  const own = said.get(named);
  const known = { ...phrase, item: named.item, owner: phrase.owner ?? named.owner };
  const readings = [...last.readings, ...(own?.readings ?? [])];
  said.delete(phrase);
  said.delete(named);
  homes.set(known, last.home);
  said.set(known, {
    ...last,
    phrase: known,
    readings: readings.map((reading) => ({ ...reading, phrase: known })),
  });
}

/** The name that a sentence gives to the loss told last, in its own sentence or before. */
function identityOf(view: SentenceView, { home, phrase }: Gathered): SlavicIdentity | null {
  const isHome = home === view;
  const named = isHome ? null : identifiedIn(view);
  if (named !== null) return { named, bare: false };
  if (!phrase.isCyrillic) return null;
  return slavicIdentityIn(view, isHome ? phrase.end : view.sentence.start);
}

/** "lost fifteen vehicles. Ten of them were BMP-1s": each kind in place of what was counted. */
function itemiseLast(
  views: readonly SentenceView[],
  order: number,
  said: Map<NounPhrase, Gathered>,
  homes: Map<NounPhrase, SentenceView>,
): void {
  const view = views[order];
  const last = [...said.values()].at(-1);
  if (view === undefined || last === undefined || last.phrase.item.named) return;
  const { phrase } = last;
  if (last.home !== views[order - 1] || (phrase.number === null && phrase.uncounted === null))
    return;
  const total = phrase.uncounted === null ? (phrase.number?.value ?? null) : null;
  const kinds = phrase.isCyrillic ? slavicKindsIn(view, total) : itemisedIn(view, total);
  if (kinds === null) return;
  said.delete(phrase);
  for (const kind of kinds) {
    const owned = { ...kind, owner: kind.owner ?? phrase.owner, enemy: kind.enemy ?? phrase.enemy };
    homes.set(owned, last.home);
    const readings = last.readings.map((reading) => ({ ...reading, phrase: owned }));
    said.set(owned, { ...last, phrase: owned, readings });
  }
}

/** "Fire at an oil depot: four tanks destroyed." */
function isFuelTank(view: SentenceView, { item }: NounPhrase): boolean {
  return !item.named && item.categories[0] === 'Tanks' && view.has('fuel_store');
}

/** Sentences around a game's name that tell of the game. */
const GAME_REACH = 2;

function isPlayed(views: readonly SentenceView[], order: number): boolean {
  const around = views.slice(Math.max(0, order - GAME_REACH), order + GAME_REACH + 1);
  return around.some((view) => view.has('game'));
}

/** Sentences after and before one of an exercise or another war that go on telling of it. */
const OTHER_TIMES_AFTER = 2;
const OTHER_TIMES_BEFORE = 1;

/** A sentence that names no side, beside one of an exercise, a museum or another war. */
function isOfOtherTimes(views: readonly SentenceView[], order: number): boolean {
  const view = views[order];
  if (view === undefined || !tellsAnyStatus(view)) return false;
  if (namesASide(view) || namesItsYear(view)) return false;
  const from = Math.max(0, order - OTHER_TIMES_AFTER);
  return views.slice(from, order + OTHER_TIMES_BEFORE + 1).some(isUnreal);
}

function tellsAnyStatus({ statuses, phrases }: SentenceView): boolean {
  return statuses.length > 0 || phrases.some(({ premodifiers }) => premodifiers.length > 0);
}

const LAST_YEAR = 2099;

/** A museum's label says when its exhibit was hit: "знищено 7 квітня 2022 р.". */
function namesItsYear(view: SentenceView): boolean {
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    const token = view.token(at);
    if (token?.kind !== 'number' || token.norm.length !== 4 || view.phraseAt(at)) continue;
    const year = Number(token.norm);
    if (year >= view.scan.firstYear && year <= LAST_YEAR && view.isPlaceOrDateAt(at)) return true;
  }
  return false;
}

function namesASide(view: SentenceView): boolean {
  if (view.has('enemy')) return true;
  for (let at = view.sentence.start; at < view.sentence.end; at += 1) {
    const mention = view.scan.sideOver.get(at);
    // "ЗСУ «Шилка»": a word of what it is.
    const item = view.phraseAt(at)?.item;
    const isInItem = item !== undefined && at >= item.start && at < item.end;
    if (mention !== undefined && mention.side.role !== 'donor' && !isInItem) return true;
  }
  return false;
}

/** "Destroyed: 1 howitzer; 2 mortars; 3 trucks": an entry after a semicolon. */
function listGoesOn(view: SentenceView, before: readonly Reading[]): readonly Reading[] {
  const [reading] = before;
  const first = view.phrases[0];
  if (reading === undefined || first === undefined || view.statuses.length > 0) return [];
  const { start, end } = view.sentence;
  if (view.tokens[start - 1]?.norm !== ';' || first.start > start + 1) return [];
  const phrases = listAfter(view, first);
  if (view.isUnknownWord(phrases.at(-1)?.end ?? end)) return [];
  return phrases
    .filter(({ barred, negated, item }) => !barred && !negated && !item.munition)
    .map((phrase) => ({ ...reading, phrase }));
}

/** "destroyed an enemy tank and four cars", "the Saratov sank and two vessels were damaged" */
function isInMilitaryCompany({ phrase, status }: Reading, all: readonly Reading[]): boolean {
  if (phrase.premodifiers.length > 0 || phrase.number === null) return false;
  return all.some((other) => {
    if (other.phrase.everyday || other.phrase === phrase) return false;
    // "пять багги и «Козак» противника горят": in one list with what is somebody's.
    if (phrase.isCyrillic) return other.status === status && other.phrase.military;
    return !other.phrase.item.everyday;
  });
}

function readingsIn(
  view: SentenceView,
  headings: Headings,
  discourse: Discourse,
  isTold: (phrase: NounPhrase) => boolean,
): readonly Reading[] {
  const { readings, unsaid } = readingsOf(view);
  const resolved = readings
    .map((reading) => {
      const { phrase } = reading;
      const antecedent = discourse.renamedIn(view, phrase) ?? discourse.antecedentOf(view, phrase);
      return antecedent === null ? reading : { ...reading, phrase: antecedent };
    })
    .filter(
      (reading, _, all) =>
        (isMilitary(view, reading.phrase, reading.agent) || isInMilitaryCompany(reading, all)) &&
        !isFuelTank(view, reading.phrase) &&
        !isAmongCars(view, reading.phrase),
    );
  const all = [...resolved, ...discourse.readingsOf(view, unsaid, isTold)].filter(
    ({ phrase }) => !view.sentence.isHeading || phrase.item.named || phrase.number !== null,
  );
  return all.length > 0 ? all : headings.readingsFor(view);
}
