import type { Stage } from './define-stage.ts';
import { capture } from './stages/capture.ts';
import { compare } from './stages/compare.ts';
import { extract } from './stages/extract.ts';
import { fetchPage } from './stages/fetch.ts';
import { takeFrames } from './stages/frames.ts';
import { lookUp } from './stages/look-up.ts';
import { fetchMedia } from './stages/media.ts';
import { pollBluesky, pollFolder, pollTelegram, pollWeb, pollX } from './stages/poll.ts';
import { record } from './stages/record.ts';

/** Every stage, in the order work passes through them. A new stage is listed here and nowhere else. */
export const STAGES = [
  pollWeb,
  pollX,
  pollTelegram,
  pollBluesky,
  pollFolder,
  lookUp,
  fetchPage,
  capture,
  extract,
  fetchMedia,
  takeFrames,
  compare,
  record,
] as const;

export type AnyStage = (typeof STAGES)[number];
export type StageName = AnyStage['name'];
export const STAGE_NAMES: readonly StageName[] = STAGES.map((stage) => stage.name);

export function isStageName(name: string): name is StageName {
  return STAGES.some((stage) => stage.name === name);
}

/** The stage by name, with its input type forgotten: for code that carries any stage's work. */
export function stageByName(name: StageName): Stage<StageName, unknown> {
  const found = STAGES.find((stage) => stage.name === name);
  if (found === undefined) throw new Error(`No stage is called ${name}.`);
  return found;
}

/** Refuses to start unless every stage has exactly one worker. */
export function assertOneWorkerEach(workers: readonly { readonly stage: string }[]): void {
  const wrong = STAGE_NAMES.flatMap((name) => {
    const count = workers.filter((worker) => worker.stage === name).length;
    return count === 1 ? [] : [`${name} has ${count}`];
  });
  const strangers = workers.filter((worker) => !isStageName(worker.stage));
  for (const { stage } of strangers) wrong.push(`${stage} is no stage`);
  if (wrong.length > 0) {
    throw new Error(`Each stage needs exactly one worker: ${wrong.join('; ')}.`);
  }
}
