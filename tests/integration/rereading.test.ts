import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WitnessText } from '../../src/domain/claim.ts';
import { workFor } from '../../src/pipeline/define-stage.ts';
import { type RereadDocument, rereadDocument } from '../../src/pipeline/reread-document.ts';
import { extract } from '../../src/pipeline/stages/extract.ts';
import { openRereading } from '../../src/store/queries/rereading.ts';
import { judgeLoss } from '../../src/store/queries/review-losses.ts';
import { revisionsOf } from '../../src/store/queries/review-queue.ts';
import { checkedLosses } from '../../src/store/queries/verify.ts';
import { NO_FACTS } from '../_support/no-facts.ts';
import { ledgerRun, reader } from './ledger-run.ts';
import { startTestStore, type TestStore } from './test-store.ts';

/** Knows a cause, takes the BMP-2 for what it is not, and reads no damage. */
const later = {
  ...reader,
  extractor: 'words/2',
  read: (witness: WitnessText) =>
    reader
      .read(witness)
      .filter(({ status }) => status !== 'damaged')
      .map((claim) => ({
        ...claim,
        extractor: 'words/2',
        caused_by: witness.text.includes('Lancet') ? 'Lancet' : null,
        model: claim.model === 'BMP-2' ? 'BMP-3' : claim.model,
      })),
};

let test: TestStore;
let run: ReturnType<typeof ledgerRun>;
let again: ReturnType<typeof ledgerRun>;
beforeAll(async () => {
  test = await startTestStore();
  run = ledgerRun(test);
  again = ledgerRun(test, later, { blobs: run.blobs });
}, 60_000);
afterAll(async () => {
  await test.stop();
}, 60_000);
beforeEach(async () => {
  await run.clear();
  await again.clear();
});

const block = (name: string, text: string, id: number) =>
  `<blockquote class="twitter-tweet"><p lang="en" dir="ltr">${text}.</p>&mdash; Name (@${name})
    <a href="https://twitter.com/${name}/status/17679${String(id).padStart(14, '0')}">March 12, 2024</a></blockquote>`;

async function ingest(url: string | null, ...body: readonly string[]): Promise<void> {
  await run.ingest({
    html: `<!doctype html><html lang="en"><body>${body.join('\n')}</body></html>`,
    url,
  });
}

/** The work of reading each captured document, as the table of work has it. */
async function workOnRecord() {
  const captures = await test.sql<
    { capture_id: string; sha256: string; url: string | null; captured_at: Date }[]
  >`select capture_id, sha256, url, captured_at from lossledger.captures order by captured_at`;
  const rows = captures.map(({ capture_id: captureId, sha256, url, captured_at: at }) =>
    workFor(extract, { captureId, sha256, url, name: null, capturedAt: at.toISOString() }),
  );
  for (const { stage, key, subject, stageVersion, input } of rows) {
    await test.sql`insert into lossledger.work (stage, key, subject, stage_version, input, state)
      values (${stage}, ${key}, ${subject}, ${stageVersion}, ${JSON.stringify(input)}::text::jsonb, 'done')
      on conflict do nothing`;
  }
  return rows;
}

async function preview(subject?: string): Promise<readonly RereadDocument[]> {
  await workOnRecord();
  const rereading = await openRereading(test.store, subject === undefined ? {} : { subject });
  const means = {
    db: test.store.db,
    blobs: run.blobs,
    reader: later,
    facts: NO_FACTS,
    mediaOf: 'none' as const,
    now: () => new Date(),
  };
  const found: RereadDocument[] = [];
  try {
    for (const document of await rereading.next(100)) {
      found.push(await rereadDocument(document, rereading, means));
    }
  } finally {
    await rereading.close();
  }
  return found;
}

async function apply(): Promise<void> {
  for (const work of await workOnRecord()) await again.work(work);
}

const differing = (documents: readonly RereadDocument[]) =>
  documents.flatMap(({ witnesses }) =>
    witnesses.flatMap(({ handle, claims }) =>
      claims.map(({ change, fields }) => [handle, change, ...fields.map(({ field }) => field)]),
    ),
  );

const effects = (documents: readonly RereadDocument[]) =>
  documents.flatMap(({ losses }) =>
    losses.map(
      ({ lossId, change, facts }) => `${lossId} ${change} ${facts.model} ${facts.caused_by}`,
    ),
  );

async function standing() {
  const rows = await test.sql`
    select loss_id, model, status, caused_by, review_state from reporting.losses order by 1`;
  return rows.map((row) => ({ ...row }));
}

async function threePosts() {
  await ingest('https://news.example/1', block('ann', '1 T-72 destroyed by a Lancet', 1));
  await ingest('https://news.example/2', block('barb', '2 BMP-2 captured', 2));
  await ingest(
    'https://news.example/3',
    block('cecil', '1 T-72 damaged', 3),
    block('ann', '1 T-72 destroyed by a Lancet', 1),
  );
}

describe('looking at what reading again would change', () => {
  it('tells it claim by claim and loss by loss, each once', async () => {
    await threePosts();
    const documents = await preview();
    expect(differing(documents)).toEqual([
      ['ann', 'changed', 'caused_by'],
      ['barb', 'changed', 'model'],
      ['cecil', 'removed'],
    ]);
    expect(documents.flatMap(({ losses }) => losses.map(({ change }) => change)).sort()).toEqual([
      'changed',
      'changed',
      'changed',
      'removed',
    ]);
  });

  it('changes nothing, not a row', async () => {
    await threePosts();
    await workOnRecord();
    const before = await run.everything();
    await preview();
    expect(await run.everything()).toEqual(before);
  });

  it('tells what reading again then does', async () => {
    await threePosts();
    const told = effects(await preview());
    await apply();
    const revisions = await test.sql<
      { loss_id: string; revision: number; model: string; cause: string; state: string }[]
    >`
      select v.loss_id, v.revision, v.facts ->> 'model' as model, v.facts ->> 'caused_by' as cause,
        v.facts ->> 'review_state' as state
      from lossledger.loss_revisions v where v.revision > 1`;
    expect(
      revisions
        .map(
          (row) =>
            `${row.loss_id} ${row.state === 'withdrawn' ? 'removed' : 'changed'} ${row.model} ${row.cause}`,
        )
        .sort(),
    ).toEqual([...told].sort());
    expect(effects(await preview())).toEqual([]);
    expect(differing(await preview())).toEqual([]);
    for await (const loss of checkedLosses(test.store.sql)) expect(loss.problems).toEqual([]);
  });

  it('looks at the documents asked for alone', async () => {
    await threePosts();
    expect(differing(await preview('example/2'))).toEqual([['barb', 'changed', 'model']]);
  });

  it('names a document that cannot be read, and goes on', async () => {
    await threePosts();
    const [first] = await workOnRecord();
    await test.sql`update lossledger.work set input = input || '{"sha256": "gone"}'
      where key = ${first?.key ?? ''}`;
    const documents = await preview();
    expect(documents.map(({ failed }) => failed?.code ?? null)).toEqual([
      'INPUT_INVALID',
      null,
      null,
    ]);
    expect(differing(documents)).toContainEqual(['ann', 'changed', 'caused_by']);
  });

  it('reads what is tied to a post with it, so that a loss of two is not told of as two', async () => {
    const text = 'Near the old brickworks 1 BMP-2 captured on 2024-03-01, writes the brigade';
    await ingest('https://news.example/1', block('ann', text, 1));
    await ingest('https://news.example/2', block('barb', `RT @ann: ${text}`, 2));
    expect(await standing()).toHaveLength(1);
    const documents = await preview();
    expect(documents.flatMap(({ losses }) => losses.map(({ change }) => change))).toEqual([
      'changed',
    ]);
    expect(differing(documents)).toEqual([
      ['ann', 'changed', 'model'],
      ['barb', 'changed', 'model'],
    ]);
  });
});

describe('reading again', () => {
  it('keeps the old claims beside the new', async () => {
    await threePosts();
    await apply();
    const rows = await test.sql`
      select extractor, count(*)::int as n from lossledger.claims group by 1 order by 1`;
    expect(rows.map((row) => [row['extractor'], row['n']])).toEqual([
      ['words/1', 3],
      ['words/2', 2],
    ]);
  });

  it('leaves a correction standing, and shows both in the history', async () => {
    await ingest(null, block('ann', '1 BMP-2 destroyed by a Lancet', 1));
    const [loss] = await standing();
    const id = String(Reflect.get(loss ?? {}, 'loss_id'));
    await test.store.db.transaction((tx) =>
      judgeLoss(
        tx,
        id,
        'corrected',
        { model: 'BMP-1' },
        {
          reviewer: 'ann',
          reason: 'the gun',
          at: new Date(),
          seenRevision: null,
        },
      ),
    );
    expect(effects(await preview())).toEqual([`${id} changed BMP-1 Lancet`]);
    await apply();
    expect(await standing()).toMatchObject([
      { loss_id: id, model: 'BMP-1', caused_by: 'Lancet', review_state: 'corrected' },
    ]);
    expect(await revisionsOf(test.store.sql, id)).toMatchObject([
      { author: 'words/1' },
      {
        author: 'reviewer ann',
        reason: 'the gun',
        changed: { model: { from: 'BMP-2', to: 'BMP-1' } },
      },
      { author: 'words/2', changed: { caused_by: { from: null, to: 'Lancet' } } },
    ]);
  });

  it('takes back what an article said in its own prose, and says no more', async () => {
    await ingest(
      'https://news.example/1',
      '<p>Near the bridge 1 T-72 damaged on 2024-03-01, they said.</p>',
    );
    expect(await standing()).toHaveLength(1);
    expect(effects(await preview())).toHaveLength(1);
    await apply();
    expect(await standing()).toEqual([]);
  });

  it('takes back nothing that another article tells, which was not read again', async () => {
    const prose = '<p>By the river 1 BMP-2 captured on 2024-03-01, they said.</p>';
    await ingest('https://news.example/1', prose, block('ann', '1 T-72 destroyed by a Lancet', 1));
    await ingest('https://news.example/2', block('ann', '1 T-72 destroyed by a Lancet', 1));
    expect(await standing()).toHaveLength(2);
    const [, second] = await workOnRecord();
    if (second !== undefined) await again.work(second);
    expect(await standing()).toHaveLength(2);
  });
});
