import { ERRORS, LossledgerError } from '../domain/errors.ts';
import { EXIT } from './exit-codes.ts';
import { printable, say } from './output.ts';

/** Tells a person what happened and what to do, and says with what status to end. */
export async function reportError(thrown: unknown): Promise<number> {
  const error = await told(thrown);
  say(`lossledger: ${error.code}: ${printableLines(error.message)}`);
  if (error.code === 'INTERRUPTED') return EXIT.failure;
  say(`  ${ERRORS[error.code].remedy}`);
  if (error.code === 'UNEXPECTED' && error.cause instanceof Error && error.cause.stack) {
    say(error.cause.stack);
  }
  if (error.code === 'USAGE' || error.code === 'CONFLICT_UNKNOWN') return EXIT.usage;
  if (error.code === 'NOT_FOUND') return EXIT.notFound;
  if (error.code === 'STORE_UNAVAILABLE' || error.code === 'QUEUE_UNAVAILABLE') {
    return EXIT.unavailable;
  }
  return EXIT.failure;
}

function printableLines(message: string): string {
  return message.split('\n').map(printable).join('\n');
}

/** The store's drivers are read only for an error that may be theirs. */
async function told(thrown: unknown): Promise<LossledgerError> {
  if (thrown instanceof LossledgerError) return thrown;
  const { storeError } = await import('../store/connection.ts');
  return storeError(thrown);
}
