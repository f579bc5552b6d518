import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LabelCase, labelCase } from '../../../src/app/evaluation/label-case.ts';

export const PARTS = ['dev', 'held-out'] as const;
export type Part = (typeof PARTS)[number];

/** The cases of a part; throws, naming the line, where one is no label. */
export function readCases(part: Part): readonly LabelCase[] {
  const folder = join(import.meta.dirname, part);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      readFileSync(join(folder, name), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line, n) => {
          const read = labelCase.safeParse(JSON.parse(line));
          if (read.success) return read.data;
          throw new Error(`${part}/${name}:${n + 1}: ${read.error.message}`);
        }),
    );
}
