import type { Command } from 'commander';
import { rebuiltLosses } from '../../store/queries/rebuild-losses.ts';
import { EXIT } from '../exit-codes.ts';
import { counted, say, writeOut } from '../output.ts';
import { startSession, withLedger } from '../session.ts';
import { addLedgerImportCommand } from './ledger-import.ts';

export function addLedgerCommand(program: Command): void {
  const ledger = program
    .command('ledger')
    .summary('rebuild the ledger from its histories; read the ledgers of others')
    .description('Work on the ledger as a whole, and on those of others.');
  addLedgerImportCommand(ledger);
  ledger
    .command('rebuild')
    .summary('make every row what its history says')
    .description(
      'Each loss is a row made from its revisions. Make again those rows that are not what their revisions say, or with --check only name them: exit code 1 if there are any.',
    )
    .option('--check', 'change nothing')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger ledger rebuild --check')
    .action(async (options: { check?: boolean; json?: boolean }) => {
      const isCheck = options.check === true;
      await withLedger(startSession({}), 'ledger', async ({ store }) => {
        let losses = 0;
        const differing: { loss_id: string; problems: readonly string[] }[] = [];
        for await (const { lossId, problems } of rebuiltLosses(store, { isCheck })) {
          losses += 1;
          if (problems.length === 0) continue;
          differing.push({ loss_id: lossId, problems });
          if (options.json !== true) await writeOut(`${lossId}  ${problems.join('; ')}\n`);
        }
        if (options.json === true) await writeOut(`${JSON.stringify({ losses, differing })}\n`);
        const done = isCheck ? 'not what its history says' : 'made again';
        say(`${counted(losses, 'loss', 'losses')}, ${differing.length} ${done}`);
        if (isCheck && differing.length > 0) process.exitCode = EXIT.failure;
      });
    });
}
