/**
 * Measures the search for look-alikes in a database of its own: size, insert rate, latency and what
 * is found. Hashes are generated; where LOSSLEDGER_EVAL_DATA is set, those of photographs are stored
 * among them and asked for with hashes of what posting again makes of photographs.
 *
 *   npm run bench:media-search -- [--hashes 1000000] [--seed 1] [--photos 20] [--json]
 *
 * DATABASE_URL  a server to measure on, in a database of its own; unset, an embedded one
 */
import { parseArgs } from 'node:util';
import { acquireEmbeddedPostgres } from '../../src/app/embedded-postgres/index.ts';
import { withThrowawayHome } from '../../src/app/throwaway-home.ts';
import { openStore } from '../../src/store/connection.ts';
import { migrateStore } from '../../src/store/migrate.ts';
import { withScratchDatabase } from '../../src/store/scratch-database.ts';
import { benchMediaSearch } from './bench.ts';
import { photosFolder, realPairs } from './real-pairs.ts';
import { told } from './report.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      hashes: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
      photos: { type: 'string', default: '20' },
      json: { type: 'boolean', default: false },
    },
  });
  const hashes = wholeNumber('--hashes', values.hashes);
  const seed = wholeNumber('--seed', values.seed);
  const photos = wholeNumber('--photos', values.photos);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(new Error('stopped')));
  process.once('SIGTERM', () => stop.abort(new Error('stopped')));
  const folder = photosFolder();
  const real =
    folder === null
      ? null
      : await realPairs(folder, seed, photos, (done, all) => {
          stop.signal.throwIfAborted();
          progress(`photographs ${done}/${all}`);
        });
  const figures = await withServer(async (url) => {
    const store = openStore({
      url,
      poolMax: 1,
      applicationName: 'lossledger bench',
      unlimitedStatements: true,
    });
    try {
      await migrateStore(store);
      return await benchMediaSearch(store, { hashes, seed, real, progress, signal: stop.signal });
    } finally {
      await store.close();
    }
  });
  progress('');
  process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : told(figures));
}

async function withServer<T>(use: (url: string) => Promise<T>): Promise<T> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return withScratchDatabase(given, 'bench', use);
  return withThrowawayHome(async (home) => {
    const server = await acquireEmbeddedPostgres({ home, log: () => undefined });
    try {
      return await use(server.url);
    } finally {
      await server.release();
    }
  });
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new Error(`${option} wants a whole number of at least 1, not "${text}".`);
  }
  return number;
}

/** A line that overwrites itself on a terminal; one every half a minute or so elsewhere. */
let toldAt = 0;
function progress(line: string): void {
  if (process.stderr.isTTY) {
    process.stderr.write(`\r\u001b[K${line}`);
    return;
  }
  const now = performance.now();
  if (line === '' || now - toldAt < 30_000) return;
  toldAt = now;
  process.stderr.write(`${line}\n`);
}

await main();
