import { CommanderError } from 'commander';
import { EXIT } from './exit-codes.ts';
import { outputError, ReaderGone } from './output.ts';
import { programFor } from './program.ts';
import { reportError } from './report-error.ts';

/** The first failure to write to standard output; help is written without anyone waiting for it. */
let unwritten: Error | undefined;
process.stdout.on('error', (error: Error) => {
  unwritten ??= outputError(error);
});
// Nobody is left to be told.
process.stderr.on('error', () => undefined);

try {
  const program = await programFor(process.argv.slice(2));
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  } else if (error instanceof ReaderGone) {
    unwritten ??= error;
  } else {
    unwritten = undefined;
    process.exitCode = await reportError(error);
  }
}

// A stream tells its errors a turn later.
await new Promise((resolve) => setImmediate(resolve));
if (unwritten instanceof ReaderGone) {
  // Standard input may never end, and what it holds is wanted no more.
  process.exit(EXIT.ok);
} else if (unwritten !== undefined) {
  process.exitCode = await reportError(unwritten);
}
