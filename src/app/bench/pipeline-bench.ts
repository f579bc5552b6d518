import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Settings } from '../../config/settings.ts';
import { LossledgerError } from '../../domain/errors.ts';
import { STAGE_NAMES } from '../../pipeline/registry.ts';
import { withScratchDatabase } from '../../store/scratch-database.ts';
import { awaitWork } from '../await-work.ts';
import type { Ledger } from '../open-ledger.ts';
import { openPipeline } from '../open-pipeline.ts';
import { openQueueing } from '../open-queueing.ts';
import { loadReferenceData } from '../reference-data.ts';
import { submitDocument } from '../submit.ts';
import { noopRate } from './noop-rate.ts';
import { syntheticDocument } from './synthetic-posts.ts';

export interface PipelineFigures {
  readonly backend: 'redis' | 'postgres';
  readonly posts: number;
  readonly losses: number;
  readonly seconds: number;
  readonly itemsPerSecond: number;
  /** BullMQ's own rate for jobs that do nothing, on the same back end in the same run. */
  readonly noopPerSecond: number;
  readonly ratio: number;
  readonly peakRssMb: number;
}

/** Jobs at once, in the pipeline's busiest stage and in the no-op queue alike. */
const CONCURRENCY = 8;

/**
 * Settings under which nothing invented reaches a real ledger: a database of the measurement's own on
 * the server given, or the embedded one of a throwaway home, and keys of its own in Redis. Both are
 * gone afterwards.
 */
export async function withBenchSettings<T>(
  settings: Settings,
  use: (own: Settings) => Promise<T>,
): Promise<T> {
  const own: Settings = {
    ...settings,
    MIGRATE_ON_START: true,
    // The read-only role belongs to the whole server; its password is none of a measurement's business.
    READER_PASSWORD: undefined,
    REDIS_PREFIX: `lossledger_bench_${randomBytes(6).toString('hex')}`,
  };
  if (own.DATABASE_URL === undefined) return use(own);
  return withScratchDatabase(own.DATABASE_URL, 'bench', (url) =>
    use({ ...own, DATABASE_URL: url }),
  );
}

/** Puts one document of synthetic posts through the whole pipeline of an empty ledger. */
export async function benchPipeline(
  ledger: Ledger,
  posts: number,
  signal: AbortSignal,
): Promise<PipelineFigures> {
  const [held] = await ledger.store.sql<{ losses: number }[]>`
    select count(*)::integer as losses from lossledger.posts`;
  if (held?.losses !== 0) {
    throw new LossledgerError(
      'INVARIANT_BROKEN',
      'The ledger is not empty; invented posts are only put into an empty one.',
    );
  }
  const pipeline = await openPipeline(ledger, await loadReferenceData(), { announce: false });
  try {
    const noopPerSecond = await noopRate(pipeline.backend, posts, CONCURRENCY);
    const started = performance.now();
    const submitted = await submitDocument(
      ledger,
      {
        content: Readable.from([Buffer.from(syntheticDocument(posts))]),
        name: 'synthetic.txt',
        url: null,
      },
      new Date(),
    );
    pipeline.relay.wake();
    await awaitWork(ledger, [submitted.work], { signal });
    const seconds = (performance.now() - started) / 1000;
    const [row] = await ledger.store.sql<{ posts: number; losses: number }[]>`
      select (select count(*)::integer from lossledger.posts where article_id is null) as posts,
             (select count(*)::integer from reporting.losses) as losses`;
    const itemsPerSecond = posts / seconds;
    return {
      backend: pipeline.backend.kind,
      posts: row?.posts ?? 0,
      losses: row?.losses ?? 0,
      seconds,
      itemsPerSecond,
      noopPerSecond,
      ratio: itemsPerSecond / noopPerSecond,
      peakRssMb: process.resourceUsage().maxRSS / 1024,
    };
  } finally {
    await pipeline.close();
    await forgetQueues(ledger);
  }
}

/** In Postgres the queues go with their database; in Redis somebody has to clear up. */
async function forgetQueues(ledger: Ledger): Promise<void> {
  if (ledger.settings.REDIS_URL === undefined) return;
  const queueing = await openQueueing(ledger);
  try {
    for (const stage of STAGE_NAMES) {
      await queueing.producers.queueOf(stage).obliterate({ force: true });
    }
  } finally {
    await queueing.close();
  }
}
