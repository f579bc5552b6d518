import { type Command, Option } from 'commander';
import { z } from 'zod';
import { LossledgerError } from '../../domain/errors.ts';
import { isList } from '../../domain/list.ts';
import { STATUSES } from '../../domain/vocabulary.ts';
import { conflictsOf } from '../../store/queries/loss-conflicts.ts';
import { evidenceOf, historyOf, listLosses, mediaOf } from '../../store/queries/reporting.ts';
import { conflictLines } from '../conflict-text.ts';
import { evidenceLines } from '../evidence-text.ts';
import { dateOf, lossTable, placeOf } from '../loss-table.ts';
import { mediaLines } from '../media-text.ts';
import { counted, printable, say, writeOut } from '../output.ts';
import { startSession, withLedger } from '../session.ts';
import { standingId } from '../whole-loss-id.ts';
import { MOST_ROWS, wholeNumber } from '../whole-number.ts';
import { addBundleCommand } from './losses-bundle.ts';
import { addElsewhereCommand } from './losses-elsewhere.ts';
import { addReviewCommands } from './losses-review.ts';

const listOptions = z.object({
  lostBy: z.string().toUpperCase().optional(),
  model: z.string().optional(),
  status: z.enum(STATUSES).optional(),
  since: z.string().optional(),
  limit: z.number(),
  json: z.boolean().default(false),
});

export function addLossesCommand(program: Command): void {
  const losses = program
    .command('losses')
    .summary('read and correct the ledger')
    .description('Read the ledger, its losses and what each rests on; correct it.');
  losses
    .command('list', { isDefault: true })
    .summary('list losses')
    .description('List the losses of the ledger, in the order they were recorded.')
    .option('--lost-by <code>', 'belligerent, ISO 3166 alpha-3')
    .option('--model <name>', 'model or family')
    .addOption(new Option('--status <status>', 'what became of it').choices(STATUSES))
    .option('--since <time>', 'changed at or after, ISO 8601')
    .option('--limit <n>', 'most rows', wholeNumber('--limit', 1, MOST_ROWS), 1000)
    .option('--json', 'one JSON document: an array of rows of reporting.losses')
    .addHelpText('after', '\nExample:\n  lossledger losses list --lost-by UKR --status destroyed')
    .action(async (given: unknown) => {
      const options = parsed(given);
      const { lostBy, model, status, since, limit } = options;
      if (since !== undefined && Number.isNaN(Date.parse(since))) {
        throw new LossledgerError(
          'USAGE',
          `--since ${since} is no time. Example: 2023-02-07T00:00Z`,
        );
      }
      await withLedger(startSession({}), 'losses', async ({ store }) => {
        // One more than is shown tells whether the limit cut the list.
        const found = await listLosses(store.sql, {
          limit: limit + 1,
          ...(lostBy === undefined ? {} : { lostBy }),
          ...(model === undefined ? {} : { model }),
          ...(status === undefined ? {} : { status }),
          ...(since === undefined ? {} : { since: new Date(since).toISOString() }),
        });
        const rows = found.slice(0, limit);
        if (options.json) await writeOut(`${JSON.stringify(rows)}\n`);
        else if (rows.length > 0) await writeOut(`${lossTable(rows)}\n`);
        if (rows.length === 0) say(nothingFound(options));
        else if (found.length > limit) say(`showing the first ${limit}; --limit N for more`);
        else say(counted(rows.length, 'loss', 'losses'));
      });
    });
  losses
    .command('show')
    .summary('show one loss with its evidence')
    .description(
      'Show one loss: every field, the posts it rests on, their pictures, and its revisions.',
    )
    .argument('<loss>', 'its loss_id, or a beginning of it that no other has')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger losses show loss_0f3c…')
    .action(async (begins: string, options: { json?: boolean }) => {
      await withLedger(startSession({}), 'losses', async ({ store }) => {
        const id = await standingId(store.sql, begins, { led: true });
        const [loss] = await listLosses(store.sql, { ids: [id], limit: 1 });
        if (loss === undefined) {
          throw new LossledgerError('NOT_FOUND', `No loss is called ${printable(id)}.`);
        }
        const evidence = await evidenceOf(store.sql, id);
        const media = await mediaOf(store.sql, id);
        const history = await historyOf(store.sql, id);
        const conflicts = await conflictsOf(store.sql, id);
        if (options.json === true) {
          await writeOut(`${JSON.stringify({ loss, conflicts, evidence, media, history })}\n`);
          return;
        }
        const lines = Object.entries(loss).map(
          ([name, value]) => `${name.padEnd(22)}${printable(shown(value))}`,
        );
        lines.push('', `place ${placeOf(loss) ?? 'unknown'}; date ${dateOf(loss) ?? 'unknown'}`);
        if (conflicts.length > 0) lines.push('', 'Sources differ', ...conflictLines(conflicts));
        for (const item of evidence) lines.push('', ...evidenceLines(item));
        if (media.length > 0) lines.push('', 'Pictures and videos', ...media.flatMap(mediaLines));
        lines.push('', 'Revisions');
        for (const row of history) {
          lines.push(
            `  ${row.revision}  ${row.at}  ${printable(row.author)}: ${printable(row.reason)}`,
          );
        }
        await writeOut(`${lines.join('\n')}\n`);
      });
    });
  addElsewhereCommand(losses);
  addBundleCommand(losses);
  addReviewCommands(losses);
}

function parsed(given: unknown): z.infer<typeof listOptions> {
  const result = listOptions.safeParse(given);
  if (!result.success) throw new LossledgerError('USAGE', z.prettifyError(result.error));
  return result.data;
}

/** Says which conditions nothing met. */
function nothingFound(options: z.infer<typeof listOptions>): string {
  const filters = Object.entries({
    '--lost-by': options.lostBy,
    '--model': options.model,
    '--status': options.status,
    '--since': options.since,
  }).flatMap(([flag, value]) => (value === undefined ? [] : `${flag} ${printable(value)}`));
  return filters.length === 0
    ? 'No losses on the ledger.'
    : `No loss on the ledger matches ${filters.join(' ')}.`;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '-';
  if (isList(value)) return value.map(String).join(', ') || '-';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
