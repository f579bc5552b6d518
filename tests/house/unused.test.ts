import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plant, ROOT, runTool, type Tree } from './tree.ts';

const tidyProject: Tree = {
  'knip.json': readFileSync(join(ROOT, 'knip.json'), 'utf8'),
  'tsconfig.json':
    '{"compilerOptions":{"module":"nodenext","allowImportingTsExtensions":true,"noEmit":true}}',
  'package.json': '{"name":"seeded","type":"module","dependencies":{"zod":"4.6.7"}}',
  'node_modules/zod/package.json': '{"name":"zod","main":"index.js"}',
  'node_modules/zod/index.js': '',
  'src/cli/main.ts': "import 'zod';\nimport { used } from '../domain/used.ts';\n\nused();\n",
  'src/domain/used.ts': 'export function used() {}\n',
};

const findUnused = (more: Tree, ...args: string[]) =>
  runTool(plant({ ...tidyProject, ...more }), 'knip', '--no-progress', ...args);

describe('the hunt for the unused', () => {
  test('finds nothing in a tidy project', () => {
    expect(findUnused({})).toMatchObject({ status: 0 });
  });

  test.each([
    ['unused file', { 'src/domain/forgotten.ts': 'export const forgotten = 1;\n' }, 'forgotten.ts'],
    [
      'unused export',
      { 'src/domain/used.ts': 'export function used() {}\nexport function spare() {}\n' },
      'spare',
    ],
    [
      'unused dependency',
      { 'package.json': '{"name":"seeded","dependencies":{"zod":"4.6.7","left-over":"1.0.0"}}' },
      'left-over',
    ],
    [
      'undeclared dependency',
      { 'src/domain/used.ts': "import 'smuggled';\n\nexport function used() {}\n" },
      'smuggled',
    ],
  ])('reports one: %s', (_kind, more: Tree, name) => {
    const { status, output } = findUnused(more);
    expect(output).toContain(name);
    expect(status).toBe(1);
  });

  test('finds a source file that only tests use', () => {
    const more = {
      'src/domain/half.ts': 'export const half = 1;\n',
      'tests/unit/half.test.ts': "import { half } from '../../src/domain/half.ts';\n\nhalf;\n",
    };
    const { status, output } = findUnused(more, '--production', '--include', 'files');
    expect(output).toContain('half.ts');
    expect(status).toBe(1);
  });
});
