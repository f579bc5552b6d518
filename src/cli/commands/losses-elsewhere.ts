import { type Command, Option } from 'commander';
import { z } from 'zod';
import { LossledgerError } from '../../domain/errors.ts';
import {
  countElsewhere,
  type ElsewhereFilter,
  FOUND_BY,
  type ItemElsewhere,
  type LossElsewhere,
  lossesElsewhere,
  otherLedgerNames,
  unmatchedItems,
} from '../../store/queries/losses-elsewhere.ts';
import type { Sql } from '../../store/sql-tag.ts';
import { counted, printable, say, startProgress, table, writeOut } from '../output.ts';
import { startSession, withLedger } from '../session.ts';
import { MOST_ROWS, wholeNumber } from '../whole-number.ts';

const WAYS = ['url', 'picture', 'both'] as const;

const elsewhereOptions = z.object({
  by: z.enum(WAYS).default('both'),
  unmatched: z.boolean().default(false),
  ledger: z.string().optional(),
  limit: z.number(),
  json: z.boolean().default(false),
});
type ElsewhereOptions = z.infer<typeof elsewhereOptions>;

export function addElsewhereCommand(losses: Command): void {
  losses
    .command('elsewhere')
    .summary('which losses other ledgers document already')
    .description(
      'Tell which losses other ledgers (see `ledger import`) document already: those that share the address of a post or article, or a picture: the same bytes, a picture that looks the same beyond doubt, or the address of one. Each row says what the two agree on and what they contradict. --unmatched tells the reverse: what they list and this ledger has not.',
    )
    .addOption(new Option('--by <way>', 'found by').choices(WAYS).default('both'))
    .option('--unmatched', 'what they list that no loss was found to be')
    .option('--ledger <name>', 'one ledger only')
    .option('--limit <n>', 'most rows', wholeNumber('--limit', 1, MOST_ROWS), 1000)
    .option('--json', 'one JSON document: an array')
    .addHelpText(
      'after',
      '\nExamples:\n  lossledger losses elsewhere --by url\n  lossledger losses elsewhere --unmatched --ledger oryx --json',
    )
    .action(async (given: unknown) => {
      const options = parsed(given);
      const session = startSession({});
      await withLedger(session, 'losses', async ({ store }) => {
        await refuseUnknown(store.sql, options);
        if (options.by !== 'url') {
          const progress = startProgress();
          const { comparePictures } = await import('../../app/other-ledgers/their-pictures.ts');
          const { hashingAlgorithm } = await import('../../media/algorithm.ts');
          await comparePictures({ store }, hashingAlgorithm(), {
            signal: session.signal,
            onProgress: (done) => progress.show(`${done} pictures compared`),
          }).finally(() => progress.end());
        }
        if (options.unmatched) await tellUnmatched(store.sql, options);
        else await tellElsewhere(store.sql, options);
      });
    });
}

function parsed(given: unknown): ElsewhereOptions {
  const result = elsewhereOptions.safeParse(given);
  if (!result.success) throw new LossledgerError('USAGE', z.prettifyError(result.error));
  return result.data;
}

async function refuseUnknown(sql: Sql, { ledger }: ElsewhereOptions): Promise<void> {
  const names = await otherLedgerNames(sql);
  if (names.length === 0) {
    throw new LossledgerError(
      'NOT_FOUND',
      'No other ledger is on record. See `lossledger ledger import --help`.',
    );
  }
  if (ledger !== undefined && !names.includes(ledger)) {
    throw new LossledgerError(
      'NOT_FOUND',
      `No other ledger is called ${printable(ledger)}; there are ${printable(names.join(', '))}.`,
    );
  }
}

function filterOf({ by, ledger, limit }: ElsewhereOptions): ElsewhereFilter {
  // One more than is shown tells whether the limit cut the list.
  return { by, limit: limit + 1, ...(ledger === undefined ? {} : { ledger }) };
}

async function tellElsewhere(sql: Sql, options: ElsewhereOptions): Promise<void> {
  const { limit, json } = options;
  const found = await lossesElsewhere(sql, filterOf(options));
  const rows = found.slice(0, limit);
  if (json) await writeOut(`${JSON.stringify(rows)}\n`);
  else if (rows.length > 0) await writeOut(`${table(LOSS_HEAD, rows.map(lossCells))}\n`);
  if (found.length > limit) say(`showing the first ${limit}; --limit N for more`);
  const { losses, losses_found } = await countElsewhere(sql, filterOf(options));
  say(`${losses_found} of ${counted(losses, 'loss', 'losses')} documented elsewhere`);
}

async function tellUnmatched(sql: Sql, options: ElsewhereOptions): Promise<void> {
  const { limit, json } = options;
  const found = await unmatchedItems(sql, filterOf(options));
  const rows = found.slice(0, limit);
  if (json) await writeOut(`${JSON.stringify(rows)}\n`);
  else if (rows.length > 0) await writeOut(`${table(ITEM_HEAD, rows.map(itemCells))}\n`);
  if (found.length > limit) say(`showing the first ${limit}; --limit N for more`);
  const { items, items_found } = await countElsewhere(sql, filterOf(options));
  say(`${items - items_found} of ${counted(items, 'item')} of theirs not found here`);
}

const LOSS_HEAD = [
  'LOSS',
  'MODEL',
  'STATUS',
  'LEDGER',
  'THEIRS',
  'FOUND BY',
  'AGREES',
  'CONTRADICTS',
];

function lossCells(row: LossElsewhere): readonly (string | null)[] {
  const theirs = [row.their_id, row.their_model_raw, row.their_status, row.gone_at && 'gone'];
  return [
    row.loss_id,
    row.model,
    row.status,
    row.ledger,
    theirs.filter((part) => part !== null).join(' '),
    row.found_by.map(inWords).join(', '),
    row.agrees.join(', ') || null,
    row.contradicts.join(', ') || null,
  ];
}

const ITEM_HEAD = ['LEDGER', 'THEIRS', 'MODEL', 'STATUS', 'LOST BY', 'DATE', 'ADDRESS'];

function itemCells(item: ItemElsewhere): readonly (string | null)[] {
  return [
    item.ledger,
    [item.their_id, item.model_raw].filter((part) => part !== null).join(' ') || null,
    item.model ?? item.equipment_category,
    item.status,
    item.lost_by,
    item.loss_date,
    item.urls[0] ?? null,
  ];
}

const WORDS: Readonly<Record<(typeof FOUND_BY)['both'][number], string>> = {
  post: 'post',
  article: 'article',
  picture_address: 'picture address',
  same_picture: 'same picture',
  like_picture: 'like picture',
};

function inWords(way: string): string {
  const known = FOUND_BY.both.find((each) => each === way);
  return known === undefined ? way : WORDS[known];
}
