import type { Recall, Unrelated } from './compare.ts';
import { PEER_NAMES, PEERS } from './peers.ts';
import type { BenchResult } from './run.ts';
import { TRANSFORMS } from './transforms/all.ts';

const percent = (part: number, whole: number) =>
  whole === 0 ? '-' : ((100 * part) / whole).toFixed(1);

/** The mean over transforms, each counting alike. */
export function meanRecall(recall: readonly Recall[], of: (each: Recall) => number): number {
  const shares = recall.map((each) => of(each) / each.pairs);
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}

export function report(result: BenchResult, seconds: number): string {
  const { recall, unrelated } = result;
  const header = [
    'transform',
    'auto',
    'auto at <=31',
    'pixels agree',
    'auto or review',
    ...PEER_NAMES,
    'drawn at random',
  ];
  const rows = recall.map((each) => [
    each.transform,
    ...[each.auto, each.auto31, each.confirmed, each.eitherTier].map((n) => percent(n, each.pairs)),
    ...PEER_NAMES.map((peer) => percent(each.peers[peer], each.pairs)),
    TRANSFORMS.find(({ name }) => name === each.transform)?.drawn ?? '',
  ]);
  const mean = (of: (each: Recall) => number) => (100 * meanRecall(recall, of)).toFixed(1);
  const means = [
    `mean of ${recall.length}`,
    mean(({ auto }) => auto),
    mean(({ auto31 }) => auto31),
    mean(({ confirmed }) => confirmed),
    mean(({ eitherTier }) => eitherTier),
    ...PEER_NAMES.map((peer) => mean(({ peers }) => peers[peer])),
    '',
  ];
  return [
    `${result.pictures} photos, ${result.specimens} files (each photo and its ${recall.length} copies), seed ${result.seed}, ${seconds.toFixed(0)} s`,
    '',
    'Recall, % of pairs of a photo and its copy:',
    table([header, ...rows, means]),
    '',
    `Mean at the automatic tier, every other photo by name: ${result.recallByHalf.map((half) => (100 * meanRecall(half, ({ auto }) => auto)).toFixed(1)).join(' % and ')} %.`,
    `Found by the index and at the automatic tier: ${mean(({ foundSecond }) => foundSecond)} % where the copy comes second, ${mean(({ foundFirst }) => foundFirst)} % where it comes first, ${mean(({ linked }) => linked)} % either way: those are linked.`,
    '',
    `Unrelated pairs (every file beside every file of another photo): ${unrelated.pairs.toLocaleString('en')}`,
    `  automatic tier: ${unrelated.auto} false, review tier: ${unrelated.review} false`,
    ...PEER_NAMES.map(
      (peer) =>
        `  ${peer} (<= ${PEERS[peer].threshold}): ${unrelated.peers[peer]} false of ${unrelated.peerPairs.toLocaleString('en')}`,
    ),
    ...unrelated.examples.slice(0, 20).map(exampleLine),
    '',
    'Different pictures with much in common, every pair of a set:',
    ...Object.entries(result.hardNegatives).flatMap(([name, set]) => [
      `  ${name}: ${set.pairs.toLocaleString('en')} pairs, ${set.auto} automatic, ${set.review} for review`,
      ...autoExamples(set),
    ]),
  ].join('\n');
}

function autoExamples({ examples }: Unrelated): string[] {
  return examples
    .filter(({ how }) => how.startsWith('auto'))
    .slice(0, 5)
    .map(exampleLine);
}

function exampleLine({ how, first, second }: Unrelated['examples'][number]): string {
  return `    ${how}: ${first} | ${second}`;
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, at) =>
          at === 0 || at === row.length - 1
            ? cell.padEnd(widths[at] ?? 0)
            : cell.padStart(widths[at] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
