import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { LossledgerError } from '../domain/errors.ts';
import { type Sql, sqlTag } from './sql-tag.ts';

export type Db = NodePgDatabase;
/** A transaction: the same words as the database itself. */
export type Tx = NodePgDatabase;

export interface Store {
  readonly db: Db;
  /** SQL that drizzle has no words for. */
  readonly sql: Sql;
  readonly options: StoreOptions;
  /** A connection of its own, outside the pool, with the same limits. */
  dedicated(): pg.Client;
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

const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 15_000;
/** A little longer than the server's own limit, so that it fires on a dead path alone. */
const QUERY_TIMEOUT_MS = STATEMENT_TIMEOUT_MS + 1_000;
const KEEP_ALIVE_DELAY_MS = 10_000;
const IDLE_MS = 30_000;

/** Opens the pool for rows. Connects at the first query; `probeStore` makes one. */
export function openStore(options: StoreOptions): Store {
  const unlimited = options.unlimitedStatements === true;
  const connection: pg.ClientConfig = {
    connectionString: options.url,
    application_name: options.applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
    options: '-c TimeZone=UTC',
    ...(unlimited
      ? {}
      : { statement_timeout: STATEMENT_TIMEOUT_MS, query_timeout: QUERY_TIMEOUT_MS }),
  };
  const pool = new pg.Pool({ ...connection, max: options.poolMax, idleTimeoutMillis: IDLE_MS });
  // A connection that dies tells its query; told to nobody else, the event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  const db = withSafeTransactions(pool);
  return {
    db,
    sql: sqlTag(db),
    options,
    dedicated() {
      const client = new pg.Client(connection);
      client.on('error', () => undefined);
      return client;
    },
    close: () => pool.end(),
  };
}

/**
 * drizzle's own transaction keeps the connection for ever when BEGIN fails, and gives a dead one
 * back to the pool as if it were well. This one gives every connection back, dead ones as dead.
 */
function withSafeTransactions(pool: pg.Pool): Db {
  const transaction = async <T>(body: (tx: Tx) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let dead = false;
    try {
      await client.query('begin');
      const result = await body(drizzle(client));
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => {
        dead = true;
      });
      throw error;
    } finally {
      client.release(dead);
    }
  };
  return Object.assign(drizzle(pool), { transaction });
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

/** SQLSTATEs of a statement that lost a race, a deadlock or a lock, or ran out of its time. */
const PUT_OFF_CODE = /^(40001|40P01|55P03|57014)$/;
/** SQLSTATE classes and system calls that mean: not now. */
const UNAVAILABLE_CODE =
  /^(08|57P0|53[03]|ECONN|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT)/;
/** pg gives no code to these. */
const UNAVAILABLE_MESSAGE =
  /connection terminated|timeout (expired|exceeded)|query read timeout|client (was closed|has encountered)|not queryable/i;
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
  if (PUT_OFF_CODE.test(code)) {
    return new LossledgerError('STORE_UNAVAILABLE', `Postgres put this off: ${message}`, {
      cause: error,
    });
  }
  if (UNAVAILABLE_CODE.test(code) || (code === '' && UNAVAILABLE_MESSAGE.test(message))) {
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
