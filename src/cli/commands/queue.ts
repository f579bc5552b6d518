import type { Command } from 'commander';
import { openQueueing } from '../../app/open-queueing.ts';
import { isIngestPresent, isWorkerPresent } from '../../app/worker-presence.ts';
import { ERRORS, isErrorCode, LossledgerError } from '../../domain/errors.ts';
import { isStageName, STAGE_NAMES, type StageName } from '../../pipeline/registry.ts';
import type { Store } from '../../store/connection.ts';
import {
  countWork,
  dropFailed,
  inputOfWork,
  listWork,
  requeueWork,
  stageStatus,
  type WorkRow,
  type WorkSelection,
} from '../../store/queries/operator.ts';
import { actor } from '../actor.ts';
import { counted, printable, say, table, writeOut } from '../output.ts';
import { startSession, withLedger } from '../session.ts';
import { MOST_ROWS, wholeNumber } from '../whole-number.ts';

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
          const ingesting = !working && (await isIngestPresent(ledger.store));
          if (options.json === true) {
            await writeOut(
              `${JSON.stringify({ backend: queueing.backend.kind, worker_present: working, ingest_present: ingesting, stages })}\n`,
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
            `Queue in ${queueing.backend.kind}; ${working ? 'a worker runs' : ingesting ? 'an ingest does the work of its documents itself, and no worker runs beside it' : 'no worker runs'}.`,
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
    .option('--limit <n>', 'most rows', wholeNumber('--limit', 1, MOST_ROWS), 50)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger queue failed --stage extract')
    .action(async (options: { stage?: string; limit: number; json?: boolean }) => {
      const stage = stageOption(options.stage);
      await withLedger(startSession({}), 'queue', async ({ store }) => {
        const rows = await listWork(
          store.sql,
          { states: ['failed', 'quarantined'], ...(stage === undefined ? {} : { stage }) },
          options.limit,
        );
        if (options.json === true) await writeOut(`${JSON.stringify(rows)}\n`);
        else if (rows.length === 0) say('Nothing has failed.');
        else {
          await writeOut(
            `${table(
              ['STAGE', 'KEY', 'STATE', 'TRIES', 'WHEN', 'CODE', 'SUBJECT', 'MESSAGE'],
              rows.map((row) => [
                row.stage,
                row.key.slice(0, SHOWN_OF_KEY),
                row.state,
                row.attempts,
                row.updated_at,
                row.error_code,
                row.subject,
                inShort(row.error_message),
              ]),
            )}\n`,
          );
          say('`lossledger queue show KEY` tells the whole of one, and what to do.');
        }
      });
    });

  queue
    .command('show')
    .summary('show one piece of work')
    .description('Show one piece of work: what happened, to what, when, how often, and what to do.')
    .argument('<key>', 'the beginning of its key, as `queue failed` shows it')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger queue show 3f9a')
    .action(async (key: string, options: { json?: boolean }) => {
      await withLedger(startSession({}), 'queue', async ({ store }) => {
        const row = await oneOf(store, { key: keyOption(key) });
        const input = await inputOfWork(store.sql, row);
        if (options.json === true) {
          const given: unknown = JSON.parse(input ?? 'null');
          await writeOut(`${JSON.stringify({ ...row, input: given })}\n`);
          return;
        }
        const { error_code: code, error_message: message } = row;
        const rule = code !== null && isErrorCode(code) ? ERRORS[code] : undefined;
        const lines = [
          `key       ${row.key}`,
          `stage     ${row.stage}, run ${row.run}`,
          `subject   ${printable(row.subject)}`,
          `state     ${row.state}, ${counted(row.attempts, 'try', 'tries')} failed, ${row.updated_at}`,
          `code      ${code ?? '-'}${rule === undefined ? '' : `: ${rule.means}`}`,
          `message   ${printable(message ?? '-')}`,
          `input     ${printable(input ?? '-')}`,
          ...(rule === undefined ? [] : [`do        ${rule.remedy}`]),
        ];
        await writeOut(`${lines.join('\n')}\n`);
      });
    });

  queue
    .command('drop')
    .summary('give up a piece of failed work')
    .description(
      'Give up a piece of work that failed or is in quarantine, so that it is listed no more. Captured bytes stay, and `requeue` brings it back.',
    )
    .argument('<key>', 'the beginning of its key, as `queue failed` shows it')
    .requiredOption('--reason <why>', "kept in the operators' log")
    .addHelpText('after', '\nExample:\n  lossledger queue drop 3f9a --reason "a page that is gone"')
    .action(async (key: string, options: { reason: string }) => {
      await withLedger(startSession({}), 'queue', async ({ store }) => {
        const row = await oneOf(store, { key: keyOption(key), states: FAILED });
        const by = { actor: actor(), reason: options.reason };
        const dropped = await dropFailed(store.sql, row, by);
        say(dropped ? 'Dropped.' : 'It goes on again: nothing was dropped.');
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
        if (key !== undefined) keyOption(key);
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

/** Characters of a key that are shown, and of a message beside it. */
const SHOWN_OF_KEY = 12;
const SHOWN_OF_MESSAGE = 80;
const FAILED = ['failed', 'quarantined'] as const;

function inShort(message: string | null): string | null {
  if (message === null || message.length <= SHOWN_OF_MESSAGE) return message;
  return `${message.slice(0, SHOWN_OF_MESSAGE - 1)}…`;
}

function keyOption(key: string): string {
  if (/^[0-9a-f]+$/.test(key)) return key;
  throw new LossledgerError(
    'USAGE',
    `${printable(key)} is no beginning of a key: those are of 0-9 and a-f.`,
  );
}

async function oneOf(
  store: Store,
  chosen: WorkSelection & { readonly key: string },
): Promise<WorkRow> {
  const [row, another] = await listWork(store.sql, chosen, 2);
  if (row === undefined) {
    const what = chosen.states === undefined ? 'work' : 'failed work';
    throw new LossledgerError('NOT_FOUND', `No ${what} has a key that begins ${chosen.key}.`);
  }
  if (another !== undefined) {
    throw new LossledgerError('USAGE', `Several keys begin ${chosen.key}; give more of it.`);
  }
  return row;
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
