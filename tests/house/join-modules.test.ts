import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { plant, ROOT, type Tree } from './tree.ts';

const BUILT: Tree = {
  'package.json': '{"type":"module"}',
  'dist/cli/main.js':
    "import { z } from 'zod';\nimport pg from 'pg';\nimport { own } from '../app/deep/where.js';\n" +
    "const { later } = await import('../app/later.js');\n" +
    'console.log(JSON.stringify([own, later, typeof z.string, typeof pg.Pool]));\n',
  'dist/app/deep/where.js': 'export const own = import.meta.url;\n',
  'dist/app/later.js': 'export const later = new URL("./beside.json", import.meta.url).href;\n',
};

function joined() {
  const root = plant(BUILT);
  mkdirSync(join(root, 'scripts'));
  copyFileSync(join(ROOT, 'scripts/join-modules.mjs'), join(root, 'scripts/join-modules.mjs'));
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  const joinModules = () =>
    spawnSync(process.execPath, ['scripts/join-modules.mjs'], { cwd: root, encoding: 'utf8' });
  const run = () => {
    const { stdout } = spawnSync(process.execPath, ['dist/cli/main.js'], {
      cwd: root,
      encoding: 'utf8',
    });
    return JSON.parse(stdout) as unknown;
  };
  return { root, join: joinModules, run };
}

describe('a program of joined modules', () => {
  test('does what it did, and finds what lies around each module', () => {
    const program = joined();
    const before = program.run();
    expect(program.join()).toMatchObject({ status: 0, stdout: '', stderr: '' });
    const at = (path: string) => pathToFileURL(join(program.root, 'dist', path)).href;
    expect(before).toEqual([
      at('app/deep/where.js'),
      at('app/beside.json'),
      'function',
      'function',
    ]);
    expect(program.run()).toEqual(before);
  });

  test('is left as it is when it is joined again, or by another way to its folder', () => {
    const program = joined();
    symlinkSync(join(program.root, 'dist'), join(program.root, 'way'));
    const before = program.run();
    for (const folder of ['way', 'dist', 'dist']) {
      const { status } = spawnSync(process.execPath, ['scripts/join-modules.mjs', folder], {
        cwd: program.root,
      });
      expect(status).toBe(0);
      expect(program.run()).toEqual(before);
    }
  });

  test('holds no piece of an earlier build', () => {
    const program = joined();
    writeFileSync(join(program.root, 'dist/cli/joined-gone-AAAA.js'), '');
    program.join();
    const pieces = readdirSync(join(program.root, 'dist/cli'));
    expect(pieces).not.toContain('joined-gone-AAAA.js');
    expect(pieces.some((name) => name.startsWith('joined-'))).toBe(true);
  });
});
