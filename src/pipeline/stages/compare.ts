import { z } from 'zod';
import { unpackFeatures } from '../../media/packed-features.ts';
import { featuresOf } from '../../store/queries/media.ts';
import { type FoundLink, mediaPair, writeFoundLinks } from '../../store/queries/media-links.ts';
import { settlePictures } from '../../store/queries/settle-pictures.ts';
import type { NewWork } from '../../store/queries/work.ts';
import { defineStage, workFor } from '../define-stage.ts';
import { type LookAlike, lookAlikes } from '../look-alikes.ts';

/**
 * Links a picture to those on record that look like it. A stage of its own, behind the one that puts
 * the picture on record: of two pictures that come at once, the one compared later then sees the other.
 */
export const compare = defineStage({
  name: 'compare',
  summary:
    'A picture is compared with those on record and linked to what looks like it; losses told with it are one where what is told agrees.',
  version: 1,
  input: z.strictObject({
    sha256: z.string().length(64),
    /** What hashed it: pictures hashed by another algorithm cannot be compared. */
    algorithm: z.string().min(1),
  }),
  identity: ({ sha256, algorithm }) => [sha256, algorithm],
  subject: ({ sha256 }) => `picture ${sha256}`,
  retry: { attempts: 8, baseMs: 1_000 },
  concurrency: 2,
  timeoutMs: 60_000,
  async run({ sha256, algorithm }, { db, now }) {
    const packed = (await featuresOf(db, [sha256], algorithm)).get(sha256);
    if (packed === undefined) return { kind: 'skipped', reason: 'not hashed by this algorithm' };
    const given = { sha256, hashes: unpackFeatures(packed) };
    const found = await lookAlikes(db, given, algorithm);
    return {
      kind: 'done',
      note: `${found.length} look alike`,
      write: async (tx) => {
        await writeFoundLinks(
          tx,
          sha256,
          algorithm,
          found.map((one) => linkTo(sha256, one)),
        );
        const files = [sha256, ...found.map((one) => one.sha256)];
        if (found.length > 0) await settlePictures(tx, files, { author: algorithm, at: now() });
        return [];
      },
    };
  },
});

export function compareWork(sha256: string, algorithm: string): NewWork {
  return workFor(compare, { sha256, algorithm });
}

export function linkTo(sha256: string, { sha256: other, likeness }: LookAlike): FoundLink {
  const { distance, tier, confirmed, transform, reason } = likeness;
  return {
    ...mediaPair(sha256, other),
    found: tier === 'auto' || confirmed ? 'auto' : 'review',
    distance,
    pixelsAgree: confirmed,
    transform,
    reason,
  };
}
