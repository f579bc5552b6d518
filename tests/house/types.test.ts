import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plant, ROOT, runTool } from './tree.ts';

const tsconfig = JSON.stringify({ extends: join(ROOT, 'tsconfig.json'), include: ['src'] });

function projectWith(text: string): string {
  const folder = plant({ 'tsconfig.json': tsconfig, 'src/a.ts': text });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

const coverage = (text: string) =>
  runTool(
    projectWith(text),
    'type-coverage',
    '-p',
    'tsconfig.json',
    '--strict',
    '--at-least',
    '100',
  );

test('a value of type any is an error', () => {
  expect(coverage("export const a = JSON.parse('1');\n").status).toBe(1);
});

test('a value narrowed from unknown is none', () => {
  expect(coverage("export const a: unknown = JSON.parse('1');\n").status).toBe(0);
});

test.each([
  ['an enum, which Node cannot strip', 'export enum A { B }\n'],
  ['an index that may be missing', 'export const f = (a: string[]): string => a[0];\n'],
  ['what Node 20 lacks', 'export const u = new Set([1]).union(new Set([2]));\n'],
  ['an unused local', 'const a = 1;\nexport {};\n'],
])('the compiler refuses %s', (_what, text) => {
  expect(runTool(projectWith(text), 'tsc', '-p', '.').status).not.toBe(0);
});
