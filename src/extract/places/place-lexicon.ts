import type { PlacesFile, ReferenceData } from '../../domain/reference.ts';
import { PhraseTrie } from '../tokens/phrase-trie.ts';
import type { KindWord } from './kind-words.ts';
import { landsOf } from './lands-of-towns.ts';
import { obliqueStemOf } from './oblique-stems.ts';
import { adjectivesOf } from './place-adjectives.ts';

export type Place = PlacesFile['places'][number];
export type PlaceKind = Place['kind'];

export interface PlaceEntry {
  readonly place: Place;
  /** "Luhansk" alone is not the oblast: the name counts only beside a word of this kind. */
  readonly needsKindWord: KindWord | null;
  /** The name ends like "Луганськ": with the ending of an adjective it says whose, not where. */
  readonly hasAdjectiveTwin: boolean;
}

const SETTLEMENT_KINDS: ReadonlySet<PlaceKind> = new Set(['city', 'town', 'village']);

export function isSettlement({ kind }: Place): boolean {
  return SETTLEMENT_KINDS.has(kind);
}

/** The word of kind in a name that the text may put elsewhere or leave to a neighbour. */
const NAMES_WITH_KIND: readonly (readonly [KindWord, RegExp])[] = [
  ['oblast', /^(.+?)[ -](?:oblast|region|province|krai|область|край)$/i],
  ['raion', /^(.+?)[ -](?:raion|district|район)$/i],
  ['river', /^(?:(?:річка|река|river) )?(.+?)(?: (?:river|річка|река))?$/i],
  ['front', /^(.+?) (?:direction|sector|front|axis|напрямок|фронт|направление)$/i],
];

const ADJECTIVE_TWIN = /(?:сь|ць|с|ц)к$/i;

/** Every name of the reference data's places, compiled once. */
export class PlaceLexicon {
  readonly trie = new PhraseTrie<PlaceEntry>();
  private readonly regionsByName = new Map<string, Place>();

  constructor(reference: ReferenceData) {
    const byId = new Map<string, Place>();
    const lands = landsOf(reference.places.flatMap(({ places }) => places));
    for (const file of reference.places) {
      for (const place of file.places) {
        // One place listed twice is one place, under the names of both entries.
        const known = byId.get(place.place_id) ?? place;
        byId.set(place.place_id, known);
        this.add(known, [place.name, ...place.aliases]);
        for (const land of lands.get(place) ?? []) this.insert(land, known, null);
        if (place.kind === 'oblast') this.regionsByName.set(place.name, place);
      }
    }
  }

  /** The region of a name such as "Luhansk Oblast". */
  region(name: string): Place | null {
    return this.regionsByName.get(name) ?? null;
  }

  private add(place: Place, names: readonly string[]): void {
    for (const alias of new Set(names)) {
      this.insert(alias, place, null);
      const oblique = obliqueStemOf(alias);
      if (oblique !== null) this.insert(`${oblique}*`, place, null);
      for (const [kindWord, pattern] of NAMES_WITH_KIND) {
        if (!mayBeCalled(place, kindWord)) continue;
        const bare = pattern.exec(alias)?.[1];
        if (bare !== undefined && bare !== alias) this.insert(bare, place, kindWord);
      }
      if (isSettlement(place)) {
        for (const adjective of adjectivesOf(alias)) {
          this.insert(adjective, place, 'front');
          this.insert(adjective, place, 'raion');
        }
      }
    }
  }

  private insert(name: string, place: Place, needsKindWord: KindWord | null): void {
    const hasAdjectiveTwin = needsKindWord === null && ADJECTIVE_TWIN.test(name);
    this.trie.insert(name, { place, needsKindWord, hasAdjectiveTwin });
  }
}

function mayBeCalled({ kind }: Place, kindWord: KindWord): boolean {
  if (kindWord === 'front') return kind === 'region';
  if (kindWord === 'oblast') return kind === 'oblast' || kind === 'region';
  return kind === kindWord;
}
