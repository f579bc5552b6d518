import { type ErrorCode, LossledgerError } from '../../domain/errors.ts';
import { errnoOf, hasErrno } from './errno.ts';

const OWN_SERVER = 'or set DATABASE_URL to a PostgreSQL of your own';

/** What the programs of PostgreSQL print, read for its cause. They are run with LC_ALL=C, so it is English. */
const PRINTED_CAUSES: readonly { readonly code: ErrorCode; readonly sign: RegExp }[] = [
  { code: 'DISK_FULL', sign: /No space left on device|Disk quota exceeded/ },
  {
    code: 'PLATFORM_UNSUPPORTED',
    sign: /error while loading shared libraries|flock: failed to execute|Error relocating|version [`']GLIBC|cannot execute binary/,
  },
  { code: 'DATABASE_VERSION', sign: /database files are incompatible with server/ },
];

const ADVICE: Partial<Record<ErrorCode, string>> = {
  DISK_FULL: 'Free space on its disk, then try again.',
  PLATFORM_UNSUPPORTED: `The binaries need glibc and the libraries named; install them, ${OWN_SERVER}.`,
  DATABASE_VERSION: `Dump it with the version that made it, or use another LOSSLEDGER_HOME, ${OWN_SERVER}.`,
};

/** One error for a program of PostgreSQL that failed, with its last words. */
export function programFailure(what: string, where: string, printed: string): LossledgerError {
  const code =
    PRINTED_CAUSES.find(({ sign }) => sign.test(printed))?.code ?? 'DATABASE_START_FAILED';
  const advice = adviceFor(code, printed);
  const lastLines = printed.trim() === '' ? ' It printed nothing.' : `\n${printed.trimEnd()}`;
  return new LossledgerError(code, `${what} (${where}). ${advice}${lastLines}`);
}

function adviceFor(code: ErrorCode, printed: string): string {
  if (/could not look up effective user ID/.test(printed)) {
    return (
      'initdb needs a name for the OS user it runs as: run as a user listed in /etc/passwd, ' +
      `or add a line for this uid, ${OWN_SERVER}.`
    );
  }
  return ADVICE[code] ?? `See the lines below; mend it and try again, ${OWN_SERVER}.`;
}

/** Any thrown value as one clear error; an abort and errors that are clear already pass through. */
export function asDatabaseFailure(thrown: unknown, home: string): unknown {
  if (thrown instanceof LossledgerError) return thrown;
  const errno = errnoOf(thrown);
  if (!(thrown instanceof Error) || errno === undefined || errno === 'ABORT_ERR') return thrown;
  const path = 'path' in thrown && typeof thrown.path === 'string' ? thrown.path : home;
  const options = { cause: thrown };
  // 53100 is PostgreSQL's own code for it.
  if (hasErrno(thrown, 'ENOSPC', 'EDQUOT', '53100')) {
    return new LossledgerError('DISK_FULL', `No space left for ${path}. Free some.`, options);
  }
  if (hasErrno(thrown, 'EACCES', 'EPERM', 'EROFS')) {
    return new LossledgerError(
      'DATABASE_START_FAILED',
      `${path} may not be used by this user (${thrown.message}). Give the user of this program ` +
        `LOSSLEDGER_HOME (${home}) with everything in it, name another, ${OWN_SERVER}.`,
      options,
    );
  }
  return new LossledgerError(
    'DATABASE_START_FAILED',
    `The embedded PostgreSQL of LOSSLEDGER_HOME (${home}) met an error: ${thrown.message}.`,
    options,
  );
}
