import { Readable } from 'node:stream';
import { LossledgerError } from '../../domain/errors.ts';
import { awaitWork } from '../await-work.ts';
import type { Ledger } from '../open-ledger.ts';
import { openPipeline } from '../open-pipeline.ts';
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
      'USAGE',
      'The ledger is not empty; synthetic posts are only put into an empty one.',
    );
  }
  const pipeline = await openPipeline(ledger, await loadReferenceData());
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
      select (select count(*)::integer from lossledger.posts) as posts,
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
  }
}
