import { readdir } from 'node:fs/promises';
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
import { preparedReference } from './prepared-reference.ts';
import { ReferenceFiles, reasonOf } from './reference-files.ts';
import { contradictoryPlaces, problemsOfConflict } from './reference-problems.ts';

/** data/ lies beside package.json: two folders up from src/app and from dist/app alike. */
export const REFERENCE_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'data');

/** Collects what is wrong with the files, so that one run tells everything. */
class FileChecker {
  private readonly files: ReferenceFiles;
  readonly problems: string[];

  constructor(files: ReferenceFiles) {
    this.files = files;
    this.problems = [...files.problems];
  }

  one<Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> | undefined {
    let value: unknown;
    try {
      value = this.files.json(name);
    } catch (error) {
      this.problems.push(`${name}: ${reasonOf(error)}`);
      return undefined;
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      this.problems.push(`${name}: ${issue.path.join('.')}: ${issue.message}`);
    }
    return undefined;
  }

  all<Schema extends z.ZodType>(folder: string, schema: Schema): readonly z.output<Schema>[] {
    const read = this.files.in(folder).map((name) => this.one(name, schema));
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
  const files = await filesOf(folder, conflictName);
  return (await preparedReference(conflictName, files.digest)) ?? check(files, conflictName);
}

/** The digest of a conflict's files and what they say, for the build to keep. */
export async function checkedReference(
  conflictName: string,
): Promise<{ readonly digest: string; readonly reference: ReferenceData }> {
  const files = await filesOf(REFERENCE_FOLDER, conflictName);
  return { digest: files.digest, reference: check(files, conflictName) };
}

function filesOf(folder: string, conflictName: string): Promise<ReferenceFiles> {
  const home = homeOf(conflictName);
  return ReferenceFiles.read(
    folder,
    [
      'equipment-tags.json',
      'equipment-crosswalk.json',
      'designators.json',
      'weapons.json',
      `${home}/conflict.json`,
      `${home}/belligerents.json`,
    ],
    ['equipment', `${home}/places`],
  );
}

function homeOf(conflictName: string): string {
  return `conflicts/${conflictName}`;
}

function check(files: ReferenceFiles, conflictName: string): ReferenceData {
  const reader = new FileChecker(files);
  const home = homeOf(conflictName);
  const equipment = reader.all('equipment', equipmentFile);
  const equipmentTags = reader.one('equipment-tags.json', equipmentTagsFile);
  const crosswalk = reader.one('equipment-crosswalk.json', crosswalkFile);
  const designators = reader.one('designators.json', designatorsFile);
  const weapons = reader.one('weapons.json', weaponsFile);
  const conflict = reader.one(`${home}/conflict.json`, conflictFile);
  const belligerents = reader.one(`${home}/belligerents.json`, belligerentsFile);
  const places = reader.all(`${home}/places`, placesFile);
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
