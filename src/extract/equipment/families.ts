import type { Category } from '../../domain/vocabulary.ts';
import type { EquipmentModel, ModelName } from './equipment-entry.ts';

/** What unknown variants of a family are called, and what is sure of them. */
export interface EquipmentFamily {
  readonly family: string;
  /** The model that bears the family's own name, where the data has one. */
  readonly model: EquipmentModel | null;
  /** The category of the model the family is named for; else all its members may be. */
  readonly categories: readonly Category[];
  readonly members: readonly EquipmentModel[];
}

/** The families, by name and by the letters and digits their designators begin with. */
export class FamilyIndex {
  private readonly byName = new Map<string, EquipmentFamily>();
  private readonly namesake = new Map<string, EquipmentModel>();
  private readonly byHead = new Map<string, Set<string>>();

  get(family: string): EquipmentFamily | undefined {
    return this.byName.get(family);
  }

  /** The one family whose designators begin with these words, or null. */
  ofHead(head: string): EquipmentFamily | null {
    const families = this.byHead.get(head);
    if (families === undefined || families.size !== 1) return null;
    const [only] = families;
    return only === undefined ? null : (this.byName.get(only) ?? null);
  }

  addModel(model: EquipmentModel, names: readonly ModelName[]): void {
    const known = this.byName.get(model.family);
    const members = [...(known?.members ?? []), model];
    if (names.some(({ written }) => written === model.family)) {
      this.namesake.set(model.family, model);
    }
    const namesake = this.namesake.get(model.family);
    this.byName.set(model.family, {
      family: model.family,
      model: namesake?.model === model.family ? namesake : null,
      categories:
        namesake === undefined
          ? [...new Set(members.map(({ category }) => category))]
          : [namesake.category],
      members,
    });
  }

  addHead(head: string, family: string): void {
    const families = this.byHead.get(head) ?? new Set<string>();
    families.add(family);
    this.byHead.set(head, families);
  }
}
