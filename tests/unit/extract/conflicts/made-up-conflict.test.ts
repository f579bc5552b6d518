import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadReferenceData, REFERENCE_FOLDER } from '../../../../src/app/reference-data.ts';
import { type ClaimReader, createClaimReader } from '../../../../src/extract/read-claims.ts';

const SOURCE = 'made up for this test';
const words = (...en: readonly string[]) => ({ en, uk: [], ru: [] });
const side = (code: string, name: string, opponent: string, adjective: string) => ({
  code,
  name,
  opponents: [opponent],
  adjectives: words(adjective),
  forces: words(name, `${adjective} forces`),
  proxies: [],
  flags: [],
});

const CONFLICT = {
  source: SOURCE,
  name: 'endian-war',
  title: 'The war of the egg',
  time_zone: 'Pacific/Auckland',
  start: '2021-03-01',
  end: '2021-04-30',
  countries: ['LLP'],
  bounds: { south: -40, west: 100, north: -10, east: 120 },
  languages_of_sides: {},
  other_wars: words('Brobdingnag'),
};
const BELLIGERENTS = {
  source: SOURCE,
  belligerents: [
    side('LLP', 'Lilliput', 'BLF', 'Lilliputian'),
    side('BLF', 'Blefuscu', 'LLP', 'Blefuscudian'),
  ],
  donors: [],
};
const PLACES = {
  source: SOURCE,
  places: [
    {
      place_id: 'egg:mildendo',
      name: 'Mildendo',
      kind: 'city',
      admin1: 'Royal Province',
      admin2: null,
      country: 'LLP',
      latitude: -30.5,
      longitude: 110.2,
      radius_km: null,
      aliases: [],
    },
  ],
};

describe('a conflict that is only data', () => {
  let folder: string;
  let reader: ClaimReader;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'conflict-'));
    await cp(REFERENCE_FOLDER, folder, { recursive: true });
    const home = join(folder, 'conflicts', CONFLICT.name);
    await mkdir(join(home, 'places'), { recursive: true });
    await writeFile(join(home, 'conflict.json'), JSON.stringify(CONFLICT));
    await writeFile(join(home, 'belligerents.json'), JSON.stringify(BELLIGERENTS));
    await writeFile(join(home, 'places', 'cities.json'), JSON.stringify(PLACES));
    reader = createClaimReader(await loadReferenceData(folder, CONFLICT.name));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const read = (text: string, posted_at = '2021-03-10T12:30:00Z') =>
    reader.read({ text, posted_at, lang: null });

  it('is read with its own sides, places and days', () => {
    expect(
      read('A Lilliputian T-72 was destroyed by Blefuscudian forces near Mildendo yesterday.'),
    ).toMatchObject([
      {
        lost_by: 'LLP',
        attacker: 'BLF',
        model: 'T-72',
        status: 'destroyed',
        place: { name: 'Mildendo', country: 'LLP', place_id: 'egg:mildendo', where_prec: 2 },
        // Half past one in the morning of 11 March in Auckland.
        date: { from: '2021-03-10', to: '2021-03-10', basis: 'relative' },
      },
    ]);
  });

  it('asks for a look at what happened outside its window', () => {
    const of = (day: string) => read(`A Lilliputian T-72 was destroyed on ${day}.`, '2021-06-01');
    expect(of('30 April 2021')).toMatchObject([{ lost_by: 'LLP', needs_review: false }]);
    expect(of('1 May 2021')).toMatchObject([{ lost_by: 'LLP', needs_review: true }]);
  });

  it('is what the days of a side’s war are counted from', () => {
    const [claim] = read('A Lilliputian T-72 was destroyed on day 3 of the Blefuscudian invasion.');
    expect(claim?.date).toMatchObject({ from: '2021-03-03', to: '2021-03-03', basis: 'stated' });
  });

  it('is told from other wars by its own words', () => {
    expect(read('In Brobdingnag a Lilliputian T-72 was destroyed.')).toEqual([]);
  });

  it('knows no side of another conflict', () => {
    const claims = read('A Ukrainian T-72 was destroyed by a Russian Lancet near Kreminna.');
    for (const { lost_by, attacker, place } of claims) {
      expect([lost_by, attacker, place?.place_id ?? null]).toEqual([null, null, null]);
    }
  });
});
