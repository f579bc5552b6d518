import type { NounPhrase } from './noun-phrases.ts';

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
    (isGun(named) && isGun({ item }))
  );
}

/** Named, or told to be somebody's: "танк ВСУ", "свою самоходку". */
export function isKnownOne(
  { item, owner, own, ours, enemy }: NounPhrase,
  later: NounPhrase,
): boolean {
  if (item.named) return true;
  if (!later.isCyrillic || item.everyday || item.munition) return false;
  return owner !== null || own || ours || enemy !== null;
}

/** "The tank", "танк"; not "two tanks", "a tank", "another tank", "a Russian tank". */
export function mayPointBack(phrase: NounPhrase, isTelegraphic = false): boolean {
  if (phrase.number !== null || phrase.uncounted !== null || phrase.another) return false;
  if (phrase.article !== null || phrase.owner !== null) return false;
  return phrase.definite || phrase.isCyrillic || isTelegraphic;
}

export function isDrone({ item }: Pick<NounPhrase, 'item'>): boolean {
  return item.categories.some((category) => category.endsWith('Aerial Vehicles'));
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
