import type { StatusMention } from './grammar-scan.ts';
import type { NounPhrase } from './noun-phrases.ts';
import type { SentenceView } from './sentence-view.ts';

/** A bare "the vehicle" may be anything, "the tank" only what its class fits. */
export function mayBeOne(named: NounPhrase, { item }: NounPhrase): boolean {
  // "Минус установка" is said of no drone.
  if (isDrone(named) && item.everyday && !isDrone({ item })) return false;
  if (item.everyday && item.categories[0] === 'Naval Ships') {
    return named.item.categories.includes('Naval Ships');
  }
  return (
    item.everyday ||
    named.item.categories.some((category) => item.categories.includes(category)) ||
    (isArmoured(named) && isArmoured({ item })) ||
    (isFlown(named) && isFlown({ item })) ||
    (isGun(named) && isGun({ item }))
  );
}

/** Named, or told to be somebody's: "танк ВСУ", "свою самоходку". */
export function isKnownOne(
  { item, owner, own, ours, enemy }: NounPhrase,
  later: NounPhrase,
): boolean {
  if (item.named) return true;
  // "Russian army truck hit by an FPV. The truck burned."
  if (!later.isCyrillic) return owner !== null && item.categories[0] === later.item.categories[0];
  if (item.everyday || item.munition) return false;
  return owner !== null || own || ours || enemy !== null;
}

/** "The tank", "танк"; not "two tanks", "a tank", "another tank", "a Russian tank". */
export function mayPointBack(phrase: NounPhrase, isTelegraphic = false): boolean {
  if (phrase.number !== null || phrase.uncounted !== null || phrase.another) return false;
  if (phrase.article !== null || phrase.owner !== null) return false;
  return phrase.definite || phrase.isCyrillic || isTelegraphic;
}

/** "pilot bailed out, jet lost", "crew ran, vehicle abandoned": a noun without an article behind a comma. */
export function isTelegraphic(
  view: SentenceView,
  { start, end, item, article, isCyrillic: it }: NounPhrase,
): boolean {
  if (it || item.plural || article !== null || !/^[,;–—-]$/.test(view.token(start - 1)?.norm ?? ''))
    return false;
  return view.statusAt(end) !== undefined || view.is(end, 'auxiliary');
}

/** "The Ukrainian howitzer will not fire again": whose the one named before is. */
export function isOnesOwn(phrase: NounPhrase): boolean {
  const { definite, isCyrillic: it, item, owner } = phrase;
  if (it || !definite || item.plural || owner === null) return false;
  return mayPointBack({ ...phrase, owner: null });
}

export function fitsOwner(named: NounPhrase, { owner }: NounPhrase): boolean {
  return owner === null || (named.owner?.code ?? owner.code) === owner.code;
}

/** "the Leopard 2A6: one of the tanks that came in March": the one just named. */
export function isOneOfItsKind(
  view: SentenceView,
  { start, item, number, definite, isCyrillic: it }: NounPhrase,
): boolean {
  if (it || !definite || !item.plural || number?.value !== 1) return false;
  const mark = view.token(start - 1)?.norm;
  return mark === ':' || mark === ',';
}

/** "a Patriot had shot it down": who is named right before the verb did it. */
export function actsOn(
  view: SentenceView,
  { start, end, governor, isCyrillic: it }: NounPhrase,
  status: StatusMention,
): boolean {
  if (it || governor !== 'none' || !view.is(status.end, 'object_pronoun')) return false;
  if (isJoinedDeed(view, start, status)) return true;
  for (let at = end; at < status.start; at += 1) {
    const mayStand = view.is(at, 'auxiliary') || view.isLightWord(at) || view.is(at, 'people');
    if (!mayStand && !view.is(at, 'group')) return false;
  }
  return true;
}

/** "A Ka-52 hit a dugout and burned it out": the subject of both verbs is no object of the second. */
function isJoinedDeed(view: SentenceView, start: number, status: StatusMention): boolean {
  if (!view.is(status.start - 1, 'conjunction')) return false;
  let at = start - 1;
  while (view.isLightWord(at)) at -= 1;
  return view.token(at) === undefined;
}

export function isDrone({ item }: Pick<NounPhrase, 'item'>): boolean {
  return item.categories.some((category) => category.endsWith('Aerial Vehicles'));
}

/** "The aircraft" may be said of a helicopter. */
function isFlown({ item }: Pick<NounPhrase, 'item'>): boolean {
  return item.categories[0] === 'Aircraft' || item.categories[0] === 'Helicopters';
}

/** "Броневик", "armoured vehicle" may be said of any of them. */
const ARMOURED: ReadonlySet<string> = new Set([
  'Armoured Fighting Vehicles',
  'Infantry Fighting Vehicles',
  'Armoured Personnel Carriers',
  'Infantry Mobility Vehicles',
  'Mine-Resistant Ambush Protected',
]);

function isArmoured({ item }: Pick<NounPhrase, 'item'>): boolean {
  return item.categories.some((category) => ARMOURED.has(category));
}

/** "Гармата", "орудие" may be said of a self-propelled one. */
function isGun({ item }: Pick<NounPhrase, 'item'>): boolean {
  return item.categories.some(
    (category) => category === 'Towed Artillery' || category === 'Self-Propelled Artillery',
  );
}

/** Words behind which a clause with a subject of its own begins. */
export const SUBORDINATORS: ReadonlySet<string> = new Set(
  'when after before while because since as until once'.split(' '),
);

/** "was killed when the vehicle was destroyed": a subject, and no noun behind a preposition. */
export function opensItsClause(view: SentenceView, { start, end }: NounPhrase): boolean {
  if (!SUBORDINATORS.has(view.token(start - 1)?.norm ?? '')) return false;
  return view.is(end, 'auxiliary') || view.statusAt(end) !== undefined;
}

/** "на БТР-4, бронетранспортер": two in different cases make no list. */
export function areRuledApart(listed: readonly NounPhrase[]): boolean {
  return listed.slice(0, -1).every(({ governor }) => governor === 'preposition');
}

const LORRY = /^(?:грузовик|вантажівк|пікап|пикап|джип|бензовоз|мотоцикл)/;

/** "«Град» выгорел, рядом сгорел грузовик": no other name for a launcher. */
export function mayBeRenamed(view: SentenceView, named: NounPhrase, noun: NounPhrase): boolean {
  if (!mayBeOne(named, noun)) return false;
  if (!LORRY.test(view.token(noun.item.start)?.norm ?? '')) return true;
  return named.item.categories.some((category) => noun.item.categories.includes(category));
}
