import type { Command } from 'commander';
import { openArticleSite } from '../../app/bench/article-site.ts';
import { type ArticlesFigures, benchArticles } from '../../app/bench/articles-bench.ts';
import { benchExtract, type ExtractFigures } from '../../app/bench/extract-bench.ts';
import {
  benchPipeline,
  type PipelineFigures,
  withBenchSettings,
} from '../../app/bench/pipeline-bench.ts';
import { loadReferenceData } from '../../app/reference-data.ts';
import { withThrowawayHome } from '../../app/throwaway-home.ts';
import { counted, startProgress, writeOut } from '../output.ts';
import { progressLine } from '../progress-line.ts';
import { startSession, withLedger } from '../session.ts';
import { wholeNumber } from '../whole-number.ts';

/** Synthetic items of one run. */
const MOST_ITEMS = 10_000_000;

export function addBenchCommand(program: Command): void {
  const bench = program
    .command('bench')
    .summary('measure speed on this machine')
    .description('Measure speed on this machine, with synthetic posts.');

  bench
    .command('extract')
    .description(
      'Posts a second that the grammar reads, on one core, how the time grows with the length of a text, and peak memory.',
    )
    .option('--posts <n>', 'how many posts', wholeNumber('--posts', 1, MOST_ITEMS), 50_000)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger bench extract --posts 20000')
    .action(async (options: { posts: number; json?: boolean }) => {
      const figures = await benchExtract(options.posts);
      await writeOut(options.json === true ? `${JSON.stringify(figures)}\n` : toldExtract(figures));
    });

  bench
    .command('pipeline')
    .description(
      "Synthetic posts from one document into rows of the ledger, as items a second and as a ratio to BullMQ's own rate for jobs that do nothing, measured in the same run. The posts are invented and never reach your ledger: on the server of DATABASE_URL it makes a database of its own, named lossledger_bench_ and a random ending, and drops it afterwards, which needs a role with CREATEDB; else it uses an embedded database in a home of its own.",
    )
    .option('--posts <n>', 'how many posts', wholeNumber('--posts', 1, MOST_ITEMS), 2000)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger bench pipeline')
    .action(async (options: { posts: number; json?: boolean }) => {
      const { posts } = options;
      await withThrowawayHome(async (home) => {
        const session = startSession({ env: { ...process.env, LOSSLEDGER_HOME: home } });
        await withBenchSettings(session.settings, (settings) =>
          withLedger({ ...session, settings }, 'bench', async (ledger) => {
            const figures = await benchPipeline(ledger, posts, session.signal);
            await writeOut(options.json === true ? `${JSON.stringify(figures)}\n` : told(figures));
          }),
        );
      });
    });

  bench
    .command('articles')
    .description(
      'Invented articles fetched from loopback and put through the whole pipeline on an embedded database in a home of its own: items a second, peak memory, and the share of the time that fetching, parsing, extraction and writing take.',
    )
    .option('--articles <n>', 'how many articles', wholeNumber('--articles', 1, MOST_ITEMS), 200)
    .option('--json', 'one JSON document')
    .addHelpText('after', '\nExample:\n  lossledger bench articles')
    .action(async (options: { articles: number; json?: boolean }) => {
      const { articles } = options;
      const site = await openArticleSite();
      try {
        await withThrowawayHome(async (home) => {
          const env = {
            ...process.env,
            LOSSLEDGER_HOME: home,
            DATABASE_URL: undefined,
            REDIS_URL: undefined,
            FETCH_ALLOW_HOSTS: site.host,
            FETCH_GAP_MS: '0',
          };
          const session = startSession({ env });
          const reference = await loadReferenceData();
          await withLedger(session, 'bench', async (ledger) => {
            const progress = startProgress();
            const figures = await benchArticles(ledger, reference, site, articles, {
              signal: session.signal,
              onProgress: (counts) => progress.show(progressLine(counts)),
            }).finally(() => progress.end());
            await writeOut(
              options.json === true ? `${JSON.stringify(figures)}\n` : toldArticles(figures),
            );
          });
        });
      } finally {
        await site.close();
      }
    });
}

function toldArticles(figures: ArticlesFigures): string {
  const shares = Object.entries(figures.shares).map(
    ([part, share]) => `${part} ${(share * 100).toFixed(0)} %`,
  );
  return (
    `${counted(figures.articles, 'article')}, ${counted(figures.posts, 'post')}, ${counted(figures.losses, 'loss', 'losses')} in ${figures.seconds.toFixed(2)} s: ` +
    `${figures.itemsPerSecond.toFixed(1)} articles/s; peak RSS ${Math.round(figures.peakRssMb)} MB; ` +
    `of the stages' time: ${shares.join(', ')}\n`
  );
}

function toldExtract(figures: ExtractFigures): string {
  const { posts, seconds, postsPerSecond, claims, lexiconMs, peakRssMb, lengths } = figures;
  const [shortest] = lengths;
  const rows = lengths.map(({ characters, ms }) => {
    const ratio = shortest === undefined ? 1 : ms / shortest.ms;
    return `a text of ${characters} characters in ${ms.toFixed(2)} ms: ${ratio.toFixed(1)} times the shortest\n`;
  });
  return (
    `${counted(posts, 'post')} in ${seconds.toFixed(2)} s: ${Math.round(postsPerSecond)} posts/s, ` +
    `${counted(claims, 'claim')}; lexicon compiled in ${Math.round(lexiconMs)} ms; peak RSS ${Math.round(peakRssMb)} MB\n` +
    rows.join('')
  );
}

function told(figures: PipelineFigures): string {
  return (
    `${counted(figures.posts, 'post')}, ${counted(figures.losses, 'loss', 'losses')} in ${figures.seconds.toFixed(2)} s on the ${figures.backend} queue: ` +
    `${Math.round(figures.itemsPerSecond)} items/s; BullMQ no-op ${Math.round(figures.noopPerSecond)} jobs/s; ` +
    `ratio ${figures.ratio.toFixed(3)}; peak RSS ${Math.round(figures.peakRssMb)} MB\n`
  );
}
