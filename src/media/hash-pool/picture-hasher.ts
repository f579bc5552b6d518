import path from 'node:path';
import { z } from 'zod';
import { type HashPool, type HashPoolOptions, openHashPool } from './hash-pool.ts';

const pictureHash = z.object({
  pdq: z.string(),
  quality: z.number(),
  width: z.number(),
  height: z.number(),
  mime: z.string(),
});

export type PictureHash = z.infer<typeof pictureHash>;

const TASK = new URL(`./hash-picture${path.extname(import.meta.url)}`, import.meta.url);

/** PDQ hashes of pictures, reckoned in child processes. */
export function openPictureHasher(
  options: Omit<HashPoolOptions<PictureHash>, 'task' | 'read'> = {},
): HashPool<PictureHash> {
  return openHashPool({
    ...options,
    task: TASK,
    read: (answer) => pictureHash.parse(answer),
  });
}
