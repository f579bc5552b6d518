import type { Command } from 'commander';
import type { CorrectionReader } from '../../app/open-corrections.ts';
import { LossledgerError } from '../../domain/errors.ts';
import type { PartChanges } from '../../ledger/changes-of-part.ts';
import type { Correction } from '../../ledger/decisions.ts';
import type { Store, Tx } from '../../store/connection.ts';
import type { Reviewing } from '../../store/queries/review-decisions.ts';
import { judgeLoss, keepApart, mergeLosses, splitLoss } from '../../store/queries/review-losses.ts';
import { joinsOf, type RevisionOnRecord, revisionsOf } from '../../store/queries/review-queue.ts';
import { sqlTag } from '../../store/sql-tag.ts';
import { actor } from '../actor.ts';
import { changeLines, historyLines } from '../history-text.ts';
import { counted, printable, say, writeOut } from '../output.ts';
import { startSession, withLedger } from '../session.ts';
import { standingId } from '../whole-loss-id.ts';
import { MOST_ROWS, wholeNumber } from '../whole-number.ts';

/** PostgreSQL's integer. */
const MOST_REVISIONS = 2_147_483_647;

interface Deciding {
  readonly reason?: string;
  readonly revision?: number;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Adds what corrects the ledger to the command that reads it. */
export function addReviewCommands(losses: Command): void {
  deciding(losses.command('merge'))
    .summary('make one loss of two')
    .description(
      'Say that two losses are one item. It goes on under the id of the first; the second leads there for ever, and comes back under its own id when it is split off again.',
    )
    .argument('<kept>', 'the loss whose id stays')
    .argument('<absorbed>', 'the loss that is the same item')
    .option('--overrule', 'though they were split by decision')
    .addHelpText(
      'after',
      "\nExample:\n  lossledger losses merge loss_0f3c… loss_77aa… --reason 'the same turret'",
    )
    .action(async (kept: string, absorbed: string, options: Deciding & { overrule?: boolean }) => {
      await decide(options, async (tx, by, id) =>
        mergeLosses(tx, await id(kept), await id(absorbed), by, {
          overrule: options.overrule === true,
        }),
      );
    });
  deciding(losses.command('split'))
    .summary('part what was taken for one item')
    .description(
      'Say that tellings of a loss are of another item. Name what is to be parted: an id that was merged into it, or ids of tellings as `losses history` shows them. What hangs together with them by itself goes with them.',
    )
    .argument('<loss>', 'the loss')
    .argument('<off...>', 'ids of what is another item')
    .addHelpText(
      'after',
      "\nExample:\n  lossledger losses split loss_0f3c… loss_77aa… --reason 'two turrets'",
    )
    .action(async (loss: string, off: string[], options: Deciding) => {
      await decide(options, async (tx, by, id) => splitLoss(tx, await id(loss), off, by));
    });
  deciding(losses.command('retract'))
    .summary('take a loss back, with a reason')
    .description(
      'Take a loss out of every view and export. Its history and the reason stay, and no later reading brings it back; `losses review <loss> confirm` does.',
    )
    .argument('<loss>', 'the loss')
    .addHelpText(
      'after',
      "\nExample:\n  lossledger losses retract loss_0f3c… --reason 'a training accident'",
    )
    .action(async (loss: string, options: Deciding) => {
      await decide(options, async (tx, by, id) =>
        judgeLoss(tx, await id(loss), 'retracted', {}, by),
      );
    });
  deciding(losses.command('review'))
    .summary('confirm, correct or reject; without arguments, what waits for it')
    .description(
      'Say what holds of a loss: `confirm` it as it stands, `correct` fields of it, `reject` it as no loss, or say that it is `same` as or `different` from another. A correction outranks whatever is read later. `model=` brings its family, category and country of production with it, `place=` its region and point, `date=` the days and their precision; what is not known, or may be several, is refused with what it may be. Without a loss, shows what waits for review, and on a terminal asks about it, one by one.',
    )
    .argument('[loss]', 'the loss')
    .argument('[verdict]', 'confirm, correct, reject, same or different')
    .argument('[what...]', 'for correct: field=value …; for same and different: the other loss')
    .option('--limit <n>', 'most to show', wholeNumber('--limit', 1, MOST_ROWS), 20)
    .option('--force', 'for correct: keep a model or weapon that nobody knows as it is written')
    .addHelpText(
      'after',
      "\nExamples:\n  lossledger losses review\n  lossledger losses review loss_0f3c… correct model=T-72B3 where_prec=2 --reason 'the sights'\n  lossledger losses review loss_0f3c… correct place=Kreminna date=2023-02-05..2023-02-07\n  lossledger losses review loss_0f3c… different loss_77aa…",
    )
    .action(
      async (
        loss: string | undefined,
        verdict: string | undefined,
        what: string[],
        options: Deciding & { limit: number; force?: boolean },
      ) => {
        if (loss === undefined) return reviewQueue(options);
        const judge = VERDICTS[verdict ?? ''];
        if (judge === undefined) {
          throw new LossledgerError(
            'USAGE',
            `Say what is to be decided: ${Object.keys(VERDICTS).join(', ')}.`,
          );
        }
        const isCorrected = verdict === 'correct';
        const fields = isCorrected ? await correctionOf(what, options.force === true) : {};
        await decide(options, async (tx, by, id) =>
          judge(tx, await id(loss), what, by, id, fields),
        );
      },
    );
  losses
    .command('history')
    .summary('show how a loss came to be what it is')
    .description(
      'Show every revision of a loss with what it changed, by whom and why, and what made its tellings one item.',
    )
    .argument('<loss>', 'its loss_id, or a beginning of it that no other has')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger losses history loss_0f3c…')
    .action(async (begins: string, options: { json?: boolean }) => {
      await withLedger(startSession({}), 'losses', async ({ store }) => {
        const id = await standingId(store.sql, begins, { led: false });
        const [revisions, joins] = [await revisionsOf(store.sql, id), await joinsOf(store.sql, id)];
        if (options.json === true) {
          await writeOut(`${JSON.stringify({ loss_id: id, revisions, joins })}\n`);
        } else await writeOut(`${historyLines(id, revisions, joins).join('\n')}\n`);
      });
    });
}

type WholeId = (begins: string) => Promise<string>;
type Judge = (
  tx: Tx,
  loss: string,
  what: readonly string[],
  by: Reviewing,
  id: WholeId,
  fields: Correction,
) => Promise<PartChanges>;

const VERDICTS: Readonly<Record<string, Judge>> = {
  confirm: (tx, loss, _what, by) => judgeLoss(tx, loss, 'confirmed', {}, by),
  correct: (tx, loss, _what, by, _id, fields) => judgeLoss(tx, loss, 'corrected', fields, by),
  reject: (tx, loss, _what, by) => judgeLoss(tx, loss, 'rejected', {}, by),
  same: async (tx, loss, what, by, id) => mergeLosses(tx, loss, await id(other(what)), by),
  different: async (tx, loss, what, by, id) => keepApart(tx, loss, await id(other(what)), by),
};

/** What was typed, checked before the ledger is opened. */
async function correctionOf(what: readonly string[], isForced: boolean): Promise<Correction> {
  const { settings, home } = startSession({});
  const corrections = await correctionsFor(settings.LOSSLEDGER_CONFLICT, home);
  return corrections.read(what, { isForced, now: new Date() });
}

function other(what: readonly string[]): string {
  const [loss, ...more] = what;
  if (loss !== undefined && more.length === 0) return loss;
  throw new LossledgerError('USAGE', 'Name one other loss.');
}

function deciding(command: Command): Command {
  return command
    .option('--reason <text>', 'why, for the history')
    .option(
      '--revision <n>',
      'the revision you looked at: refused if it was changed since',
      wholeNumber('--revision', 1, MOST_REVISIONS),
    )
    .option('--dry-run', 'say what would change, field by field, and change nothing')
    .option('--json', 'what was written, as one JSON document');
}

/** Ends a transaction whose outcome was only to be looked at. */
class LookedAt extends Error {}

async function decide(
  options: Deciding,
  act: (tx: Tx, by: Reviewing, id: WholeId) => Promise<PartChanges>,
): Promise<void> {
  const by = {
    reviewer: actor(),
    reason: options.reason ?? 'reviewed',
    at: new Date(),
    seenRevision: options.revision ?? null,
  };
  await withLedger(startSession({}), 'losses', async ({ store }) => {
    const id: WholeId = (begins) => standingId(store.sql, begins, { led: true });
    const changes = await changesOf(store, options.dryRun === true, (tx) => act(tx, by, id));
    if (options.json === true) await writeOut(`${JSON.stringify(changes)}\n`);
    else {
      for (const { loss_id, revision, reason, changed } of changes) {
        await writeOut(`${loss_id}  revision ${revision}  ${printable(reason)}\n`);
        for (const line of changeLines(changed)) await writeOut(`${line}\n`);
      }
    }
    const done = options.dryRun === true ? ' would be written' : ' written';
    say(`${counted(changes.length, 'revision')}${done}`);
  });
}

/** A revision that a decision writes, with what it changes. */
interface Written extends Pick<RevisionOnRecord, 'revision' | 'reason' | 'changed'> {
  readonly loss_id: string;
}

/** What a decision changes; with nothing changed when it is only looked at. */
async function changesOf(
  store: Store,
  isDryRun: boolean,
  act: (tx: Tx) => Promise<PartChanges>,
): Promise<readonly Written[]> {
  const written: Written[] = [];
  try {
    await store.db.transaction(async (tx) => {
      const { changes } = await act(tx);
      for (const { lossId, revision, reason } of changes) {
        // Read where they were written: what is only looked at is on no record afterwards.
        const revisions = await revisionsOf(sqlTag(tx), lossId);
        const changed = revisions.find((one) => one.revision === revision)?.changed ?? {};
        written.push({ loss_id: lossId, revision, reason, changed });
      }
      if (isDryRun) throw new LookedAt();
    });
  } catch (error) {
    if (!(error instanceof LookedAt)) throw error;
  }
  return written;
}

async function reviewQueue({
  limit,
  ...options
}: Deciding & { readonly limit: number }): Promise<void> {
  const session = startSession({});
  await withLedger(session, 'losses', async ({ store }) => {
    const isAsked = process.stdin.isTTY && process.stdout.isTTY && options.json !== true;
    const { reviewOnTerminal, showQueue } = await import('./review-queue.ts');
    if (!isAsked) return showQueue(store, limit, options.json === true);
    const { settings, home } = session;
    const corrections = await correctionsFor(settings.LOSSLEDGER_CONFLICT, home);
    await reviewOnTerminal(store, corrections, limit);
  });
}

/** Reading the reference data is only for those who correct: it would be most of what listing losses takes. */
async function correctionsFor(conflict: string, home: string): Promise<CorrectionReader> {
  const { openCorrections } = await import('../../app/open-corrections.ts');
  return openCorrections(conflict, home);
}
