import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Backend, startBackend } from '../_support/backends.ts';
import { runCli } from '../_support/cli.ts';

const ID = ((BigInt(Date.parse('2024-03-12T10:00:00Z')) - 1_288_834_974_657n) << 22n).toString();
const ARTICLE = `<!doctype html><html lang="en"><head><title>An article</title></head><body>
  <p>Something else happened too.</p>
  <blockquote class="twitter-tweet"><p lang="en" dir="ltr">#Ukraine: A Russian BMP-2 infantry fighting vehicle was destroyed by a Ukrainian FPV drone near Kupiansk, #Kharkiv Oblast.</p>&mdash; Example Field Notes (@example_notes) <a href="https://twitter.com/example_notes/status/${ID}?ref_src=twsrc%5Etfw">March 12, 2024</a></blockquote>
  </body></html>`;
const EVENTS = `country,origin,system,status,url,date_recorded,sysID,imageID,statusID,matID
Russia,Soviet Union,1033 BMP-2(K),destroyed,https://x.com/example_notes/status/${ID}?s=20,2024-03-14,3,17,1,7-3171
Ukraine,Soviet Union,122mm 2S1 Gvozdika,destroyed,https://i.postimg.cc/abcdEF12/470.png,2024-03-15,4,18,1,7-4181
Russia,Russia,T-90M,exploded,https://i.postimg.cc/zz/1.png,2024-03-15,5,19,1,7-5191
`;

const rows = z.array(z.record(z.string(), z.unknown()));

describe('other ledgers on the command line', () => {
  let backend: Backend;
  let events: string;
  const run = (args: string[], input?: string) => runCli(args, backend.env, input);

  beforeAll(async () => {
    backend = await startBackend('embedded');
    const article = path.join(backend.home, 'article.html');
    events = path.join(backend.home, 'event_destroyed.csv');
    await writeFile(article, ARTICLE);
    await writeFile(events, EVENTS);
    const ingested = await run(['ingest', article, '--wait']);
    expect(ingested, ingested.stderr).toMatchObject({ status: 0 });
  });
  afterAll(async () => {
    await backend.stop();
  });

  it('explain themselves, with examples', async () => {
    const [importing, elsewhere] = await Promise.all([
      run(['ledger', 'import', '--help']),
      run(['losses', 'elsewhere', '--help']),
    ]);
    for (const word of ['oryx-csv', '--name', '--part', '--pictures', '--dry-run', 'Examples:']) {
      expect(importing.stdout).toContain(word);
    }
    for (const word of ['--by', 'url', 'picture', '--unmatched', '--ledger', 'Examples:']) {
      expect(elsewhere.stdout).toContain(word);
    }
  });

  it('say that there is none to compare with', async () => {
    const result = await run(['losses', 'elsewhere']);
    expect(result).toMatchObject({ status: 3, stdout: '' });
    expect(result.stderr).toContain('No other ledger is on record');
  });

  it('import nothing where the folder of their pictures is none', async () => {
    for (const folder of [path.join(backend.home, 'none'), events]) {
      const result = await run([
        'ledger',
        'import',
        events,
        '--from',
        'oryx-csv',
        '--pictures',
        folder,
      ]);
      expect(result).toMatchObject({ status: 1, stdout: '' });
      expect(result.stderr).toMatch(/INPUT_MISSING: --pictures: .*Nothing was imported/);
    }
    expect(await run(['losses', 'elsewhere'])).toMatchObject({ status: 3 });
  });

  it('write nothing in a dry run', async () => {
    const result = await run(['ledger', 'import', events, '--from', 'oryx-csv', '--dry-run']);
    expect(result.status).toBe(5);
    expect(result.stderr).toContain('2 added');
    expect(result.stderr).toContain('nothing was changed');
    expect(await run(['losses', 'elsewhere'])).toMatchObject({ status: 3 });
  });

  it('read a file, tell its bad rows by file, row and reason, and change nothing the second time', async () => {
    const first = await run(['ledger', 'import', events, '--from', 'oryx-csv', '--json']);
    expect(first.status).toBe(5);
    expect(first.stderr).toContain(`${events}: row 4: "exploded" is no status (left out)`);
    expect(JSON.parse(first.stdout)).toMatchObject({
      ledger: 'oryx',
      dry_run: false,
      files: [
        {
          part: 'destroyed',
          rows: 2,
          refused: 1,
          added: 2,
          problems: [{ row: 4, reason: '"exploded" is no status' }],
        },
      ],
    });
    const again = await run(['ledger', 'import', events, '--from', 'oryx-csv', '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({
      files: [{ added: 0, changed: 0, unchanged: 2, gone: 0 }],
    });
    const losses = await run(['losses', 'list', '--json']);
    expect(rows.parse(JSON.parse(losses.stdout))).toHaveLength(1);
  });

  it('tell which losses are documented elsewhere, and what is documented there alone', async () => {
    const found = await run(['losses', 'elsewhere', '--by', 'url', '--json']);
    expect(found, found.stderr).toMatchObject({ status: 0 });
    expect(rows.parse(JSON.parse(found.stdout))).toMatchObject([
      { ledger: 'oryx', found_by: ['post'], their_model_raw: '1033 BMP-2(K)', contradicts: [] },
    ]);
    expect(found.stderr).toContain('1 of 1 loss documented elsewhere');
    const table = await run(['losses', 'elsewhere']);
    expect(table.stdout).toContain('BMP-2');
    const unmatched = await run(['losses', 'elsewhere', '--unmatched', '--json']);
    expect(rows.parse(JSON.parse(unmatched.stdout))).toMatchObject([{ model: '2S1 Gvozdika' }]);
    expect(await run(['losses', 'elsewhere', '--by', 'picture', '--json'])).toMatchObject({
      status: 0,
      stdout: '[]\n',
    });
  });

  it('read what this program exports in the shapes of others', async () => {
    const folder = path.join(backend.home, 'oryx/');
    const json = path.join(backend.home, 'spots.json');
    await run(['export', '--format', 'oryx', '--out', folder]);
    await run(['export', '--format', 'warspotting', '--out', json]);
    const files = ['destroyed', 'captured', 'abandoned', 'damaged'].map((status) =>
      path.join(folder, `event_${status}.csv`),
    );
    const oryx = await run(['ledger', 'import', ...files, '--from', 'oryx-csv', '--name', 'ours']);
    expect(oryx, oryx.stderr).toMatchObject({ status: 0 });
    const [loss] = rows.parse(JSON.parse((await run(['losses', 'list', '--json'])).stdout));
    const found = await run(['losses', 'elsewhere', '--ledger', 'ours', '--json']);
    expect(rows.parse(JSON.parse(found.stdout))).toMatchObject([
      {
        loss_id: loss?.['loss_id'],
        their_id: loss?.['loss_id'],
        their_model: loss?.['model'],
        contradicts: [],
      },
    ]);
    const [first] = z
      .object({ losses: rows })
      .parse(JSON.parse(await readFile(json, 'utf8'))).losses;
    const spots = await run(
      ['ledger', 'import', '-', '--from', 'warspotting-json', '--name', 'spots'],
      await readFile(json, 'utf8'),
    );
    expect(spots, spots.stderr).toMatchObject({ status: 0 });
    const listed = await run(['losses', 'elsewhere', '--unmatched', '--ledger', 'spots', '--json']);
    expect(rows.parse(JSON.parse(listed.stdout))).toMatchObject([
      {
        their_id: String(first?.['id']),
        model: loss?.['model'],
        status: loss?.['status'],
        lost_by: loss?.['lost_by'],
        loss_date: loss?.['loss_date_end'],
      },
    ]);
  });

  it('refuse a file of another form in one sentence, and a name that is none', async () => {
    const wrong = path.join(backend.home, 'totals.csv');
    await writeFile(wrong, 'country,system,total\nRussia,T-72,9\n');
    const result = await run(['ledger', 'import', wrong, '--from', 'oryx-csv', '--name', 'wrong']);
    expect(result).toMatchObject({ status: 1, stdout: '' });
    expect(result.stderr).toContain('Its columns are "country", "system", "total".');
    expect(await run(['losses', 'elsewhere', '--ledger', 'wrong'])).toMatchObject({ status: 3 });
    expect(await run(['ledger', 'import', events, '--from', 'sheets'])).toMatchObject({
      status: 2,
    });
    const nameless = await run(['ledger', 'import', events, '--from', 'oryx-csv', '--name', '\n']);
    expect(nameless).toMatchObject({ status: 2 });
  });
});
