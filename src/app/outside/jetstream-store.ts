import { z } from 'zod';
import { pollWork } from '../../pipeline/stages/poll.ts';
import type { Db } from '../../store/connection.ts';
import { askForPoll, sourceStanding, writePoll } from '../../store/queries/source-state.ts';
import { writeTombstones } from '../../store/queries/tombstones.ts';
import type { JetstreamParts } from './follow-jetstream.ts';

const CURSOR = z.object({ time_us: z.number().int() });

type Kept = Pick<
  JetstreamParts,
  'askForPoll' | 'writeWithdrawn' | 'followedUntil' | 'writeFollowedUntil'
>;

/** What following Jetstream asks of the ledger, and how far it came, which is kept as a source's cursor is. */
export function jetstreamStore(db: Db, onNewWork: () => void): Kept {
  return {
    async askForPoll(source) {
      const isAsked = await askForPoll(db, pollWork(source, new Date()), source.name);
      if (isAsked) onNewWork();
      return isAsked;
    },
    async writeWithdrawn(withdrawn) {
      if (withdrawn.length === 0) return;
      const noticed = { source: 'jetstream', at: new Date() };
      await db.transaction((tx) => writeTombstones(tx, withdrawn, noticed));
    },
    async followedUntil(stream) {
      const { cursor } = await sourceStanding(db, stream);
      return CURSOR.safeParse(cursor).data?.time_us ?? null;
    },
    async writeFollowedUntil(stream, timeUs) {
      await db.transaction(async (tx) => {
        const { polls } = await sourceStanding(tx, stream);
        await writePoll(tx, {
          name: stream,
          kind: 'jetstream',
          polls,
          cursor: { time_us: timeUs },
          documents: 0,
          at: new Date(),
          resumeAt: null,
        });
      });
    },
  };
}
