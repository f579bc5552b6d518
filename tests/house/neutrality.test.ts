import { describe, expect, test } from 'vitest';
import { checkNeutrality, countriesNamedIn, countryWords } from '../../scripts/check-neutrality.ts';
import { checkStructure } from '../../scripts/check-structure.ts';
import { plant, ROOT, type Tree } from './tree.ts';

const BELLIGERENTS: Tree = {
  'data/conflicts/islands/belligerents.json': JSON.stringify({
    belligerents: [
      {
        code: 'LLP',
        name: 'Lilliput',
        adjectives: { en: ['Lilliputian', 'LP', 'Royal Lilliputian'], uk: ['ліліпутськ*'] },
      },
    ],
    donors: [{ code: 'BDN' }],
  }),
};
const namedIn = (text: string) =>
  countriesNamedIn('src/extract/seed.ts', text, countryWords(plant(BELLIGERENTS))).map(
    ({ word }) => word,
  );

describe('code that names a country of a conflict', () => {
  test.each([
    ["const owner = 'LLP';", 'LLP'],
    ["const makers = new Set(['XXX', 'BDN']);", 'BDN'],
    ['const opponents = { LLP: 1 };', 'LLP'],
    ["const place = 'the coast of Lilliput';", 'Lilliput'],
    ["const words = 'german, lilliputian, other';", 'lilliputian'],
    ["const words = 'знищено ліліпутські кораблі';", 'ліліпутські'],
    ['const pattern = /by lilliputian forces/i;', 'lilliputian'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the code that is looked at.
    ['const text = `${count} of Lilliput`;', 'Lilliput'],
  ])('is found: %s', (text, word) => {
    expect(namedIn(text)).toEqual([word]);
  });
});

describe('code that names none', () => {
  test.each([
    '// LLP fights with Lilliput, "Lilliputian" is its adjective.',
    '/** "a Lilliputian ship" */ export const ship = 1;',
    "import { words } from './lilliputian.ts';",
    "const help = 'LP record, HELLP';",
    "const words = 'lilliputians';",
  ])('passes: %s', (text) => {
    expect(namedIn(text)).toEqual([]);
  });
});

test('tells the file and line of every pure room, and of no other', () => {
  const naming = "\nexport const enemy = 'LLP';\n";
  const root = plant({
    ...BELLIGERENTS,
    'tsconfig.json': '{}',
    'src/domain/a.ts': naming,
    'src/extract/a.ts': naming,
    'src/ledger/a.ts': naming,
    'src/app/a.ts': naming,
  });
  expect(checkNeutrality(root)).toEqual(
    ['domain', 'extract', 'ledger'].map((room) => ({
      file: `src/${room}/a.ts`,
      line: 2,
      word: 'LLP',
    })),
  );
  expect(checkStructure(root)).toContainEqual({
    rule: 'neutrality',
    file: 'src/extract/a.ts:2',
    detail: 'names LLP: which countries fight is data',
  });
});

test('knows the belligerents of every conflict in the data', () => {
  const { codes, words, stems } = countryWords(ROOT);
  expect([...codes]).toEqual(expect.arrayContaining(['UKR', 'RUS', 'AZE', 'ARM', 'SUN']));
  expect([...words]).toEqual(expect.arrayContaining(['russian', 'armenia']));
  expect(stems).toContain('азербайджанськ');
});
