import { appendFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { acquireEmbeddedPostgres } from '../../src/app/embedded-postgres/index.ts';
import { removeHome } from '../../src/app/throwaway-home.ts';
import type { Env } from './cli.ts';
import { hasRedisServer, startRedisServer } from './redis-server.ts';

/** Where rows and queue live: the four ways the program can be set up. */
export const BACKENDS = ['embedded', 'database-url', 'redis+database-url', 'redis'] as const;
export type BackendName = (typeof BACKENDS)[number];

export interface Backend {
  readonly name: BackendName;
  readonly home: string;
  /** The environment that chooses it. */
  readonly env: Env;
  /** The URL of its Redis, where it has one. */
  readonly redisUrl: string | undefined;
  stop(): Promise<void>;
}

/** The back ends that can run here; without a redis-server the Redis half is left out, aloud. */
export function availableBackends(): readonly BackendName[] {
  if (hasRedisServer()) return BACKENDS;
  process.stderr.write('No redis-server on PATH: the Redis half of these tests is left out.\n');
  return BACKENDS.filter((name) => !name.startsWith('redis'));
}

/** Brings up one back end, empty, with nothing of the machine's own in it. */
export async function startBackend(name: BackendName): Promise<Backend> {
  const home = await mkdtemp(path.join(tmpdir(), 'lossledger-test-'));
  const database = name.includes('database-url') ? await startDatabase() : undefined;
  const redis = name.includes('redis') ? await startRedisServer() : undefined;
  note(name);
  return {
    name,
    home,
    redisUrl: redis?.url,
    env: {
      HOME: home,
      LOSSLEDGER_HOME: path.join(home, 'home'),
      ...(database === undefined ? {} : { DATABASE_URL: database.url }),
      ...(redis === undefined ? {} : { REDIS_URL: redis.url }),
    },
    async stop() {
      await redis?.stop();
      await database?.stop();
      if (database === undefined) await removeHome(path.join(home, 'home'));
      await rm(home, { recursive: true, force: true });
    },
  };
}

export interface TestDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

/** An empty database on a PostgreSQL server of the test's own. */
export async function startDatabase(): Promise<TestDatabase> {
  const home = await mkdtemp(path.join(tmpdir(), 'lossledger-pg-'));
  const server = await acquireEmbeddedPostgres({ home, log: () => undefined });
  const admin = postgres(server.url, { max: 1, onnotice: () => undefined });
  await admin.unsafe("create database ledger_test encoding 'UTF8' template template0");
  await admin.end();
  const url = new URL(server.url);
  url.pathname = '/ledger_test';
  return {
    url: url.href,
    async stop() {
      await server.release();
      await removeHome(home);
    },
  };
}

/** Says which back ends ran, for the run that must not leave one out. */
function note(name: BackendName): void {
  const file = process.env['LOSSLEDGER_BACKENDS_FILE'];
  if (file !== undefined) appendFileSync(file, `${name}\n`);
}
