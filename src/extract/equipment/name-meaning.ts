import type { Category } from '../../domain/vocabulary.ts';
import type { EquipmentEntry, EquipmentModel, NameKind, Weapon } from './equipment-entry.ts';

/** What a name of the lexicon means, wherever it stands. */
export interface NameMeaning {
  readonly model: EquipmentModel | null;
  readonly family: string | null;
  /** Every model the name may mean; `model` is null where they are several. */
  readonly meanings: readonly EquipmentModel[];
  /** What it may be; one for a model, several for "howitzer". Empty for a weapon alone. */
  readonly categories: readonly Category[];
  /** A model or family is named, not only a class. "BMP" has a model and is a class. */
  readonly named: boolean;
  /** Which of its names a model is called by; null for a class or an unknown variant. */
  readonly nameKind: NameKind | null;
  readonly everyday: boolean;
  readonly weapon: Weapon | null;
  /** A class that is named without a count: "armour". */
  readonly isUncounted: boolean;
}

/** By the list of a lexicon's node, which lives as long as the lexicon. */
const meanings = new WeakMap<readonly EquipmentEntry[], NameMeaning>();

export function meaningOf(entries: readonly EquipmentEntry[]): NameMeaning {
  let meaning = meanings.get(entries);
  if (meaning === undefined) {
    meaning = readMeaning(entries);
    meanings.set(entries, meaning);
  }
  return meaning;
}

function readMeaning(entries: readonly EquipmentEntry[]): NameMeaning {
  const { models, nameKind } = modelsOf(entries);
  const classes = entries.flatMap((entry) => (entry.type === 'class' ? [entry] : []));
  const weapons = entries.flatMap((entry) => (entry.type === 'weapon' ? [entry.weapon] : []));
  const families = new Set(models.map(({ family }) => family));
  const named = models.length > 0;
  const categories = named
    ? models.map(({ category }) => category)
    : classes.map(({ category }) => category);
  const [first] = models;
  const inOneFamily = models.find(({ model, family }) => model === family) ?? null;
  const collective = named ? null : (classes.find(({ model }) => model !== null)?.model ?? null);
  return {
    model: models.length === 1 ? (first ?? null) : families.size === 1 ? inOneFamily : collective,
    family: families.size === 1 ? (first?.family ?? null) : (collective?.family ?? null),
    meanings: collective === null ? models : [collective],
    categories: [...new Set(categories)],
    named,
    nameKind,
    everyday: !named && classes.length > 0 && classes.every(({ everyday }) => everyday),
    weapon: weapons[0] ?? null,
    isUncounted: !named && classes.some(({ uncounted }) => uncounted),
  };
}

function modelsOf(entries: readonly EquipmentEntry[]): {
  readonly models: readonly EquipmentModel[];
  readonly nameKind: NameKind | null;
} {
  const all = entries.filter((entry) => entry.type === 'model');
  const own = all.filter(({ nameKind }) => nameKind === 'name');
  const meant = own.length > 0 ? own : all;
  const models = [...new Set(meant.map(({ model }) => model))];
  return { models, nameKind: meant[0]?.nameKind ?? null };
}
