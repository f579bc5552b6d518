import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './tree.ts';

const LATER = /\bimport\(\s*'(\.[^']+)'\s*\)/g;
/** Where workers work: what is read from the disk here, long after the start, may be gone by then. */
const WORKPLACES = ['domain', 'extract', 'ledger', 'media', 'pipeline', 'store'];

function modulesReadBy(file: string, text = readFileSync(file, 'utf8')): readonly string[] {
  return [...text.matchAll(LATER)].map(([, module = '']) => resolve(dirname(file), module));
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

const opening = join(ROOT, 'src/app/open-pipeline.ts');

describe('what work reads from the disk later', () => {
  test('is read when the pipeline opens, so that a build takes nothing from a worker', () => {
    const files = WORKPLACES.flatMap((room) => filesIn(join(ROOT, 'src', room)));
    const later = files.flatMap((file) => modulesReadBy(file));
    expect(files.length).toBeGreaterThan(WORKPLACES.length);
    expect(later.length).toBeGreaterThan(0);
    expect(modulesReadBy(opening)).toEqual(expect.arrayContaining(later));
  });

  test('is found in a module that reads another', () => {
    const text = "export const run = async () => (await import('./late.ts')).run();";
    expect(modulesReadBy('/src/pipeline/seed.ts', text)).toEqual(['/src/pipeline/late.ts']);
  });
});
