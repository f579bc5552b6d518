import { joinedBytes } from '../../src/domain/byte-stream.ts';
import type { Claim, WitnessText } from '../../src/domain/claim.ts';
import { shiftDay } from '../../src/domain/conflict-time.ts';
import { sha256 } from '../../src/domain/digest.ts';
import { toPgSafeDeep } from '../../src/domain/text.ts';
import type { Status } from '../../src/domain/vocabulary.ts';
import { type Facilities, type Stage, workFor } from '../../src/pipeline/define-stage.ts';
import { isStageName, stageByName } from '../../src/pipeline/registry.ts';
import { capture } from '../../src/pipeline/stages/capture.ts';
import type { BlobRemoval } from '../../src/store/blobs/blob-store.ts';
import { storeError } from '../../src/store/connection.ts';
import type { NewWork } from '../../src/store/queries/work.ts';
import { NO_FACTS } from '../_support/no-facts.ts';
import { NO_MEDIA } from '../_support/no-media.ts';
import { NO_OUTSIDE } from '../_support/no-outside.ts';
import type { TestStore } from './test-store.ts';

/** A document as it is supplied. */
export interface Supplied {
  readonly html: string;
  readonly url: string | null;
}

const STATUSES: Readonly<Record<string, Status>> = {
  destroyed: 'destroyed',
  damaged: 'damaged',
  captured: 'captured',
};

/**
 * A reader for laws about order: what it says follows from the text and the day of the post alone.
 * "2 T-72 destroyed yesterday", "several BMP-2 captured", "9 T-72 counted".
 */
export const reader: Facilities['reader'] = {
  extractor: 'words/1',
  attributionsIn: () => () => [],
  read(witness: WitnessText): readonly Claim[] {
    const found = witness.text.matchAll(
      /(\d+|several) (T-72|BMP-2) (destroyed|damaged|captured|counted)( yesterday| on 2024-03-01)?/g,
    );
    return [...found].map(([words, count, model = '', what = '', when], n) => ({
      kind: what === 'counted' ? 'tally' : 'loss',
      model,
      model_raw: words,
      family: model,
      category: model === 'T-72' ? 'Tanks' : 'Infantry Fighting Vehicles',
      quantity: count === 'several' ? null : Number(count),
      lost_by: 'RUS',
      status: STATUSES[what] ?? 'destroyed',
      tags: [],
      caused_by: null,
      attacker: null,
      place: null,
      date: dateOf(when, NO_FACTS.conflictDay(witness.posted_at)),
      confidence: 1 - n / 100,
      needs_review: false,
      spans: { model: [witness.text.indexOf(words), witness.text.indexOf(words) + words.length] },
      extractor: 'words/1',
    }));
  },
};

function dateOf(when: string | undefined, day: string | null): Claim['date'] {
  if (when?.includes('2024') === true) {
    return { from: '2024-03-01', to: '2024-03-01', date_prec: 1, basis: 'stated' };
  }
  if (day === null) return null;
  if (when === undefined) return { from: null, to: day, date_prec: null, basis: 'post_date' };
  const before = shiftDay(day, -1);
  return { from: before, to: before, date_prec: 1, basis: 'relative' };
}

/** What a second supply of the same document adds to, as it must. */
const GROWING = ['captures', 'article_captures'];

/** Two transactions that wait for each other: Postgres ends one, and its stage is tried again. */
async function untilItGoes<T>(act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!storeError(error).message.includes('deadlock detected')) throw error;
    }
  }
}

/** Bytes in memory. */
function memoryBlobs(kept: Map<string, Uint8Array>): Facilities['blobs'] & BlobRemoval {
  return {
    async get(hash) {
      const bytes = kept.get(hash);
      if (bytes === undefined) throw new Error(`no bytes under ${hash}`);
      return bytes;
    },
    async put(content) {
      const parts: Uint8Array[] = [];
      for await (const part of content) parts.push(part);
      const bytes = joinedBytes(parts);
      kept.set(sha256(bytes), bytes);
      return { sha256: sha256(bytes), bytes: bytes.byteLength };
    },
    check: async (hash) => (kept.has(hash) ? 'ok' : 'missing'),
    async remove(hash) {
      kept.delete(hash);
    },
  };
}

/** Runs the stages themselves, one after the other, as the queue would: each piece of work once. */
export function ledgerRun(
  test: TestStore,
  readWith: Facilities['reader'] = reader,
  others: Partial<Facilities> = {},
  log: (event: string, fields: unknown) => void = () => undefined,
) {
  const kept = new Map<string, Uint8Array>();
  const blobs = memoryBlobs(kept);
  const facilities: Facilities = {
    db: test.store.db,
    blobs,
    reader: readWith,
    facts: NO_FACTS,
    ...NO_MEDIA,
    outside: NO_OUTSIDE,
    now: () => new Date(),
    ...others,
  };
  const tables = async (): Promise<readonly string[]> => {
    const rows = await test.sql<{ name: string }[]>`
      select table_name as name from information_schema.tables
      where table_schema = 'lossledger' and table_type = 'BASE TABLE' order by 1`;
    return rows.map((row) => row.name);
  };
  let supplies = 0;
  const done = new Set<string>();

  async function perform(work: NewWork): Promise<readonly NewWork[]> {
    const name = `${work.stage} ${work.key}`;
    if (done.has(name)) return [];
    done.add(name);
    if (!isStageName(work.stage)) throw new Error(`no stage ${work.stage}`);
    const stage: Stage<string, unknown> = stageByName(work.stage);
    // What the table of work would hold.
    const input = toPgSafeDeep(work.input);
    const outcome = await stage.run(stage.input.safeParse(input).data, {
      ...facilities,
      work: { key: work.key, run: 1 },
      signal: new AbortController().signal,
      log: (_level, event, fields) => log(event, fields),
    });
    if (outcome.kind === 'skipped') return [];
    return untilItGoes(() => test.store.db.transaction((tx) => outcome.write(tx)));
  }

  return {
    /** Where the bytes of its documents are. */
    blobs,
    /** Does a piece of work, and all that follows from it. */
    async work(first: NewWork): Promise<void> {
      const left: NewWork[] = [first];
      for (let work = left.shift(); work !== undefined; work = left.shift()) {
        left.push(...(await perform(work)));
      }
    },
    /** Empties the ledger, what is append-only too. */
    async clear(): Promise<void> {
      done.clear();
      // As a replica, so that neither triggers nor foreign keys stand in the way.
      const emptied = (await tables()).map((table) => `delete from lossledger.${table};`).join(' ');
      await test.sql.begin((tx) =>
        tx.unsafe(`set local session_replication_role = replica; ${emptied}`),
      );
    },
    async ingest({ html, url }: Supplied): Promise<void> {
      const bytes = new TextEncoder().encode(html);
      const hash = sha256(bytes);
      kept.set(hash, bytes);
      supplies += 1;
      const input = {
        sha256: hash,
        bytes: bytes.byteLength,
        url,
        name: null,
        source: 'test',
        capturedAt: new Date(Date.UTC(2024, 5, 1) + supplies * 1_000).toISOString(),
      };
      await this.work(workFor(capture, input));
    },
    /** The ledger but for what may differ with the order: ids, times and revision numbers. */
    async ledger(): Promise<readonly string[]> {
      const rows = await test.sql<{ loss: unknown }[]>`
        select to_jsonb(l) - '{loss_id,collected_at,recorded_at,updated_at,revision}'::text[] as loss
        from reporting.losses l`;
      return rows.map((row) => JSON.stringify(row.loss)).toSorted();
    },
    async everything(): Promise<unknown> {
      const kept = (await tables()).filter((table) => !GROWING.includes(table));
      return Promise.all(
        kept.map(async (table) => {
          const rows = await test.sql.unsafe(
            `select to_jsonb(t)::text as row from lossledger.${table} t order by 1`,
          );
          return [table, rows.map((each) => each['row'])];
        }),
      );
    },
  };
}
