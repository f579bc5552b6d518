import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LossledgerError } from '../domain/errors.ts';
import type { ReferenceData } from '../domain/reference.ts';
import type { NeverRules } from './evaluation/must-nevers.ts';
import { createNameMatcher } from './evaluation/name-matcher.ts';
import { nameVariantsFile } from './evaluation/name-variants.ts';
import { REFERENCE_FOLDER } from './reference-data.ts';

/** What labels and claims are compared by: name variants of data/evaluation, weapons and places of data/. */
export async function loadEvaluationRules(
  { equipment, weapons, places }: ReferenceData,
  folder: string = REFERENCE_FOLDER,
): Promise<NeverRules> {
  const file = join(folder, 'evaluation', 'name-variants.json');
  let variants: unknown;
  try {
    variants = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LossledgerError('INPUT_MISSING', `${file} cannot be read: ${reason}`);
  }
  const losable = new Set(
    equipment.flatMap(({ models }) => models.flatMap(({ model, family }) => [model, family])),
  );
  const weaponsOnly = new Set(
    weapons.weapons.map(({ name }) => name).filter((name) => !losable.has(name)),
  );
  return {
    names: createNameMatcher(
      nameVariantsFile.parse(variants),
      places.flatMap((file) => file.places.map(({ name, aliases }) => [name, ...aliases])),
    ),
    isWeaponOnly: (name) => weaponsOnly.has(name),
  };
}
