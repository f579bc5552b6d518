import type { Command } from 'commander';
import type { Ledger } from '../../app/open-ledger.ts';
import { loadReferenceData, REFERENCE_FOLDER } from '../../app/reference-data.ts';
import { factsOfReference } from '../../app/reference-facts.ts';
import {
  eraseStanding,
  liftTakedown,
  type TakedownOutcome,
  takeDown,
} from '../../app/take-down.ts';
import { LossledgerError } from '../../domain/errors.ts';
import type { Erasure } from '../../store/queries/erasures.ts';
import {
  listTakedowns,
  TAKEDOWN_KINDS,
  type TakedownKind,
  type TakedownOnRecord,
} from '../../store/queries/takedowns.ts';
import { actor } from '../actor.ts';
import { EXIT } from '../exit-codes.ts';
import { counted, printable, say, table, writeOut } from '../output.ts';
import { startSession, withLedger } from '../session.ts';
import { takedownTarget } from '../takedown-target.ts';
import { MOST_ROWS, wholeNumber } from '../whole-number.ts';

interface Options {
  readonly reason?: string;
  readonly by?: string;
  readonly copies?: boolean;
  readonly erase?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const WHAT: Readonly<Record<TakedownKind, { readonly target: string; readonly example: string }>> =
  {
    post: {
      target: 'its address, PLATFORM:ID, or its post_id',
      example: 'https://x.com/name/status/1622905800000000000',
    },
    picture: { target: 'the SHA-256 of the file', example: '3f9a0c… --copies' },
    author: {
      target: 'PLATFORM:HANDLE, or the address of the account; of Bluesky the DID, too',
      example: 'x:@name',
    },
    article: {
      target: 'its address, the SHA-256 of its file, or its article_id',
      example: 'https://news.example/2024/one',
    },
  };

export function addTakedownCommand(program: Command): void {
  const takedown = program
    .command('takedown')
    .summary('hide what somebody asked to be taken down')
    .description(
      'Hide a post, a picture, all of an author, or an article from every view, export, publication and listing at once, also where it comes later. Its digest and the reason stay, and the history still verifies.',
    )
    .addHelpText(
      'after',
      "\nExample:\n  lossledger takedown author x:@name --reason 'asked by the person shown' --dry-run",
    );
  for (const kind of TAKEDOWN_KINDS) addTake(takedown, kind);
  addList(takedown);
  addLift(takedown);
  addErase(takedown);
}

function addTake(takedown: Command, kind: TakedownKind): void {
  const { target, example } = WHAT[kind];
  const command = takedown
    .command(kind)
    .summary(`take down ${kind === 'author' || kind === 'article' ? 'an' : 'a'} ${kind}`)
    .description(
      `Hide ${kind === 'author' ? 'everything an author posted, or posts later' : `the ${kind}, met before or not`}. Losses that nobody else tells of are withdrawn; others stand without it.`,
    )
    .argument('<target>', target)
    .option('--reason <text>', 'why: kept, and shown in the change feed')
    .option('--by <name>', 'who decided it; your login where it is left out')
    .option('--erase', 'remove the words and bytes for good, which no lift brings back');
  if (kind === 'picture') command.option('--copies', 'also what looks the same, now and later');
  common(command)
    .addHelpText(
      'after',
      `\nExample:\n  lossledger takedown ${kind} ${example} --reason 'shows a face'`,
    )
    .action(async (given: string, options: Options) => {
      const named = takedownTarget(kind, given, options);
      const reason = reasonOf(options);
      const dryRun = options.dryRun === true;
      await withMeans(async (ledger, facts) => {
        const outcome = await takeDown(
          { store: ledger.store, blobs: ledger.blobs, facts },
          named,
          { by: options.by ?? actor(), reason, at: new Date() },
          { dryRun, erase: options.erase === true },
        );
        await tell(outcome, options);
        say(
          dryRun
            ? `It would hide ${reach(outcome)}`
            : `Takedown ${outcome.takedownId} hides ${reach(outcome)}`,
        );
        if (outcome.erased !== null) tellErasure(outcome.erased, dryRun);
      });
    });
}

function addList(takedown: Command): void {
  takedown
    .command('list', { isDefault: true })
    .summary('show what was taken down')
    .description('Show what was taken down, latest first, with what each hides by now.')
    .option('--standing', 'leave out what was lifted')
    .option('--limit <n>', 'most rows', wholeNumber('--limit', 1, MOST_ROWS), 100)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger takedown list --standing')
    .action(async (options: { standing?: boolean; limit: number; json?: boolean }) => {
      const { limit } = options;
      await withLedger(startSession({}), 'takedown', async ({ store }) => {
        const rows = await listTakedowns(store.sql, {
          limit,
          isStanding: options.standing === true,
        });
        if (options.json === true) await writeOut(`${JSON.stringify(rows)}\n`);
        else if (rows.length > 0) {
          await writeOut(
            `${table(['ID', 'KIND', 'TARGET', 'STATE', 'POSTS', 'ARTICLES', 'PICTURES', 'AT', 'BY', 'REASON'], rows.map(cells))}\n`,
          );
        }
        say(counted(rows.length, 'takedown'));
      });
    });
}

function cells(row: TakedownOnRecord): readonly (string | number)[] {
  const state = row.lifted_at === null ? 'stands' : 'lifted';
  return [
    row.takedown_id,
    row.kind,
    printable(row.target ?? row.digest.slice(0, 16)),
    row.erased_at === null ? state : `${state}, erased`,
    row.posts,
    row.articles,
    row.pictures,
    row.taken_at,
    printable(row.taken_by),
    printable(row.reason),
  ];
}

function addLift(takedown: Command): void {
  const command = takedown
    .command('lift')
    .summary('show again what was hidden')
    .description(
      'Lift a takedown: what it hid is shown again, and its losses come back under their ids. What was erased does not come back.',
    )
    .argument('<id>', 'number of the takedown')
    .option('--reason <text>', 'why: kept, and shown in the change feed')
    .option('--by <name>', 'who decided it; your login where it is left out');
  common(command)
    .addHelpText('after', "\nExample:\n  lossledger takedown lift 3 --reason 'permission given'")
    .action(async (id: string, options: Options) => {
      const dryRun = options.dryRun === true;
      const reason = reasonOf(options);
      await withMeans(async (ledger, facts) => {
        const { takedown_id: takedownId } = await standing(ledger, id);
        const outcome = await liftTakedown(
          { store: ledger.store, blobs: ledger.blobs, facts },
          takedownId,
          { by: options.by ?? actor(), reason, at: new Date() },
          { dryRun },
        );
        await tell(outcome, options);
        const verb = dryRun ? 'would show' : 'shows';
        say(
          `Lifting takedown ${takedownId} ${verb} again, but for what was erased: ${reach(outcome)}`,
        );
      });
    });
}

function addErase(takedown: Command): void {
  const command = takedown
    .command('erase')
    .summary('remove for good what a takedown hides')
    .description(
      'Remove the words, names and bytes of what a standing takedown hides by now. Digests, the reason and the history stay, and verify. No lift brings it back.',
    )
    .argument('<id>', 'number of the takedown')
    .option('--by <name>', 'who decided it; your login where it is left out');
  common(command)
    .addHelpText('after', '\nExample:\n  lossledger takedown erase 3 --dry-run')
    .action(async (id: string, options: Options) => {
      const dryRun = options.dryRun === true;
      await withLedger(startSession({}), 'takedown', async (ledger) => {
        const { takedown_id: takedownId } = await standing(ledger, id);
        const by = { by: options.by ?? actor(), at: new Date() };
        const erased = await eraseStanding(ledger, takedownId, by, { dryRun });
        if (options.json === true) await writeOut(`${JSON.stringify(erased)}\n`);
        tellErasure(erased, dryRun);
      });
    });
}

function common(command: Command): Command {
  return command
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--json', 'what was done, as one JSON document');
}

function reasonOf({ reason }: Options): string {
  const given = reason?.trim() ?? '';
  if (given !== '') return given;
  throw new LossledgerError('USAGE', 'Say why with --reason: it is what stays.');
}

async function withMeans(
  use: (ledger: Ledger, facts: ReturnType<typeof factsOfReference>) => Promise<void>,
): Promise<void> {
  const session = startSession({});
  const { LOSSLEDGER_CONFLICT: conflict } = session.settings;
  const facts = factsOfReference(await loadReferenceData(REFERENCE_FOLDER, conflict));
  await withLedger(session, 'takedown', (ledger) => use(ledger, facts));
}

async function standing({ store }: Ledger, id: string): Promise<TakedownOnRecord> {
  if (!/^\d+$/.test(id)) {
    throw new LossledgerError(
      'USAGE',
      `A takedown is named by its number, as \`takedown list\` shows it, not by "${printable(id)}".`,
    );
  }
  const wanted = Number(id);
  const [found] = Number.isSafeInteger(wanted)
    ? await listTakedowns(store.sql, { id: wanted, limit: 1 })
    : [];
  if (found === undefined)
    throw new LossledgerError('NOT_FOUND', `There is no takedown ${wanted}.`);
  if (found.lifted_at === null) return found;
  throw new LossledgerError('NOT_FOUND', `Takedown ${wanted} was lifted at ${found.lifted_at}.`);
}

async function tell(outcome: TakedownOutcome, options: Options): Promise<void> {
  const losses = outcome.losses.map(({ lossId, revision, facts }) => ({
    loss_id: lossId,
    revision,
    review_state: facts.review_state,
  }));
  if (options.json === true) {
    const { takedownId, hidden, erased } = outcome;
    const id = options.dryRun === true ? null : takedownId;
    await writeOut(`${JSON.stringify({ takedown_id: id, ...hidden, losses, erased })}\n`);
    return;
  }
  for (const { loss_id, revision, review_state } of losses) {
    const state = review_state === 'withdrawn' ? 'withdrawn' : 'stands';
    await writeOut(`${loss_id}  revision ${revision}  ${state}\n`);
  }
}

function reach({ hidden, losses }: TakedownOutcome): string {
  const what = [
    counted(hidden.posts.length, 'post'),
    counted(hidden.articles.length, 'article'),
    counted(new Set(hidden.pictures).size, 'picture'),
  ];
  return `${what.join(', ')}; ${counted(losses.length, 'loss', 'losses')} changed.`;
}

function tellErasure({ removed, kept, isNothingLeft }: Erasure, dryRun: boolean): void {
  if (isNothingLeft) say('Nothing was left to erase.');
  else say(`${counted(removed.length, 'file')} ${dryRun ? 'to be ' : ''}removed for good.`);
  for (const sha256 of kept) {
    say(
      `capture ${sha256} holds it still, with what was not taken down; \`lossledger takedown article ${sha256} --erase\` removes that too.`,
    );
  }
  if (kept.length > 0) process.exitCode = EXIT.partial;
}
