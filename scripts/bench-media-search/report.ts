import type { SearchFigures } from './bench.ts';
import { BATCH, ONE_BY_ONE } from './load.ts';
import type { Recall } from './measure.ts';

export function told(figures: SearchFigures): string {
  const { load, hashesPerPicture } = figures;
  const lines = [
    `PostgreSQL ${figures.server}, shared_buffers ${figures.sharedBuffers}, seed ${figures.seed}`,
    `${load.hashes} generated hashes (random bits) of ${load.pictures} pictures, ${hashesPerPicture} a picture`,
    '',
    'size                    rows   table MB   indexes MB',
    ...figures.sizes.map(
      ({ table, rows, tableMb, indexMb }) =>
        `${table.padEnd(18)} ${Math.round(rows).toString().padStart(9)} ${mb(tableMb)} ${mb(indexMb).padStart(12)}`,
    ),
    `bytes a hash, all told  ${Math.round(
      (figures.sizes.reduce((sum, { tableMb, indexMb }) => sum + tableMb + indexMb, 0) * 1e6) /
        load.hashes,
    )}`,
    '',
    `insert, pictures a second, ${hashesPerPicture} hashes each`,
    ...(load.prefilled === 0
      ? []
      : [
          `  after ${load.prefilled} put in before the band indexes were made (packed, so smaller)`,
        ]),
    `  ${BATCH} a transaction        ${rate(load.picturesPerSecond)} (last tenth ${rate(load.lastTenthPerSecond)})`,
    `  1 a transaction, ${ONE_BY_ONE}    ${rate(load.oneByOnePerSecond)}`,
    '',
    'search, one after another            runs  median ms    p95 ms',
    ...figures.latencies.map(
      ({ name, runs, medianMs, p95Ms }) =>
        `${name.padEnd(46)}${runs.toString().padStart(4)} ${ms(medianMs)} ${ms(p95Ms)}`,
    ),
    '',
    'found',
    ...figures.planted.map(
      ({ distance, ...recall }) =>
        `  planted, ${distance} bits flipped at random, exact`.padEnd(46) + share(recall),
    ),
    `  planted, all distances, guaranteed`.padEnd(46) + share(figures.plantedGuaranteed),
    ...toldReal(figures.real),
  ];
  return `${lines.join('\n')}\n`;
}

function toldReal(real: SearchFigures['real']): string[] {
  if (real === null) {
    return ['  real pairs: none, since LOSSLEDGER_EVAL_DATA names no folder with images/photos'];
  }
  return [
    `  real pairs within 31: ${real.pairs}, of ${real.variants} variants of ${real.photos} photographs`,
    '  real, wholes of pictures, exact'.padEnd(46) + share(real.exactWholes),
    '  real, parts of pictures, exact'.padEnd(46) + share(real.exactParts),
    '  real, guaranteed (all that exact missed, and others)'.padEnd(46) + share(real.guaranteed),
  ];
}

const share = ({ found, of }: Recall) =>
  ` ${found} of ${of}${of === 0 ? '' : ` (${(found / of).toFixed(4)})`}`;
const mb = (value: number) => value.toFixed(1).padStart(10);
const ms = (value: number) => value.toFixed(1).padStart(9);
const rate = (value: number) => Math.round(value).toString();
