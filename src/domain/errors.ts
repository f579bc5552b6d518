/**
 * What becomes of work that met an error.
 * - `retry`: may work later; tried again with growing pauses, quarantined when tries run out.
 * - `retry-after`: works at a known time; does not use up a try.
 * - `fail`: never works, and it is not our fault; recorded, not tried again.
 * - `quarantine`: the input is poison; kept with its reason for an operator.
 */
export type Disposition = 'retry' | 'retry-after' | 'fail' | 'quarantine';

interface ErrorRule {
  readonly disposition: Disposition;
  /** Something the item depends on is away: tried again until it is back, without using up a try. */
  readonly waits?: true;
  /** One line for the operator: what it means. */
  readonly means: string;
  /** One line for the operator: what to do. */
  readonly remedy: string;
}

/** The closed table of everything that can go wrong. A new failure gets a row here, and a heading in the docs follows. */
export const ERRORS = {
  INPUT_MISSING: {
    disposition: 'fail',
    means: 'The file or folder named does not exist or cannot be read.',
    remedy: 'Check the path and its permissions, then give the command again.',
  },
  INPUT_INVALID: {
    disposition: 'fail',
    means: 'The file can be read, and does not hold what a file of its kind must.',
    remedy: 'Correct what the message names, or give another file.',
  },
  INPUT_EMPTY: {
    disposition: 'quarantine',
    means: 'The document holds no bytes, or nothing but white space.',
    remedy: 'Supply the document again; drop the quarantined item.',
  },
  INPUT_TOO_LARGE: {
    disposition: 'quarantine',
    means: 'The document is larger than MAX_DOCUMENT_BYTES.',
    remedy: 'Split it, or raise MAX_DOCUMENT_BYTES and give it again.',
  },
  INPUT_BINARY: {
    disposition: 'quarantine',
    means: 'The bytes are not text: an image, an archive, a program.',
    remedy: 'Supply HTML, Markdown or plain text; drop the quarantined item.',
  },
  INPUT_TOO_DEEP: {
    disposition: 'quarantine',
    means: 'The HTML is nested deeper, or has more nodes, than any real page.',
    remedy: 'Look at the capture; supply its text instead if it is worth reading.',
  },
  PICTURE_UNSUPPORTED: {
    disposition: 'fail',
    means: 'The file is no picture of a kind that is decoded: JPEG, PNG, WebP, GIF, AVIF or HEIC.',
    remedy: 'Nothing: its bytes are kept. To compare it, convert it and give the copy.',
  },
  PICTURE_TOO_LARGE: {
    disposition: 'fail',
    means: 'The picture says it has more pixels than are decoded.',
    remedy: 'Nothing: its bytes are kept. To compare it, scale it down and give the copy.',
  },
  PICTURE_UNDECODABLE: {
    disposition: 'fail',
    means:
      'The picture is cut off, broken or empty; its bytes are kept, and no likeness is found by them.',
    remedy: 'Fetch or save it again; if the original is broken, nothing.',
  },
  PICTURE_DECODER_ENDED: {
    disposition: 'retry',
    means:
      'The process that decoded the picture ended before it had an answer; another took its place.',
    remedy: 'Nothing, if it passes on a retry; else look at the picture, and at free memory.',
  },
  VIDEO_UNREADABLE: {
    disposition: 'fail',
    means: 'No frame could be taken of a video: it is broken, or takes too much time or memory.',
    remedy: 'Nothing: its bytes are kept. It can be looked at by hand.',
  },
  FFMPEG_UNUSABLE: {
    disposition: 'fail',
    means: 'The program that LOSSLEDGER_FFMPEG names cannot be started.',
    remedy:
      'Name an ffmpeg that is there and may be run, or unset it; then `lossledger queue retry`.',
  },
  PAYLOAD_INVALID: {
    disposition: 'quarantine',
    means: 'A job carried data that its stage does not accept.',
    remedy: 'Usually a job from another version: retry the item, or requeue the stage.',
  },
  POISON: {
    disposition: 'quarantine',
    means: 'The item ended its worker several times in a row without an answer.',
    remedy: 'Look at the capture; report it; retry the item after an upgrade.',
  },
  TIMED_OUT: {
    disposition: 'retry',
    means: 'The stage did not finish within its time limit.',
    remedy: 'Nothing, if it passes on a retry; else look at the item and at the load.',
  },
  CAPTURE_MISSING: {
    disposition: 'quarantine',
    means: 'The capture store has no file for a capture that is on record.',
    remedy: 'Restore the capture store from backup, run `lossledger verify`, retry the item.',
  },
  CAPTURE_CORRUPT: {
    disposition: 'quarantine',
    means: 'A stored capture no longer has the SHA-256 it was stored under.',
    remedy: 'Restore the file from backup, run `lossledger verify`, retry the item.',
  },
  STORE_UNAVAILABLE: {
    disposition: 'retry',
    waits: true,
    means: 'Postgres did not answer.',
    remedy: 'Check DATABASE_URL and the server; work goes on by itself when it is back.',
  },
  DATABASE_START_FAILED: {
    disposition: 'fail',
    means: 'The embedded PostgreSQL did not start, did not stop, or may not be used as it stands.',
    remedy: 'Do what the message says, or set DATABASE_URL to a server of your own.',
  },
  DATABASE_PORT_TAKEN: {
    disposition: 'fail',
    means: 'Every port tried for the embedded PostgreSQL was taken before it could listen.',
    remedy: 'Try again; if it stays so, see what holds the ports of 127.0.0.1.',
  },
  DATABASE_VERSION: {
    disposition: 'fail',
    means: 'The data directory was made by another major version of PostgreSQL.',
    remedy: 'Dump it with that version and restore, or use another LOSSLEDGER_HOME.',
  },
  PLATFORM_UNSUPPORTED: {
    disposition: 'fail',
    means: 'The embedded PostgreSQL has no binaries that run on this system.',
    remedy: 'Use Linux with glibc or macOS, or set DATABASE_URL to a server of your own.',
  },
  OUTPUT_FAILED: {
    disposition: 'fail',
    means: 'What a command gives could not be written to where it was sent.',
    remedy: 'Free space there or send it elsewhere, then give the command again.',
  },
  DISK_FULL: {
    disposition: 'retry',
    waits: true,
    means: 'The disk holding captures or the database is full.',
    remedy: 'Free space; work goes on by itself.',
  },
  MIGRATIONS_OUT_OF_ORDER: {
    disposition: 'fail',
    means: 'The journal of migrations, or what the database holds of it, is not in order.',
    remedy: 'Do not edit applied migrations; restore drizzle/ from the release and migrate again.',
  },
  DATABASE_AHEAD: {
    disposition: 'fail',
    means: 'The database was migrated by a newer version of the program.',
    remedy: 'Upgrade the program on this machine.',
  },
  DATABASE_NOT_MIGRATED: {
    disposition: 'fail',
    means: 'The database does not have the tables of this version.',
    remedy: 'Run `lossledger migrate`, or allow it at start with MIGRATE_ON_START=true.',
  },
  QUEUE_UNAVAILABLE: {
    disposition: 'retry',
    waits: true,
    means: 'The queue (Redis, or BullMQ in Postgres) did not answer.',
    remedy: 'Check REDIS_URL and the server; work goes on by itself when it is back.',
  },
  REDIS_UNSAFE: {
    disposition: 'fail',
    means: 'Redis may drop jobs: its eviction policy is not noeviction, or AOF is off.',
    remedy:
      'Set maxmemory-policy noeviction and appendonly yes; or accept the loss with REDIS_ALLOW_UNSAFE=true.',
  },
  TOO_MANY_CONNECTIONS: {
    disposition: 'fail',
    means: 'This process would need more Postgres connections than the server allows.',
    remedy: 'Lower DATABASE_POOL_MAX or WORKER_CONCURRENCY, or raise max_connections.',
  },
  SETTINGS_INVALID: {
    disposition: 'fail',
    means: 'Environment variables do not hold what they may hold.',
    remedy: 'Correct the variables named; see docs/reference/settings.md.',
  },
  NOT_FOUND: {
    disposition: 'fail',
    means: 'Nothing is on record under the name given.',
    remedy: "List what there is with the same command's `list`.",
  },
  BLOCKED_ADDRESS: {
    disposition: 'fail',
    means: 'The address, or one it leads to, is no public web address; nothing was fetched.',
    remedy: 'Check the URL; for a mirror of your own, name its host in FETCH_ALLOW_HOSTS.',
  },
  REDIRECT_REFUSED: {
    disposition: 'fail',
    means: 'The page sends on too often, in a circle, or from https to http.',
    remedy: 'Give the address at which the page really is.',
  },
  ROBOTS_DISALLOWED: {
    disposition: 'fail',
    means: "The site's robots.txt does not allow the page to be fetched.",
    remedy: 'Save the page by hand and ingest the file, or ask the site.',
  },
  HTTP_REFUSED: {
    disposition: 'fail',
    means: 'The server answered that it does not give the page, now or later.',
    remedy: 'Open the URL in a browser; if it is there, save the page and ingest the file.',
  },
  HTTP_UNAVAILABLE: {
    disposition: 'retry',
    means: 'The server could not be reached, or answered that it cannot serve now.',
    remedy: 'Nothing, if it passes on a retry; else check the URL and the network.',
  },
  FETCH_TIMED_OUT: {
    disposition: 'retry',
    means: 'The server did not answer, or not to the end, within the time allowed.',
    remedy: 'Nothing, if it passes on a retry; else save the page and ingest the file.',
  },
  RESPONSE_TOO_LARGE: {
    disposition: 'quarantine',
    means: 'The answer, or what it unpacks to, is larger than any page.',
    remedy: 'Save what is worth reading of it and ingest the file; drop the item.',
  },
  BAD_ENCODING: {
    disposition: 'quarantine',
    means: 'The content encoding of the answer is unknown, broken, or nested too deep.',
    remedy: 'Open the URL in a browser, save the page and ingest the file; drop the item.',
  },
  MEDIA_TOO_LARGE: {
    disposition: 'fail',
    means: 'A picture or video of a post is larger than MAX_MEDIA_BYTES; it was not kept.',
    remedy: 'If it is worth keeping, raise MAX_MEDIA_BYTES and requeue it.',
  },
  MEDIA_AWAITED: {
    disposition: 'retry-after',
    means: 'A post waits for its pictures, for at most MEDIA_WAIT_MS.',
    remedy: 'Nothing: it is recorded when they are there, have failed, or take too long.',
  },
  RATE_LIMITED: {
    disposition: 'retry-after',
    means: 'The upstream asked to wait.',
    remedy: 'Nothing: it is asked again at the time it named.',
  },
  BUDGET_SPENT: {
    disposition: 'retry-after',
    means: "The month's budget for reads that cost money is used up.",
    remedy: 'Wait for the next month, or raise X_MONTHLY_BUDGET_USD.',
  },
  SOURCE_REFUSED: {
    disposition: 'fail',
    means: 'The upstream refuses the credentials, or this account may not read what was asked for.',
    remedy: 'Check the credentials named and the plan they belong to; test with `sources test`.',
  },
  UPSTREAM_CHANGED: {
    disposition: 'quarantine',
    means: 'The answer of the upstream does not have the shape known.',
    remedy: 'Look at the capture; report it; retry the item after an upgrade.',
  },
  SOURCES_INVALID: {
    disposition: 'fail',
    means: 'The file of sources cannot be read, or does not hold what it must.',
    remedy: 'Correct the lines named; see docs/reference/sources.md.',
  },
  DATA_INVALID: {
    disposition: 'fail',
    means: 'Files of the reference data cannot be read, or do not hold what they must.',
    remedy: 'Correct the files and fields named; see data/README.md.',
  },
  CONFLICT_UNKNOWN: {
    disposition: 'fail',
    means: 'The reference data holds no conflict of the name given.',
    remedy:
      'Give one of those listed, as LOSSLEDGER_CONFLICT or with --conflict; to add one, see docs/how-to/add-a-conflict.md.',
  },
  CONFLICT_MISMATCH: {
    disposition: 'fail',
    means: 'The ledger was opened for another conflict than the one asked for.',
    remedy:
      'Set LOSSLEDGER_CONFLICT to the conflict of the ledger, or choose another ledger with LOSSLEDGER_HOME or DATABASE_URL.',
  },
  DECISION_REFUSED: {
    disposition: 'fail',
    means: 'A decision on losses contradicts itself, an earlier one, or what the losses are.',
    remedy: 'See what stands with `losses history`, undo or correct that first, then decide again.',
  },
  DECISION_OUTDATED: {
    disposition: 'fail',
    means: 'The loss was changed since the reviewer looked at it.',
    remedy: 'Look at it again with `losses show`, then decide on what it says now.',
  },
  USAGE: {
    disposition: 'fail',
    means: 'The command was given in a way it does not understand.',
    remedy: "See the command's --help.",
  },
  INTERRUPTED: {
    disposition: 'retry',
    means: 'The command was stopped by a signal.',
    remedy: 'Give it again; what was done is kept, the rest is still on record.',
  },
  INVARIANT_BROKEN: {
    disposition: 'quarantine',
    means: 'The program found its own rule broken.',
    remedy: 'Report it with the item; retry after an upgrade.',
  },
  UNEXPECTED: {
    disposition: 'retry',
    means: 'An error nobody has named yet.',
    remedy: 'If tries ran out, read the message, report it, then retry the item.',
  },
} as const satisfies Record<string, ErrorRule>;

export type ErrorCode = keyof typeof ERRORS;

export function isErrorCode(value: string): value is ErrorCode {
  return Object.hasOwn(ERRORS, value);
}

/** The one error class of the program: a code of the table, a sentence for people, and the cause. */
export class LossledgerError extends Error {
  override readonly name = 'LossledgerError';
  readonly code: ErrorCode;
  /** For `retry-after`: when to try again. */
  readonly retryAt: Date | undefined;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; retryAt?: Date } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryAt = options.retryAt;
  }

  get disposition(): Disposition {
    return ERRORS[this.code].disposition;
  }

  /** True when it is no fault of the item's, and waiting will mend it. */
  get waits(): boolean {
    const rule: ErrorRule = ERRORS[this.code];
    return rule.waits === true;
  }
}

/** Any thrown value as an error of the table; what nobody named becomes UNEXPECTED. */
export function asLossledgerError(thrown: unknown): LossledgerError {
  if (thrown instanceof LossledgerError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new LossledgerError('UNEXPECTED', message, { cause: thrown });
}
