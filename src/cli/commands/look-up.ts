import type { Command } from 'commander';
import { LossledgerError } from '../../domain/errors.ts';
import { lookUpWork, POSTS_A_LOOK_UP } from '../../pipeline/stages/look-up.ts';
import { postsOfX } from '../../store/queries/known-posts.ts';
import { addWork } from '../../store/queries/work.ts';
import { counted, printable, say } from '../output.ts';
import { startSession, withLedger } from '../session.ts';
import { MOST_ROWS, wholeNumber } from '../whole-number.ts';

interface LookUpOptions {
  readonly wordless?: boolean;
  readonly evidence?: boolean;
  readonly limit: number;
  readonly dryRun?: boolean;
}

export function addLookUpCommand(program: Command): void {
  program
    .command('look-up')
    .summary('ask X for known posts')
    .description(
      'Have known posts of X looked up: by the API with X_BEARER_TOKEN, which charges for each, else by oEmbed, which gives the words alone. ' +
        '--wordless: those that were met without their words. --evidence: those that losses rest on, to see whether they are still there; what X has deleted gets a tombstone and its text is withheld.',
    )
    .argument('[id...]', 'ids of posts')
    .option('--wordless', 'posts that were met without their words')
    .option('--evidence', 'posts that losses rest on')
    .option('--limit <n>', 'most posts', wholeNumber('--limit', 1, MOST_ROWS), 1000)
    .option('--dry-run', 'say how many and ask for none')
    .addHelpText('after', '\nExample:\n  lossledger look-up --wordless')
    .action(async (given: string[], options: LookUpOptions) => {
      const { limit } = options;
      const wrong = given.find((id) => !/^[0-9]{1,19}$/.test(id));
      if (wrong !== undefined) {
        throw new LossledgerError('USAGE', `${printable(wrong)} is no id of a post on X.`);
      }
      if (given.length === 0 && options.wordless !== true && options.evidence !== true) {
        throw new LossledgerError('USAGE', 'Give ids, --wordless or --evidence.');
      }
      await withLedger(startSession({}), 'look-up', async ({ store }) => {
        const ids = new Set([
          ...given,
          ...(options.wordless === true ? await postsOfX(store.db, 'wordless', limit) : []),
          ...(options.evidence === true ? await postsOfX(store.db, 'evidence', limit) : []),
        ]);
        const wanted = [...ids].slice(0, limit);
        if (options.dryRun === true) {
          say(`${counted(wanted.length, 'post')} would be looked up.`);
          return;
        }
        const now = new Date();
        for (let at = 0; at < wanted.length; at += POSTS_A_LOOK_UP) {
          await addWork(store.db, [lookUpWork(wanted.slice(at, at + POSTS_A_LOOK_UP), now)]);
        }
        say(`${counted(wanted.length, 'post')} asked for; workers will look them up.`);
      });
    });
}
