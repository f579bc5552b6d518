import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { downloadCountry } from '../../../../src/app/gazetteer/download.ts';
import { installContent, installFile, nameOf } from '../../../../src/app/gazetteer/install.ts';
import { installedNames, removeInstalled } from '../../../../src/app/gazetteer/installed.ts';
import { openGazetteer } from '../../../../src/app/gazetteer/open-gazetteer.ts';
import { fileInZip } from '../../../../src/app/gazetteer/zip.ts';
import { loadReferenceData } from '../../../../src/app/reference-data.ts';
import type { ReferenceData } from '../../../../src/domain/reference.ts';

const TABLE = [
  'wof_id\tname_uk\tname_ru\tlat\tlon\toblast_uk\tcategory\taliases',
  '1\tВигадане\tВыдуманное\t48.5\t37.5\tДонецька\tC\tVyhadane|Old Name',
  '2\tБез точки\t\t\t\tДонецька\tC\t',
].join('\n');
const GEONAMES = [
  '1\tVyhadane\tVyhadane\tВигадане,IATA,北京\t48.5\t37.5\tP\tPPL\tUA\t\t05\t\t\t\t120\t\t90\tEurope/Kyiv\t2020-01-01',
  '2\tNo Town\tNo Town\t\t48\t37\tT\tHLL\tUA\t\t05\t\t\t\t0\t\t90\tEurope/Kyiv\t2020-01-01',
  '3\tGone\tGone\t\t48\t37\tP\tPPLH\tUA\t\t05\t\t\t\t0\t\t90\tEurope/Kyiv\t2020-01-01',
  '4\tParis\tParis\t\t48.8\t2.3\tP\tPPLC\tFR\t\t11\t\t\t\t2000000\t\t30\tEurope/Paris\t2020-01-01',
].join('\n');
const REGION = 'UA14000000000091971';
const KATOTTG = [
  'Перший рівень;Другий рівень;Третій рівень;Четвертий рівень;Додатковий рівень;Категорія об’єкта;Назва об’єкта',
  `${REGION};;;;;O;Донецька`,
  `${REGION};R1;;;;P;Бахмутський`,
  `${REGION};R1;H1;;;H;Вигадана`,
  `${REGION};R1;H1;UA1;;C;Вигадане`,
  `${REGION};R1;H1;UA2;;C;Вигаданка`,
  `${REGION};R1;H1;UA3;;C;Невідомівське`,
].join('\n');

describe('installing places', () => {
  let home: string;
  let reference: ReferenceData;
  beforeAll(async () => {
    reference = await loadReferenceData();
  });
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'lossledger-gazetteer-'));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  const install = (name: string, text: string) =>
    installContent(name, Readable.from([text]), { home, reference, country: null });
  const find = async (name: string) => {
    const gazetteer = await openGazetteer({ reference, home });
    return gazetteer.lookup(name, { admin1: ['Donetsk'], fuzzy: false }).candidates[0]?.place;
  };

  it('reads a table by its heading, gzipped too, and tells what it left out', async () => {
    const file = join(home, 'My villages.tsv.gz');
    await writeFile(file, gzipSync(TABLE));
    const installed = await installFile(file, { home, reference, country: null });
    expect(installed).toMatchObject({ name: 'my-villages', places: 1, skipped: 1 });
    expect(await find('Вигаданого')).toMatchObject({
      place_id: 'wof:1',
      name: 'Vyhadane',
      admin1: 'Donetsk Oblast',
      country: 'UKR',
      latitude: 48.5,
    });
  });

  it('reads the settlements of the conflict from a GeoNames dump', async () => {
    expect(await install('ua', GEONAMES)).toMatchObject({ places: 1, skipped: 3 });
    expect(await find('Vyhadane')).toMatchObject({
      place_id: 'geonames:1',
      admin1: 'Donetsk Oblast',
    });
  });

  it('places what only the register names in the middle of its community', async () => {
    const neighbour = '3\tВигаданка\t\t48.6\t37.6\tДонецька\tC\t';
    await install('villages', `${TABLE}\n${neighbour}`);
    expect(await install('register', KATOTTG)).toMatchObject({ places: 1 });
    expect(await find('Невідомівське')).toMatchObject({
      place_id: 'katottg:ua3',
      admin2: 'Bakhmut Raion',
      latitude: 48.55,
      approximate: true,
    });
  });

  it('replaces what has the same name, and removes it', async () => {
    await install('villages', TABLE);
    await install('villages', TABLE.replace('48.5', '48.7'));
    expect(await find('Вигадане')).toMatchObject({ latitude: 48.7 });
    expect(await removeInstalled(home, 'villages')).toBe(true);
    expect(await removeInstalled(home, 'villages')).toBe(false);
    expect(await find('Вигадане')).toBeUndefined();
  });

  it.each([
    ['a table without points', 'name_uk\toblast\nВигадане\tДонецька', /latitude/],
    ['a table of nothing', 'name\tlat\tlon\n', /no place/],
    ['prose', 'Dear sir or madam,\nhow are you?', /no GeoNames dump/],
    ['nothing', '', /no place/],
  ])('refuses %s and leaves nothing behind', async (_, text, message) => {
    await expect(install('bad', text)).rejects.toThrow(message);
    expect(await readdir(home)).toEqual([]);
  });

  it('refuses bytes that only begin as gzip', async () => {
    const file = join(home, 'cut.gz');
    await writeFile(file, gzipSync(TABLE).subarray(0, 40));
    await expect(installFile(file, { home, reference, country: null })).rejects.toThrow(/cut/);
    expect(await installedNames(home)).toEqual([]);
  });

  it('refuses a line that does not end, gzipped to nearly nothing, before it is read whole', async () => {
    const file = join(home, 'endless.csv.gz');
    await writeFile(file, gzipSync(`name,lat,lon\n${'x'.repeat(30_000_000)}`));
    await expect(installFile(file, { home, reference, country: null })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('endless has a line of more than 1000000 bytes'),
    });
    expect(await readdir(home)).toEqual(['endless.csv.gz']);
  });

  it('tells a table that is none from a file that is not there', async () => {
    await expect(install('bad', 'a,b\n1,2')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    const file = join(home, 'nowhere.csv');
    await expect(installFile(file, { home, reference, country: null })).rejects.toMatchObject({
      code: 'INPUT_MISSING',
    });
  });

  it('says in one sentence that a home takes no places, and leaves nothing aside', async () => {
    const file = join(home, 'a file');
    await writeFile(file, '');
    const taken = installContent('villages', Readable.from([TABLE]), {
      home: file,
      reference,
      country: null,
    });
    await expect(taken).rejects.toMatchObject({
      code: 'OUTPUT_FAILED',
      message: expect.stringMatching(/^Places cannot be kept in LOSSLEDGER_HOME .*a file: /),
    });
    await mkdir(join(home, 'gazetteer', 'villages.bin', 'full'), { recursive: true });
    await expect(install('villages', TABLE)).rejects.toMatchObject({ code: 'OUTPUT_FAILED' });
    expect(await readdir(join(home, 'gazetteer'))).toEqual(['villages.bin']);
  });

  it('says which installed file is damaged', async () => {
    const { bytes } = await install('villages', TABLE);
    const file = join(home, 'gazetteer', 'villages.bin');
    await writeFile(file, Buffer.alloc(bytes, 'x'));
    await expect(openGazetteer({ reference, home })).rejects.toThrow(/villages\.bin/);
  });

  it('names a section after its file', () => {
    expect(nameOf('/somewhere/UA.txt')).toBe('ua');
    expect(nameOf('katottg_2025-05-16.csv.gz')).toBe('katottg-2025-05-16');
  });
});

/** A ZIP archive of one file, as APPNOTE.TXT lays it out. */
function zipOf(name: string, text: string): Buffer {
  const content = deflateRawSync(text);
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(crc32(text), 0);
  sizes.writeUInt32LE(content.length, 4);
  sizes.writeUInt32LE(Buffer.byteLength(text), 8);
  const names = Buffer.alloc(4);
  names.writeUInt16LE(name.length, 0);
  const start = Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]);
  const local = Buffer.concat([
    Buffer.from('PK\x03\x04'),
    start,
    sizes,
    names,
    Buffer.from(name),
    content,
  ]);
  const entry = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x00'),
    start,
    sizes,
    names,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, entry, end]);
}

describe('a download', () => {
  let server: Server;
  let base: string;
  beforeEach(async () => {
    server = createServer((request, response) => {
      if (request.url === '/UA.zip') response.end(zipOf('UA.txt', GEONAMES));
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    base = `http://127.0.0.1:${address.port}/`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('is the text in the archive', async () => {
    const parts: Buffer[] = [];
    for await (const part of await downloadCountry('UA', base)) parts.push(Buffer.from(part));
    expect(Buffer.concat(parts).toString()).toBe(GEONAMES);
  });

  it('tells what failed and what to do', async () => {
    await expect(downloadCountry('RU', base)).rejects.toThrow(/RU\.zip.*404.*--file/);
    await expect(downloadCountry('../etc', base)).rejects.toThrow(/alpha-2/);
  });

  it('refuses an archive that is none, or lacks the file', () => {
    expect(() => fileInZip(Buffer.from('not a zip'), 'UA.txt')).toThrow(/ZIP/);
    expect(() => fileInZip(zipOf('other.txt', 'x'), 'UA.txt')).toThrow(/UA\.txt/);
  });
});
