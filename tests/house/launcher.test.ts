import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plant, ROOT, type Tree } from './tree.ts';

const BUILT: Tree = {
  'package.json': '{"type":"module"}',
  'dist/cli/main.js': "console.log('ran with', ...process.argv.slice(2));\n",
};

function install(tree: Tree): string {
  const root = plant(tree);
  mkdirSync(join(root, 'bin'));
  copyFileSync(join(ROOT, 'bin/lossledger'), join(root, 'bin/lossledger'));
  return root;
}

function launch(command: string, ...nodeArgs: string[]) {
  const { status, stdout, stderr } =
    nodeArgs.length === 0
      ? spawnSync(command, ['doctor', '--json'], { cwd: '/', encoding: 'utf8' })
      : spawnSync(process.execPath, [...nodeArgs, command], { cwd: '/', encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('bin/lossledger', () => {
  test('runs the program from any folder, with its arguments', () => {
    const root = install(BUILT);
    expect(launch(join(root, 'bin/lossledger'))).toEqual({
      status: 0,
      stdout: 'ran with doctor --json\n',
      stderr: '',
    });
  });

  test('runs through a symbolic link', () => {
    const root = install(BUILT);
    symlinkSync(join(root, 'bin/lossledger'), join(root, 'linked'));
    expect(launch(join(root, 'linked')).stdout).toBe('ran with doctor --json\n');
  });

  test('says in one line how to build when it is not built', () => {
    const root = install({ 'package.json': '{"type":"module"}' });
    const { status, stdout, stderr } = launch(join(root, 'bin/lossledger'));
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^lossledger: .*`npm run build`\n$/);
  });

  test.each(['18.20.4', '20.18.3'])('refuses Node.js %s by its number', (version) => {
    const root = install({
      ...BUILT,
      'older.cjs': `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`,
    });
    const outcome = launch(join(root, 'bin/lossledger'), '--require', join(root, 'older.cjs'));
    expect(outcome).toMatchObject({ status: 1, stdout: '' });
    expect(outcome.stderr).toContain(`needs Node.js 20.19 or newer; this is ${version}`);
  });
});
