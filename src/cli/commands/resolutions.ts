import type { Command } from 'commander';
import { LossledgerError } from '../../domain/errors.ts';
import { workFor } from '../../pipeline/define-stage.ts';
import { record } from '../../pipeline/stages/record.ts';
import { lastExtractorOf } from '../../store/queries/posts.ts';
import { listResolutions, undoResolution } from '../../store/queries/resolutions.ts';
import { addWork } from '../../store/queries/work.ts';
import { counted, printable, say, writeOut } from '../output.ts';
import { startSession, withLedger } from '../session.ts';

const MOST_SHOWN = 100;

export function addResolutionsCommand(program: Command): void {
  const resolutions = program
    .command('resolutions')
    .summary('see and take back what was taken for one post')
    .description(
      'A copy of a post without its id is joined to the post of the same account and day whose words are the same, or much alike. See what was joined, and take it back where it was wrong.',
    )
    .addHelpText('after', '\nExample:\n  lossledger resolutions list');
  resolutions
    .command('list')
    .summary('show what was joined, latest first')
    .description('Show copies that were joined to posts, latest first.')
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger resolutions list --json')
    .action(async (options: { json?: boolean }) => {
      await withLedger(startSession({}), 'resolutions', async ({ store }) => {
        const rows = await listResolutions(store.db, MOST_SHOWN);
        if (options.json === true) await writeOut(`${JSON.stringify(rows)}\n`);
        else {
          for (const row of rows) {
            const undone = row.undone_at === null ? '' : `  taken back ${row.undone_at}`;
            await writeOut(
              `${row.copyId}  ${row.basis} ${row.similarity.toFixed(2)}  ${printable(row.post_url ?? row.postId)}${undone}\n  ${row.copy_text === null ? 'text withheld' : `"${printable(row.copy_text.slice(0, 200))}"`}\n`,
            );
          }
        }
        say(counted(rows.length, 'resolution'));
      });
    });
  resolutions
    .command('undo')
    .summary('make a copy a post of its own again')
    .description(
      'Take a resolution back: the copy is a post of its own again, its losses return, and it is not joined to that post anew.',
    )
    .argument('<copy>', 'the id of the copy, as `resolutions list` shows it')
    .addHelpText('after', '\nExample:\n  lossledger resolutions undo post_0f3c…')
    .action(async (copy: string) => {
      await withLedger(startSession({}), 'resolutions', async ({ store }) => {
        const at = new Date();
        await store.db.transaction(async (tx) => {
          const undone = await undoResolution(tx, copy, at);
          if (undone === null) {
            throw new LossledgerError('NOT_FOUND', `No resolution of ${printable(copy)} stands.`);
          }
          const extractor = await lastExtractorOf(tx, copy);
          if (extractor === null) return;
          await addWork(tx, [
            workFor(record, {
              extractor,
              posts: [undone.copyId, undone.postId].map((postId) => ({
                postId,
                postRevisionId: `${postId} apart since ${at.toISOString()}`,
                postedAt: null,
                handle: null,
              })),
            }),
          ]);
        });
        say(`${copy} is a post of its own again; workers will record its losses.`);
      });
    });
}
