import type { Command } from 'commander';
import { openLedger } from '../../app/open-ledger.ts';
import { openQueueing } from '../../app/open-queueing.ts';
import { startScheduler } from '../../app/outside/scheduler.ts';
import { isStop, openWhenReady, untilAborted } from '../../app/run-daemon.ts';
import { startRelay } from '../../queues/relay.ts';
import { startSession } from '../session.ts';

export function addSchedulerCommand(program: Command): void {
  program
    .command('scheduler')
    .summary('ask for polls of the sources until stopped')
    .description(
      'Ask for a poll of each source whenever it falls due, until SIGTERM or SIGINT; workers do the polls. ' +
        'Any number of schedulers keep one set of schedules. `lossledger up` runs one of its own.',
    )
    .addHelpText('after', '\nExample:\n  lossledger scheduler')
    .action(async () => {
      const session = startSession({ daemon: true });
      const { log, signal } = session;
      try {
        const ledger = await openWhenReady(
          () => openLedger({ ...session, role: 'scheduler' }),
          session,
        );
        try {
          await schedule(ledger, session);
        } finally {
          await ledger.close();
        }
        log('info', 'stopped');
      } catch (error) {
        if (!isStop(error, signal)) throw error;
      }
    });
}

async function schedule(
  ledger: Awaited<ReturnType<typeof openLedger>>,
  session: ReturnType<typeof startSession>,
): Promise<void> {
  const queueing = await openWhenReady(() => openQueueing(ledger, 1), session);
  const { log, signal, settings } = session;
  const relay = startRelay({
    db: ledger.store.db,
    producers: queueing.producers,
    log,
    pollMs: settings.RELAY_POLL_MS,
  });
  try {
    const scheduler = await startScheduler(ledger, queueing.backend, () => relay.wake());
    log('info', 'scheduler started', { queue: queueing.backend.kind });
    await untilAborted(signal);
    log('info', 'stopping');
    await scheduler.close();
  } finally {
    await relay.close();
    await queueing.close();
  }
}
