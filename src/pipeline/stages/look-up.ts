import { z } from 'zod';
import { LossledgerError } from '../../domain/errors.ts';
import { writeTombstones } from '../../store/queries/tombstones.ts';
import type { NewWork } from '../../store/queries/work.ts';
import { defineStage, workFor } from '../define-stage.ts';
import { budgetFor, writeReads } from './budget.ts';
import { keepDocument } from './keep-document.ts';

/** Posts looked up in one piece of work: what X answers in one request. */
export const POSTS_A_LOOK_UP = 100;

/** Known posts of X: for the words an embed lacked, or to see whether they are still there. */
export const lookUp = defineStage({
  name: 'look-up',
  summary:
    'Known posts of X are looked up by id, for their words or to see whether they are still there; what comes is kept as captures.',
  version: 1,
  input: z.strictObject({
    ids: z
      .array(z.string().regex(/^[0-9]{1,19}$/))
      .min(1)
      .max(POSTS_A_LOOK_UP),
    wantedAt: z.iso.datetime(),
  }),
  identity: ({ ids, wantedAt }) => [wantedAt, ...ids],
  subject: ({ ids }) => `${ids.length} posts of X`,
  retry: { attempts: 4, baseMs: 10_000 },
  concurrency: 1,
  concurrencyOfAll: 1,
  timeoutMs: 600_000,
  async run(input, context) {
    const { db, outside } = context;
    const now = context.now();
    if (new Date(input.wantedAt) > now) {
      throw new LossledgerError('RATE_LIMITED', `Not to be asked before ${input.wantedAt}.`, {
        retryAt: new Date(input.wantedAt),
      });
    }
    const budget = await budgetFor(db, 'x', outside.spending, now);
    const found = await outside.lookUpX(input.ids, {
      now: context.now,
      signal: context.signal,
      budget,
    });
    const captures: NewWork[] = [];
    for (const document of found.documents) {
      captures.push(await keepDocument(document, 'look-up', now, context));
    }
    return {
      kind: 'done',
      note: `${found.documents.length} documents, ${found.withdrawn.length} gone`,
      write: async (tx) => {
        await writeReads(tx, 'x', now, found.reads);
        await writeTombstones(tx, found.withdrawn, { source: 'look-up', at: now });
        const later = found.more?.at ?? new Date(now.getTime() + 60_000);
        const rest = found.notAsked.length === 0 ? [] : [lookUpWork(found.notAsked, later)];
        return [...captures, ...rest];
      },
    };
  },
});

/** The work of looking up posts at a time; at most `POSTS_A_LOOK_UP` of them. */
export function lookUpWork(ids: readonly string[], wantedAt: Date): NewWork {
  return workFor(lookUp, { ids: [...ids], wantedAt: wantedAt.toISOString() });
}
