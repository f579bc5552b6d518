import type { ReferenceData } from '../../domain/reference.ts';
import { findPosts } from '../../extract/find-posts.ts';
import { decodeDocument } from '../../extract/text/decode.ts';
import { stageCounts } from '../../pipeline/metrics.ts';
import type { TreeCount } from '../../store/queries/work-tree.ts';
import { awaitWork } from '../await-work.ts';
import type { Ledger } from '../open-ledger.ts';
import { openPipeline } from '../open-pipeline.ts';
import { type Submitted, submitPage } from '../submit.ts';
import { type ArticleSite, syntheticArticle } from './article-site.ts';

export interface ArticlesFigures {
  readonly articles: number;
  readonly posts: number;
  readonly losses: number;
  readonly seconds: number;
  readonly itemsPerSecond: number;
  readonly peakRssMb: number;
  /** Shares of the time that stages took, together 1. */
  readonly shares: {
    readonly fetch: number;
    /** Reading HTML and finding posts in it. */
    readonly parse: number;
    /** Reading claims out of posts and prose, and putting both on record. */
    readonly extract: number;
    /** Captures put on record, and losses written. */
    readonly write: number;
  };
}

/** Fetches invented articles from loopback and puts them through the whole pipeline of an empty ledger. */
export async function benchArticles(
  ledger: Ledger,
  reference: ReferenceData,
  site: ArticleSite,
  articles: number,
  options: { signal: AbortSignal; onProgress(counts: readonly TreeCount[]): void },
): Promise<ArticlesFigures> {
  const pipeline = await openPipeline(ledger, reference, { announce: false });
  try {
    const before = totals();
    const started = performance.now();
    const submitted: Submitted[] = [];
    for (let n = 0; n < articles; n += 1) {
      submitted.push(await submitPage(ledger, `http://${site.host}/article/${n}`, new Date()));
    }
    pipeline.relay.wake();
    await awaitWork(
      ledger,
      submitted.map(({ work }) => work),
      options,
    );
    const seconds = (performance.now() - started) / 1000;
    const after = totals();
    const spent = (stage: string): number => (after.get(stage) ?? 0) - (before.get(stage) ?? 0);
    const parsing = Math.min(parseMs(articles), spent('extract'));
    const all = spent('fetch') + spent('extract') + spent('capture') + spent('record');
    const [row] = await ledger.store.sql<{ posts: number; losses: number }[]>`
      select (select count(*)::integer from lossledger.posts where article_id is null) as posts,
             (select count(*)::integer from reporting.losses) as losses`;
    return {
      articles,
      posts: row?.posts ?? 0,
      losses: row?.losses ?? 0,
      seconds,
      itemsPerSecond: articles / seconds,
      peakRssMb: process.resourceUsage().maxRSS / 1024,
      shares: {
        fetch: spent('fetch') / all,
        parse: parsing / all,
        extract: (spent('extract') - parsing) / all,
        write: (spent('capture') + spent('record')) / all,
      },
    };
  } finally {
    await pipeline.close();
  }
}

/** Milliseconds each stage has run in this process. */
function totals(): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { stage, totalMs } of stageCounts()) {
    sums.set(stage, (sums.get(stage) ?? 0) + totalMs);
  }
  return sums;
}

/** The same pages decoded and searched for posts once more, alone. */
function parseMs(articles: number): number {
  const pages = Array.from({ length: articles }, (_, n) => Buffer.from(syntheticArticle(n)));
  const started = performance.now();
  for (const page of pages) findPosts(decodeDocument(page, { contentType: 'text/html' }));
  return performance.now() - started;
}
