import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { embeddedPostgresStatus } from '../../app/embedded-postgres/index.ts';
import { userDataHome } from '../../app/home.ts';
import { removeHome } from '../../app/throwaway-home.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { EXIT } from '../exit-codes.ts';
import { say } from '../output.ts';
import { ownCommand } from '../own-command.ts';
import { startSession } from '../session.ts';
import { ingest } from './ingest.ts';

const EXAMPLE = fileURLToPath(new URL('../../../examples/article.txt', import.meta.url));

export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .summary('see an example article become a row of the ledger')
    .description(
      'Put the example article through the whole pipeline, on an embedded database in a home of its own. The post in it is invented. Your own ledger, DATABASE_URL and REDIS_URL are left alone.',
    )
    .option('--remove', 'remove the demonstration ledger again')
    .addHelpText('after', '\nExample:\n  lossledger demo')
    .action(async (options: { remove?: boolean }) => {
      const home =
        process.env['LOSSLEDGER_DEMO_HOME'] ??
        path.join(userDataHome(process.env), 'lossledger-demo');
      if (options.remove === true) {
        await removeHome(home);
        say(`Removed ${home}.`);
        return;
      }
      const session = startSession({
        env: {
          ...process.env,
          LOSSLEDGER_HOME: home,
          DATABASE_URL: '',
          DATABASE_URL_FILE: '',
          LOSSLEDGER_CONFLICT: '',
          REDIS_URL: '',
          REDIS_URL_FILE: '',
        },
      });
      say(
        `Reading ${path.relative(process.cwd(), EXAMPLE)} into a demonstration ledger in ${home}.`,
      );
      const { status, lossIds } = await ingest(session, [EXAMPLE], { wait: true }).catch(
        async (error: unknown) => {
          if (isOfAnotherBuild(error)) throw removeFirst(home, error);
          throw (await isLeftOver(home, error)) ? beginAnew(home, error) : error;
        },
      );
      process.exitCode = status;
      if (status !== EXIT.ok) return;
      const lossledger = ownCommand(process.cwd());
      say('');
      say('What it rests on, word for word:');
      say(`  LOSSLEDGER_HOME=${home} ${lossledger} losses show ${lossIds[0] ?? ''}`);
      say('A ledger of your own, with a document of yours:');
      say(`  ${lossledger} ingest FILE && ${lossledger} losses list`);
      say('To be rid of the demonstration:');
      say(`  ${lossledger} demo --remove`);
    });
}

/** Whether the database of an earlier demonstration was made by another version of the program. */
function isOfAnotherBuild(error: unknown): error is LossledgerError {
  const codes: readonly string[] = ['MIGRATIONS_OUT_OF_ORDER', 'DATABASE_AHEAD'];
  return error instanceof LossledgerError && codes.includes(error.code);
}

function removeFirst(home: string, cause: LossledgerError): LossledgerError {
  return new LossledgerError(
    cause.code,
    `The demonstration ledger in ${home} was made by another version of the program. It holds nothing but the example: ` +
      'run `lossledger demo --remove`, then `lossledger demo` again.',
    { cause },
  );
}

/** Whether a database of an earlier demonstration is what cannot be opened. */
async function isLeftOver(home: string, error: unknown): Promise<boolean> {
  if (!(error instanceof LossledgerError) || error.code !== 'DATABASE_START_FAILED') return false;
  const status = await embeddedPostgresStatus(home).catch(() => null);
  return status?.clusterVersion !== undefined && !status.running;
}

function beginAnew(home: string, cause: unknown): LossledgerError {
  return new LossledgerError(
    'DATABASE_START_FAILED',
    `What is left of an earlier demonstration in ${home} cannot be opened, as when its folder was removed by hand. ` +
      'Run `lossledger demo --remove`, then `lossledger demo` again.',
    { cause },
  );
}
