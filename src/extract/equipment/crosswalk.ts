import type { CrosswalkFile } from '../../domain/reference.ts';
import type { Category } from '../../domain/vocabulary.ts';

type Classes = CrosswalkFile['categories'][number];
export type OtherClasses = Omit<Classes, 'category'>;
type Exception = Omit<CrosswalkFile['families'][number], 'family' | 'why'>;

interface Classified {
  readonly model: string | null;
  readonly family: string | null;
  readonly category: Category;
}

/** What WarSpotting, the General Staff and the UN Register file an item under. */
export class Crosswalk {
  private readonly categories: ReadonlyMap<Category, Classes>;
  private readonly families: ReadonlyMap<string, Exception>;
  private readonly models: ReadonlyMap<string, Exception>;

  constructor({ categories, families, models }: CrosswalkFile) {
    this.categories = new Map(categories.map((classes) => [classes.category, classes]));
    this.families = new Map(families.map((exception) => [exception.family, exception]));
    this.models = new Map(models.map((exception) => [exception.model, exception]));
  }

  /** The category's classes, with the exceptions of the family and then of the model. */
  classesOf({ model, family, category }: Classified): OtherClasses | null {
    const classes = this.categories.get(category);
    if (classes === undefined) return null;
    const ofFamily = family === null ? undefined : this.families.get(family);
    const ofModel = model === null ? undefined : this.models.get(model);
    const register = ofModel?.un_register_class ?? ofFamily?.un_register_class;
    const isUncounted = ofModel?.un_register_class === null || ofFamily?.un_register_class === null;
    return {
      warspotting_type:
        ofModel?.warspotting_type ?? ofFamily?.warspotting_type ?? classes.warspotting_type,
      general_staff_class:
        ofModel?.general_staff_class ??
        ofFamily?.general_staff_class ??
        classes.general_staff_class,
      un_register_class: register ?? (isUncounted ? null : classes.un_register_class),
    };
  }
}
