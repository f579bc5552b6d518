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
  INPUT_EMPTY: {
    disposition: 'quarantine',
    means: 'The document holds no bytes, or nothing but white space.',
    remedy: 'Supply the document again; drop the quarantined item.',
  },
  INPUT_TOO_LARGE: {
    disposition: 'quarantine',
    means: 'The document is larger than MAX_DOCUMENT_BYTES.',
    remedy: 'Split it, or raise MAX_DOCUMENT_BYTES and retry the item.',
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
    means: 'Postgres did not answer.',
    remedy: 'Check DATABASE_URL and the server; work goes on by itself when it is back.',
  },
  DISK_FULL: {
    disposition: 'retry',
    means: 'The disk holding captures or the database is full.',
    remedy: 'Free space; work goes on by itself.',
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

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; retryAt?: Date } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryAt = options.retryAt;
  }

  get disposition(): Disposition {
    return ERRORS[this.code].disposition;
  }
}

/** Any thrown value as an error of the table; what nobody named becomes UNEXPECTED. */
export function asLossledgerError(thrown: unknown): LossledgerError {
  if (thrown instanceof LossledgerError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new LossledgerError('UNEXPECTED', message, { cause: thrown });
}
