import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { addDemoCommand } from './commands/demo.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addExtractCommand } from './commands/extract.ts';
import { addIngestCommand } from './commands/ingest.ts';
import { addLossesCommand } from './commands/losses.ts';
import { addMigrateCommand } from './commands/migrate.ts';
import { addPostsCommand } from './commands/posts.ts';
import { addQuarantineCommand } from './commands/quarantine.ts';
import { addQueueCommand } from './commands/queue.ts';
import { addReconcileCommand } from './commands/reconcile.ts';
import { addRequeueCommand } from './commands/requeue.ts';
import { addVerifyCommand } from './commands/verify.ts';
import { addWorkerCommand } from './commands/worker.ts';
import { EXIT } from './exit-codes.ts';
import { reportError } from './session.ts';

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
  addIngestCommand(program);
  addLossesCommand(program);
  addQueueCommand(program);
  addQuarantineCommand(program);
  addRequeueCommand(program);
  addReconcileCommand(program);
  addVerifyCommand(program);
  addMigrateCommand(program);
  addDoctorCommand(program);
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

/** Runs one command line; the exit status is left in process.exitCode. */
export async function main(argv: readonly string[]): Promise<void> {
  // A reader that goes away (`| head`) ends the output, not in an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  });
  try {
    await buildProgram().parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    } else {
      process.exitCode = reportError(error);
    }
  }
}
