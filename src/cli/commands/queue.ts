import type { Command } from 'commander';
import { openQueueing } from '../../app/open-pipeline.ts';
import { isWorkerPresent } from '../../app/worker-presence.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { isStageName, STAGE_NAMES, type StageName } from '../../pipeline/registry.ts';
import type { Store } from '../../store/connection.ts';
import {
  countWork,
  listWork,
  requeueWork,
  stageStatus,
  type WorkSelection,
} from '../../store/queries/operator.ts';
import { actor } from '../actor.ts';
import { counted, printable, say, table, writeOut } from '../output.ts';
import { startSession, withLedger } from '../session.ts';

export function addQueueCommand(program: Command): void {
  const queue = program
    .command('queue')
    .summary("the operator's hand on the work")
    .description('See how the work stands, retry what failed, pause and resume stages.');

  queue
    .command('status', { isDefault: true })
    .description('How the work of each stage stands, by the ledger; and which stages are paused.')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger queue status')
    .action(async (options: { json?: boolean }) => {
      await withLedger(startSession({}), 'queue', async (ledger) => {
        const queueing = await openQueueing(ledger);
        try {
          const known = await stageStatus(ledger.store.sql);
          const paused = await Promise.all(
            STAGE_NAMES.map((stage) => queueing.producers.queueOf(stage).isPaused()),
          );
          const stages = STAGE_NAMES.map((stage, n) => ({
            ...(known.find((row) => row.stage === stage) ?? nothing(stage)),
            paused: paused[n] === true,
          }));
          const working = await isWorkerPresent(ledger.store);
          if (options.json === true) {
            await writeOut(
              `${JSON.stringify({ backend: queueing.backend.kind, worker_present: working, stages })}\n`,
            );
            return;
          }
          await writeOut(
            `${table(
              ['STAGE', 'WAITING', 'OLDEST', 'DONE', 'SKIPPED', 'FAILED', 'QUARANTINED', 'PAUSED'],
              stages.map((row) => [
                row.stage,
                row.waiting,
                row.oldest_waiting_s === null ? null : `${row.oldest_waiting_s} s`,
                row.done,
                row.skipped,
                row.failed,
                row.quarantined,
                row.paused ? 'yes' : 'no',
              ]),
            )}\n`,
          );
          say(
            `Queue in ${queueing.backend.kind}; ${working ? 'a worker runs' : 'no worker runs'}.`,
          );
        } finally {
          await queueing.close();
        }
      });
    });

  queue
    .command('failed')
    .description('Work that failed or is in quarantine, newest first.')
    .option('--stage <stage>', STAGE_NAMES.join(', '))
    .option('--limit <n>', 'most rows', '50')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger queue failed --stage extract')
    .action(async (options: { stage?: string; limit: string; json?: boolean }) => {
      const stage = stageOption(options.stage);
      await withLedger(startSession({}), 'queue', async ({ store }) => {
        const rows = await listWork(
          store.sql,
          { states: ['failed', 'quarantined'], ...(stage === undefined ? {} : { stage }) },
          positive(options.limit),
        );
        if (options.json === true) await writeOut(`${JSON.stringify(rows)}\n`);
        else if (rows.length === 0) say('Nothing has failed.');
        else {
          await writeOut(
            `${table(
              ['STAGE', 'KEY', 'STATE', 'CODE', 'SUBJECT', 'WHEN'],
              rows.map((row) => [
                row.stage,
                row.key.slice(0, 12),
                row.state,
                row.error_code,
                row.subject,
                row.updated_at,
              ]),
            )}\n`,
          );
        }
      });
    });

  queue
    .command('retry')
    .description('Run failed and quarantined work again: one item by its key, a stage, or all.')
    .argument('[key]', 'the beginning of its key, as `queue failed` shows it')
    .option('--stage <stage>', STAGE_NAMES.join(', '))
    .option('--all', 'everything that failed')
    .option('--reason <why>', "kept in the operators' log", 'retried by hand')
    .addHelpText(
      'after',
      '\nExample:\n  lossledger queue retry --stage extract --reason "disk was full"',
    )
    .action(
      async (
        key: string | undefined,
        options: { stage?: string; all?: boolean; reason: string },
      ) => {
        const stage = stageOption(options.stage);
        if (key === undefined && stage === undefined && options.all !== true) {
          throw new LossledgerError('USAGE', 'Name a key, a --stage, or --all.');
        }
        if (key !== undefined && !/^[0-9a-f]+$/.test(key)) {
          throw new LossledgerError(
            'USAGE',
            `${printable(key)} is no beginning of a key: those are of 0-9 and a-f.`,
          );
        }
        await withLedger(startSession({}), 'queue', async ({ store }) => {
          const chosen: WorkSelection = {
            states: ['failed', 'quarantined'],
            ...(key === undefined ? {} : { key }),
            ...(stage === undefined ? {} : { stage }),
          };
          if (key !== undefined) await refuseAllButOne(store, key, chosen);
          const items = await requeueWork(store.sql, chosen, {
            actor: actor(),
            reason: options.reason,
            action: 'queue retry',
          });
          say(`${counted(items, 'item')} will run again.`);
        });
      },
    );

  for (const verb of ['pause', 'resume'] as const) {
    queue
      .command(verb)
      .description(
        verb === 'pause'
          ? 'Stop workers from taking new jobs of a stage, or of all; running jobs end.'
          : 'Let workers take jobs of a stage again, or of all.',
      )
      .argument('[stage]', STAGE_NAMES.join(', '))
      .addHelpText('after', `\nExample:\n  lossledger queue ${verb} record`)
      .action(async (given: string | undefined) => {
        const only = stageOption(given);
        await withLedger(startSession({}), 'queue', async (ledger) => {
          const queueing = await openQueueing(ledger);
          try {
            for (const stage of only === undefined ? STAGE_NAMES : [only]) {
              await queueing.producers.queueOf(stage)[verb]();
              say(`${stage} ${verb === 'pause' ? 'paused' : 'resumed'}.`);
            }
          } finally {
            await queueing.close();
          }
        });
      });
  }
}

async function refuseAllButOne(store: Store, key: string, chosen: WorkSelection): Promise<void> {
  const items = await countWork(store.sql, chosen);
  if (items === 0) {
    throw new LossledgerError('NOT_FOUND', `No failed work has a key that begins ${key}.`);
  }
  if (items > 1) {
    throw new LossledgerError('USAGE', `${items} keys begin ${key}; give more of it.`);
  }
}

export function stageOption(given: string | undefined): StageName | undefined {
  if (given === undefined || isStageName(given)) return given;
  throw new LossledgerError(
    'USAGE',
    `No stage is called ${printable(given)}; there are ${STAGE_NAMES.join(', ')}.`,
  );
}

export function positive(given: string): number {
  const number = Number(given);
  if (Number.isInteger(number) && number > 0) return number;
  throw new LossledgerError('USAGE', `${printable(given)} is not a positive whole number.`);
}

function nothing(stage: string) {
  return {
    stage,
    waiting: 0,
    in_outbox: 0,
    done: 0,
    skipped: 0,
    failed: 0,
    quarantined: 0,
    dropped: 0,
    oldest_waiting_s: null,
  };
}
