import type { Command } from 'commander';
import { ERRORS, isErrorCode, LossledgerError } from '../../domain/errors.ts';
import type { Store } from '../../store/connection.ts';
import {
  dropQuarantined,
  listQuarantine,
  type QuarantineRow,
  requeueWork,
} from '../../store/queries/operator.ts';
import { actor } from '../actor.ts';
import { counted, printable, say, table, writeOut } from '../output.ts';
import { startSession, withLedger } from '../session.ts';
import { MOST_ROWS, wholeNumber } from '../whole-number.ts';
import { stageOption } from './queue.ts';

export function addQuarantineCommand(program: Command): void {
  const quarantine = program
    .command('quarantine')
    .summary('items that cannot go on')
    .description('Items that cannot go on, each with its reason: list, show, retry, drop.');

  quarantine
    .command('list', { isDefault: true })
    .description('List quarantined items, newest first.')
    .option('--stage <stage>', 'of this stage only')
    .option('--code <code>', 'with this error code only')
    .option('--limit <n>', 'most rows', wholeNumber('--limit', 1, MOST_ROWS), 50)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger quarantine list --code INPUT_BINARY')
    .action(async (options: { stage?: string; code?: string; limit: number; json?: boolean }) => {
      const stage = stageOption(options.stage);
      const { limit } = options;
      await withLedger(startSession({}), 'quarantine', async ({ store }) => {
        const rows = await listQuarantine(
          store.sql,
          {
            ...(stage === undefined ? {} : { stage }),
            ...(options.code === undefined ? {} : { code: options.code }),
          },
          limit,
        );
        if (options.json === true) await writeOut(`${JSON.stringify(rows)}\n`);
        else if (rows.length === 0) say('Quarantine is empty.');
        else {
          await writeOut(
            `${table(
              ['ID', 'STAGE', 'CODE', 'SUBJECT', 'TIMES', 'LAST'],
              rows.map((row) => [row.id, row.stage, row.code, row.subject, row.times, row.last_at]),
            )}\n`,
          );
        }
      });
    });

  quarantine
    .command('show')
    .description('Show one quarantined item: what happened, to what, and what to do.')
    .argument('<id>', 'the beginning of its id')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger quarantine show 3f9a')
    .action(async (id: string, options: { json?: boolean }) => {
      await withLedger(startSession({}), 'quarantine', async ({ store }) => {
        const row = await oneItem(store, id);
        if (options.json === true) {
          await writeOut(`${JSON.stringify(row)}\n`);
          return;
        }
        const rule = isErrorCode(row.code) ? ERRORS[row.code] : undefined;
        const lines = [
          `id        ${printable(row.subject_key)}`,
          `stage     ${row.stage}`,
          `subject   ${printable(row.subject)}`,
          `code      ${row.code}${rule === undefined ? '' : `: ${rule.means}`}`,
          `message   ${printable(row.message)}`,
          `seen      ${counted(row.times, 'time')}, first ${row.first_at}, last ${row.last_at}`,
          `input     ${printable(String(row.input))}`,
          ...(rule === undefined ? [] : [`do        ${rule.remedy}`]),
        ];
        await writeOut(`${lines.join('\n')}\n`);
      });
    });

  quarantine
    .command('retry')
    .description('Run a quarantined item again from its stage.')
    .argument('<id>', 'the beginning of its id')
    .option('--reason <why>', "kept in the operators' log", 'retried by hand')
    .addHelpText('after', '\nExample:\n  lossledger quarantine retry 3f9a')
    .action(async (id: string, options: { reason: string }) => {
      await withLedger(startSession({}), 'quarantine', async ({ store }) => {
        const row = await oneItem(store, id);
        if (row.work_key === '') {
          throw new LossledgerError(
            'NOT_FOUND',
            'This was a job that names no work, so there is nothing to run; drop it.',
          );
        }
        const items = await requeueWork(
          store.sql,
          { stage: row.stage, key: row.work_key },
          { actor: actor(), reason: options.reason, action: 'quarantine retry' },
        );
        say(items === 0 ? 'It waits already.' : 'It will run again.');
      });
    });

  quarantine
    .command('drop')
    .description('Take an item out of quarantine for good. Captured bytes stay.')
    .argument('<id>', 'the beginning of its id')
    .requiredOption('--reason <why>', "kept in the operators' log")
    .addHelpText('after', '\nExample:\n  lossledger quarantine drop 3f9a --reason "a photograph"')
    .action(async (id: string, options: { reason: string }) => {
      await withLedger(startSession({}), 'quarantine', async ({ store }) => {
        const row = await oneItem(store, id);
        await dropQuarantined(
          store.sql,
          { stage: row.stage, subjectKey: row.subject_key },
          { actor: actor(), reason: options.reason },
        );
        say('Dropped.');
      });
    });
}

async function oneItem(store: Store, id: string): Promise<QuarantineRow> {
  if (id === '') throw new LossledgerError('USAGE', 'An empty id names no item.');
  const [row, another] = await listQuarantine(store.sql, { id }, 2);
  if (row === undefined) {
    throw new LossledgerError(
      'NOT_FOUND',
      `Nothing in quarantine has an id that begins ${printable(id)}.`,
    );
  }
  const isExact = row.subject_key === id && another?.subject_key !== id;
  if (another !== undefined && !isExact) {
    throw new LossledgerError('USAGE', `Several ids begin ${printable(id)}; give more of it.`);
  }
  return row;
}
