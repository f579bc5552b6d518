import type { Command } from 'commander';
import type { Ledger } from '../../app/open-ledger.ts';
import { previewRereading } from '../../app/preview-rereading.ts';
import { loadReferenceData, REFERENCE_FOLDER } from '../../app/reference-data.ts';
import { isWorkerPresent } from '../../app/worker-presence.ts';
import { LossledgerError } from '../../domain/errors.ts';
import {
  countWork,
  listWork,
  requeueWork,
  type WorkSelection,
} from '../../store/queries/operator.ts';
import { actor } from '../actor.ts';
import { counted, say, startProgress, table, writeJsonLine, writeOut } from '../output.ts';
import {
  addedTo,
  NOTHING_REREAD,
  rereadLines,
  rereadRecords,
  totalsText,
} from '../rereading-text.ts';
import { type Session, startSession, withLedger } from '../session.ts';
import { parseWhere } from '../where.ts';
import { stageOption } from './queue.ts';

/** Rows shown of a dry run. */
const SHOWN = 20;

export function addRequeueCommand(program: Command): void {
  program
    .command('requeue')
    .summary('send settled work through a stage again')
    .description(
      'Send settled work through a stage again, whatever became of it. Work that waits already is left alone, so giving the command twice does no more than once; and nothing is recorded twice.',
    )
    .requiredOption('--stage <stage>', 'the stage')
    .option(
      '--where <condition...>',
      'name=value, all of which must hold: state, code, subject (* stands for anything), key, since, until, version',
    )
    .option('--reason <why>', "kept in the operators' log (required unless --dry-run)")
    .option(
      '--dry-run',
      'say what would be requeued, and change nothing; of extract, what would be read otherwise and what that would make of losses',
    )
    .option('--json', 'one JSON document; of extract with --dry-run NDJSON, the totals last')
    .addHelpText(
      'after',
      '\nExamples:\n  lossledger requeue --stage extract --where state=quarantined code=CAPTURE_MISSING --dry-run\n  lossledger requeue --stage record --where since=2026-11-01 --reason "new place data"',
    )
    .action(
      async (options: {
        stage: string;
        where?: string[];
        reason?: string;
        dryRun?: boolean;
        json?: boolean;
      }) => {
        const stage = stageOption(options.stage);
        const chosen = {
          ...parseWhere(options.where ?? []),
          ...(stage === undefined ? {} : { stage }),
        };
        const { dryRun, reason } = options;
        if (dryRun !== true && (reason === undefined || reason.trim() === '')) {
          throw new LossledgerError(
            'USAGE',
            'Say why with --reason, or look first with --dry-run.',
          );
        }
        const session = startSession({});
        await withLedger(session, 'requeue', async (ledger) => {
          const { store } = ledger;
          if (stage === 'extract' && dryRun === true) {
            return lookAtRereading(session, ledger, chosen, options.json === true);
          }
          if (dryRun === true || reason === undefined) {
            const items = await countWork(store.sql, chosen);
            const rows = await listWork(store.sql, chosen, SHOWN);
            if (options.json === true) {
              await writeOut(`${JSON.stringify({ dry_run: true, items, first: rows })}\n`);
              return;
            }
            if (rows.length > 0) {
              await writeOut(
                `${table(
                  ['KEY', 'STATE', 'CODE', 'SUBJECT', 'WHEN'],
                  rows.map((row) => [
                    row.key.slice(0, 12),
                    row.state,
                    row.error_code,
                    row.subject,
                    row.updated_at,
                  ]),
                )}\n`,
              );
            }
            say(
              `${counted(items, 'item')} match; those that wait already would be left alone. Nothing changed.`,
            );
            return;
          }
          const items = await requeueWork(store.sql, chosen, {
            actor: actor(),
            reason,
            action: 'requeue',
          });
          if (options.json === true)
            await writeOut(`${JSON.stringify({ dry_run: false, items })}\n`);
          else say(`${counted(items, 'item')} requeued.`);
          if (items > 0 && !(await isWorkerPresent(store))) {
            say('No worker runs: start `lossledger up` or `lossledger worker` to have it done.');
          }
        });
      },
    );
}

/** Reads the documents again without writing anything, and tells the difference as it goes. */
async function lookAtRereading(
  { settings, signal }: Session,
  ledger: Ledger,
  { stage: _, ...chosen }: WorkSelection,
  asJson: boolean,
): Promise<void> {
  const reference = await loadReferenceData(REFERENCE_FOLDER, settings.LOSSLEDGER_CONFLICT);
  const preview = await previewRereading(ledger, reference, chosen);
  const progress = startProgress();
  let totals = NOTHING_REREAD;
  try {
    for await (const document of preview.differences()) {
      signal.throwIfAborted();
      totals = addedTo(totals, document);
      const lines = asJson
        ? rereadRecords(document).map((one) => JSON.stringify(one))
        : rereadLines(document);
      if (lines.length > 0) {
        progress.end();
        await writeOut(`${lines.join('\n')}\n`);
      }
      progress.show(`${totals.documents}/${preview.documents} documents read again`);
    }
  } finally {
    progress.end();
    await preview.close();
  }
  const { extractor } = preview;
  if (asJson) await writeJsonLine({ kind: 'totals', dry_run: true, extractor, ...totals });
  else say(`${totalsText(totals)}\nRead by ${extractor}. Nothing changed.`);
}
