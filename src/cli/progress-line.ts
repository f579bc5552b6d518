import type { TreeCount } from '../store/queries/work-tree.ts';

/** Stages that many documents never come to. */
const IF_ANY: readonly string[] = ['fetch', 'media'];

/** How far work has come, stage by stage: `fetch 3/4  capture 3/3  …`. */
export function progressLine(counts: readonly TreeCount[]): string {
  const shown = ['fetch', 'capture', 'extract', 'media', 'record'].filter(
    (stage) => !IF_ANY.includes(stage) || counts.some((count) => count.stage === stage),
  );
  const stages = shown.map((stage) => {
    const of = counts.filter((count) => count.stage === stage);
    const all = of.reduce((sum, count) => sum + count.items, 0);
    const waiting = of.find((count) => count.state === 'waiting')?.items ?? 0;
    return `${stage} ${all - waiting}/${all}`;
  });
  return stages.join('  ');
}
