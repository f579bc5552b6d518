import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lockEntryOf, missingOptionalPackages } from '../../scripts/complete-lockfile.ts';
import { ROOT } from './tree.ts';

describe('a lock file', () => {
  test('lacks an optional package that no folder on the way up holds', () => {
    const optionalDependencies = { here: '1.0.0', above: '2.0.0', nowhere: '3.0.0' };
    const packages = {
      '': {},
      'node_modules/a': { dev: true, optionalDependencies },
      'node_modules/a/node_modules/here': {},
      'node_modules/above': {},
    };
    expect(missingOptionalPackages({ packages })).toEqual([
      { path: 'node_modules/nowhere', name: 'nowhere', version: '3.0.0', dev: true },
    ]);
  });

  test.each([
    ['@a/cli-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
    ['@a/cli-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@a/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['@a/binding-linux-arm-musleabihf', { os: ['linux'], cpu: ['arm'], libc: ['musl'] }],
    ['@a/binding-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
  ])('tells the platform of %s from its name', (name, platform) => {
    const missing = { path: `node_modules/${name}`, name, version: '1.2.3', dev: false };
    expect(lockEntryOf(missing)).toEqual({ version: '1.2.3', optional: true, ...platform });
  });

  test('refuses to guess a version or a platform', () => {
    const missing = { path: 'node_modules/a', name: 'a-linux-x64', version: '^1.2.3', dev: false };
    expect(() => lockEntryOf(missing)).toThrow('range');
    expect(() => lockEntryOf({ ...missing, name: 'a', version: '1.2.3' })).toThrow('platform');
  });
});

test('the lock file names no registry', () => {
  expect(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
});
