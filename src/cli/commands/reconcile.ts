import type { Command } from 'commander';
import { openQueueing } from '../../app/open-queueing.ts';
import { reconcile } from '../../queues/reconcile.ts';
import { handOverOutbox } from '../../queues/relay.ts';
import { counted, say, writeOut } from '../output.ts';
import { startSession, withLedger } from '../session.ts';

export function addReconcileCommand(program: Command): void {
  program
    .command('reconcile')
    .summary('re-enqueue work that the queue has lost')
    .description(
      'Compare what the ledger waits for with what the queue holds, and hand over again whatever has no live job. Safe at any time, and to repeat.',
    )
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger reconcile')
    .action(async (options: { json?: boolean }) => {
      await withLedger(startSession({}), 'reconcile', async (ledger) => {
        const queueing = await openQueueing(ledger);
        try {
          const result = await reconcile(ledger.store.db, queueing.producers, new Date());
          const handed = await handOverOutbox(ledger.store.db, queueing.producers);
          if (options.json === true) await writeOut(`${JSON.stringify({ ...result, handed })}\n`);
          else {
            say(
              `${counted(result.looked, 'item')} wait; ${result.returned} had no live job; ${handed} handed to the queue.`,
            );
          }
        } finally {
          await queueing.close();
        }
      });
    });
}
