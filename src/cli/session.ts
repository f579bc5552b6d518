import { readFileSync } from 'node:fs';
import { ledgerHome } from '../app/home.ts';
import { createLog, type LogLevel } from '../app/logger.ts';
import { type Ledger, openLedger } from '../app/open-ledger.ts';
import { loadSettings } from '../config/load.ts';
import type { Settings } from '../config/settings.ts';
import { LossledgerError } from '../domain/errors.ts';
import type { Log } from '../pipeline/define-stage.ts';
import { EXIT } from './exit-codes.ts';

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
