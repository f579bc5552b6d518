import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { LossledgerError } from '../domain/errors.ts';
import {
  belligerentsFile,
  conflictFile,
  equipmentFile,
  placesFile,
  type ReferenceData,
  weaponsFile,
} from '../domain/reference.ts';

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

export const DEFAULT_CONFLICT = 'ukraine-2022';

/** Reads and checks what is in data/ for one conflict; fails with all problems at once. */
export async function loadReferenceData(
  folder: string = REFERENCE_FOLDER,
  conflictName: string = DEFAULT_CONFLICT,
): Promise<ReferenceData> {
  const reader = new FileReader(folder);
  const home = `conflicts/${conflictName}`;
  const [equipment, weapons, conflict, belligerents, places] = await Promise.all([
    reader.all('equipment', equipmentFile),
    reader.one('weapons.json', weaponsFile),
    reader.one(`${home}/conflict.json`, conflictFile),
    reader.one(`${home}/belligerents.json`, belligerentsFile),
    reader.all(`${home}/places`, placesFile),
  ]);
  if (
    reader.problems.length > 0 ||
    weapons === undefined ||
    conflict === undefined ||
    belligerents === undefined
  ) {
    const list = reader.problems.sort().map((problem) => `\n  ${problem}`);
    throw new LossledgerError(
      'INPUT_MISSING',
      `The reference data cannot be used:${list.join('')}`,
    );
  }
  return { equipment, weapons, conflict, belligerents, places };
}
