import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAILPOINTS, type Failpoint } from '../../src/store/failpoints.ts';
import { availableBackends, type Backend, startBackend } from '../_support/backends.ts';
import { type Env, resultOf, runCli, startCli } from '../_support/cli.ts';
import { variantOf } from '../_support/drawn-pictures.ts';
import { type LocalHttpServer, startHttpServer } from '../_support/http-server.ts';
import { picturedArticle } from '../_support/pictured-articles.ts';
import { hasRedisServer } from '../_support/redis-server.ts';

/** Kills at each point; LOSSLEDGER_KILLS=20 makes it the full proof. */
const KILLS = Number(process.env['LOSSLEDGER_KILLS'] ?? 1);
const MEDIA_WAIT_MS = 2_000;
/** For looking again, for one query, and for a machine that does other things too. */
const SLACK_MS = 8_000;
const SETTLED_MS = 120_000;

/** A killed worker's hold on its job is to end soon, and its death is not to count as poison. */
const HASTE = {
  JOB_LOCK_MS: '1000',
  STALLED_CHECK_MS: '500',
  RELAY_POLL_MS: '100',
  POISON_LIMIT: '1000',
  WORKER_CONCURRENCY: '1',
  LOG_LEVEL: 'error',
  FETCH_GAP_MS: '0',
  MEDIA_WAIT_MS: String(MEDIA_WAIT_MS),
};

/** A point, and the nth time that it is come by: media writes a picture's bytes and then its small copy. */
type Kill = readonly [point: Failpoint, time: number];
const BLOB_POINTS = FAILPOINTS.filter((name) => name.startsWith('blob.'));
const STAGE_POINTS = FAILPOINTS.filter((name) => name.startsWith('stage.'));
const RELAY_POINTS = FAILPOINTS.filter((name) => name.startsWith('relay.'));
const once = (point: Failpoint): Kill => [point, 1];

/** Where a worker of the stage can be killed. Handing over what follows from media is media's relay's. */
const KILLED = {
  media: [
    ...BLOB_POINTS.flatMap((point): readonly Kill[] => [
      [point, 1],
      [point, 2],
    ]),
    ...STAGE_POINTS.map(once),
    ...RELAY_POINTS.map(once),
  ],
  compare: STAGE_POINTS.map(once),
} as const satisfies Record<string, readonly Kill[]>;
const STAGES = ['media', 'compare'] as const;

/** What a picture is shown as: by two posts, one after the other, that look alike and tell of two items. */
const SHOWN = ['original', 'mirror'] as const;
const ITEMS = ['T-72B3 tank', 'BMP-2 infantry fighting vehicle'] as const;

/** Pictures of one seed are alike, and of two are not. A worker may get through some before it is killed. */
const picturesOf = (seed: number): readonly string[] => SHOWN.map((name) => `/${seed}/${name}.jpg`);
const SPARE = 2;
const needed = (stage: (typeof STAGES)[number]): number => KILLED[stage].length * KILLS + SPARE;
const seedsFor = (stage: (typeof STAGES)[number]): readonly number[] =>
  Array.from(
    { length: needed(stage) },
    (_, n) => 1 + n + (stage === 'media' ? 0 : needed('media')),
  );
const GIVEN = STAGES.flatMap(seedsFor);
const FLUSHED = Array.from({ length: 12 }, (_, n) => 1 + n + GIVEN.length);
const SEEDS = [...GIVEN, ...FLUSHED];

let server: LocalHttpServer;
let articles = '';

beforeAll(async () => {
  articles = await mkdtemp(path.join(tmpdir(), 'lossledger-pictured-'));
  const answers = SEEDS.flatMap((seed) =>
    SHOWN.map((name) => [seed, name, variantOf(seed, name)] as const),
  );
  server = await startHttpServer(
    Object.fromEntries(
      answers.map(([seed, name, drawn]) => [
        `/${seed}/${name}.jpg`,
        (_request, response) => {
          void drawn.then((bytes) =>
            response.writeHead(200, { 'content-type': 'image/jpeg' }).end(bytes),
          );
        },
      ]),
    ),
  );
  for (const seed of SEEDS) {
    for (const [n, picture] of picturesOf(seed).entries()) {
      const page = picturedArticle(seed * SHOWN.length + n, ITEMS[n] ?? '', [server.url(picture)]);
      await writeFile(articleOf(seed, n), page);
    }
  }
});
afterAll(async () => {
  await server.close();
  await rm(articles, { recursive: true, force: true });
});

const articleOf = (seed: number, n: number): string => path.join(articles, `${seed}-${n}.html`);

/** One ledger: a database, a queue, and the command line on both. */
class Run {
  readonly backend: Backend;
  readonly env: Env;
  readonly sql: postgres.Sql;

  constructor(backend: Backend) {
    this.backend = backend;
    this.env = { ...backend.env, ...HASTE, FETCH_ALLOW_HOSTS: server.host };
    const url = String(backend.env['DATABASE_URL']);
    this.sql = postgres(url, { max: 1, onnotice: () => undefined });
  }

  static async start(name: Parameters<typeof startBackend>[0]): Promise<Run> {
    const backend = await startBackend(name);
    await runCli(['migrate'], backend.env);
    return new Run(backend);
  }

  async stop(): Promise<void> {
    await this.sql.end();
    await this.backend.stop();
  }

  async submit(seeds: readonly number[]): Promise<void> {
    const files = seeds.flatMap((seed) => SHOWN.map((_, n) => articleOf(seed, n)));
    expect(await runCli(['ingest', ...files], this.env)).toMatchObject({ status: 0 });
  }

  /** Works on the stages named, or on all, until `isEnough`; then ends as it is told to. */
  async work(stages: readonly string[], isEnough: () => Promise<boolean>): Promise<void> {
    const worker = startCli(['worker', ...stages], this.env);
    const ended = resultOf(worker);
    await expect.poll(isEnough, { timeout: SETTLED_MS, interval: 100 }).toBe(true);
    worker.kill('SIGTERM');
    expect(await ended).toMatchObject({ status: 0 });
  }

  workUntilSettled(): Promise<void> {
    return this.work([], async () => (await this.waiting()) === 0);
  }

  async waiting(stage: string | null = null): Promise<number> {
    const [row] = await this.sql<{ n: number }[]>`
      select count(*)::integer as n from lossledger.work
      where state = 'waiting' and (${stage}::text is null or stage = ${stage})`;
    return row?.n ?? 0;
  }

  /** Everything that the stages make of pictures, without ids and times: equal for equal runs. */
  async made(): Promise<unknown> {
    const { sql } = this;
    const of = (rows: Iterable<object>) => [...rows].map((row) => JSON.stringify(row));
    const [files, downloads, links, changes, shown, losses, unsettled] = [
      await sql`
        select m.sha256, m.kind, m.mime, m.width, m.pdq, m.quality, m.thumbnail_sha256, m.algorithm,
          md5(f.features) as features,
          (select count(*)::integer from lossledger.media_hashings h where h.sha256 = m.sha256) as hashings,
          (select count(*)::integer from lossledger.media_hashings h
            join lossledger.media_hashes w using (hashing_id) where h.sha256 = m.sha256) as wholes,
          (select count(*)::integer from lossledger.media_hashings h
            join lossledger.media_crop_hashes w using (hashing_id) where h.sha256 = m.sha256) as crops
        from lossledger.media m join lossledger.media_features f using (sha256) order by 1`,
      await sql`select sha256, address, got_from from lossledger.media_downloads order by 2, 1`,
      await sql`
        select sha_a, sha_b, state, distance, pixels_agree, transform, reason
        from lossledger.media_links order by 1, 2`,
      await sql`select sha_a, sha_b, state from lossledger.media_link_changes order by 1, 2, 3`,
      await sql`
        select media_sha256, state, source_url, handle, alike_sha256
        from reporting.loss_media order by source_url`,
      await sql`
        select l.model, l.n_posts, l.media_sha256, l.source_urls
        from reporting.losses l order by l.source_urls`,
      await sql`select stage, state, error_code from lossledger.work
        where state not in ('done', 'skipped') order by 1, 2`,
    ];
    return {
      files: of(files),
      downloads: of(downloads),
      links: of(links),
      changes: of(changes),
      shown: of(shown),
      losses: of(losses),
      unsettled: of(unsettled),
      quarantined: await sql`select from lossledger.quarantine`.then((rows) => rows.length),
    };
  }

  /** The longest that a record was put off, from when it was asked for to when it was done. */
  async longestRecordMs(): Promise<number> {
    const [row] = await this.sql<{ ms: number }[]>`
      select coalesce(max(extract(epoch from updated_at - created_at) * 1000), 0)::float8 as ms
      from lossledger.work where stage = 'record' and state = 'done'`;
    return row?.ms ?? 0;
  }
}

/** What an undisturbed run makes of the articles of these seeds. */
async function undisturbed(seeds: readonly number[]): Promise<unknown> {
  const run = await Run.start('database-url');
  try {
    await run.submit(seeds);
    await run.workUntilSettled();
    return await run.made();
  } finally {
    await run.stop();
  }
}

/** Once for both queues. */
let ofGiven: Promise<unknown> | undefined;
function whatIsMadeOfGiven(): Promise<unknown> {
  ofGiven ??= undisturbed(GIVEN);
  return ofGiven;
}

const databases = availableBackends().filter((name) => name.includes('database-url'));

describe.each(databases)('workers killed while they read and compare pictures, on %s', (name) => {
  let run: Run;
  beforeAll(async () => {
    run = await Run.start(name);
  });
  afterAll(async () => {
    await run.stop();
  });

  it.each(STAGES)('lose and double nothing, killed at each point of %s in turn', async (stage) => {
    const seeds = seedsFor(stage);
    const pictures = SHOWN.length * seeds.length;
    // Records are worked on all the while: they are not to wait for a picture whose worker is gone.
    const recorder = startCli(['worker', 'record'], run.env);
    const recorded = resultOf(recorder);
    await run.submit(seeds);
    const before = stage === 'compare' ? ['capture', 'extract', 'media'] : ['capture', 'extract'];
    await run.work(before, async () => (await run.waiting(stage)) === pictures);
    for (const [point, time] of KILLED[stage]) {
      for (let kill = 0; kill < KILLS; kill++) {
        const env = { ...run.env, LOSSLEDGER_FAILPOINT: `${point}:${time}` };
        const killed = await resultOf(startCli(['worker', stage], env));
        expect({ point, signal: killed.signal }).toEqual({ point, signal: 'SIGKILL' });
      }
    }
    expect(await run.waiting(stage)).toBeGreaterThan(0);
    await expect.poll(() => run.waiting('record'), { timeout: SETTLED_MS, interval: 100 }).toBe(0);
    recorder.kill('SIGTERM');
    expect(await recorded).toMatchObject({ status: 0 });
    await run.workUntilSettled();
  });

  it('comes to what an undisturbed run comes to, and holds up under verify', async () => {
    const links = await run.sql`select from lossledger.media_links where state = 'auto'`;
    expect(links).toHaveLength(GIVEN.length);
    expect(await run.made()).toEqual(await whatIsMadeOfGiven());
    expect(await runCli(['verify'], run.env)).toMatchObject({ status: 0 });
  });

  it('kept no post from the ledger for longer than MEDIA_WAIT_MS', async () => {
    const longest = await run.longestRecordMs();
    expect(longest).toBeLessThan(MEDIA_WAIT_MS + SLACK_MS);
  });
});

describe.runIf(hasRedisServer())('a Redis that forgets everything while pictures are read', () => {
  let run: Run;
  beforeAll(async () => {
    run = await Run.start('redis+database-url');
  });
  afterAll(async () => {
    await run.stop();
  });

  it('loses and doubles nothing once `reconcile` has run', async () => {
    const seeds = FLUSHED;
    await run.submit(seeds);
    const worker = startCli(['worker'], run.env);
    const ended = resultOf(worker);
    const linked = async (): Promise<number> =>
      (await run.sql`select from lossledger.media_links`).length;
    await expect.poll(linked, { timeout: SETTLED_MS, interval: 5 }).toBeGreaterThan(2);
    const redis = new Redis(String(run.backend.redisUrl));
    await redis.flushall();
    await redis.quit();
    const atFlush = await linked();
    const reconciled = await runCli(['reconcile', '--json'], run.env);
    expect(reconciled).toMatchObject({ status: 0 });
    await expect.poll(() => run.waiting(), { timeout: SETTLED_MS, interval: 100 }).toBe(0);
    worker.kill('SIGTERM');
    await ended;
    expect(atFlush).toBeLessThan(FLUSHED.length);
    expect(JSON.parse(reconciled.stdout).returned).toBeGreaterThan(0);
    expect(await run.made()).toEqual(await undisturbed(seeds));
  });
});
