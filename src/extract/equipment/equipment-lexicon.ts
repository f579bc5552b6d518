import type { ReferenceData } from '../../domain/reference.ts';
import { CATEGORIES, type Category } from '../../domain/vocabulary.ts';
import { foldLookAlikes } from '../tokens/letters.ts';
import { PhraseReader } from '../tokens/phrase.ts';
import { PhraseTrie } from '../tokens/phrase-trie.ts';
import {
  type EquipmentEntry,
  type EquipmentModel,
  type ModelName,
  namesOfModel,
  type ReferenceModel,
} from './equipment-entry.ts';
import { FamilyIndex } from './families.ts';
import { otherSpellings } from './spellings.ts';

export type { EquipmentModel, Weapon } from './equipment-entry.ts';

/** Short Cyrillic names (Град, Тор, Оса) are words too; longer ones are not. */
const LONGEST_AMBIGUOUS_CYRILLIC = 5;

/** A name that is also a word ("Caesar", "Тор") counts only with a capital. */
function needsCapital(alias: string): boolean {
  if (/\d/.test(alias) || /[\s*]/.test(alias.trim())) return false;
  const first = alias.charAt(0);
  if (first === first.toLowerCase()) return false;
  return /[A-Za-z]/.test(first) || alias.length <= LONGEST_AMBIGUOUS_CYRILLIC;
}

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
  private readonly aliases = new PhraseReader();
  readonly trie = new PhraseTrie<EquipmentEntry>(this.aliases);
  readonly families = new FamilyIndex();
  readonly tags = new PhraseTrie<string>();

  private readonly cyrillicMakers: ReadonlySet<string>;

  constructor(reference: ReferenceData) {
    this.cyrillicMakers = new Set(reference.designators.cyrillic_makers);
    const files = [...reference.equipment].sort(
      (a, b) => CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category),
    );
    for (const file of files) {
      const { category } = file;
      const noun = {
        type: 'class',
        category,
        everyday: false,
        uncounted: false,
        model: null,
      } as const;
      this.addNouns(file.class_nouns, noun);
      this.addNouns(file.everyday_nouns, { ...noun, everyday: true });
      this.addNouns(file.mass_nouns, { ...noun, uncounted: true });
      for (const listed of file.models) this.addModel(listed, category);
    }
    this.addWeapons(reference.weapons.weapons);
    for (const { tag, words } of reference.equipmentTags.tags) {
      for (const word of [...words.en, ...words.uk, ...words.ru]) this.tags.insert(word, tag);
    }
  }

  private addNouns(
    nouns: { readonly en: readonly string[]; uk: readonly string[]; ru: readonly string[] },
    entry: EquipmentEntry,
  ): void {
    for (const noun of [...nouns.en, ...nouns.uk, ...nouns.ru]) this.trie.insert(noun, entry);
  }

  private addWeapons(weapons: ReferenceData['weapons']['weapons']): void {
    for (const { aliases, ...weapon } of weapons) {
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

  private addModel(listed: ReferenceModel, category: Category): void {
    const { model: name, family, country_of_production } = listed;
    const model: EquipmentModel = { model: name, family, country_of_production, category };
    const names = namesOfModel(listed);
    this.families.addModel(model, names);
    if (listed.collective) {
      const noun = { type: 'class', category, everyday: false, uncounted: false } as const;
      const entry = { ...noun, model };
      for (const { written } of names) this.trie.insert(written, entry);
      return;
    }
    for (const name of names) this.addName(model, name);
  }

  private isCyrillicDesign({ country_of_production: maker }: EquipmentModel): boolean {
    return maker === null || this.cyrillicMakers.has(maker);
  }

  private addName(model: EquipmentModel, { written, nameKind, onlyAsName }: ModelName): void {
    const capital = needsCapital(written);
    const entry = { type: 'model', model, nameKind, onlyAsName, needsCapital: capital } as const;
    this.trie.insert(written, entry);
    const spellings = otherSpellings(written, this.isCyrillicDesign(model));
    for (const spelling of spellings) this.trie.insert(spelling, { ...entry, needsCapital: false });
    if (!/\d/.test(written)) return;
    for (const spelling of [written, ...spellings]) {
      const head = designatorHead(this.aliases.read(spelling, false)[0] ?? []);
      if (head !== null) this.families.addHead(head, model.family);
    }
  }
}
