/** Runs of one stage that ended one way, in this process. */
export interface StageCount {
  readonly stage: string;
  readonly result: string;
  runs: number;
  totalMs: number;
}

const counts = new Map<string, StageCount>();

/** Counts one run. */
export function count(stage: string, result: string, durationMs: number): void {
  const key = `${stage} ${result}`;
  const kept = counts.get(key) ?? { stage, result, runs: 0, totalMs: 0 };
  kept.runs += 1;
  kept.totalMs += durationMs;
  counts.set(key, kept);
}

/** What has been counted since the process started. */
export function stageCounts(): readonly Readonly<StageCount>[] {
  return [...counts.values()];
}
