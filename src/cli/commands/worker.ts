import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from 'commander';
import { type Ledger, openLedger } from '../../app/open-ledger.ts';
import { openPipeline } from '../../app/open-pipeline.ts';
import { readerPasswordFile } from '../../app/reader-password.ts';
import { loadReferenceData, REFERENCE_FOLDER } from '../../app/reference-data.ts';
import { isStop, openWhenReady, untilAborted } from '../../app/run-daemon.ts';
import { stageCounts } from '../../pipeline/metrics.ts';
import { STAGE_NAMES, type StageName } from '../../pipeline/registry.ts';
import { probeStore } from '../../store/connection.ts';
import { READER_ROLE } from '../../store/reader-role.ts';
import { EXIT } from '../exit-codes.ts';
import { say } from '../output.ts';
import { type Session, startSession } from '../session.ts';
import { stageOption } from './queue.ts';

/** How often the embedded server is asked whether it is there, and how often it may be silent. */
const LIVENESS_EVERY_MS = 5_000;
const MOST_UNANSWERED = 3;
/** For closing pools and the embedded server, after running jobs have had their time. */
const CLOSING_MS = 4_500;

export function addWorkerCommand(program: Command): void {
  program
    .command('worker')
    .summary('run workers until stopped')
    .description(
      `Run the workers of the stages named, or of all (${STAGE_NAMES.join(', ')}), until SIGTERM or SIGINT. Waits for its servers when they are not up yet.`,
    )
    .argument('[stage...]', 'stages to work on')
    .addHelpText('after', '\nExample:\n  lossledger worker extract record')
    .action(async (stages: string[]) => {
      const only = stages.map(stageOption).filter((stage) => stage !== undefined);
      await runDaemon(startSession({ daemon: true }), 'worker', only, () => undefined);
    });

  program
    .command('up')
    .summary('run everything in one process')
    .description(
      'Run everything: the database, where it is the embedded one, all workers, the scheduler of sources, and the reconciler, until SIGTERM or SIGINT.',
    )
    .addHelpText('after', '\nExample:\n  lossledger up')
    .action(async () => {
      await runDaemon(startSession({ daemon: true }), 'up', [], (where) => {
        for (const line of where) say(line);
      });
    });
}

async function runDaemon(
  session: Session,
  role: 'worker' | 'up',
  only: readonly StageName[],
  announce: (where: readonly string[]) => void,
): Promise<void> {
  const { log, signal } = session;
  const reference = await loadReferenceData(REFERENCE_FOLDER, session.settings.LOSSLEDGER_CONFLICT);
  try {
    const ledger = await openWhenReady(() => openLedger({ ...session, role }), session);
    try {
      const pipeline = await openWhenReady(
        () =>
          openPipeline(
            ledger,
            reference,
            // One that leaves stages to others is nobody to leave all work to.
            only.length === 0
              ? { announce: true, schedule: role === 'up' }
              : { announce: false, only },
          ),
        session,
      );
      try {
        log('info', 'workers started', {
          stages: pipeline.workers.stages,
          queue: pipeline.backend.kind,
        });
        announce(
          whereThingsAre(ledger.databaseUrl, ledger.embedded, ledger.home, pipeline.backend.kind),
        );
        await untilStoppedOrLost(ledger, signal);
        log('info', 'stopping', { runs: stageCounts() });
        endAnyway(session);
      } finally {
        await pipeline.close();
      }
    } finally {
      await ledger.close();
    }
    log('info', 'stopped');
  } catch (error) {
    if (!isStop(error, signal)) throw error;
  }
}

/**
 * Until it is told to stop; or until the embedded server is gone, which this process cannot outlive,
 * since a new server has another port. A server elsewhere is waited for by its pools.
 */
async function untilStoppedOrLost(ledger: Ledger, signal: AbortSignal): Promise<void> {
  if (!ledger.embedded) return untilAborted(signal);
  let unanswered = 0;
  while (!signal.aborted) {
    await delay(LIVENESS_EVERY_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      await probeStore(ledger.store);
      unanswered = 0;
    } catch (error) {
      unanswered += 1;
      if (unanswered >= MOST_UNANSWERED) throw error;
    }
  }
}

/** Closing may hang on a server that is gone: what is not closed by then is let go of. */
function endAnyway(session: Session): void {
  setTimeout(() => {
    session.log('error', 'could not close everything in time; ended all the same');
    process.exit(EXIT.failure);
  }, session.settings.SHUTDOWN_GRACE_MS + CLOSING_MS).unref();
}

/** Where the rows, the captures and the queue are, without a password in sight. */
function whereThingsAre(
  databaseUrl: string,
  embedded: boolean,
  home: string,
  queue: string,
): readonly string[] {
  const { hostname, port, pathname } = new URL(databaseUrl);
  const server = `${hostname}${port === '' ? '' : `:${port}`}`;
  const lines = [
    `Ledger    ${embedded ? 'embedded PostgreSQL' : 'PostgreSQL'} at ${server}${pathname}`,
    `Queue     ${queue === 'redis' ? 'Redis' : 'in the same database'}`,
    `Home      ${home}`,
  ];
  if (embedded) {
    lines.push(
      `Analysts  PGPASSWORD=$(cat ${readerPasswordFile(home)}) psql -h ${hostname} -p ${port} -U ${READER_ROLE} ${pathname.slice(1)}`,
    );
  }
  return [...lines, 'Stop with Ctrl-C or SIGTERM.'];
}
