import { setTimeout as delay } from 'node:timers/promises';
import type { Settings } from '../../config/settings.ts';
import type { Log } from '../../pipeline/define-stage.ts';
import { lookUpWork, POSTS_A_LOOK_UP } from '../../pipeline/stages/look-up.ts';
import { streamIds } from '../../sources/x/post-stream.ts';
import { type Db, storeError } from '../../store/connection.ts';
import { addWork } from '../../store/queries/work.ts';
import { programVersion } from '../program-version.ts';

/** A post is looked up this long after the stream named it, with those named meanwhile. */
const GATHER_MS = 5_000;

/**
 * Follows the filtered stream of X until the signal ends, and has each post it names looked up: what
 * the stream says of a post is a hint only. Ends, with a line in the log, on what waiting does not mend.
 */
export async function followStream(
  settings: Settings,
  db: Db,
  signal: AbortSignal,
  options: { readonly log: Log; onNewWork(): void },
): Promise<void> {
  const token = settings.X_BEARER_TOKEN;
  if (!settings.X_STREAM || token === undefined) return;
  const gathered = new Set<string>();
  let flushing: Promise<void> = Promise.resolve();
  const askForAll = async (): Promise<void> => {
    while (gathered.size > 0) {
      const ids = [...gathered].slice(0, POSTS_A_LOOK_UP);
      await addWork(db, [lookUpWork(ids, new Date())]);
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
  const timer = setInterval(() => void flush(), GATHER_MS);
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
  try {
    for await (const { id } of streamIds(place, timers, signal)) gathered.add(id);
  } catch (error) {
    const { code, message } = storeError(error);
    options.log('error', 'the stream of X ended', { code, reason: message });
  } finally {
    clearInterval(timer);
    await flush();
  }
}
