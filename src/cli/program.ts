import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { addBenchCommand } from './commands/bench.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addEvalCommand } from './commands/eval.ts';
import { addExtractCommand } from './commands/extract.ts';
import { addGazetteerCommand } from './commands/gazetteer.ts';
import { addIdentifyCommand } from './commands/identify.ts';
import { addIngestCommand } from './commands/ingest.ts';
import { addLocateCommand } from './commands/locate.ts';
import { addLossesCommand } from './commands/losses.ts';
import { addMigrateCommand } from './commands/migrate.ts';
import { addPostsCommand } from './commands/posts.ts';
import { addQuarantineCommand } from './commands/quarantine.ts';
import { addQueueCommand } from './commands/queue.ts';
import { addReconcileCommand } from './commands/reconcile.ts';
import { addRequeueCommand } from './commands/requeue.ts';
import { addVerifyCommand } from './commands/verify.ts';
import { addWorkerCommand } from './commands/worker.ts';

export function buildProgram(): Command {
  const program = new Command('lossledger')
    .description(
      'Turns public posts and articles into a ledger of documented equipment losses, with the evidence for every field.',
    )
    .version(version())
    .showHelpAfterError('(see --help)')
    .exitOverride()
    .addHelpText(
      'after',
      '\nExample:\n  lossledger ingest examples/article.txt --wait && lossledger losses list',
    );
  addDemoCommand(program);
  addPostsCommand(program);
  addExtractCommand(program);
  addIdentifyCommand(program);
  addLocateCommand(program);
  addGazetteerCommand(program);
  addIngestCommand(program);
  addLossesCommand(program);
  addQueueCommand(program);
  addQuarantineCommand(program);
  addRequeueCommand(program);
  addReconcileCommand(program);
  addVerifyCommand(program);
  addMigrateCommand(program);
  addDoctorCommand(program);
  addEvalCommand(program);
  addBenchCommand(program);
  addWorkerCommand(program);
  return program;
}

function version(): string {
  const read: unknown = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  return typeof read === 'object' && read !== null && 'version' in read
    ? String(read.version)
    : 'unknown';
}
