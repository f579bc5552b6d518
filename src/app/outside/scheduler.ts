import type { Log } from '../../pipeline/define-stage.ts';
import { pollWork } from '../../pipeline/stages/poll.ts';
import type { QueueBackend } from '../../queues/backend.ts';
import { openSchedules } from '../../queues/schedules.ts';
import { allowedHosts } from '../../sources/web/web-address.ts';
import { storeError } from '../../store/connection.ts';
import { sealDays } from '../../store/queries/seal-days.ts';
import { askForPoll } from '../../store/queries/source-state.ts';
import { startScheduleWorker } from '../../workers/start-schedule-worker.ts';
import type { Ledger } from '../open-ledger.ts';
import { jetstreamFollower } from './follow-jetstream.ts';
import { followStream } from './follow-stream.ts';
import { jetstreamStore } from './jetstream-store.ts';
import { openOutside } from './open-outside.ts';
import { SOURCE_KINDS } from './source-kinds.ts';
import { readSourcesFile, sourcesPlace } from './sources-file.ts';

/** How often it is looked whether a day is over and not sealed. */
const SEAL_EVERY_MS = 900_000;

export interface Scheduler {
  close(): Promise<void>;
}

/**
 * Asks for a poll of each source whenever it falls due, and keeps to the file of sources as it
 * changes. Any number of schedulers on one ledger keep one set of schedules.
 */
export async function startScheduler(
  ledger: Ledger,
  backend: QueueBackend,
  onNewWork: () => void,
): Promise<Scheduler> {
  const { settings, log } = ledger;
  const place = sourcesPlace(ledger.home, settings.SOURCES_FILE);
  // A file that is refused ends the scheduler here, before anything is open.
  let known = await readSourcesFile(place);
  const schedules = await openSchedules(backend);
  const ending = new AbortController();
  const { db } = ledger.store;
  const outside = await openOutside(settings, ledger.home);
  const live = jetstreamFollower({
    web: outside.web,
    allowed: allowedHosts(settings.FETCH_ALLOW_HOSTS),
    log,
    ...jetstreamStore(db, onNewWork),
  });
  let isFirst = true;

  const keepToFile = async (): Promise<void> => {
    known = await readSourcesFile(place, SOURCE_KINDS, known);
    const active = known.sources.filter((source) => !source.paused);
    live.keepTo(active);
    // Thousands of schedules take a while to set: whoever ends the scheduler does not wait for them.
    const { added, removed } = await schedules.keepTo(active, ending.signal);
    if (isFirst || added + removed > 0) {
      log('info', 'sources', { watched: active.length, scheduled: added, ended: removed });
    }
    isFirst = false;
  };
  const worker = startScheduleWorker(
    backend,
    async (name) => {
      const source = known.sources.find((one) => one.name === name);
      if (source === undefined || source.paused) return;
      if (await askForPoll(db, pollWork(source, new Date()), name)) onNewWork();
    },
    log,
  );
  const stream = followStream(settings, db, ending.signal, { log, onNewWork });
  const stop = everyMs(
    settings.SOURCES_CHECK_MS,
    keepToFile,
    ending.signal,
    log,
    'could not keep to the file of sources',
  );
  const sealDue = async (): Promise<void> => {
    for (const { day, leaves, root } of await sealDays(ledger.store, null)) {
      log('info', 'day sealed', { day, leaves, root });
    }
  };
  const stopSealing = everyMs(SEAL_EVERY_MS, sealDue, ending.signal, log, 'could not seal');
  return {
    async close() {
      ending.abort();
      await stop();
      await stopSealing();
      await stream;
      await live.close();
      await outside.close();
      await worker.close();
      await schedules.close();
    },
  };
}

/** Does the work now and ever again, one at a time. */
function everyMs(
  ms: number,
  work: () => Promise<void>,
  signal: AbortSignal,
  log: Log,
  failed: string,
): () => Promise<void> {
  let turn: Promise<void> | undefined;
  const begin = (): void => {
    turn ??= work()
      .catch((error: unknown) => {
        if (signal.aborted) return;
        const { code, message } = storeError(error);
        log('warn', failed, { code, reason: message });
      })
      .finally(() => {
        turn = undefined;
      });
  };
  begin();
  const timer = setInterval(begin, ms);
  return async () => {
    clearInterval(timer);
    await turn;
  };
}
