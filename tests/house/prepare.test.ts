import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plant, ROOT, type Tree } from './tree.ts';

const PROJECT: Tree = {
  'package.json': '{"type":"module"}',
  'tsconfig.json': '{"compilerOptions":{"module":"nodenext","types":[]}}',
  'tsconfig.build.json':
    '{"extends":"./tsconfig.json","compilerOptions":{"rootDir":"src","outDir":"dist"},"include":["src"]}',
};
const SOURCE: Tree = { 'src/cli/main.ts': 'export const main = 1;\n' };

function prepare(tree: Tree, has: { compiler: boolean }) {
  const root = plant({ ...PROJECT, ...tree });
  mkdirSync(join(root, 'scripts'));
  copyFileSync(join(ROOT, 'scripts/prepare.mjs'), join(root, 'scripts/prepare.mjs'));
  if (has.compiler) symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/prepare.mjs'], {
    cwd: root,
    encoding: 'utf8',
  });
  return { root, outcome: { status, output: stdout + stderr } };
}

const QUIET_SUCCESS = { status: 0, output: '' };

describe('after an install', () => {
  test('dist is built when the compiler is there', () => {
    const { root, outcome } = prepare(SOURCE, { compiler: true });
    expect(outcome).toEqual(QUIET_SUCCESS);
    expect(existsSync(join(root, 'dist/cli/main.js'))).toBe(true);
  });

  test('dist holds nothing that src no longer has', () => {
    const { root } = prepare({ ...SOURCE, 'dist/cli/gone.js': '' }, { compiler: true });
    expect(existsSync(join(root, 'dist/cli/gone.js'))).toBe(false);
  });

  test('an existing dist is left alone when the compiler is absent', () => {
    const tree = { ...SOURCE, 'dist/cli/main.js': '' };
    const { root, outcome } = prepare(tree, { compiler: false });
    expect(outcome).toEqual(QUIET_SUCCESS);
    expect(existsSync(join(root, 'dist/cli/main.js'))).toBe(true);
  });

  test('nothing happens when there is no source', () => {
    expect(prepare({}, { compiler: true }).outcome).toEqual(QUIET_SUCCESS);
  });
});
