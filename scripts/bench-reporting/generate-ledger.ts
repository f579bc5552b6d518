/**
 * An invented ledger of any size, made by the database itself: the same for the same number and
 * seed. Every loss is told by three posts, every post tells of three losses, most posts stand in an
 * article, every fifth loss has a second revision. It is written past the program, so its chain of
 * revisions is not one that `lossledger verify` would accept.
 */

/** Runs statements; what they give is not wanted. */
export type Run = (statement: string) => Promise<unknown>;

export interface Invented {
  readonly losses: number;
  readonly seed: number;
  /** Days over which the losses are spread, 1,000 unless given. */
  readonly days?: number;
  /** With what recording looks at beside the losses: tellings, what they are found by, proposals. */
  readonly withTellings?: boolean;
}

/** The first day, and the days losses are spread over unless that is given. */
export const FIRST_DAY = '2022-02-24';
const DAYS = 1_000;
/** Posts that one article carries. */
const POSTS_OF_ARTICLE = 20;

export const MODELS = [
  ['T-72B3', 'T-72', 'Tanks', 'RUS'],
  ['T-80BV', 'T-80', 'Tanks', 'SUN'],
  ['T-64BV', 'T-64', 'Tanks', 'SUN'],
  ['BMP-2', 'BMP-2', 'Infantry Fighting Vehicles', 'SUN'],
  ['BMP-1', 'BMP-1', 'Infantry Fighting Vehicles', 'SUN'],
  ['BTR-82A', 'BTR-82A', 'Armoured Personnel Carriers', 'RUS'],
  ['MT-LB', 'MT-LB', 'Armoured Fighting Vehicles', 'SUN'],
  ['2S1 Gvozdika', '2S1', 'Self-Propelled Artillery', 'SUN'],
  ['2S3 Akatsiya', '2S3', 'Self-Propelled Artillery', 'SUN'],
  ['BM-21 Grad', 'BM-21', 'Multiple Rocket Launchers', 'SUN'],
  ['Ural-4320', 'Ural-4320', 'Trucks, Vehicles and Jeeps', 'SUN'],
  ['KamAZ-5350', 'KamAZ-5350', 'Trucks, Vehicles and Jeeps', 'RUS'],
] as const;
export const REGIONS = [
  ['Kreminna', 'Luhansk Oblast', 'UKR', 49.0492, 38.2175],
  ['Bakhmut', 'Donetsk Oblast', 'UKR', 48.5946, 38.0008],
  ['Robotyne', 'Zaporizhzhia Oblast', 'UKR', 47.4468, 35.8381],
  ['Kupiansk', 'Kharkiv Oblast', 'UKR', 49.7106, 37.6153],
  ['Sudzha', 'Kursk Oblast', 'RUS', 51.1911, 35.2728],
] as const;

/** A number from 0 to below `most`, of a row's number and a purpose. */
function chance(seed: number, purpose: number, most: number, n = 'n'): string {
  return `(abs(hashint8extended(${n}, ${seed * 1000 + purpose}) % ${most}))::integer`;
}

function arrayOf(values: readonly (string | number)[]): string {
  return `array[${values.map((value) => (typeof value === 'number' ? value : `'${value}'`)).join(', ')}]`;
}

function nthOf(values: readonly (string | number)[], n: string): string {
  return `(${arrayOf(values)})[1 + ${n}]`;
}

/** Fills the empty tables of a migrated ledger. Needs a role that may switch triggers off. */
export async function generateLedger(run: Run, invented: Invented): Promise<void> {
  const { losses, seed, days = DAYS, withTellings = false } = invented;
  const pick = (purpose: number, most: number, n?: string) => chance(seed, purpose, most, n);
  const articles = Math.ceil(losses / POSTS_OF_ARTICLE);
  await run('set session_replication_role = replica');
  await run(`insert into lossledger.sources (source_id, kind) values ('invented', 'files')`);
  await run(`
    insert into lossledger.captures (capture_id, sha256, bytes, url, kind, charset, source_id, captured_at)
    select 'capture_' || n, md5(n::text) || md5('c' || n), 1000, 'https://news.example/' || n, 'html', 'utf-8',
      'invented', timestamptz '2022-03-01Z' + n * interval '1 minute'
    from generate_series(1, ${articles}) n`);
  await run(`
    insert into lossledger.articles (article_id, article_key, url, title, first_captured_at)
    select 'article_' || n, 'https://news.example/' || n, 'https://news.example/' || n, 'Report ' || n,
      timestamptz '2022-03-01Z' + n * interval '1 minute'
    from generate_series(1, ${articles}) n`);
  await run(`
    insert into lossledger.posts (post_id, platform, native_id, url, handle, author_name, posted_at, first_seen_at)
    select 'post_' || n, 'x', n::text, 'https://x.com/watcher_' || h || '/status/' || n, 'watcher_' || h,
      'Watcher ' || h, timestamptz '2022-02-24Z' + (n % ${days * 1440}) * interval '1 minute', now()
    from generate_series(1, ${losses}) n, lateral (select ${pick(1, 500)} as h) a`);
  await run(`
    insert into lossledger.post_revisions (post_revision_id, post_id, text_hash, text, media, first_seen_at)
    select 'postrev_' || n, 'post_' || n, md5(n::text), 'Three vehicles were lost, says report number ' || n, '[]', now()
    from generate_series(1, ${losses}) n`);
  await run(`
    insert into lossledger.embeds (article_id, post_id, capture_id, position)
    select 'article_' || a, 'post_' || n, 'capture_' || a, 0
    from generate_series(1, ${losses}) n, lateral (select 1 + n / ${POSTS_OF_ARTICLE} % ${articles} as a) at
    where ${pick(2, 10)} < 6`);
  await run(`
    insert into lossledger.media (sha256, bytes, kind, mime)
    select md5('m' || n) || md5('n' || n), 100000, 'image', 'image/jpeg'
    from generate_series(1, ${losses}, 3) n`);
  await run(`
    insert into lossledger.media_sightings (post_id, media_key, capture_id, source_url, position)
    select 'post_' || n, 'media_' || n, 'capture_1', 'https://pics.example/' || n, 0
    from generate_series(1, ${losses}, 3) n`);
  await run(`
    insert into lossledger.media_downloads (media_key, sha256, address, got_from, retrieval, fetched_at)
    select 'media_' || n, md5('m' || n) || md5('n' || n), 'https://pics.example/' || n, 'https://pics.example/' || n, '{}', now()
    from generate_series(1, ${losses}, 3) n`);
  await run(`
    insert into lossledger.claims (claim_id, post_revision_id, extractor, ordinal, kind, status, tags, confidence, needs_review)
    select 'claim_' || n || '_' || k, 'postrev_' || n, 'invented/1', k, 'loss', 'destroyed', '{}', 0.9, false
    from generate_series(1, ${losses}) n, generate_series(0, 2) k`);
  await run(lossRows(losses, days, pick));
  await run('analyze lossledger.losses');
  await run(`
    insert into lossledger.evidence (loss_id, claim_id)
    select l.loss_id, 'claim_' || 1 + (n - 1 + k) % ${losses} || '_' || k
    from generate_series(1, ${losses}) n
    cross join generate_series(0, 2) k
    join lossledger.losses l on l.origin_key = 'post_' || n || '/0/0'`);
  await run(`
    insert into lossledger.loss_revisions (loss_id, revision, author, reason, at, facts, salt, digest, chain)
    select l.loss_id, r, 'invented/1', case r when 1 then 'first read' else 'read again' end,
      case when r = l.revision then l.updated_at else l.recorded_at end,
      case when r = l.revision then facts else facts || '{"review_state": "auto", "confidence": 0.5}' end,
      md5(l.loss_id), md5(l.loss_id || r), md5(l.loss_id || 'c' || r)
    from lossledger.losses l
    cross join lateral (select to_jsonb(l) - '{loss_id,origin_key,post_id,revision,recorded_at,updated_at}'::text[] as facts) f
    cross join lateral generate_series(1, l.revision) r`);
  await run(`
    insert into lossledger.loss_changes (loss_id, revision, change, fields, listed_at, reason, author, changed_at)
    select loss_id, revision,
      case when facts ->> 'review_state' in ('withdrawn', 'rejected') then facts ->> 'review_state'
        when revision = 1 then 'added' else 'changed' end,
      case revision when 1 then '{}' else '{confidence}' end::text[], at, reason, author, at
    from lossledger.loss_revisions order by at, loss_id, revision`);
  if (withTellings) for (const statement of tellingRows(losses)) await run(statement);
  // Without statistics the planner takes every table for small and joins by scanning.
  await run('analyze');
  await run(
    // In the order in which recording lays them down: by the losses, not by their ids.
    `insert into lossledger.loss_summaries
    select told.* from lossledger.told_of(array(select loss_id from lossledger.losses)) told
    join lossledger.losses l on l.loss_id = told.loss_id order by l.recorded_at, l.loss_id`,
  );
  if (withTellings) {
    await run(
      'insert into lossledger.loss_proposals select * from lossledger.open_proposals(array(select loss_id from lossledger.losses))',
    );
  }
  await run('set session_replication_role = origin');
}

/** Every telling of every loss as recording keeps it, and a proposal for every second loss. */
function tellingRows(losses: number): readonly string[] {
  const facts = `to_jsonb(l) - '{loss_id,origin_key,post_id,revision,recorded_at,updated_at}'::text[]`;
  return [
    `insert into lossledger.post_aliases (kind, key, post_id)
    select 'platform_id', '["x","' || n || '"]', 'post_' || n from generate_series(1, ${losses}) n`,
    `insert into lossledger.item_sightings
      (sighting_id, origin_key, post_id, claim_id, claim_ordinal, item_ordinal, facts, is_told, loss_id)
    select case k when 0 then l.loss_id else 'loss_' || substr(md5(told.post_id || k), 1, 20) end,
      told.post_id || '/' || k || '/0', told.post_id, 'claim_' || substr(told.post_id, 6) || '_' || k, k, 0,
      ${facts}, true, l.loss_id
    from lossledger.losses l
    cross join generate_series(0, 2) k
    cross join lateral (
      select 'post_' || 1 + (substr(l.post_id, 6)::integer - 1 + k) % ${losses} as post_id) told`,
    // Indexes of keys without any order are made faster than kept.
    'alter table lossledger.sighting_keys drop constraint sighting_keys_key_sighting_id_pk',
    'drop index lossledger.sighting_keys_by_sighting',
    // As src/ledger/matching/blocking-keys.ts has them, the first week of each.
    `insert into lossledger.sighting_keys (key, sighting_id, family, lost_by, status, started_on, ended_on,
      place_id, latitude, longitude, reach_km)
    select s.facts ->> 'equipment_category' || '|' || place || '|'
        || ((s.facts ->> 'loss_date_end')::date - date '2000-01-01') / 7, s.sighting_id, s.facts ->> 'family',
      s.facts ->> 'lost_by', s.facts ->> 'status', (s.facts ->> 'loss_date_start')::date,
      (s.facts ->> 'loss_date_end')::date, s.facts ->> 'place_id', (s.facts ->> 'latitude')::real,
      (s.facts ->> 'longitude')::real, (s.facts ->> 'uncertainty_km')::real
    from lossledger.item_sightings s
    cross join lateral unnest(array[
      s.facts ->> 'admin1',
      case when s.facts ->> 'place_name' is null then '-' else '+' end || coalesce(s.facts ->> 'family', ''),
      floor((s.facts ->> 'latitude')::float / 0.5) || ':' || floor((s.facts ->> 'longitude')::float / 0.5)]) place
    where place is not null and s.facts ->> 'loss_date_end' is not null`,
    `alter table lossledger.sighting_keys add constraint sighting_keys_key_sighting_id_pk primary key (key, sighting_id)
      include (family, lost_by, status, started_on, ended_on, place_id, latitude, longitude, reach_km)`,
    'create index sighting_keys_by_sighting on lossledger.sighting_keys (sighting_id)',
    `insert into lossledger.match_edges (sighting_a, sighting_b, rule, score, state, features)
    select least(a.loss_id, b.loss_id), greatest(a.loss_id, b.loss_id), 'text', 0.45, 'proposed', '{}'
    from lossledger.losses a
    join lossledger.losses b on b.post_id = 'post_' || substr(a.post_id, 6)::integer + 1
    where substr(a.post_id, 6)::integer % 2 = 0`,
  ];
}

function lossRows(
  losses: number,
  days: number,
  pick: (purpose: number, most: number) => string,
): string {
  const model = (at: number): string =>
    nthOf(
      MODELS.map((each) => each[at] ?? ''),
      'm',
    );
  const place = (at: number): string =>
    nthOf(
      REGIONS.map((each) => each[at] ?? ''),
      'p',
    );
  return `
    insert into lossledger.losses (loss_id, origin_key, post_id, lost_by, equipment_category, model, model_raw,
      family, country_of_production, status, status_all, tags, loss_date_start, loss_date_end, date_prec,
      date_basis, posted_at, place_name, admin1, admin2, country, place_id, latitude, longitude, where_prec,
      uncertainty_km, location_basis, caused_by, attacker, review_state, confidence, revision, recorded_at, updated_at)
    select
      'loss_' || substr(md5(n::text || 'loss'), 1, 20), 'post_' || n || '/0/0', 'post_' || n,
      case when owner < 6 then 'RUS' when owner < 9 then 'UKR' end,
      ${model(2)}, case when ${pick(4, 20)} > 0 then ${model(0)} end, 'a ' || ${model(0)},
      case when ${pick(4, 20)} > 0 then ${model(1)} end, ${model(3)},
      case s when 0 then 'captured' when 1 then 'abandoned' when 2 then 'damaged' when 3 then 'captured' else 'destroyed' end,
      case s when 0 then '{captured}' when 1 then '{abandoned}' when 2 then '{damaged}' when 3 then '{captured,destroyed}' else '{destroyed}' end::text[],
      case when odd = 0 then '{count_unknown}' when odd = 1 then '{turretless}' else '{}' end::text[],
      case when dated < 4 then day end, case when dated < 9 then day end, case when dated < 4 then 1 end,
      case when dated < 4 then 'stated' when dated < 9 then 'post_date' end,
      timestamptz '2022-02-24Z' + (n % ${days * 1440}) * interval '1 minute',
      case when located < 8 then ${place(0)} when located = 8 then 'Ivanivka' end,
      case when located < 8 then ${place(1)} end, null, case when located < 8 then ${place(2)} end,
      case when located < 8 then 'll:' || lower(${place(0)}) end,
      case when located < 8 then ${place(3)} + north end, case when located < 8 then ${place(4)} + east end,
      case when located < 8 then 1 + located % 2 end, case when located < 8 then 5 end,
      case when located < 8 then 'text' end,
      case when ${pick(9, 4)} = 0 then ${nthOf(['Lancet', 'FPV drone', 'Artillery'], pick(10, 3))} end,
      case when owner < 6 then 'UKR' when owner < 9 then 'RUS' end,
      case when odd = 0 or owner = 9 then 'needs_review' when odd = 2 then 'withdrawn' when odd = 3 then 'rejected'
        when odd = 4 then 'confirmed' else 'auto' end,
      0.9, case when ${pick(11, 5)} = 0 then 2 else 1 end, made,
      case when ${pick(11, 5)} = 0 then made + interval '1 hour' else made end
    from generate_series(1, ${losses}) n
    cross join lateral (
      select ${pick(3, MODELS.length)} as m, ${pick(5, REGIONS.length)} as p, ${pick(6, 10)} as owner,
        ${pick(7, 16)} as s, ${pick(8, 40)} as odd, ${pick(12, 10)} as dated, ${pick(13, 10)} as located,
        (${pick(14, 600)} - 300) / 100.0 as north, (${pick(15, 600)} - 300) / 100.0 as east,
        date '${FIRST_DAY}' + (n % ${days})::integer as day,
        timestamptz '2022-03-01Z' + n * interval '10 seconds' as made
    ) drawn`;
}
