import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plant, ROOT, runTool, type Tree } from './tree.ts';

const biomeConfig = { 'biome.json': readFileSync(join(ROOT, 'biome.json'), 'utf8') };
const lint = (tree: Tree) =>
  runTool(plant({ ...biomeConfig, ...tree }), 'biome', 'ci', '--error-on-warnings');

const PROMISE = 'export async function start(): Promise<void> {}\n\n';

test.each([
  ['noFloatingPromises', 'src/app/a.ts', `${PROMISE}start();\n`],
  ['noFloatingPromises', 'tests/unit/a.ts', `${PROMISE}start().then(() => 1);\n`],
  ['noMisusedPromises', 'src/app/a.ts', `${PROMISE}export const on = start() ? 1 : 2;\n`],
  ['noUselessLoneBlockStatements', 'src/app/a.ts', 'export let n = 1;\n{\n  n += 1;\n}\n'],
  ['noConsole', 'src/store/a.ts', "console.log('here');\n"],
  ['useImportType', 'src/app/a.ts', "import { A } from './b.ts';\n\nexport type B = A;\n"],
  ['useFilenamingConvention', 'src/app/SomeThing.ts', 'export const a = 1;\n'],
  ['noExplicitAny', 'src/app/a.ts', 'export const a: any = 1;\n'],
  ['noDefaultExport', 'src/app/a.ts', 'export default 1;\n'],
  [
    'noFocusedTests',
    'tests/unit/a.test.ts',
    "import { test } from 'vitest';\n\ntest.only('a', () => {});\n",
  ],
  ['format', 'src/app/a.ts', 'export const a = "1"\n'],
])('%s is an error in %s', (rule, path, text) => {
  const { status, output } = lint({ [path]: text });
  expect(output).toContain(rule);
  expect(status).toBe(1);
});

test('lets the command line print and the compiler have its bracket access', () => {
  const cli = "console.log('here');\n";
  const bracket = "export const home = (env: Record<string, string>) => env['HOME'];\n";
  const { status, output } = lint({ 'src/cli/a.ts': cli, 'src/app/a.ts': bracket });
  expect(output).not.toContain('lint/');
  expect(status).toBe(0);
});

test('leaves the layout of data files alone', () => {
  const { status } = lint({ 'data/places.json': '[{"a":1},\n {"a":2}]', 'src/a/a.ts': '' });
  expect(status).toBe(0);
});
