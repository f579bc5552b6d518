import { index, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, ledgerSchema } from './ledger-schema.ts';
import { media } from './media.ts';

/** Pictures that were taken of videos here. What a post shows is in `media_sightings`: frames are not among it. */
export const mediaFrames = ledgerSchema.table(
  'media_frames',
  {
    videoSha256: text('video_sha256')
      .notNull()
      .references(() => media.sha256),
    /** Where in the video, in milliseconds. */
    atMs: integer('at_ms').notNull(),
    frameSha256: text('frame_sha256')
      .notNull()
      .references(() => media.sha256),
    /** The rules by which it was chosen. */
    takenBy: text('taken_by').notNull(),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.videoSha256, table.atMs] }),
    index('media_frames_by_frame').on(table.frameSha256),
  ],
);
