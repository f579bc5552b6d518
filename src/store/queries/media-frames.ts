import type { Tx } from '../connection.ts';
import { mediaFrames } from '../schema/index.ts';

/** Puts on record which pictures were taken of a video, and where in it. */
export async function writeFrames(
  tx: Tx,
  videoSha256: string,
  takenBy: string,
  frames: readonly { readonly sha256: string; readonly atMs: number }[],
): Promise<void> {
  if (frames.length === 0) return;
  await tx
    .insert(mediaFrames)
    .values(frames.map(({ sha256, atMs }) => ({ videoSha256, frameSha256: sha256, atMs, takenBy })))
    .onConflictDoNothing();
}
