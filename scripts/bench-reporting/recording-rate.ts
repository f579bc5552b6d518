import { createHash } from 'node:crypto';
import { joinedBytes } from '../../src/domain/byte-stream.ts';
import type { Claim, WitnessText } from '../../src/domain/claim.ts';
import { conflictDayIn, shiftDay } from '../../src/domain/conflict-time.ts';
import { sha256 } from '../../src/domain/digest.ts';
import { LossledgerError } from '../../src/domain/errors.ts';
import { CATEGORIES } from '../../src/domain/vocabulary.ts';
import { type Facilities, type Stage, workFor } from '../../src/pipeline/define-stage.ts';
import { isStageName, stageByName } from '../../src/pipeline/registry.ts';
import { capture } from '../../src/pipeline/stages/capture.ts';
import { NO_READS } from '../../src/sources/source.ts';
import type { Store } from '../../src/store/connection.ts';
import type { NewWork } from '../../src/store/queries/work.ts';
import { FIRST_DAY, MODELS, REGIONS } from './generate-ledger.ts';

const BATCHES = 60;
/** Left out of the reckoning: connections, plans and caches are made in them. */
const WARMING_UP = 10;
/** As the stage `record` takes at once. */
const POSTS_IN_BATCH = 50;
/** Days before the ledger's last on which what is recorded was lost: news is of this week. */
const NEWS_DAYS = 7;
const EXTRACTOR = 'bench/1';

/**
 * Losses a second that documents of posts, one loss each, add to a ledger of so many days by the stages
 * themselves, from the bytes to what reporting shows: one worker, one document after the other.
 */
export async function recordingRate(store: Store, days: number): Promise<number> {
  const { work, put } = runner(store);
  // A ledger that is kept was recorded into before: each time in a week of its own, or it would fill up.
  const [known] = await store.sql<{ posts: number }[]>`
    select count(*)::integer as posts from lossledger.posts where platform = 'telegram'`;
  const before = known?.posts ?? 0;
  const lastDay = days - 1 - NEWS_DAYS * Math.ceil(before / (BATCHES * POSTS_IN_BATCH));
  let began = performance.now();
  for (let batch = 0; batch < BATCHES; batch += 1) {
    if (batch === WARMING_UP) began = performance.now();
    const bytes = documentOf(before + batch * POSTS_IN_BATCH, lastDay);
    const input = {
      sha256: put(bytes),
      bytes: bytes.byteLength,
      url: null,
      name: null,
      source: 'invented',
      capturedAt: new Date().toISOString(),
    };
    await work(workFor(capture, input));
  }
  return ((BATCHES - WARMING_UP) * POSTS_IN_BATCH) / ((performance.now() - began) / 1000);
}

/** Runs work, and what follows from it, as a worker would. */
function runner(store: Store): {
  readonly work: (first: NewWork) => Promise<void>;
  readonly put: (bytes: Uint8Array) => string;
} {
  const kept = new Map<string, Uint8Array>();
  const facilities = facilitiesOf(store, kept);
  async function perform(work: NewWork): Promise<readonly NewWork[]> {
    if (!isStageName(work.stage)) throw new Error(`There is no stage ${work.stage}.`);
    const stage: Stage<string, unknown> = stageByName(work.stage);
    const outcome = await stage.run(stage.input.safeParse(work.input).data, {
      ...facilities,
      work: { key: work.key, run: 1 },
      signal: facilities.closing,
      log: () => undefined,
    });
    return outcome.kind === 'skipped' ? [] : store.db.transaction((tx) => outcome.write(tx));
  }
  return {
    put(bytes) {
      const hash = sha256(bytes);
      kept.set(hash, bytes);
      return hash;
    },
    async work(first) {
      const left = [first];
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        left.push(...(await perform(next)));
      }
    },
  };
}

function facilitiesOf(store: Store, kept: Map<string, Uint8Array>): Facilities {
  const conflictDay = conflictDayIn('Europe/Kyiv');
  const refuse = (url: string) =>
    Promise.reject(new LossledgerError('BLOCKED_ADDRESS', `${url} is not here.`));
  return {
    db: store.db,
    blobs: {
      async get(hash) {
        const bytes = kept.get(hash);
        if (bytes === undefined) throw new Error(`No bytes under ${hash}.`);
        return bytes;
      },
      async put(content) {
        const parts: Uint8Array[] = [];
        for await (const part of content) parts.push(part);
        const bytes = joinedBytes(parts);
        return { sha256: sha256(bytes), bytes: bytes.byteLength };
      },
      check: async (hash) => (kept.has(hash) ? 'ok' : 'missing'),
    },
    reader: { extractor: EXTRACTOR, attributionsIn: () => () => [], read: claimsIn },
    facts: { conflictDay, countryOfProduction: () => null, admin2: () => null },
    limits: { maxDocumentBytes: 10_000_000, maxMediaBytes: 1, mediaWaitMs: 0 },
    mediaOf: 'none',
    frames: null,
    pictures: { algorithm: 'none', read: () => refuse('a picture') },
    outside: {
      web: { fetch: refuse, close: () => Promise.resolve() },
      book: { all: () => Promise.resolve([]), named: () => Promise.resolve(null) },
      lookUpX: (ids) =>
        Promise.resolve({
          documents: [],
          withdrawn: [],
          notAsked: ids,
          more: null,
          reads: NO_READS,
        }),
      credentials: {},
      spending: null,
    },
    closing: new AbortController().signal,
    now: () => new Date(),
  };
}

function documentOf(first: number, lastDay: number): Uint8Array {
  const lines = Array.from({ length: POSTS_IN_BATCH }, (_, n) => {
    const number = first + n;
    const day = shiftDay(FIRST_DAY, lastDay - draw(number, 'day', NEWS_DAYS)) ?? FIRST_DAY;
    return JSON.stringify({
      platform: 'telegram',
      post_id: `bench/${number + 1}`,
      handle: `watcher_${draw(number, 'handle', 500)}`,
      posted_at: `${day}T12:00:00Z`,
      text: `Loss number ${number} was lost.`,
    });
  });
  return new TextEncoder().encode(lines.join('\n'));
}

/** A loss like those of the invented ledger: of its models, in its regions. */
function claimsIn({ text, posted_at: posted }: WitnessText): readonly Claim[] {
  const number = Number(/number (\d+)/.exec(text)?.[1]);
  const [model, family, category] = MODELS[draw(number, 'model', MODELS.length)] ?? MODELS[0];
  const place = REGIONS[draw(number, 'region', REGIONS.length)] ?? REGIONS[0];
  const [name, admin1, country, latitude, longitude] = place;
  const isDated = draw(number, 'dated', 2) === 0;
  const day = posted?.slice(0, 10) ?? null;
  return [
    {
      kind: 'loss',
      model,
      model_raw: model,
      family,
      category: CATEGORIES.find((one) => one === category) ?? null,
      quantity: 1,
      lost_by: draw(number, 'owner', 3) === 0 ? 'UKR' : 'RUS',
      status: 'destroyed',
      tags: [],
      caused_by: null,
      attacker: null,
      place: {
        name,
        admin1,
        country,
        latitude: latitude + (draw(number, 'north', 600) - 300) / 100,
        longitude: longitude + (draw(number, 'east', 600) - 300) / 100,
        where_prec: 2,
        uncertainty_km: 5,
        place_id: `ll:${number}`,
        basis: 'text',
      },
      date: {
        from: isDated ? day : null,
        to: day,
        date_prec: isDated ? 1 : null,
        basis: isDated ? 'stated' : 'post_date',
      },
      confidence: 0.9,
      needs_review: false,
      spans: {},
      extractor: EXTRACTOR,
    },
  ];
}

/** A number from 0 to below `most`: the same for the same number and purpose. */
function draw(number: number, purpose: string, most: number): number {
  return createHash('sha256').update(`${number} ${purpose}`).digest().readUInt32BE() % most;
}
