import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadReferenceData, REFERENCE_FOLDER } from '../../../src/app/reference-data.ts';
import { DEFAULT_CONFLICT } from '../../../src/config/settings.ts';

describe('loadReferenceData', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reference-'));
    await cp(REFERENCE_FOLDER, folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('reads the data of the package', async () => {
    const reference = await loadReferenceData();
    expect(reference.equipment.length).toBeGreaterThan(0);
    expect(reference.places.length).toBeGreaterThan(0);
    expect(reference.belligerents.belligerents.map(({ code }) => code)).toContain('UKR');
  });

  it('tells all problems of all files at once', async () => {
    await writeFile(join(folder, 'weapons.json'), '{"source": 1}');
    await writeFile(join(folder, 'conflicts', DEFAULT_CONFLICT, 'belligerents.json'), 'not JSON');
    await writeFile(join(folder, 'equipment', 'broken.json'), '{}');
    await expect(loadReferenceData(folder)).rejects.toThrow(
      /belligerents\.json[\s\S]*equipment\/broken\.json: category[\s\S]*weapons\.json: source/,
    );
  });

  it('refuses a folder without data', async () => {
    await expect(loadReferenceData(join(folder, 'nothing'))).rejects.toThrow(/equipment/);
  });

  it('refuses a field it does not know', async () => {
    const file = join(folder, 'weapons.json');
    const weapons: unknown = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ ...Object(weapons), extra: 1 }));
    await expect(loadReferenceData(folder)).rejects.toThrow(/weapons\.json/);
  });
});
