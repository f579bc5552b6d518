import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  conflictNames,
  loadReferenceData,
  REFERENCE_FOLDER,
} from '../../../src/app/reference-data.ts';
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

  const rewrite = async (file: string, change: (value: object) => object): Promise<void> => {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify(change(Object(value))));
  };
  const conflict = (...file: readonly string[]) =>
    join(folder, 'conflicts', DEFAULT_CONFLICT, ...file);

  it('lists the conflicts there are where one is not known', async () => {
    expect(await conflictNames()).toEqual(['nagorno-karabakh-2020', 'ukraine-2022']);
    const asked = loadReferenceData(REFERENCE_FOLDER, '../equipment');
    await expect(asked).rejects.toMatchObject({
      code: 'CONFLICT_UNKNOWN',
      message: expect.stringContaining('there are nagorno-karabakh-2020, ukraine-2022'),
    });
  });

  it('reads each of the conflicts there are', async () => {
    for (const name of await conflictNames()) {
      expect((await loadReferenceData(REFERENCE_FOLDER, name)).conflict.name).toBe(name);
    }
  });

  it('tells users of a weapon who are belligerents of the conflict, and no others', async () => {
    const usersOf = async (name: string) => {
      const { weapons } = await loadReferenceData(REFERENCE_FOLDER, name);
      return weapons.weapons.find((weapon) => weapon.name === 'Bayraktar TB2')?.users;
    };
    expect(await usersOf('ukraine-2022')).toEqual(['UKR']);
    expect(await usersOf('nagorno-karabakh-2020')).toEqual(['AZE']);
  });

  it('refuses data that does not hold what it must, by a code of its own', async () => {
    await writeFile(join(folder, 'weapons.json'), '{}');
    await expect(loadReferenceData(folder)).rejects.toMatchObject({ code: 'DATA_INVALID' });
  });

  it('refuses a place listed twice in two spots, and takes one listed under two names', async () => {
    const place = {
      place_id: 'test:twice',
      name: 'Twice',
      kind: 'village',
      admin1: null,
      admin2: null,
      country: 'UKR',
      latitude: 48,
      longitude: 37,
      radius_km: null,
      aliases: ['Once'],
    };
    const list = (...places: readonly object[]) =>
      writeFile(
        conflict('places', 'twice.json'),
        JSON.stringify({ source: 'made up for this test', places }),
      );
    await list(place, { ...place, aliases: ['Again'] });
    await expect(loadReferenceData(folder)).resolves.toBeDefined();
    await list(place, { ...place, longitude: 38 });
    await expect(loadReferenceData(folder)).rejects.toThrow(/test:twice is listed twice/);
  });

  it.each([
    ['a name that is not its folder’s', { name: 'another-war' }, /its folder is/],
    ['a time zone nobody knows', { time_zone: 'Europe/Atlantis' }, /Europe\/Atlantis/],
    ['an end before its start', { end: '2022-02-23' }, /ends before it starts/],
    ['a side that does not fight in it', { languages_of_sides: { fr: 'FRA' } }, /FRA is no bell/],
  ])('refuses a conflict with %s', async (_, change, problem) => {
    await rewrite(conflict('conflict.json'), (value) => ({ ...value, ...change }));
    await expect(loadReferenceData(folder)).rejects.toThrow(problem);
  });
});
