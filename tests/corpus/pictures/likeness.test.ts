import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { meanRecall } from '../../../scripts/bench-media/report.ts';
import { type BenchResult, runBench } from '../../../scripts/bench-media/run.ts';

const folder = join(process.env['LOSSLEDGER_EVAL_DATA'] ?? '', 'images', 'photos');
const hasPhotos = process.env['LOSSLEDGER_EVAL_DATA'] !== undefined && existsSync(folder);

const SEED = 4;
/** Every sixth by name. */
const PHOTOS_SKIPPED = 6;
const MINUTES = 60_000;

describe.skipIf(!hasPhotos)(
  'telling copies of photos (skipped unless LOSSLEDGER_EVAL_DATA is set)',
  () => {
    let result: BenchResult;

    beforeAll(async () => {
      const files = readdirSync(folder)
        .filter((name) => name.endsWith('.jpg'))
        .sort()
        .filter((_, at) => at % PHOTOS_SKIPPED === 1)
        .map((name) => join(folder, name));
      result = await runBench(files, SEED, { peers: false, hard: false });
    }, 5 * MINUTES);

    it('finds 85 of 100 copies by itself, over all that is done to pictures', () => {
      expect(result.recall).toHaveLength(37);
      expect(meanRecall(result.recall, ({ auto }) => auto)).toBeGreaterThanOrEqual(0.85);
    });

    it.each([
      ['mirror', 0.9],
      ['rotate 90°', 0.9],
      ['border 10 %', 0.9],
      ['letterbox', 0.9],
      ['screenshot light', 0.7],
      ['screenshot dark', 0.7],
      ['crop 5 %', 0.7],
      ['crop 20 %', 0.6],
      ['caption strip', 0.8],
    ])('finds copies after %s: at least %d of them', (transform, floor) => {
      const found = result.recall.find((each) => each.transform === transform);
      expect((found?.auto ?? 0) / (found?.pairs ?? 1)).toBeGreaterThanOrEqual(floor);
    });

    it('links no two different photos by itself', () => {
      expect(result.unrelated.pairs).toBeGreaterThan(50_000);
      expect(result.unrelated.examples.filter(({ how }) => how.startsWith('auto'))).toEqual([]);
    });
  },
);
