import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { LossledgerError } from '../domain/errors.ts';
import {
  belligerentsFile,
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

/** Reads and checks everything in data/; fails with all problems at once. */
export async function loadReferenceData(folder: string = REFERENCE_FOLDER): Promise<ReferenceData> {
  const reader = new FileReader(folder);
  const [equipment, weapons, belligerents, places] = await Promise.all([
    reader.all('equipment', equipmentFile),
    reader.one('weapons.json', weaponsFile),
    reader.one('belligerents.json', belligerentsFile),
    reader.all('places', placesFile),
  ]);
  if (reader.problems.length > 0 || weapons === undefined || belligerents === undefined) {
    const list = reader.problems.sort().map((problem) => `\n  ${problem}`);
    throw new LossledgerError(
      'INPUT_MISSING',
      `The reference data cannot be used:${list.join('')}`,
    );
  }
  return { equipment, weapons, belligerents, places };
}
