import type { PlacesFile, ReferenceData } from '../../domain/reference.ts';
import { PhraseTrie } from '../tokens/phrase-trie.ts';

export type Place = PlacesFile['places'][number];
export type PlaceKind = Place['kind'];

/** Words that say what kind of place a name beside them is. */
export type KindWord = 'oblast' | 'raion' | 'line' | 'site';

export interface PlaceEntry {
  readonly place: Place;
  /** "Luhansk" alone is not the oblast: the name counts only beside a word of this kind. */
  readonly needsKindWord: KindWord | null;
}

const KIND_WORDS: Readonly<Record<KindWord, string>> = {
  oblast:
    'oblast region province obl область області областю обл области областью регіон регіоні край',
  raion: 'raion rayon district районі району райони районе района',
  line:
    'front direction axis sector frontline highway road river bridgehead напрямок напрямку напрямі ' +
    'напрямом фронт фронті направление направлении направления траса трасі траси шосе трассе трасса шоссе річка річки реки река',
  site:
    'airport airfield airbase port harbour harbor station reservoir junction factory plant аеропорт аеропорту ' +
    'аэропорт аэропорту аэропорта аеродром аеродромі аэродром аэродроме порт порту порте',
};

const KIND_WORD_OF = new Map<string, KindWord>();
for (const kind of ['oblast', 'raion', 'line', 'site'] as const) {
  for (const word of KIND_WORDS[kind].split(' ')) KIND_WORD_OF.set(word, kind);
}

export function kindWordOf(norm: string): KindWord | null {
  return KIND_WORD_OF.get(norm) ?? null;
}

const AREA_NAME = /^(.+?)[ -](oblast|region|province|krai|область|край)$/i;
const RAION_NAME = /^(.+?)[ -](raion|district|район)$/i;

/** Every name of the reference data's places, compiled once. */
export class PlaceLexicon {
  readonly trie = new PhraseTrie<PlaceEntry>();

  constructor(reference: ReferenceData) {
    const byId = new Map<string, Place>();
    for (const file of reference.places) {
      for (const place of file.places) {
        // One place listed twice is one place, under the names of both entries.
        const known = byId.get(place.place_id) ?? place;
        byId.set(place.place_id, known);
        this.add(known, [place.name, ...place.aliases]);
      }
    }
  }

  private add(place: Place, names: readonly string[]): void {
    const whole: PlaceEntry = { place, needsKindWord: null };
    const asOblast: PlaceEntry = { place, needsKindWord: 'oblast' };
    const asRaion: PlaceEntry = { place, needsKindWord: 'raion' };
    for (const alias of new Set(names)) {
      this.trie.insert(alias, whole);
      const area = AREA_NAME.exec(alias)?.[1];
      if (area !== undefined) this.trie.insert(area, asOblast);
      const raion = RAION_NAME.exec(alias)?.[1];
      if (raion !== undefined) this.trie.insert(raion, asRaion);
    }
  }
}
