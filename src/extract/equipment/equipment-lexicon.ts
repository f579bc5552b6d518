import type { ReferenceData } from '../../domain/reference.ts';
import { CATEGORIES, type Category } from '../../domain/vocabulary.ts';
import { foldLookAlikes, toCyrillicDesignator } from '../tokens/letters.ts';
import { readPhrase } from '../tokens/phrase.ts';
import { PhraseTrie } from '../tokens/phrase-trie.ts';

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

export type EquipmentEntry =
  | {
      readonly type: 'model';
      readonly model: EquipmentModel;
      readonly needsCapital: boolean;
      /** The model's own name, not another it is known by. */
      readonly isOwnName: boolean;
    }
  | { readonly type: 'class'; readonly category: Category; readonly everyday: boolean }
  | { readonly type: 'weapon'; readonly weapon: Weapon; readonly needsCapital: boolean };

/** What unknown variants of a family are called, and what is sure of them. */
export interface EquipmentFamily {
  readonly family: string;
  /** The model that bears the family's own name, where the data has one. */
  readonly model: EquipmentModel | null;
  readonly categories: readonly Category[];
}

/** Short Cyrillic names (Град, Тор, Оса) are words too; longer ones are not. */
const LONGEST_AMBIGUOUS_CYRILLIC = 5;

/** A name that is also a word ("Caesar", "Тор") counts only with a capital. */
function needsCapital(alias: string): boolean {
  if (/\d/.test(alias) || /[\s*]/.test(alias.trim())) return false;
  const first = alias.charAt(0);
  if (first === first.toLowerCase()) return false;
  return /[A-Za-z]/.test(first) || alias.length <= LONGEST_AMBIGUOUS_CYRILLIC;
}

/** Countries whose designators Russian and Ukrainian texts write in Cyrillic letter for letter. */
const CYRILLIC_MAKERS = new Set(['SUN', 'RUS', 'UKR', 'BLR']);

/** The first letters and digits of a designator, which its variants share: "t|72", "2|s|19". */
export function designatorHead(
  words: readonly { text: string; isNumber: boolean }[],
): string | null {
  const [first, second, third] = words;
  if (first === undefined || second === undefined || first.isNumber === second.isNumber)
    return null;
  if (!first.isNumber) return `${foldLookAlikes(first.text)}|${second.text}`;
  if (third === undefined || !third.isNumber) return null;
  return `${first.text}|${foldLookAlikes(second.text)}|${third.text}`;
}

/** Every name of the reference data, compiled once. */
export class EquipmentLexicon {
  readonly trie = new PhraseTrie<EquipmentEntry>();
  readonly families = new Map<string, EquipmentFamily>();
  private readonly heads = new Map<string, Set<string>>();

  constructor(reference: ReferenceData) {
    const files = [...reference.equipment].sort(
      (a, b) => CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category),
    );
    for (const file of files) {
      const { category } = file;
      this.addNouns(file.class_nouns, { type: 'class', category, everyday: false });
      this.addNouns(file.everyday_nouns, { type: 'class', category, everyday: true });
      for (const { aliases, ...facts } of file.models)
        this.addModel({ ...facts, category }, aliases);
    }
    for (const { aliases, ...weapon } of reference.weapons.weapons) {
      // Canonical names are written with a capital; only one side's weapon is sure to be a proper name.
      const isProper = weapon.users.length === 1;
      for (const alias of new Set([weapon.name, ...aliases])) {
        const entry = {
          type: 'weapon',
          weapon,
          needsCapital: isProper && needsCapital(alias),
        } as const;
        this.trie.insert(alias, entry);
      }
    }
  }

  /** The one family whose designators begin with these words, or null. */
  familyOfHead(head: string): EquipmentFamily | null {
    const families = this.heads.get(head);
    if (families === undefined || families.size !== 1) return null;
    const [only] = families;
    return only === undefined ? null : (this.families.get(only) ?? null);
  }

  private addNouns(
    nouns: { readonly en: readonly string[]; uk: readonly string[]; ru: readonly string[] },
    entry: EquipmentEntry,
  ): void {
    for (const noun of [...nouns.en, ...nouns.uk, ...nouns.ru]) this.trie.insert(noun, entry);
  }

  private addModel(model: EquipmentModel, aliases: readonly string[]): void {
    this.addToFamily(model);
    for (const alias of new Set([model.model, ...aliases])) {
      const isOwnName = alias === model.model;
      this.trie.insert(alias, {
        type: 'model',
        model,
        isOwnName,
        needsCapital: needsCapital(alias),
      });
      if (!/\d/.test(alias)) continue;
      const maker = model.country_of_production;
      const cyrillic =
        maker === null || CYRILLIC_MAKERS.has(maker) ? toCyrillicDesignator(alias) : null;
      if (cyrillic !== null) {
        this.trie.insert(cyrillic, { type: 'model', model, isOwnName, needsCapital: false });
      }
      for (const written of cyrillic === null ? [alias] : [alias, cyrillic]) {
        const head = designatorHead(readPhrase(written, false)[0] ?? []);
        if (head !== null) this.addHead(head, model.family);
      }
    }
  }

  private addToFamily(model: EquipmentModel): void {
    const known = this.families.get(model.family);
    const categories = new Set(known?.categories ?? []).add(model.category);
    this.families.set(model.family, {
      family: model.family,
      model: model.model === model.family ? model : (known?.model ?? null),
      categories: [...categories],
    });
  }

  private addHead(head: string, family: string): void {
    const families = this.heads.get(head) ?? new Set<string>();
    families.add(family);
    this.heads.set(head, families);
  }
}
