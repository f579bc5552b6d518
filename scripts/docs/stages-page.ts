import { STAGES } from '../../src/pipeline/registry.ts';

/** docs/reference/stages.md: a heading for each stage, in the order work passes through them. */
export function stagesPage(): string {
  const entries = STAGES.map((stage) =>
    [
      `## ${stage.name}\n`,
      `${stage.summary}\n`,
      `- **Version of its input:** ${stage.version}`,
      `- **Tries:** ${stage.retry.attempts}, the first pause ${inSeconds(stage.retry.baseMs)}`,
      `- **Jobs at once in one process:** ${stage.concurrency}`,
      `- **Time limit:** ${inSeconds(stage.timeoutMs)}`,
      '',
    ].join('\n'),
  );
  return [
    '# Stages\n',
    'A stage is a step of the pipeline. Its name is the queue’s, the metric’s and the heading here.\n',
    ...entries,
  ].join('\n');
}

function inSeconds(milliseconds: number): string {
  return `${milliseconds / 1_000} s`;
}
