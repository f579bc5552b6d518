import type { PlacesFile } from '../../domain/reference.ts';
import { adjectivesOf } from './place-adjectives.ts';

type Place = PlacesFile['places'][number];

const LAND = /(щ|чч)ин(?:а|ы|и|і|у|ою|е|ой)?$/;
const OF_TOWN = /(?:[сц]ь?кий)$/;

/**
 * "Куп'янщина", "Купянщина", "Тореччина": the land around a town, by the adjective of its name. A name
 * that an oblast bears is the oblast's: "Харківщина".
 */
export function landsOf(places: readonly Place[]): ReadonlyMap<Place, readonly string[]> {
  const taken = new Set<string>();
  for (const { kind, aliases } of places) {
    if (kind === 'city' || kind === 'town' || kind === 'village') continue;
    for (const alias of aliases) if (isLand(alias)) taken.add(stemOf(alias));
  }
  const townsOf = new Map<string, Place[]>();
  for (const place of places) {
    if (place.kind !== 'city' && place.kind !== 'town') continue;
    for (const stem of new Set([place.name, ...place.aliases].flatMap(landStemsOf))) {
      if (taken.has(stem)) continue;
      const known = townsOf.get(stem);
      if (known === undefined) townsOf.set(stem, [place]);
      else known.push(place);
    }
  }
  const lands = new Map<Place, string[]>();
  for (const [stem, towns] of townsOf) {
    const town = townMeant(towns);
    if (town === null) continue;
    const known = lands.get(town);
    if (known === undefined) lands.set(town, [`${stem}*`]);
    else known.push(`${stem}*`);
  }
  return lands;
}

/** "Покровщина" is the land of Pokrovsk, the seat of a raion, and none of Pokrov. */
function townMeant(towns: readonly Place[]): Place | null {
  const seats = towns.filter(({ name, admin2 }) => admin2 === `${name} Raion`);
  const [only, ...others] = seats.length > 0 ? seats : towns;
  return others.length > 0 ? null : (only ?? null);
}

/** "на Куп'янщині": near the town, not in it. */
export function isLand(word: string): boolean {
  return LAND.test(word);
}

function stemOf(land: string): string {
  return land.toLowerCase().replace(LAND, '$1ин');
}

function landStemsOf(name: string): readonly string[] {
  return adjectivesOf(name)
    .filter((adjective) => OF_TOWN.test(adjective))
    .map((adjective) =>
      /ц(?:ь)?кий$/.test(adjective)
        ? adjective.replace(/ц(?:ь)?кий$/, 'ччин')
        : adjective.replace(/сь?кий$/, 'щин'),
    );
}
