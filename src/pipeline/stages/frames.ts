import { z } from 'zod';
import { streamOf } from '../../domain/byte-stream.ts';
import { kindOfMedia } from '../../media/media-kind.ts';
import type { VideoFrame } from '../../media/video/frame-taker.ts';
import { writeMedia } from '../../store/queries/media.ts';
import { writeFrames } from '../../store/queries/media-frames.ts';
import { defineStage, type StageContext } from '../define-stage.ts';
import { type MediaAtHand, readMedia } from '../read-media.ts';
import { compareWork } from './compare.ts';

/** Takes pictures of a video and puts them on record as pictures. What a post shows stays as it is. */
export const takeFrames = defineStage({
  name: 'frames',
  summary:
    'Where LOSSLEDGER_FFMPEG names a program, at most eight frames are taken of a video, kept, and hashed as pictures are.',
  version: 1,
  input: z.strictObject({
    /** Of the video. */
    sha256: z.string().length(64),
    /** What chooses the frames: others are taken when that changes. */
    rules: z.string().min(1),
  }),
  identity: ({ sha256, rules }) => [sha256, rules],
  subject: ({ sha256 }) => `video ${sha256}`,
  retry: { attempts: 3, baseMs: 10_000 },
  concurrency: 1,
  timeoutMs: 300_000,
  async run({ sha256 }, context) {
    const { blobs, frames, pictures, signal } = context;
    if (frames === null) return { kind: 'skipped', reason: 'LOSSLEDGER_FFMPEG is not set here' };
    const video = await blobs.get(sha256);
    const taken = await frames.take(video, kindOfMedia(video).mime ?? '', signal);
    const read: KeptFrame[] = [];
    for (const frame of taken) read.push(await keepFrame(frame, context));
    return {
      kind: 'done',
      note: `${taken.length} frames`,
      write: async (tx) => {
        for (const { fresh } of read) {
          if (fresh !== null) await writeMedia(tx, fresh.row, fresh.hashed);
        }
        await writeFrames(tx, sha256, frames.rules, read);
        const comparable = read.filter((frame) => frame.comparable);
        const files = [...new Set(comparable.map((frame) => frame.sha256))];
        return files.map((file) => compareWork(file, pictures.algorithm));
      },
    };
  },
});

interface KeptFrame extends MediaAtHand {
  readonly sha256: string;
  readonly atMs: number;
}

async function keepFrame({ atMs, bytes }: VideoFrame, context: StageContext): Promise<KeptFrame> {
  const { sha256 } = await context.blobs.put(streamOf(bytes), {
    maxBytes: Number.MAX_SAFE_INTEGER,
  });
  return { ...(await readMedia(sha256, bytes, context)), sha256, atMs };
}
