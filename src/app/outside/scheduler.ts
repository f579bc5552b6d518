import type { Log } from '../../pipeline/define-stage.ts';
import { pollWork } from '../../pipeline/stages/poll.ts';
import type { QueueBackend } from '../../queues/backend.ts';
import { openSchedules } from '../../queues/schedules.ts';
import type { ConfiguredSource } from '../../sources/configured-source.ts';
import { storeError } from '../../store/connection.ts';
import { askForPoll } from '../../store/queries/source-state.ts';
import { startScheduleWorker } from '../../workers/start-schedule-worker.ts';
import type { Ledger } from '../open-ledger.ts';
import { followStream } from './follow-stream.ts';
import { readSourcesFile, sourcesPath } from './sources-file.ts';

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
  const file = sourcesPath(ledger.home, settings.SOURCES_FILE);
  const schedules = await openSchedules(backend);
  let known: { digest: string | null; sources: readonly ConfiguredSource[] } | undefined;

  const keepToFile = async (): Promise<void> => {
    const read = await readSourcesFile(file);
    const active = read.sources.filter((source) => !source.paused);
    const { added, removed } = await schedules.keepTo(active);
    const isFirst = known === undefined;
    known = read;
    if (isFirst || added + removed > 0) {
      log('info', 'sources', { watched: active.length, scheduled: added, ended: removed });
    }
  };
  await keepToFile();
  const worker = startScheduleWorker(
    backend,
    async (name) => {
      const source = known?.sources.find((one) => one.name === name);
      if (source === undefined || source.paused) return;
      if (await askForPoll(ledger.store.db, pollWork(source, new Date()), name)) onNewWork();
    },
    log,
  );
  const ending = new AbortController();
  const stream = followStream(settings, ledger.store.db, ending.signal, { log, onNewWork });
  const stop = everyMs(settings.SOURCES_CHECK_MS, keepToFile, log);
  return {
    async close() {
      ending.abort();
      await stop();
      await stream;
      await worker.close();
      await schedules.close();
    },
  };
}

function everyMs(ms: number, work: () => Promise<void>, log: Log): () => Promise<void> {
  let turn: Promise<void> | undefined;
  const timer = setInterval(() => {
    turn ??= work()
      .catch((error: unknown) => {
        const { code, message } = storeError(error);
        log('warn', 'could not keep to the file of sources', { code, reason: message });
      })
      .finally(() => {
        turn = undefined;
      });
  }, ms);
  return async () => {
    clearInterval(timer);
    await turn;
  };
}
