import { z } from 'zod';
import { asLossledgerError, LossledgerError } from '../../domain/errors.ts';
import type { PollResult } from '../source.ts';
import {
  type Checked,
  EDIT_CHECKS,
  type EditChecks,
  runEditChecks,
  withChecksFor,
} from './edit-checks.ts';
import { resumption, WALK_CURSOR, type Walkable, walkPosts } from './walk.ts';
import type { XReader } from './x-reader.ts';

/** What both kinds of walk keep between polls. */
export const WALKING = z.strictObject({ ...WALK_CURSOR.shape, checks: EDIT_CHECKS });
export type Walking = z.output<typeof WALKING>;

export const NOT_WALKED: Walking = { sinceId: null, walk: null, checks: [] };

type Polled = Omit<PollResult, 'cursor'> & { readonly cursor: Walking };

/** Reads what is new, then looks again at what can no longer be edited. */
export async function pollWalk(what: Walkable, from: Walking, reader: XReader): Promise<Polled> {
  const walked = await walkPosts(what, from, reader);
  const checks = withChecksFor(from.checks, walked.posts, reader.now);
  const checked = await checkOrPutOff(checks, reader, walked.documents.length > 0);
  return {
    documents: [...walked.documents, ...checked.documents],
    pages: [],
    withdrawn: [...walked.withdrawn, ...checked.withdrawn],
    cursor: { ...walked.cursor, checks: checked.left },
    more: sooner(walked.more, checked.more),
    reads: reader.reads,
  };
}

/** What the walk has read is not given up for checks that cannot be made now. */
async function checkOrPutOff(
  checks: EditChecks,
  reader: XReader,
  hasRead: boolean,
): Promise<Checked> {
  try {
    return await runEditChecks(checks, reader);
  } catch (thrown) {
    const error = asLossledgerError(thrown);
    if (!hasRead) throw error;
    const more = { at: resumption(error, reader.now) };
    return { documents: [], withdrawn: [], left: checks, more };
  }
}

function sooner(a: PollResult['more'], b: PollResult['more']): PollResult['more'] {
  if (a === null || b === null) return a ?? b;
  if (a.at === null || b.at === null) return { at: null };
  return a.at < b.at ? a : b;
}

/** A cursor as it was stored; null at the first poll. */
export function readCursor<T>(schema: z.ZodType<T>, cursor: unknown): T | null {
  if (cursor === null || cursor === undefined) return null;
  const read = schema.safeParse(cursor);
  if (read.success) return read.data;
  throw new LossledgerError('INVARIANT_BROKEN', 'The stored cursor of the source cannot be read.');
}
