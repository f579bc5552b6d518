import { setTimeout as delay } from 'node:timers/promises';
import {
  createPostgresBackend,
  DEFAULT_SCHEMA,
  type IQueueBackend,
  isPgPool,
  runMigrations,
} from 'bullmq';
import pg from 'pg';
import { LossledgerError } from '../domain/errors.ts';
import { STAGES } from '../pipeline/registry.ts';
import { storeError } from '../store/connection.ts';
import type { QueueBackend } from './backend.ts';
import { readyAgain } from './ready-again.ts';
import { SCHEDULE_QUEUE } from './schedules.ts';

/** Without these a path that died in silence hangs a worker for ever. */
const QUERY_TIMEOUT_MS = 15_000;
const CONNECT_TIMEOUT_MS = 5_000;
const KEEP_ALIVE_DELAY_MS = 10_000;

/** A worker looks at its queue at least this often, whatever became of its LISTEN connection. */
const LONGEST_WAIT_SECONDS = 5;
const AFTER_FAILURE_MS = 500;

export interface PostgresQueueOptions {
  readonly url: string;
  /** Workers, each of which holds one connection to LISTEN on. */
  readonly listeners: number;
  /** Connections for everything else. */
  readonly poolMax: number;
  onError(error: Error): void;
}

function poolConfig(url: string): pg.PoolConfig {
  return {
    connectionString: url,
    query_timeout: QUERY_TIMEOUT_MS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
    application_name: 'lossledger queue',
    // BullMQ names its tables without a schema.
    options: `-c search_path=${DEFAULT_SCHEMA}`,
  };
}

/**
 * The pool hears a connection that ends only while it is idle. One that ends between two queries of
 * whoever holds it tells nobody, and the unheard event would end the process.
 */
function surviveItsEnd(client: pg.ClientBase): void {
  client.on('error', () => undefined);
}

/** Brings BullMQ's own tables, in their own schema, to the version of the library. */
export async function migratePostgresQueue(url: string): Promise<void> {
  const client = new pg.Client({ ...poolConfig(url), query_timeout: 120_000 });
  surviveItsEnd(client);
  try {
    await client.connect();
    await runMigrations(client);
    // BullMQ makes a sequence for a queue when it is first used, which a role of least rights may not.
    await client.query(
      'select next_job_id(queue) from unnest($1::text[]) queue where to_regclass(job_id_seq_name(queue)) is null',
      [[...STAGES.map(({ name }) => name), SCHEDULE_QUEUE]],
    );
  } catch (error) {
    throw unavailable(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** BullMQ on Postgres, over one pool. Nothing is opened before the server has answered. */
export async function openPostgresBackend(options: PostgresQueueOptions): Promise<QueueBackend> {
  const size = options.listeners + options.poolMax;
  const pool = new pg.Pool({ ...poolConfig(options.url), max: size });
  // Every queue and worker listens for the pool's errors.
  pool.setMaxListeners(100);
  pool.on('error', options.onError);
  pool.on('connect', surviveItsEnd);
  const probe = async (): Promise<void> => {
    try {
      await pool.query('select 1');
    } catch (error) {
      throw unavailable(error);
    }
  };
  try {
    await probe();
  } catch (error) {
    await pool.end();
    throw error;
  }
  // Its types and pg's own differ in their optional properties; BullMQ's guard bridges them.
  const asBullSeesIt: unknown = pool;
  if (!isPgPool(asBullSeesIt)) throw new Error('BullMQ does not take the pool of this pg.');
  return {
    kind: 'postgres',
    prefix: 'lossledger',
    postgresConnections: size,
    factory: (name, opts, extra) =>
      askingAgain(
        readyAgain(createPostgresBackend(name, { ...opts, connection: asBullSeesIt }, extra)),
      ),
    probe,
    close: () => pool.end(),
  };
}

/**
 * BullMQ lets a worker sleep an hour on its LISTEN connection, trusting that a loss of it is heard.
 * One that ends between the server's answer to LISTEN and the wait is not heard, and after any
 * failed LISTEN the wait is as long as it may be: the stage then stood still with work waiting.
 */
function askingAgain<Backend extends IQueueBackend>(backend: Backend): Backend {
  const wait = backend.waitForJob.bind(backend);
  const slept = (ms: number): Promise<null> => delay(ms, null, { ref: false });
  return Object.assign(
    Object.defineProperty(backend, 'maximumBlockTimeout', { value: LONGEST_WAIT_SECONDS }),
    {
      // A wait that fails or hangs ends as if its time were up: the worker then asks through the pool.
      waitForJob: (seconds: number) =>
        Promise.race([
          wait(Math.min(seconds, LONGEST_WAIT_SECONDS)).catch(() => slept(AFTER_FAILURE_MS)),
          slept((LONGEST_WAIT_SECONDS + 1) * 1000),
        ]),
    },
  );
}

function unavailable(error: unknown): LossledgerError {
  const told = storeError(error);
  if (told.code !== 'STORE_UNAVAILABLE') return told;
  return new LossledgerError('QUEUE_UNAVAILABLE', `The queue: ${told.message}`, { cause: error });
}
