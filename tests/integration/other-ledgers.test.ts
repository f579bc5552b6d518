import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { attachPictures, comparePictures } from '../../src/app/other-ledgers/their-pictures.ts';
import { sha256 } from '../../src/domain/digest.ts';
import { readPicture } from '../../src/media/read-picture.ts';
import { openFolderBlobStore } from '../../src/store/blobs/folder-blob-store.ts';
import {
  countElsewhere,
  lossesElsewhere,
  unmatchedItems,
} from '../../src/store/queries/losses-elsewhere.ts';
import { variantOf } from '../_support/drawn-pictures.ts';
import { NO_MEDIA } from '../_support/no-media.ts';
import { webOfBytes } from '../_support/web-of-bytes.ts';
import { importTheirs } from './importing-theirs.ts';
import { ledgerRun, reader } from './ledger-run.ts';
import { startTestStore, type TestStore } from './test-store.ts';

const ID = '1622905800000000000';
const OTHER_ID = '1622905900000000000';
const PICTURE = 'https://pictures.example/media/ours.jpg';
const pictures = { algorithm: 'test-1', read: readPicture };
const outside = webOfBytes((url) => variantOf(1, url.includes('ours') ? 'original' : 'half'));

let test: TestStore;
let run: ReturnType<typeof ledgerRun>;
let folder: string;
let blobs: ReturnType<typeof openFolderBlobStore>;

beforeAll(async () => {
  test = await startTestStore();
  run = ledgerRun(test, reader, { ...NO_MEDIA, mediaOf: 'all', outside, pictures });
});
afterAll(() => test.stop());
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lossledger-others-'));
  blobs = openFolderBlobStore(path.join(folder, 'captures'));
});
afterEach(async () => {
  await run.clear();
  await rm(folder, { recursive: true, force: true });
});

const post = (words: string, id = ID, image = '') => ({
  html: `<!doctype html><html lang="en"><head><title>News ${id}</title></head><body><p>Something.</p>
    <blockquote class="twitter-tweet"><p lang="en" dir="ltr">${words}</p>${image}&mdash; Name (@notes)
    <a href="https://twitter.com/notes/status/${id}">February 7, 2023</a></blockquote></body></html>`,
  url: `https://news.example/${id}`,
});

const bring = (content: string, change: Parameters<typeof importTheirs>[3] = {}) =>
  importTheirs(test, blobs, content, change);

const HEAD = 'country,origin,system,status,url,date_recorded';
const oryx = (...rows: readonly string[]) => `${[HEAD, ...rows].join('\n')}\n`;
const T72 = `Russia,Soviet Union,201 T-72,destroyed,https://x.com/a/status/${ID}?s=20,2023-02-09`;
const BMP = 'Ukraine,Soviet Union,BMP-2,captured,https://i.postimg.cc/ab/470.png,2023-02-10';
const elsewhere = (by: 'url' | 'picture' | 'both' = 'both') =>
  lossesElsewhere(test.store.sql, { by, limit: 100 });

describe('a file of another ledger', () => {
  it('is on record with where each item stands in it, read by the reference data of this ledger', async () => {
    const imported = await bring(oryx(T72, BMP));
    expect(imported).toMatchObject({
      rows: 2,
      refused: 0,
      added: 2,
      changed: 0,
      gone: 0,
      part: 'all',
    });
    const items = await test.sql`
      select ledger, model_raw, model, equipment_category, status, lost_by, recorded_on::text, loss_date,
        urls, row_number, file_sha256
      from reporting.other_ledger_items order by row_number`;
    expect(items[0]).toEqual({
      ledger: 'theirs',
      model_raw: '201 T-72',
      model: 'T-72',
      equipment_category: 'Tanks',
      status: 'destroyed',
      lost_by: 'RUS',
      recorded_on: '2023-02-09',
      loss_date: null,
      urls: [`https://x.com/a/status/${ID}?s=20`],
      row_number: 2,
      file_sha256: imported.sha256,
    });
    const [ledger] = await test.sql`select * from reporting.other_ledgers`;
    expect(ledger).toMatchObject({
      ledger: 'theirs',
      format: 'oryx-csv',
      file_name: 'file.csv',
      file_sha256: imported.sha256,
      n_rows: 2,
      n_refused: 0,
      n_items: 2,
      n_gone: 0,
    });
    expect(sha256(await blobs.get(imported.sha256))).toBe(imported.sha256);
  });

  it('makes no loss', async () => {
    await bring(oryx(T72, BMP));
    expect(await test.sql`select from reporting.losses`).toHaveLength(0);
    expect(await test.sql`select from lossledger.posts`).toHaveLength(0);
  });

  it('changes nothing when it comes again', async () => {
    await bring(oryx(T72, BMP));
    const before = await run.everything();
    const again = await bring(oryx(T72, BMP), { now: new Date('2026-11-24T00:00:00Z') });
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 2, gone: 0, returned: 0 });
    expect(await run.everything()).toEqual(before);
  });

  it('updates what a newer one says otherwise, marks what that lists no more, and takes it up again', async () => {
    await bring(oryx(T72, BMP));
    const [first] =
      await test.sql`select item_id from reporting.other_ledger_items where status = 'destroyed'`;
    const newer = await bring(
      oryx(T72.replace('Soviet Union', 'Russia').replace('201', '227'), BMP.replace('470', '471')),
      { now: new Date('2026-11-24T00:00:00Z') },
    );
    // The count in the heading and the origin changed, which is no other item; another picture is.
    expect(newer).toMatchObject({ added: 1, changed: 1, unchanged: 0, gone: 1 });
    const items = await test.sql`
      select item_id, model_raw, status, gone_at::date::text as gone from reporting.other_ledger_items order by item_id`;
    expect(items).toMatchObject([
      { item_id: first?.['item_id'], model_raw: '227 T-72', gone: null },
      { status: 'captured', gone: '2026-11-24' },
      { status: 'captured', gone: null },
    ]);
    const third = await bring(oryx(T72, BMP));
    expect(third).toMatchObject({ added: 0, changed: 1, gone: 1, returned: 1 });
  });

  it('counts each of several items that one picture shows', async () => {
    await bring(oryx(BMP, BMP, BMP));
    const fewer = await bring(oryx(BMP, BMP));
    expect(fewer).toMatchObject({ added: 0, unchanged: 2, gone: 1 });
  });

  it('leaves out bad rows, tells them with their number and reason, and keeps count', async () => {
    const file = oryx(
      T72,
      'Russia,x,T-72,exploded,https://a.example/1,2023-02-09',
      'Russia,T-72',
      BMP,
    );
    const imported = await bring(file);
    expect(imported).toMatchObject({ rows: 2, refused: 2, added: 2 });
    expect(imported.told).toEqual([
      { row: 3, reason: '"exploded" is no status' },
      { row: 4, reason: 'it has 2 cells, the headings are 6' },
    ]);
    const [row] = await test.sql`select n_refused, refused from lossledger.other_ledger_files`;
    expect(row).toEqual({ n_refused: 2, refused: imported.told });
  });

  it('is refused whole where no row can be read, and where it is of another format', async () => {
    await expect(bring(oryx('a,b,c,d,e,f'))).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(bring('name,place\nx,y\n')).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('Its columns are "name", "place".'),
    });
    expect(await test.sql`select from lossledger.other_ledgers`).toHaveLength(0);
    await bring(oryx(T72));
    await expect(bring('[]', { format: 'warspotting-json' })).rejects.toMatchObject({
      code: 'USAGE',
    });
  });

  it('writes nothing in a dry run, and tells what would be', async () => {
    expect(await bring(oryx(T72, BMP), { dryRun: true })).toMatchObject({ added: 2 });
    expect(await test.sql`select from lossledger.other_ledgers`).toHaveLength(0);
    expect(await test.sql`select from lossledger.captures`).toHaveLength(0);
  });

  it('marks nothing of the other parts of a ledger that comes in several files', async () => {
    await bring(oryx(T72), { file: 'event_destroyed.csv' });
    const captured = await bring(oryx(BMP), { file: 'event_captured.csv' });
    expect(captured).toMatchObject({ part: 'captured', added: 1, gone: 0 });
    const day = {
      id: 1,
      model: 'T-72',
      status: 'Destroyed',
      lost_by: 'Russia',
      date: '2023-02-07',
    };
    const options = { format: 'warspotting-json', ledger: 'spots' } as const;
    expect(await bring(JSON.stringify({ losses: [day] }), options)).toMatchObject({
      part: '2023-02-07',
    });
    const next = { ...day, id: 2, date: '2023-02-08' };
    expect(await bring(JSON.stringify({ losses: [next] }), options)).toMatchObject({ gone: 0 });
    const quietDay = { ...options, part: '2023-02-09' };
    expect(await bring('{"losses":[]}', quietDay)).toMatchObject({ rows: 0, gone: 0 });
  });

  it('is refused where few were listed and most of them would be gone', async () => {
    const other = T72.replace(ID, OTHER_ID);
    await bring(oryx(T72, other, BMP));
    await expect(bring(oryx(T72))).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('file.csv lacks 2 of the 3 items that theirs listed'),
    });
    expect(await bring(oryx(T72), { acceptGone: true })).toMatchObject({ gone: 2 });
    const replaced = oryx(BMP);
    await expect(bring(replaced)).rejects.toMatchObject({
      message: expect.stringContaining('lacks 1 of the 1 item that theirs listed'),
    });
  });

  it('is refused where it lists nothing and something was listed, whatever is accepted', async () => {
    expect(await bring(oryx())).toMatchObject({ rows: 0, added: 0 });
    await bring(oryx(T72));
    for (const acceptGone of [false, true]) {
      await expect(bring(oryx(), { acceptGone })).rejects.toMatchObject({
        code: 'INPUT_INVALID',
        message: expect.stringContaining('file.csv lists nothing, and theirs listed 1 item'),
      });
    }
    expect(
      await test.sql`select from reporting.other_ledger_items where gone_at is null`,
    ).toHaveLength(1);
  });

  it('is refused where most of what was listed would be gone, unless that is said to be so', async () => {
    const many = Array.from({ length: 50 }, (_, n) =>
      T72.replace(ID, String(1_000_000_000_000 + n)),
    );
    await bring(oryx(...many));
    await expect(bring(oryx(T72))).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('lacks 50 of the 50 items'),
    });
    expect(
      await test.sql`select from reporting.other_ledger_items where gone_at is null`,
    ).toHaveLength(50);
    expect(await bring(oryx(T72), { acceptGone: true })).toMatchObject({ gone: 50, added: 1 });
  });

  it('tells an id that stands in two rows, and takes the first', async () => {
    const record = { id: 7, model: 'T-72', status: 'Destroyed', date: '2023-02-07' };
    const file = JSON.stringify({ losses: [record, { ...record, model: 'BMP-2' }] });
    const imported = await bring(file, { format: 'warspotting-json' });
    expect(imported).toMatchObject({ rows: 1, refused: 1, added: 1 });
    expect(imported.told).toEqual([{ row: 2, reason: 'its id 7 is that of row 1 already' }]);
  });
});

describe('a loss that another ledger documents', () => {
  it('is found by the address of its post, however that is written, with what agrees and contradicts', async () => {
    await run.ingest(post('1 T-72 destroyed.'));
    await bring(oryx(T72, BMP));
    expect(await elsewhere('url')).toMatchObject([
      {
        ledger: 'theirs',
        found_by: ['post'],
        agrees: ['model', 'family', 'category', 'status', 'owner'],
        contradicts: [],
        their_model_raw: '201 T-72',
      },
    ]);
    expect(await elsewhere('picture')).toEqual([]);
    const unmatched = await unmatchedItems(test.store.sql, { by: 'both', limit: 10 });
    expect(unmatched).toMatchObject([{ model: 'BMP-2', lost_by: 'UKR' }]);
    expect(await countElsewhere(test.store.sql, { by: 'both' })).toEqual({
      losses: 1,
      losses_found: 1,
      items: 2,
      items_found: 1,
    });
  });

  it('is found by the address of the article that carries its post', async () => {
    await run.ingest(post('1 T-72 destroyed.'));
    await bring(oryx(T72.replace(/https[^,]+/, `http://www.news.example/${ID}/?utm_source=x`)));
    expect(await elsewhere('url')).toMatchObject([{ found_by: ['article'] }]);
  });

  it('shows where the two do not agree', async () => {
    await run.ingest(post('1 T-72 destroyed on 2024-03-01'));
    const spot = {
      id: 5,
      type: 'Tanks',
      model: 'T-80BV',
      status: 'Captured',
      lost_by: 'Ukraine',
      date: '2024-03-09',
      sources: [`https://x.com/a/status/${ID}`],
    };
    await bring(JSON.stringify({ losses: [spot] }), { format: 'warspotting-json' });
    expect(await elsewhere()).toMatchObject([
      {
        agrees: ['category'],
        contradicts: ['model', 'family', 'status', 'owner', 'date'],
        their_id: '5',
      },
    ]);
  });

  it('goes with the item of theirs that fits it where one post tells of several', async () => {
    await run.ingest(post('1 T-72 destroyed. 1 BMP-2 captured.'));
    const same = BMP.replace('Ukraine', 'Russia').replace(
      /https[^,]+/,
      `https://x.com/a/status/${ID}`,
    );
    await bring(oryx(T72, same));
    const found = await elsewhere();
    expect(found.map(({ model, their_model }) => [model, their_model]).toSorted()).toEqual([
      ['BMP-2', 'BMP-2'],
      ['T-72', 'T-72'],
    ]);
    expect(await test.sql`select from reporting.losses_elsewhere`).toHaveLength(4);
  });

  it('is found by the address of its picture', async () => {
    await run.ingest(post('1 T-72 destroyed.', OTHER_ID, `<img src="${PICTURE}">`));
    await bring(oryx(T72.replace(/https[^,]+/, `${PICTURE}#x`)));
    expect(await elsewhere('picture')).toMatchObject([{ found_by: ['picture_address'] }]);
    expect(await elsewhere('url')).toEqual([]);
  });

  it('is found by their picture: the same bytes, or one that looks the same beyond doubt', async () => {
    await run.ingest(post('1 T-72 destroyed.', OTHER_ID, `<img src="${PICTURE}">`));
    const others = oryx(
      T72.replace(/https[^,]+/, 'https://i.postimg.cc/aa/same.jpg'),
      T72.replace(/https[^,]+/, 'https://i.postimg.cc/bb/alike.jpg'),
      T72.replace(/https[^,]+/, 'https://i.postimg.cc/cc/none.jpg'),
      T72.replace(/https[^,]+/, 'https://i.postimg.cc/dd/470.png'),
      T72.replace(/https[^,]+/, 'https://i.postimg.cc/ee/470.png'),
    );
    await bring(others);
    const saved = path.join(folder, 'saved');
    await mkdir(path.join(saved, 'ee'), { recursive: true });
    await writeFile(path.join(saved, 'same.jpg'), await variantOf(1, 'original'));
    await writeFile(path.join(saved, 'alike.jpg'), await variantOf(1, 'half'));
    await writeFile(path.join(saved, 'none.jpg'), await variantOf(2, 'original'));
    await writeFile(path.join(saved, '470.png'), await variantOf(3, 'original'));
    await writeFile(path.join(saved, 'ee', '470.png'), await variantOf(4, 'original'));
    await writeFile(path.join(saved, 'stray.jpg'), await variantOf(5, 'original'));
    const attach = () =>
      attachPictures({ store: test.store, blobs }, pictures, {
        ledger: 'theirs',
        folder: saved,
        maxBytes: 1_000_000,
        now: new Date(),
        signal: new AbortController().signal,
      });
    expect(await attach()).toEqual({
      files: 6,
      attached: 4,
      unknown: 1,
      problems: [{ file: '470.png', reason: expect.stringContaining('2 addresses end so') }],
    });
    const compare = () =>
      comparePictures({ store: test.store }, pictures.algorithm, {
        signal: new AbortController().signal,
        onProgress: () => undefined,
      });
    expect(await compare()).toBe(4);
    expect(await compare()).toBe(0);
    const found = await elsewhere('picture');
    expect(found.map((row) => [row.found_at, row.found_by]).toSorted()).toEqual([
      [['alike.jpg'], ['like_picture']],
      [['same.jpg'], ['like_picture', 'same_picture']],
    ]);
    expect(await attach()).toMatchObject({ attached: 0 });
    // What they show ties none of ours together, and is searched for by nobody.
    expect(await test.sql`select from lossledger.media_links`).toHaveLength(0);
    expect(await test.sql`select from lossledger.media where kind = 'image'`).toHaveLength(1);
  });

  it('is not told of once it is rejected', async () => {
    await run.ingest(post('1 T-72 destroyed.'));
    await bring(oryx(T72));
    expect(await elsewhere()).toHaveLength(1);
    await test.sql`update lossledger.losses set review_state = 'rejected'`;
    expect(await elsewhere()).toEqual([]);
    expect(await unmatchedItems(test.store.sql, { by: 'both', limit: 10 })).toHaveLength(1);
  });
});

describe('the views', () => {
  it.each([
    [
      'other_ledgers',
      'ledger:text format:text attribution:text part:text imported_at:timestamp with time zone file_name:text file_sha256:text n_rows:integer n_refused:integer n_items:integer n_gone:integer',
    ],
    [
      'other_ledger_items',
      'item_id:bigint ledger:text their_id:text model_raw:text model:text family:text equipment_category:text status_raw:text status:text status_all:text[] lost_by_raw:text lost_by:text date_raw:text loss_date:date recorded_on:date place_raw:text latitude:double precision longitude:double precision unit:text description:text urls:text[] problems:text[] file_sha256:text row_number:integer first_seen_at:timestamp with time zone changed_at:timestamp with time zone gone_at:timestamp with time zone',
    ],
    [
      'losses_elsewhere',
      'loss_id:text item_id:bigint ledger:text their_id:text found_by:text[] found_at:text[] agrees:text[] contradicts:text[] their_model_raw:text their_model:text their_status:text their_lost_by:text their_loss_date:date their_place_raw:text km_apart:double precision gone_at:timestamp with time zone',
    ],
  ])('reporting.%s has its columns in their order, with their types', async (view, wanted) => {
    const columns = await test.sql<{ name: string; type: string }[]>`
      select attname as name, format_type(atttypid, atttypmod) as type
      from pg_attribute where attrelid = ${`reporting.${view}`}::regclass and attnum > 0 order by attnum`;
    expect(columns.map(({ name, type }) => `${name}:${type}`).join(' ')).toBe(wanted);
  });

  it('answer the statements of the guide to the role that reads', async () => {
    await run.ingest(post('1 T-72 destroyed.'));
    await bring(oryx(T72, BMP));
    const guide = await readFile(
      new URL('../../docs/how-to/compare-with-other-ledgers.md', import.meta.url),
      'utf8',
    );
    const statements = [...guide.matchAll(/```sql\n(.*?);\n```/gs)].map(([, sql = '']) => sql);
    expect(statements.length).toBeGreaterThanOrEqual(3);
    for (const sql of statements) {
      const rows = await test.sql.begin('read only', async (tx) => {
        await tx.unsafe('set local role lossledger_reader');
        return tx.unsafe(sql);
      });
      expect(rows.length, sql).toBeGreaterThan(0);
    }
  });
});
