import type { ReferenceData } from '../../domain/reference.ts';
import { tokenize } from '../tokens/tokenize.ts';
import { type EquipmentModel, type NameKind, namesOfModel } from './equipment-entry.ts';
import { skeletonsOf } from './name-skeleton.ts';

/** One name of one model. */
export interface KnownName {
  readonly model: EquipmentModel;
  readonly written: string;
  readonly nameKind: NameKind;
  readonly skeletons: readonly string[];
}

const NO_NAMES: readonly KnownName[] = [];
const SHORTEST_TELLING_WORD = 3;

/** Every name of every model by its skeleton, whole and by each of its words. */
export class NameIndex {
  private readonly whole = new Map<string, KnownName[]>();
  private readonly byWord = new Map<string, KnownName[]>();

  constructor(equipment: ReferenceData['equipment']) {
    for (const { category, models } of equipment) {
      for (const listed of models) {
        const { model, family, country_of_production } = listed;
        const named = { model, family, country_of_production, category };
        for (const { written, nameKind } of namesOfModel(listed)) {
          this.add({
            model: named,
            written,
            nameKind,
            skeletons: skeletonsOf(tokenize(written.replaceAll('*', ''))),
          });
        }
      }
    }
  }

  /** Names that are these words and numbers and nothing else. */
  named(skeletons: readonly string[]): readonly KnownName[] {
    return this.whole.get(keyOf(skeletons)) ?? NO_NAMES;
  }

  /** Names that hold all these words and numbers among others; none where no word tells anything. */
  holding(skeletons: readonly string[]): readonly KnownName[] {
    const telling = skeletons.find(
      (word) => word.length >= SHORTEST_TELLING_WORD && !/^\d/.test(word),
    );
    if (telling === undefined) return NO_NAMES;
    const names = this.byWord.get(telling) ?? NO_NAMES;
    return names.filter((name) => skeletons.every((word) => name.skeletons.includes(word)));
  }

  private add(name: KnownName): void {
    const key = keyOf(name.skeletons);
    this.whole.set(key, [...(this.whole.get(key) ?? NO_NAMES), name]);
    for (const word of new Set(name.skeletons)) {
      const known = this.byWord.get(word);
      if (known === undefined) this.byWord.set(word, [name]);
      else known.push(name);
    }
  }
}

/** Letters beside letters are one word ("MT-LB", "MTLB"), but no digit ever joins another. */
function keyOf(skeletons: readonly string[]): string {
  return skeletons.join(' ').replace(/(?<=\p{L}) (?=\p{L})/gu, '');
}
