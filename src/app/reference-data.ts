import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { DEFAULT_CONFLICT } from '../config/settings.ts';
import { LossledgerError } from '../domain/errors.ts';
import {
  type BelligerentsFile,
  belligerentsFile,
  conflictFile,
  crosswalkFile,
  designatorsFile,
  equipmentFile,
  equipmentTagsFile,
  placesFile,
  type ReferenceData,
  type WeaponsFile,
  weaponsFile,
} from '../domain/reference.ts';
import { contradictoryPlaces, problemsOfConflict } from './reference-problems.ts';

/** data/ lies beside package.json: two folders up from src/app and from dist/app alike. */
export const REFERENCE_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'data');

/** Collects what is wrong with the files, so that one run tells everything. */
class FileReader {
  private readonly folder: string;
  readonly problems: string[] = [];

  constructor(folder: string) {
    this.folder = folder;
  }

  async one<Schema extends z.ZodType>(
    name: string,
    schema: Schema,
  ): Promise<z.output<Schema> | undefined> {
    let value: unknown;
    try {
      value = JSON.parse(await readFile(join(this.folder, name), 'utf8'));
    } catch (error) {
      this.problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      this.problems.push(`${name}: ${issue.path.join('.')}: ${issue.message}`);
    }
    return undefined;
  }

  async all<Schema extends z.ZodType>(
    folder: string,
    schema: Schema,
  ): Promise<readonly z.output<Schema>[]> {
    let names: string[];
    try {
      names = await readdir(join(this.folder, folder));
    } catch (error) {
      this.problems.push(`${folder}: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
    const files = names.filter((name) => name.endsWith('.json')).sort();
    const read = await Promise.all(files.map((name) => this.one(`${folder}/${name}`, schema)));
    return read.filter((file) => file !== undefined);
  }
}

/** The conflicts that the data describes, by name. */
export async function conflictNames(folder: string = REFERENCE_FOLDER): Promise<readonly string[]> {
  const entries = await readdir(join(folder, 'conflicts'), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Reads and checks what is in data/ for one conflict; fails with all problems at once. */
export async function loadReferenceData(
  folder: string = REFERENCE_FOLDER,
  conflictName: string = DEFAULT_CONFLICT,
): Promise<ReferenceData> {
  const known = await conflictNames(folder);
  if (known.length > 0 && !known.includes(conflictName)) {
    throw new LossledgerError(
      'CONFLICT_UNKNOWN',
      `There is no conflict ${JSON.stringify(conflictName)}; there are ${known.join(', ')}.`,
    );
  }
  const reader = new FileReader(folder);
  const home = `conflicts/${conflictName}`;
  const [
    equipment,
    equipmentTags,
    crosswalk,
    designators,
    weapons,
    conflict,
    belligerents,
    places,
  ] = await Promise.all([
    reader.all('equipment', equipmentFile),
    reader.one('equipment-tags.json', equipmentTagsFile),
    reader.one('equipment-crosswalk.json', crosswalkFile),
    reader.one('designators.json', designatorsFile),
    reader.one('weapons.json', weaponsFile),
    reader.one(`${home}/conflict.json`, conflictFile),
    reader.one(`${home}/belligerents.json`, belligerentsFile),
    reader.all(`${home}/places`, placesFile),
  ]);
  const problems = [
    ...reader.problems,
    ...problemsOfConflict(conflictName, conflict, belligerents),
    ...contradictoryPlaces(places),
  ];
  if (
    problems.length > 0 ||
    equipmentTags === undefined ||
    crosswalk === undefined ||
    designators === undefined ||
    weapons === undefined ||
    conflict === undefined ||
    belligerents === undefined
  ) {
    const list = problems.sort().map((problem) => `\n  ${problem}`);
    throw new LossledgerError('DATA_INVALID', `The reference data cannot be used:${list.join('')}`);
  }
  return {
    equipment,
    equipmentTags,
    crosswalk,
    designators,
    weapons: usedBy(belligerents, weapons),
    conflict,
    belligerents,
    places,
  };
}

/** One list of weapons serves every conflict; who uses them is told of its belligerents alone. */
function usedBy({ belligerents }: BelligerentsFile, file: WeaponsFile): WeaponsFile {
  const codes = new Set(belligerents.map(({ code }) => code));
  const weapons = file.weapons.map((weapon) => ({
    ...weapon,
    users: weapon.users.filter((code) => codes.has(code)),
  }));
  return { ...file, weapons };
}
