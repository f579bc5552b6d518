import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { userDataHome } from '../../app/home.ts';
import { say } from '../output.ts';
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
    .addHelpText('after', '\nExample:\n  lossledger demo')
    .action(async () => {
      const home =
        process.env['LOSSLEDGER_DEMO_HOME'] ??
        path.join(userDataHome(process.env), 'lossledger-demo');
      const session = startSession({
        env: {
          ...process.env,
          LOSSLEDGER_HOME: home,
          DATABASE_URL: '',
          DATABASE_URL_FILE: '',
          REDIS_URL: '',
          REDIS_URL_FILE: '',
        },
      });
      const example = path.relative(process.cwd(), EXAMPLE);
      say(`Reading ${example} into a demonstration ledger in ${home}.`);
      process.exitCode = await ingest(session, [EXAMPLE], { wait: true });
      if (process.exitCode !== 0) return;
      say('');
      say('The row is there because of these words: see');
      say(`  LOSSLEDGER_HOME=${home} bin/lossledger losses show <the loss id above>`);
      say('A ledger of your own, with a document of yours:');
      say('  bin/lossledger ingest FILE && bin/lossledger losses list');
      say(`To be rid of the demonstration: rm -r ${home}`);
    });
}
