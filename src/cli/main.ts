import { CommanderError } from 'commander';
import { EXIT } from './exit-codes.ts';
import { programFor } from './program.ts';
import { reportError } from './report-error.ts';

// A reader that goes away (`| head`) ends the output, not in an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
});

try {
  const program = await programFor(process.argv.slice(2));
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  } else {
    process.exitCode = await reportError(error);
  }
}
