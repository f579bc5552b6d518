import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { conflictLines } from '../../src/cli/conflict-text.ts';
import type { WitnessText } from '../../src/domain/claim.ts';
import { conflictsOf } from '../../src/store/queries/loss-conflicts.ts';
import { judgeLoss } from '../../src/store/queries/review-losses.ts';
import { ledgerRun, reader } from './ledger-run.ts';
import { startTestStore, type TestStore } from './test-store.ts';

/** Reads a place where one is named: "at Here", "at There". */
const placing = {
  ...reader,
  read: (witness: WitnessText) =>
    reader.read(witness).map((claim) => {
      const name = / at (\w+)/.exec(witness.text)?.[1];
      const place = {
        name: name ?? '',
        admin1: null,
        country: 'UKR',
        latitude: name === 'Here' ? 48 : 50,
        longitude: 36,
        where_prec: 1 as const,
        uncertainty_km: null,
        place_id: name ?? null,
        basis: 'text' as const,
      };
      return { ...claim, place: name === undefined ? null : place };
    }),
};

let test: TestStore;
let run: ReturnType<typeof ledgerRun>;
beforeAll(async () => {
  test = await startTestStore();
  run = ledgerRun(test, placing);
}, 60_000);
afterAll(async () => {
  await test.stop();
}, 60_000);
beforeEach(async () => {
  await run.clear();
});

const FIRST = '1767900000000000001';

async function posts(...texts: readonly string[]): Promise<string> {
  for (const [n, text] of texts.entries()) {
    await run.ingest({
      html: JSON.stringify({
        platform: 'x',
        post_id: `176790000000000000${n + 1}`,
        url: `https://x.com/name${n}/status/176790000000000000${n + 1}`,
        handle: `name${n}`,
        posted_at: '2024-03-12T10:00:00Z',
        text,
        ...(n === 0 ? {} : { quotes: FIRST }),
      }),
      url: null,
    });
  }
  const [row, ...more] = await test.sql<
    { loss_id: string }[]
  >`select loss_id from reporting.losses`;
  expect(more).toEqual([]);
  return row?.loss_id ?? '';
}

const shown = async (id: string) =>
  (await conflictsOf(test.store.sql, id)).map(
    ({ field, value, chosen, why_chosen, n_sources }) => ({
      field,
      value,
      chosen,
      why: why_chosen,
      n: n_sources,
    }),
  );

describe('reporting.loss_conflicts', () => {
  it('has nothing of a loss on which all agree', async () => {
    const id = await posts('1 T-72 destroyed at Here', '1 T-72 destroyed');
    expect(await shown(id)).toEqual([]);
  });

  it('shows each side of a place, who says so, and why one is published', async () => {
    const id = await posts(
      '1 T-72 destroyed at Here',
      '1 T-72 destroyed at There',
      'Again 1 T-72 destroyed at There',
    );
    const why = 'most sources of their own agree with it; of equals, the most exact';
    const sides = await conflictsOf(test.store.sql, id);
    expect(sides.map(({ value, chosen }) => [value, chosen]).sort()).toEqual([
      ['Here', expect.any(Boolean)],
      ['There', expect.any(Boolean)],
    ]);
    const published = sides.filter(({ chosen }) => chosen);
    expect(published).toMatchObject([{ field: 'place', why_chosen: why }]);
    const [place] = await test.sql`select place_name from reporting.losses`;
    expect(published[0]?.value).toBe(place?.['place_name']);
    expect(sides.flatMap(({ claim_ids: ids }) => ids)).toHaveLength(3);
    expect(sides.flatMap(({ source_urls: urls }) => urls)).toHaveLength(3);
  });

  it('shows the stages of a loss, and which of them is published', async () => {
    const id = await posts('1 T-72 damaged', '1 T-72 destroyed');
    expect(await shown(id)).toEqual([
      {
        field: 'status',
        value: 'destroyed',
        chosen: true,
        why: expect.stringContaining('captured before destroyed'),
        n: 1,
      },
      { field: 'status', value: 'damaged', chosen: false, why: null, n: 1 },
    ]);
  });

  it('shows what a reviewer set beside what is told', async () => {
    const id = await posts('1 T-72 destroyed at Here', '1 T-72 destroyed at There');
    await test.store.db.transaction((tx) =>
      judgeLoss(
        tx,
        id,
        'corrected',
        { place_name: 'Elsewhere', latitude: 49, longitude: 36 },
        {
          reviewer: 'ann',
          reason: 'the church',
          at: new Date(),
          seenRevision: null,
        },
      ),
    );
    expect(await shown(id)).toEqual([
      { field: 'place', value: 'Elsewhere', chosen: true, why: 'a reviewer said so', n: 0 },
      { field: 'place', value: 'Here', chosen: false, why: null, n: 1 },
      { field: 'place', value: 'There', chosen: false, why: null, n: 1 },
    ]);
    expect(conflictLines(await conflictsOf(test.store.sql, id)).slice(0, 2)).toEqual([
      '  place',
      '    = Elsewhere  (no source; published: a reviewer said so)',
    ]);
  });
});
