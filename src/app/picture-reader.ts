import path from 'node:path';
import { z } from 'zod';
import { hashingAlgorithm } from '../media/algorithm.ts';
import { type HashPool, openHashPool } from '../media/hash-pool/hash-pool.ts';
import type { PictureReader, PictureReading } from '../media/picture-reading.ts';

/** Sources run as they are under tsx, the build as JavaScript. */
const TASK = new URL(`../media/picture-task${path.extname(import.meta.url)}`, import.meta.url);

const bytes = z.instanceof(Uint8Array);
const share = z.number();
const answer = z.object({
  mime: z.enum(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif', 'image/heic']),
  width: z.number().int(),
  height: z.number().int(),
  quality: z.number().int(),
  pdq: z.string().length(64),
  hashes: z.array(
    z.object({
      kind: z.enum(['full', 'box', 'crop', 'plain']),
      window: z.object({ left: share, top: share, width: share, height: share }),
      hash: bytes,
      quality: z.number(),
    }),
  ),
  features: bytes,
  thumbnail: bytes,
  hasLocation: z.boolean(),
}) satisfies z.ZodType<PictureReading>;

/** Reads pictures in processes of their own, none of which is started before the first picture comes. */
export function openPictureReader(): PictureReader & { close(): Promise<void> } {
  let pool: HashPool<PictureReading> | undefined;
  return {
    algorithm: hashingAlgorithm(),
    read: (picture) => {
      pool ??= openHashPool({ task: TASK, read: (given) => answer.parse(given) });
      return pool.hash(picture);
    },
    close: async () => pool?.close(),
  };
}
