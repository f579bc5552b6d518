import { setTimeout as delay } from 'node:timers/promises';
import type { Settings } from '../../config/settings.ts';
import type { Log } from '../../pipeline/define-stage.ts';
import { budgetFor, writeReads } from '../../pipeline/stages/budget.ts';
import { lookUpWork, POSTS_A_LOOK_UP } from '../../pipeline/stages/look-up.ts';
import type { Spending } from '../../sources/configured-source.ts';
import { streamIds } from '../../sources/x/post-stream.ts';
import { type Db, storeError } from '../../store/connection.ts';
import { addWork } from '../../store/queries/work.ts';
import { programVersion } from '../program-version.ts';
import { spendingOnX } from './open-outside.ts';

/** A post is looked up this long after the stream named it, with those named meanwhile. */
const GATHER_MS = 5_000;
/** A budget may be raised: while it is spent, it is looked at again this often. */
const LOOK_AGAIN_MS = 15 * 60_000;

/**
 * Follows the filtered stream of X until the signal ends, and has each post it names looked up: what
 * the stream says of a post is a hint only. X charges for every post it sends: they are counted, and the
 * line is left while the month's budget is spent. Ends, with a line in the log, on what waiting does not
 * mend.
 */
export async function followStream(
  settings: Settings,
  db: Db,
  signal: AbortSignal,
  options: { readonly log: Log; onNewWork(): void },
): Promise<void> {
  const token = settings.X_BEARER_TOKEN;
  if (!settings.X_STREAM || token === undefined) return;
  const spending = await spendingOnX(settings.X_MONTHLY_BUDGET_USD);
  const gathered = new Set<string>();
  let flushing: Promise<void> = Promise.resolve();
  const askForAll = async (): Promise<void> => {
    while (gathered.size > 0) {
      const ids = [...gathered].slice(0, POSTS_A_LOOK_UP);
      const now = new Date();
      await db.transaction(async (tx) => {
        await writeReads(tx, 'x', now, { posts: ids, users: [] });
        await addWork(tx, [lookUpWork(ids, now)]);
      });
      for (const id of ids) gathered.delete(id);
      options.onNewWork();
    }
  };
  /** One after the other; what could not be asked for stays for the next. */
  const flush = (): Promise<void> => {
    flushing = flushing.then(askForAll).catch((error: unknown) => {
      const { message } = storeError(error);
      options.log('warn', 'could not ask for streamed posts', { reason: message });
    });
    return flushing;
  };
  const place = {
    baseUrl: settings.X_API_BASE_URL,
    token,
    userAgent: `Lossledger/${programVersion()}`,
  };
  const timers = {
    now: () => new Date(),
    wait: (ms: number, until: AbortSignal) =>
      delay(ms, undefined, { signal: until }).catch(() => undefined),
  };
  while (!signal.aborted) {
    const line = new AbortController();
    const isSpent = await isBudgetSpent(db, spending, options.log);
    if (isSpent) {
      options.log('warn', "the stream of X waits, as the month's budget is spent");
      await timers.wait(LOOK_AGAIN_MS, signal);
      continue;
    }
    const timer = setInterval(async () => {
      await flush();
      if (await isBudgetSpent(db, spending, options.log)) line.abort();
    }, GATHER_MS);
    try {
      const until = AbortSignal.any([signal, line.signal]);
      for await (const { id } of streamIds(place, timers, until)) gathered.add(id);
    } catch (error) {
      const { code, message } = storeError(error);
      options.log('error', 'the stream of X ended', { code, reason: message });
      return;
    } finally {
      clearInterval(timer);
      await flush();
    }
  }
}

async function isBudgetSpent(db: Db, spending: Spending, log: Log): Promise<boolean> {
  try {
    const budget = await budgetFor(db, 'x', spending, new Date());
    return budget !== null && budget.postsLeft <= 0;
  } catch (error) {
    log('warn', 'could not look at the budget', { reason: storeError(error).message });
    return false;
  }
}
