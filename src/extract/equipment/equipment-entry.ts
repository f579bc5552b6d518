import type { EquipmentFile } from '../../domain/reference.ts';
import type { Category } from '../../domain/vocabulary.ts';

export interface EquipmentModel {
  readonly model: string;
  readonly family: string;
  readonly category: Category;
  readonly country_of_production: string | null;
}

export interface Weapon {
  readonly name: string;
  readonly kind: string;
  readonly users: readonly string[];
}

/** Which of a model's names was written. */
export type NameKind = 'name' | 'alias' | 'variant' | 'grau' | 'nato' | 'slang';

export type EquipmentEntry =
  | {
      readonly type: 'model';
      readonly model: EquipmentModel;
      readonly needsCapital: boolean;
      /** An everyday word, read only where the text is known to be a name. */
      readonly onlyAsName: boolean;
      readonly nameKind: NameKind;
    }
  | {
      readonly type: 'class';
      readonly category: Category;
      readonly everyday: boolean;
      /** "Artillery": how many is not said, though the word is no plural. */
      readonly uncounted: boolean;
      /** "BMP": a word for the class that the field also counts by. */
      readonly model: EquipmentModel | null;
    }
  | { readonly type: 'weapon'; readonly weapon: Weapon; readonly needsCapital: boolean };

export type ReferenceModel = EquipmentFile['models'][number];

/** A name of a model with its kind, in the order in which the data lists them. */
export interface ModelName {
  readonly written: string;
  readonly nameKind: NameKind;
  readonly onlyAsName: boolean;
}

/** Every name of a model once; its own name first. */
export function namesOfModel(model: ReferenceModel): readonly ModelName[] {
  const listed: readonly (readonly [NameKind, readonly string[]])[] = [
    ['name', [model.model]],
    ['alias', model.aliases],
    ['grau', model.grau],
    ['nato', model.nato],
    ['slang', model.slang],
    ['slang', model.everyday_names],
    ['variant', model.variants],
  ];
  const names = new Map<string, ModelName>();
  for (const [nameKind, list] of listed) {
    for (const written of list) {
      if (names.has(written)) continue;
      names.set(written, { written, nameKind, onlyAsName: list === model.everyday_names });
    }
  }
  return [...names.values()];
}
