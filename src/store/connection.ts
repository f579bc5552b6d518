import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { LossledgerError } from '../domain/errors.ts';
import { preparingDriver } from './prepared-driver.ts';
import * as schema from './schema/index.ts';
import { silenceLimitedSocket } from './silence-limited-socket.ts';

export type Db = PostgresJsDatabase<typeof schema>;
/** A transaction, or the database itself: whatever rows can be read from and written to. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

/** What SQL can be written on: the driver, or a transaction of it. */
export type Sql = postgres.Sql | postgres.TransactionSql;

export interface Store {
  readonly db: Db;
  /** The driver, for LISTEN, session locks and SQL that drizzle has no words for. */
  readonly sql: postgres.Sql;
  readonly options: StoreOptions;
  close(): Promise<void>;
}

export interface StoreOptions {
  readonly url: string;
  readonly poolMax: number;
  /** Shows in pg_stat_activity. */
  readonly applicationName: string;
  /** No time limit for a statement: for migrations. */
  readonly unlimitedStatements?: boolean;
}

const CONNECT_TIMEOUT_S = 5;
const STATEMENT_TIMEOUT_MS = 15_000;
/** Longer than any statement may take, longer than an idle connection is kept. */
const SILENCE_MS = 20_000;
const IDLE_S = 15;
/** Opens the pool for rows. Connects at the first query; `probeStore` makes one. */
export function openStore(options: StoreOptions): Store {
  const unlimited = options.unlimitedStatements === true;
  const settings = {
    max: options.poolMax,
    connect_timeout: CONNECT_TIMEOUT_S,
    idle_timeout: IDLE_S,
    ...(unlimited
      ? {}
      : {
          socket: silenceLimitedSocket({
            connectMs: CONNECT_TIMEOUT_S * 1000,
            silenceMs: SILENCE_MS,
          }),
        }),
    connection: {
      application_name: options.applicationName,
      statement_timeout: unlimited ? 0 : STATEMENT_TIMEOUT_MS,
      TimeZone: 'UTC',
    },
    onnotice: () => undefined,
  };
  const sql = postgres(options.url, settings);
  return {
    db: drizzle(preparingDriver(sql), { schema }),
    sql,
    options,
    close: () => sql.end({ timeout: 5 }),
  };
}

/** What the server says of itself; throws STORE_UNAVAILABLE when it does not answer. */
export async function probeStore(
  store: Store,
): Promise<{ version: number; maxConnections: number; inUse: number; encoding: string }> {
  try {
    const [row] = await store.sql<
      { version: number; max_connections: number; in_use: number; encoding: string }[]
    >`select current_setting('server_version_num')::integer as version,
             current_setting('max_connections')::integer
               - current_setting('superuser_reserved_connections')::integer as max_connections,
             (select count(*)::integer from pg_stat_activity where backend_type = 'client backend') as in_use,
             current_setting('server_encoding') as encoding`;
    if (row === undefined) throw new Error('the server answered without a row');
    return {
      version: row.version,
      maxConnections: row.max_connections,
      inUse: row.in_use,
      encoding: row.encoding,
    };
  } catch (error) {
    throw storeError(error);
  }
}

const UNAVAILABLE =
  /^(08|57P0|53[03]|CONNECT_TIMEOUT|CONNECTION_|ECONN|EHOSTUNREACH|ENOTFOUND|EPIPE|ETIMEDOUT)/;
const OUT_OF_SPACE = /^(53100|58030|ENOSPC)$/;

/**
 * A driver's error in the words of the closed table. drizzle wraps the driver's error in one that
 * repeats the statement and its parameters, which hold what people wrote; only the innermost is told.
 */
export function storeError(error: unknown): LossledgerError {
  if (error instanceof LossledgerError) return error;
  const { code, message } = innermost(error);
  if (OUT_OF_SPACE.test(code)) {
    return new LossledgerError('DISK_FULL', `Postgres is out of disk space: ${message}`, {
      cause: error,
    });
  }
  if (UNAVAILABLE.test(code)) {
    return new LossledgerError('STORE_UNAVAILABLE', `Postgres did not answer: ${message || code}`, {
      cause: error,
    });
  }
  return new LossledgerError('UNEXPECTED', code === '' ? message : `${message} (${code})`, {
    cause: error,
  });
}

function innermost(error: unknown): { code: string; message: string } {
  let current = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth++) {
    if ('code' in current && typeof current.code === 'string') {
      return { code: current.code, message: current.message };
    }
    // The library types the errors as any.
    // type-coverage:ignore-next-line
    const all: readonly unknown[] = current instanceof AggregateError ? current.errors : [];
    const inner = all[0] ?? current.cause;
    if (inner === undefined) break;
    current = inner;
  }
  return { code: '', message: current instanceof Error ? current.message : String(current) };
}
