/**
 * How well likeness of pictures is told: recall for 37 things done to pictures, with parameters drawn at random from a
 * printed seed, and false matches among unrelated pictures, beside what others use, on the same pictures in the same run.
 *
 *   npm run bench:media -- [--dir FOLDER] [--photos N] [--half dev|held-out] [--seed S] [--no-peers] [--no-hard]
 *                          [--json FILE] [--plot FILE]
 *
 * --dir       a folder of JPEG, PNG or WebP photos; else the photos of the evaluation data (LOSSLEDGER_EVAL_DATA)
 * --photos    only the first N, by name
 * --half      every other photo by name: `dev` those that thresholds were set on, `held-out` the others
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { plotOf } from './plot.ts';
import { report } from './report.ts';
import { runBench } from './run.ts';

const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    photos: { type: 'string' },
    half: { type: 'string' },
    seed: { type: 'string', default: '1' },
    'no-peers': { type: 'boolean', default: false },
    'no-hard': { type: 'boolean', default: false },
    json: { type: 'string' },
    plot: { type: 'string' },
  },
});

const evaluation = process.env['LOSSLEDGER_EVAL_DATA'];
const folder =
  values.dir ?? (evaluation === undefined ? undefined : join(evaluation, 'images', 'photos'));
if (folder === undefined) {
  console.error('No photos: name a folder with --dir, or set LOSSLEDGER_EVAL_DATA.');
  process.exitCode = 2;
} else {
  const began = performance.now();
  const files = photosOf(folder);
  const result = await runBench(files, Number(values.seed), {
    peers: !values['no-peers'],
    hard: !values['no-hard'],
  });
  const seconds = (performance.now() - began) / 1000;
  console.log(report(result, seconds));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
  if (values.plot !== undefined) writeFileSync(values.plot, plotOf(result));
}

function photosOf(path: string): string[] {
  const all = readdirSync(path)
    .filter((name) => /\.(jpe?g|png|webp)$/i.test(name))
    .sort();
  const half = all.filter(
    (_, at) => values.half === undefined || (at % 2 === 0) === (values.half === 'dev'),
  );
  return half
    .slice(0, values.photos === undefined ? undefined : Number(values.photos))
    .map((name) => join(path, name));
}
