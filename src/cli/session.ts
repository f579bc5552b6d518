import { readFileSync } from 'node:fs';
import { ledgerHome } from '../app/home.ts';
import { createLog, type LogLevel } from '../app/logger.ts';
import { type Ledger, openLedger } from '../app/open-ledger.ts';
import { loadSettings } from '../config/load.ts';
import type { Settings } from '../config/settings.ts';
import { ERRORS, LossledgerError } from '../domain/errors.ts';
import type { Log } from '../pipeline/define-stage.ts';
import { storeError } from '../store/connection.ts';
import { EXIT } from './exit-codes.ts';
import { printable, say } from './output.ts';

export interface Session {
  readonly settings: Settings;
  readonly home: string;
  readonly log: Log;
  /** Ends at the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
}

/** Settings, log and signals of one command. */
export function startSession(options: {
  readonly daemon?: boolean;
  readonly env?: Readonly<Record<string, string | undefined>>;
}): Session {
  const env = options.env ?? process.env;
  const loaded = loadSettings(env, (file) => readFileSync(file, 'utf8'));
  if (!loaded.ok) {
    throw new LossledgerError(
      'SETTINGS_INVALID',
      `The environment does not hold what it may:\n${loaded.problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
  }
  const { settings } = loaded;
  const level: LogLevel = settings.LOG_LEVEL ?? (options.daemon === true ? 'info' : 'warn');
  const ending = new AbortController();
  let asked = 0;
  const end = (name: NodeJS.Signals): void => {
    asked += 1;
    if (asked > 1) process.exit(EXIT.failure);
    ending.abort(new LossledgerError('INTERRUPTED', `Stopped by ${name}.`));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  return {
    settings,
    home: ledgerHome(settings.LOSSLEDGER_HOME, env),
    log: createLog(level, settings.LOG_FORMAT),
    signal: ending.signal,
  };
}

/** Opens the ledger, does something with it, and closes it whatever happens. */
export async function withLedger<T>(
  session: Session,
  role: string,
  use: (ledger: Ledger) => Promise<T>,
  options: { readonly migrate?: boolean } = {},
): Promise<T> {
  const ledger = await openLedger({ ...session, ...options, role });
  try {
    return await use(ledger);
  } finally {
    await ledger.close();
  }
}

/** Tells a person what happened and what to do, and says with what status to end. */
export function reportError(thrown: unknown): number {
  const error = storeError(thrown);
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
