import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REFERENCE_FOLDER } from '../../../src/app/reference-data.ts';
import {
  belligerentsFile,
  conflictFile,
  equipmentFile,
  placesFile,
  weaponsFile,
} from '../../../src/domain/reference.ts';

async function jsonFilesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(join(REFERENCE_FOLDER, folder));
  return names.filter((name) => name.endsWith('.json'));
}

async function readJson(...path: readonly string[]): Promise<unknown> {
  return JSON.parse(await readFile(join(REFERENCE_FOLDER, ...path), 'utf8'));
}

function kebab(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replace(/-$/, '');
}

/** One record a line, so that a changed fact is a changed line. */
function linesWithSeveralRecords(text: string): readonly string[] {
  return text.split('\n').filter((line) => (line.match(/"(?:model|place_id)":/g) ?? []).length > 1);
}

const equipmentNames = await jsonFilesIn('equipment');
const conflicts = await readdir(join(REFERENCE_FOLDER, 'conflicts'));
const placesNames = (
  await Promise.all(
    conflicts.map(async (conflict) => {
      const folder = join('conflicts', conflict, 'places');
      return (await jsonFilesIn(folder)).map((name) => join(folder, name));
    }),
  )
).flat();

describe('every file of data/', () => {
  it.each(equipmentNames)('equipment/%s has its shape and name', async (name) => {
    const { category } = equipmentFile.parse(await readJson('equipment', name));
    expect(`${kebab(category)}.json`).toBe(name);
  });

  it.each(placesNames)('%s has its shape', async (name) => {
    expect(placesFile.parse(await readJson(name)).places).not.toEqual([]);
  });

  it('weapons.json has its shape', async () => {
    weaponsFile.parse(await readJson('weapons.json'));
  });

  it.each(conflicts)('conflicts/%s names itself and its sides', async (name) => {
    const conflict = conflictFile.parse(await readJson('conflicts', name, 'conflict.json'));
    expect(conflict.name).toBe(name);
    belligerentsFile.parse(await readJson('conflicts', name, 'belligerents.json'));
  });

  it('keeps one model or place a line', async () => {
    const equipment = equipmentNames.map((name) => join('equipment', name));
    for (const name of [...equipment, ...placesNames]) {
      const text = await readFile(join(REFERENCE_FOLDER, name), 'utf8');
      expect(linesWithSeveralRecords(text), name).toEqual([]);
    }
  });
});

describe('the checks of files', () => {
  it('refuse a model without its country and a key that is unknown', () => {
    const file = { category: 'Tanks', source: 'made up for this test', class_nouns: {} };
    const model = { model: 'T-72', family: 'T-72', country_of_production: 'SUN', aliases: [] };
    expect(equipmentFile.safeParse({ ...file, models: [model] }).success).toBe(true);
    const { country_of_production: _, ...countryless } = model;
    expect(equipmentFile.safeParse({ ...file, models: [countryless] }).success).toBe(false);
    const extra = { ...model, nickname: 'Ural' };
    expect(equipmentFile.safeParse({ ...file, models: [extra] }).success).toBe(false);
  });

  it('refuse a place beyond the poles', () => {
    const place = {
      place_id: 'll:x',
      name: 'X',
      kind: 'village',
      admin1: null,
      admin2: null,
      country: 'UKR',
      latitude: 91,
      longitude: 30,
      radius_km: null,
      aliases: [],
    };
    const file = { source: 'made up for this test', places: [place] };
    expect(placesFile.safeParse(file).success).toBe(false);
    expect(placesFile.safeParse({ ...file, places: [{ ...place, latitude: 49 }] }).success).toBe(
      true,
    );
  });

  it('refuse two records on a line', () => {
    expect(linesWithSeveralRecords('{ "model": "a" }, { "model": "b" }')).toHaveLength(1);
    expect(linesWithSeveralRecords('{ "model": "a" },\n{ "model": "b" }')).toEqual([]);
  });
});
