import { createRedisBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { LossledgerError } from '../domain/errors.ts';
import type { QueueBackend } from './backend.ts';

const CONNECT_TIMEOUT_MS = 5_000;
const KEEP_ALIVE_MS = 10_000;
const PROBE_TIMEOUT_MS = 5_000;
/** On a path that died in silence a command would wait for ever. */
const COMMAND_TIMEOUT_MS = 15_000;

export interface RedisOptions {
  readonly url: string;
  readonly prefix: string;
  /** Take a Redis that may lose jobs: the reconciler will have to bring them back. */
  readonly allowUnsafe: boolean;
  onError(error: Error): void;
}

/** BullMQ on Redis. Nothing is opened before Redis has answered and is set up to keep jobs. */
export async function openRedisBackend(options: RedisOptions): Promise<QueueBackend> {
  const shared = {
    connectTimeout: CONNECT_TIMEOUT_MS,
    keepAlive: KEEP_ALIVE_MS,
    lazyConnect: true,
  };
  // A producer is to fail soon and be tried again by the relay; a worker is to wait for ever.
  const producer = new Redis(options.url, {
    ...shared,
    maxRetriesPerRequest: 1,
    commandTimeout: COMMAND_TIMEOUT_MS,
  });
  const consumer = new Redis(options.url, { ...shared, maxRetriesPerRequest: null });
  producer.on('error', options.onError);
  consumer.on('error', options.onError);
  const close = async (): Promise<void> => {
    producer.disconnect();
    consumer.disconnect();
  };
  const probe = async (): Promise<void> => {
    try {
      await within(PROBE_TIMEOUT_MS, producer.ping());
    } catch (error) {
      throw new LossledgerError(
        'QUEUE_UNAVAILABLE',
        `Redis at ${hostOf(options.url)} did not answer: ${messageOf(error)}.`,
        { cause: error },
      );
    }
  };
  try {
    await probe();
    if (!options.allowUnsafe) refuseUnsafe(await producer.info(), options.url);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    kind: 'redis',
    prefix: options.prefix,
    postgresConnections: 0,
    factory: (name, opts, extra) =>
      createRedisBackend(
        name,
        { ...opts, connection: extra?.withBlockingConnection === true ? consumer : producer },
        extra,
      ),
    probe,
    close,
  };
}

/** Refuses a Redis that evicts keys under memory pressure, or that forgets everything on a crash. */
export function refuseUnsafe(info: string, url: string): void {
  const wrong: string[] = [];
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
  if (policy !== 'noeviction') {
    wrong.push(
      `its maxmemory-policy is ${policy ?? 'not told'}, so it may evict jobs (want noeviction)`,
    );
  }
  if (!/^aof_enabled:1/m.test(info)) {
    wrong.push(
      'appendonly is off or not told, so a crash loses every job since the last snapshot (want yes)',
    );
  }
  if (wrong.length === 0) return;
  throw new LossledgerError(
    'REDIS_UNSAFE',
    `Redis at ${hostOf(url)} is not safe for a queue: ${wrong.join('; ')}. ` +
      'Set it in redis.conf or by CONFIG SET; REDIS_ALLOW_UNSAFE=true overrides this refusal.',
  );
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return 'REDIS_URL';
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      promise,
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(`no answer in ${ms} ms`)), ms);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
