import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { generateLedger } from '../../scripts/bench-reporting/generate-ledger.ts';
import { loadReferenceData, REFERENCE_FOLDER } from '../../src/app/reference-data.ts';
import { CATEGORIES } from '../../src/domain/vocabulary.ts';
import { Crosswalk } from '../../src/extract/equipment/crosswalk.ts';
import { ExchangeNames, readExchangeNames } from '../../src/reporting/exchange-names.ts';
import {
  type ExportFormat,
  type ExportRequest,
  exportLosses,
} from '../../src/reporting/export-losses.ts';
import { readPublicationPolicy } from '../../src/reporting/publication-policy.ts';
import { putPolicyInForce } from '../../src/store/queries/publication.ts';
import type { TestStore } from './test-store.ts';
import { startTestStore } from './test-store.ts';

let test: TestStore;
let names: ExchangeNames;
let folder: string;
/** The view's rows as Postgres' own JSON has them. */
let wanted: readonly Readonly<Record<string, unknown>>[];

/** More than a page, so that pages meet. */
const LOSSES = 9_000;

beforeAll(async () => {
  test = await startTestStore();
  const connection = await test.sql.reserve();
  await generateLedger((statement) => connection.unsafe(statement), { losses: LOSSES, seed: 2 });
  connection.release();
  await test.sql`
    update lossledger.losses set model_raw = (array['=cmd()', '+1', '-2', '@x', 'a "quoted", word', E'two\nlines', E'\tTab', 'Гвоздика 💥', '', ' '])[1 + abs(hashtext(loss_id)) % 10]`;
  const [reference, file] = await Promise.all([
    loadReferenceData(),
    readExchangeNames(REFERENCE_FOLDER),
  ]);
  const crosswalk = new Crosswalk(reference.crosswalk);
  names = new ExchangeNames(file, reference.weapons.weapons, ({ model, family, category }) => {
    const known = CATEGORIES.find((each) => each === category);
    if (known === undefined) return null;
    return crosswalk.classesOf({ model, family, category: known })?.warspotting_type ?? null;
  });
  const rows = await test.sql<{ loss: Readonly<Record<string, unknown>> }[]>`
    select to_jsonb(l) as loss from reporting.losses l order by recorded_at, loss_id`;
  wanted = rows.map((row) => row.loss);
});
afterAll(async () => {
  await test.stop();
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lossledger-export-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function request(format: ExportFormat, change: Partial<ExportRequest> = {}): ExportRequest {
  return {
    format,
    view: 'reporting.losses',
    filter: {},
    to: { kind: 'folder', path: folder },
    resume: false,
    names,
    now: new Date('2026-11-23T00:00:00Z'),
    ...change,
  };
}

async function exported(
  format: ExportFormat,
  change: Partial<ExportRequest> = {},
): Promise<string> {
  await exportLosses(test.store, request(format, change));
  return readFile(
    path.join(
      folder,
      `losses.${format === 'acled' ? 'csv' : format === 'warspotting' ? 'json' : format}`,
    ),
    'utf8',
  );
}

async function duckdb(query: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(query);
    return reader.getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Both sides in one form: instants as milliseconds. */
function comparable(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      name.endsWith('_at') && typeof value === 'string' ? Date.parse(value) : value,
    ]),
  );
}

const NUMBERS = new Set([
  'date_prec',
  'latitude',
  'longitude',
  'where_prec',
  'uncertainty_km',
  'n_posts',
  'n_articles',
  'confidence',
  'revision',
]);
const LISTS = new Set(['status_all', 'tags', 'source_urls', 'media_sha256']);

describe('export --format csv', () => {
  it('reads back as the rows of the view, by a parser of others', async () => {
    const text = await exported('csv');
    const rows = parse(text, {
      columns: true,
      cast: (value, { quoting, header }) => (!header && value === '' && !quoting ? null : value),
    });
    const read = (rows as Record<string, string | null>[]).map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => {
          if (value === null) return [name, null];
          if (NUMBERS.has(name)) return [name, Number(value)];
          if (LISTS.has(name)) return [name, JSON.parse(value)];
          return [name, /^'[=+\-@\t\r]/.test(value) ? value.slice(1) : value];
        }),
      ),
    );
    expect(read.map(comparable)).toEqual(wanted.map(comparable));
  });

  it('has no field that a spreadsheet would run', async () => {
    const rows: string[][] = parse(await exported('csv'));
    const dangerous = rows
      .flat()
      .filter((field) => /^[=+@\t\r]/.test(field) || /^-(?!\d+(\.\d+)?$)/.test(field));
    expect(dangerous).toEqual([]);
    expect(rows.flat().filter((field) => field === "'=cmd()").length).toBeGreaterThan(100);
  });

  it('opens in DuckDB with types it finds by itself', async () => {
    await exported('csv');
    const [row] = await duckdb(`
      select count(*) as n, sum(n_posts) as posts, max(loss_date_end) as last, count(latitude) as points
      from read_csv('${folder}/losses.csv', header = true)`);
    const points = wanted.filter((each) => each['latitude'] !== null).length;
    expect(row).toMatchObject({ n: String(wanted.length), points: String(points) });
    expect(String(row?.['last'])).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

describe.each(['json', 'ndjson'] as const)('export --format %s', (format) => {
  it('reads back as the rows of the view, columns in their order', async () => {
    const text = await exported(format);
    const rows: Record<string, unknown>[] =
      format === 'json'
        ? JSON.parse(text)
        : text
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line));
    expect(rows.map(comparable)).toEqual(wanted.map(comparable));
    const columns = await test.sql`
      select attname from pg_attribute where attrelid = 'reporting.losses'::regclass and attnum > 0 order by attnum`;
    expect(Object.keys(rows[0] ?? {})).toEqual(columns.map((row) => row['attname']));
  });

  it('opens in DuckDB', async () => {
    await exported(format);
    const [row] = await duckdb(`
      select count(*) as n, count(distinct loss_id) as ids, sum(len(source_urls)) as urls from read_json('${folder}/losses.${format}')`);
    const urls = wanted.flatMap((each) => each['source_urls']).length;
    expect(row).toEqual({
      n: String(wanted.length),
      ids: String(wanted.length),
      urls: String(urls),
    });
  });

  it('is a whole document without a row', async () => {
    const text = await exported(format, { filter: { model: 'none such' } });
    expect(format === 'json' ? JSON.parse(text) : text).toEqual(format === 'json' ? [] : '');
  });
});

describe('export --format geojson', () => {
  /** RFC 7946, section by section, for a collection of points. */
  function faultsOf(document: unknown): string[] {
    const faults: string[] = [];
    const isObject = (value: unknown): value is Record<string, unknown> =>
      typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject(document)) return ['no object'];
    if (document['type'] !== 'FeatureCollection') faults.push('3.3: type');
    if ('crs' in document) faults.push('4: crs was removed');
    for (const member of ['coordinates', 'geometries', 'geometry', 'properties']) {
      if (member in document) faults.push(`7.1: ${member} in a collection`);
    }
    const features = document['features'];
    if (!Array.isArray(features)) return [...faults, '3.3: features'];
    for (const feature of features) {
      if (!isObject(feature)) return [...faults, 'feature no object'];
      if (feature['type'] !== 'Feature') faults.push('3.2: type');
      if (!isObject(feature['properties'])) faults.push('3.2: properties');
      if (typeof feature['id'] !== 'string') faults.push('3.2: id');
      for (const member of ['coordinates', 'geometries', 'features']) {
        if (member in feature) faults.push(`7.1: ${member} in a feature`);
      }
      const geometry = feature['geometry'];
      if (geometry === undefined) faults.push('3.2: geometry');
      if (!isObject(geometry)) continue;
      const { coordinates } = geometry;
      if (geometry['type'] !== 'Point' || !Array.isArray(coordinates)) faults.push('3.1.2: Point');
      else {
        const [longitude, latitude, ...more] = coordinates.map(Number);
        if (!(Math.abs(longitude ?? Number.NaN) <= 180)) faults.push('3.1.1: longitude');
        if (!(Math.abs(latitude ?? Number.NaN) <= 90)) faults.push('3.1.1: latitude');
        if (more.length > 0) faults.push('3.1.1: more than a position');
      }
    }
    return faults;
  }

  it('keeps to RFC 7946, with the point of each loss', async () => {
    const document = JSON.parse(await exported('geojson'));
    expect(faultsOf(document)).toEqual([]);
    expect(faultsOf({ ...document, crs: {} })).toEqual(['4: crs was removed']);
    const points = document.features.map(
      (feature: { id: string; geometry: { coordinates: number[] } | null }) => [
        feature.id,
        feature.geometry?.coordinates ?? null,
      ],
    );
    expect(points).toEqual(
      wanted.map((row) => [
        row['loss_id'],
        row['latitude'] === null ? null : [row['longitude'], row['latitude']],
      ]),
    );
  });
});

describe('export --format parquet', () => {
  it('reads back in DuckDB as the rows of the view, with types', async () => {
    await exportLosses(test.store, request('parquet'));
    const file = `${folder}/losses.parquet`;
    const types = await duckdb(
      `select column_name, column_type from (describe select * from '${file}')`,
    );
    expect(
      Object.fromEntries(types.map((row) => [row['column_name'], row['column_type']])),
    ).toMatchObject({
      loss_id: 'VARCHAR',
      status_all: 'VARCHAR[]',
      loss_date_end: 'DATE',
      posted_at: 'TIMESTAMP WITH TIME ZONE',
      latitude: 'DOUBLE',
      where_prec: 'INTEGER',
    });
    const rows = await duckdb(`
      select * replace (epoch_ms(posted_at)::double as posted_at, epoch_ms(collected_at)::double as collected_at,
        epoch_ms(recorded_at)::double as recorded_at, epoch_ms(updated_at)::double as updated_at) from '${file}'`);
    expect(rows).toEqual(wanted.map(comparable));
  });

  it('reads back in hyparquet, in groups of rows', async () => {
    await exportLosses(test.store, request('parquet', { filter: { lostBy: 'UKR' } }));
    const bytes = await readFile(path.join(folder, 'losses.parquet'));
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    const rows = await parquetReadObjects({ file });
    const ukrainian = wanted.filter((row) => row['lost_by'] === 'UKR');
    expect(rows.map((row) => [row['loss_id'], row['tags']])).toEqual(
      ukrainian.map((row) => [row['loss_id'], row['tags']]),
    );
    expect(parquetSchema(parquetMetadata(file)).children).toHaveLength(
      Object.keys(wanted[0] ?? {}).length,
    );
  });
});

describe('export --format oryx', () => {
  async function read(file: string): Promise<Record<string, string>[]> {
    return parse(await readFile(path.join(folder, file), 'utf8'), { columns: true });
  }

  it('writes the files of the fork with its columns, and totals that are the events', async () => {
    await exportLosses(test.store, request('oryx'));
    expect((await readdir(folder)).sort()).toEqual([
      'daily_count.csv',
      'datapackage.json',
      'event_abandoned.csv',
      'event_captured.csv',
      'event_damaged.csv',
      'event_destroyed.csv',
      'totals_by_system_wide.csv',
      'totals_by_type.csv',
    ]);
    const heads = await Promise.all(
      [
        'event_damaged.csv',
        'totals_by_system_wide.csv',
        'totals_by_type.csv',
        'daily_count.csv',
      ].map(async (file) => (await readFile(path.join(folder, file), 'utf8')).split('\n')[0]),
    );
    expect(heads).toEqual([
      'country,origin,system,status,url,date_recorded,sysID,imageID,statusID,matID',
      'country,system,destroyed,captured,abandoned,damaged,total',
      'country,equipment_type,destroyed,abandoned,captured,damaged,type_total',
      'country,equipment_type,destroyed,abandoned,captured,damaged,type_total,date_recorded,destroyed_diff,abandoned_diff,captured_diff,damaged_diff,type_total_diff,destroyed_diff_diff,abandoned_diff_diff,captured_diff_diff,damaged_diff_diff,type_total_diff_diff',
    ]);
    const events = (
      await Promise.all(
        ['destroyed', 'captured', 'abandoned', 'damaged'].map((status) =>
          read(`event_${status}.csv`),
        ),
      )
    ).flat();
    expect(events.map((row) => row['matID']).sort()).toEqual(
      wanted.map((row) => String(row['loss_id'])).sort(),
    );
    const sum = (rows: Record<string, string>[], column: string) =>
      rows.reduce((total, row) => total + Number(row[column]), 0);
    const types = await read('totals_by_type.csv');
    const all = types.filter((row) => row['equipment_type'] === 'All Types');
    expect(sum(all, 'type_total')).toBe(wanted.length);
    expect(sum(types, 'type_total')).toBe(2 * wanted.length);
    expect(sum(await read('totals_by_system_wide.csv'), 'total')).toBe(wanted.length);
    const daily = await read('daily_count.csv');
    expect(
      sum(
        daily.filter((row) => row['equipment_type'] !== 'All Types'),
        'type_total_diff',
      ),
    ).toBe(wanted.length);
    for (const total of types) {
      const last = daily
        .filter(
          (row) =>
            row['country'] === total['country'] &&
            row['equipment_type'] === total['equipment_type'],
        )
        .at(-1);
      expect(last?.['type_total']).toBe(total['type_total']);
    }
    expect(new Set(events.map((row) => row['country']))).toEqual(
      new Set(['Russia', 'Ukraine', 'Unknown']),
    );
    expect(new Set(types.map((row) => row['equipment_type']))).toContain(
      'Rocket and Missile Artillery',
    );
  });

  it('opens in DuckDB', async () => {
    await exportLosses(test.store, request('oryx'));
    const [row] = await duckdb(`
      select (select count(*) from read_csv('${folder}/event_*.csv', union_by_name = true)) as events,
        (select sum(type_total) from read_csv('${folder}/totals_by_type.csv') where equipment_type = 'All Types') as total`);
    expect(row).toEqual({ events: String(wanted.length), total: String(wanted.length) });
  });
});

describe('export --format warspotting', () => {
  it('has the records of its API, as a reader of them wants them', async () => {
    await exported('warspotting', { filter: { lostBy: 'RUS' } });
    const [row] = await duckdb(`
      with r as (select unnest(losses) as l from read_json('${folder}/losses.json'))
      select count(*) as n, count(distinct l.id) as ids, list(distinct l.lost_by) as lost_by, bool_and(l.id > 0) as numbers,
        bool_and(l.status in ('Destroyed', 'Captured', 'Abandoned', 'Damaged')) as statuses, bool_and(l.unit is null) as units,
        bool_and(l.geo is null or regexp_full_match(l.geo, '-?\\d+(\\.\\d+)?,-?\\d+(\\.\\d+)?')) as points
      from r`);
    const russian = wanted.filter((each) => each['lost_by'] === 'RUS').length;
    expect(row).toEqual({
      n: String(russian),
      ids: String(russian),
      lost_by: ['Russia'],
      numbers: true,
      statuses: true,
      units: true,
      points: true,
    });
    const { losses } = JSON.parse(await readFile(path.join(folder, 'losses.json'), 'utf8'));
    expect(Object.keys(losses[0])).toEqual([
      'id',
      'type',
      'model',
      'status',
      'lost_by',
      'date',
      'nearest_location',
      'geo',
      'unit',
      'tags',
    ]);
    expect(losses.find((each: { model: string }) => each.model === '2S1 Gvozdika')).toMatchObject({
      type: 'Self-propelled artillery',
    });
  });
});

describe('export --format acled', () => {
  it('has its 31 columns in their order, and invents nothing for what a loss does not tell', async () => {
    const rows: Record<string, string>[] = parse(await exported('acled'), { columns: true });
    expect(Object.keys(rows[0] ?? {}).join(',')).toBe(
      'event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp',
    );
    expect(rows.every((row) => row['fatalities'] === '')).toBe(true);
    const lancet = wanted.find(
      (row) =>
        row['caused_by'] === 'Lancet' &&
        row['lost_by'] === 'UKR' &&
        row['place_name'] === 'Kreminna',
    );
    expect(rows.find((row) => row['event_id_cnty'] === lancet?.['loss_id'])).toMatchObject({
      event_type: 'Explosions/Remote violence',
      sub_event_type: 'Air/drone strike',
      actor1: 'Military Forces of Russia (2000-)',
      actor2: 'Military Forces of Ukraine (2019-)',
      iso: '804',
      admin1: 'Luhansk',
      location: 'Kreminna',
    });
    const uncaused = wanted.find((row) => row['caused_by'] === null);
    expect(rows.find((row) => row['event_id_cnty'] === uncaused?.['loss_id'])).toMatchObject({
      event_type: '',
      sub_event_type: '',
      disorder_type: '',
    });
  });
});

describe('an export to a file', () => {
  const file = () => path.join(folder, 'out.csv');

  it('is there when it is whole, and not before', async () => {
    await expect(
      exportLosses(
        test.store,
        request('csv', {
          to: { kind: 'file', path: file() },
          onProgress: () => {
            throw new Error('cut off');
          },
        }),
      ),
    ).rejects.toThrow('cut off');
    expect((await readdir(folder)).sort()).toEqual(['out.csv.part', 'out.csv.part.json']);
  });

  it.each(['csv', 'json', 'ndjson', 'geojson', 'acled'] as const)(
    'goes on with a %s that was cut off, to the same bytes',
    async (format) => {
      const whole = await exportLosses(
        test.store,
        request(format, { to: { kind: 'file', path: file() } }),
      );
      const bytes = await readFile(file());
      await rm(file());
      const cut = request(format, {
        to: { kind: 'file', path: file() },
        onProgress: () => {
          throw new Error('cut off');
        },
      });
      await expect(exportLosses(test.store, cut)).rejects.toThrow('cut off');
      await writeFile(`${file()}.part`, 'half a li', { flag: 'a' });
      const resumed = await exportLosses(
        test.store,
        request(format, { to: { kind: 'file', path: file() }, resume: true }),
      );
      expect(resumed).toEqual({ ...whole, resumedAt: 4_000 });
      // Buffer by Buffer: a matcher compares megabytes element by element.
      expect(bytes.equals(await readFile(file()))).toBe(true);
      expect(await readdir(folder)).toEqual(['out.csv']);
    },
  );

  it('starts anew where what was left is another export, or not all there', async () => {
    const cut = request('csv', {
      to: { kind: 'file', path: file() },
      onProgress: () => {
        throw new Error('cut off');
      },
    });
    await expect(exportLosses(test.store, cut)).rejects.toThrow('cut off');
    const other = await exportLosses(
      test.store,
      request('csv', {
        to: { kind: 'file', path: file() },
        resume: true,
        filter: { lostBy: 'UKR' },
      }),
    );
    expect(other.resumedAt).toBe(0);
    await expect(exportLosses(test.store, cut)).rejects.toThrow('cut off');
    await truncate(`${file()}.part`, 100);
    const again = await exportLosses(
      test.store,
      request('csv', { to: { kind: 'file', path: file() }, resume: true }),
    );
    expect(again).toMatchObject({ resumedAt: 0, rows: wanted.length });
  });

  it('shows one snapshot, whatever is written while it runs', async () => {
    let pages = 0;
    const id = String(wanted.at(-1)?.['loss_id']);
    const rows: string[] = [];
    await exportLosses(
      test.store,
      request('ndjson', {
        to: {
          kind: 'stream',
          write: async (text) => {
            rows.push(text);
            pages += 1;
            if (pages === 2)
              await test.sql`update lossledger.losses set model = 'changed meanwhile' where loss_id = ${id}`;
          },
        },
      }),
    );
    const last = rows.join('').trimEnd().split('\n').at(-1) ?? '';
    expect(JSON.parse(last)).toMatchObject({ loss_id: id, model: wanted.at(-1)?.['model'] });
    await test.sql`update lossledger.losses set model = ${String(wanted.at(-1)?.['model'])} where loss_id = ${id}`;
  });
});

describe('datapackage.json', () => {
  it('describes the file by the comments of the columns, with its size and digest', async () => {
    const text = await exported('csv');
    const { resources } = JSON.parse(await readFile(path.join(folder, 'datapackage.json'), 'utf8'));
    expect(resources).toHaveLength(1);
    expect(resources[0]).toMatchObject({
      path: 'losses.csv',
      bytes: (await stat(path.join(folder, 'losses.csv'))).size,
      hash: `sha256:${createHash('sha256').update(text).digest('hex')}`,
    });
    const { fields } = resources[0].schema;
    expect(fields.map((field: { name: string }) => field.name)).toEqual(
      Object.keys(JSON.parse(await exported('json'))[0]),
    );
    expect(fields.every((field: { description: string }) => field.description.length > 10)).toBe(
      true,
    );
    expect(fields).toContainEqual(expect.objectContaining({ name: 'loss_date_end', type: 'date' }));
    expect(fields).toContainEqual(expect.objectContaining({ name: 'tags', type: 'array' }));
  });
});

describe('export --public', () => {
  it('has the columns of the public face alone, in every format', async () => {
    const policyFile = `${REFERENCE_FOLDER}/publication-policy.json`;
    const policy = readPublicationPolicy(await readFile(policyFile, 'utf8'), policyFile);
    await putPolicyInForce(test.store.sql, policy, 'ana');
    const view = 'reporting_public.losses';
    const handle = /watcher_\d+|x\.com|pics\.example|news\.example/;
    for (const format of ['csv', 'json', 'ndjson', 'geojson', 'acled', 'warspotting'] as const) {
      const text = await exported(format, { view });
      expect(text, format).not.toMatch(handle);
      expect(text.length, format).toBeGreaterThan(100_000);
    }
    await exportLosses(test.store, request('oryx', { view }));
    expect(await readFile(path.join(folder, 'event_destroyed.csv'), 'utf8')).not.toMatch(handle);
    const rows: Record<string, unknown>[] = JSON.parse(await exported('json', { view }));
    expect(Object.keys(rows[0] ?? {})).not.toContain('source_urls');
  });
});
