import { describe, expect, it } from 'vitest';
import { readOtherLedgers } from '../../../../src/app/other-ledgers/ledger-reference.ts';
import { REFERENCE_FOLDER } from '../../../../src/app/reference-data.ts';
import type { OtherLedgerFormat, TheirReading } from '../../../../src/domain/other-ledger.ts';
import { toPgSafe } from '../../../../src/domain/text.ts';
import { readLedgerBytes } from '../../../../src/sources/ledgers/ledger-charset.ts';
import { formatIn } from '../../../../src/sources/ledgers/ledger-formats.ts';
import { readLedger } from '../../../../src/sources/ledgers/read-ledger.ts';

const formats = await readOtherLedgers(REFERENCE_FOLDER);
const PART_BYTES = 11;

async function* inParts(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PART_BYTES) yield bytes.subarray(at, at + PART_BYTES);
}

async function readings(
  name: OtherLedgerFormat,
  file: string | Uint8Array,
): Promise<readonly TheirReading[]> {
  const format = formatIn(formats, name);
  if (format === undefined) throw new Error(name);
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const { charset } = await readLedgerBytes(inParts(bytes));
  const found: TheirReading[] = [];
  const reading = { format, statuses: formats.statuses, latestDay: '2026-11-24' };
  for await (const one of readLedger(inParts(bytes), charset, reading)) found.push(one);
  return found;
}

async function rows(name: OtherLedgerFormat, file: string | Uint8Array) {
  return (await readings(name, file)).map((one) => {
    if (one.kind === 'refused') throw new Error(`row ${one.row}: ${one.reason}`);
    return one.row;
  });
}

async function refused(name: OtherLedgerFormat, file: string | Uint8Array) {
  return (await readings(name, file)).flatMap((one) => {
    return one.kind === 'refused' ? [`${one.row}: ${one.reason}`] : [];
  });
}

describe('an Oryx fork', () => {
  const HEAD = 'country,origin,system,status,url,date_recorded,sysID,imageID,statusID,matID';

  it('is read in the form of event files, without the count that leaks into names', async () => {
    const [row] = await rows(
      'oryx-csv',
      `${HEAD}\nLilliput,Blefuscu,201 122mm 2S1 Gvozdika,destroyed,https://i.postimg.cc/ab/470.png ,2023-02-09,3,17,1,7-3171\n`,
    );
    expect(row).toMatchObject({
      row: 2,
      id: null,
      modelRaw: '201 122mm 2S1 Gvozdika',
      modelName: '122mm 2S1 Gvozdika',
      statusAll: ['destroyed'],
      ownerRaw: 'Lilliput',
      lossDate: null,
      recordedOn: '2023-02-09',
      details: { origin: 'Blefuscu' },
      problems: [],
    });
    expect(row?.addresses.map(({ url }) => url)).toEqual(['https://i.postimg.cc/ab/470.png']);
  });

  it('is read in the form of a fork with quoted headings, classes and archived pictures', async () => {
    const [row] = await rows(
      'oryx-csv',
      '"","system","country","origin","status","url","class","Date"\r\n"1","23 ItK 61","Lilliput","","captured","https://web.archive.org/web/20220312181142/https://i.postimg.cc/v8/4k.png ","Anti-Aircraft Guns","03/12/2022"\r\n',
    );
    expect(row).toMatchObject({
      modelName: '23 ItK 61',
      categoryRaw: 'Anti-Aircraft Guns',
      statusAll: ['captured'],
      recordedOn: '2022-03-12',
      details: {},
    });
  });

  it('is read with a category column, a list of statuses and several of them in one cell', async () => {
    const found = await rows(
      'oryx-csv',
      `country,equipment_type,system,status,url\nLilliput,Tanks,T-72,"['damaged', 'captured']",https://a.example/1\nLilliput,Tanks,T-72,damaged and abandoned,https://a.example/2\n`,
    );
    expect(found.map(({ statusAll }) => statusAll)).toEqual([
      ['damaged', 'captured'],
      ['damaged', 'abandoned'],
    ]);
  });

  it('keeps an id that outlasts the file, as our own exports have', async () => {
    const id = 'loss_56d5c334a78ca245f3e7';
    const [row] = await rows('oryx-csv', `${HEAD}\nA,B,T-72,destroyed,,2024-01-01,1,1,1,${id}\n`);
    expect(row).toMatchObject({ id, addresses: [], details: { origin: 'B' } });
  });

  it('reads a byte order mark, semicolons, quoted line breaks and escaped formulas', async () => {
    const [first, second] = await rows(
      'oryx-csv',
      '\uFEFFcountry;system;status;url\r\nA;"T-72\r\n(unknown)";destroyed;https://a.example/1\r\nA;\'=cmd;damaged;=HYPERLINK("https://a.example/2","x")\r\n',
    );
    expect(first).toMatchObject({ row: 2, modelRaw: 'T-72\r\n(unknown)' });
    expect(second).toMatchObject({ row: 3, modelRaw: '=cmd' });
    expect(second?.addresses[0]?.url).toBe('https://a.example/2');
  });

  it('reads windows-1251 whose first Cyrillic letter stands in the last row', async () => {
    const rowsInAscii = 'A,T-72,destroyed,https://a.example/1\n'.repeat(3000);
    const whole = inWindows1251(
      `country,system,status,url\n${rowsInAscii}A,Гвоздика,знищено,https://a.example/2\n`,
    );
    const last = (await rows('oryx-csv', whole)).at(-1);
    expect(last).toMatchObject({ modelRaw: 'Гвоздика', statusAll: ['destroyed'] });
  });

  it('refuses bad rows by number and reason, and reads the others', async () => {
    const file = `${HEAD}\nA,B,T-72,exploded,u,2024-01-01,1,1,1,1\nA,B,T-72\nA,B,,destroyed,u,2024-01-01,1,1,1,1\n${HEAD}\nA,B,T-72,destroyed,https://a.example/1,2024-01-01,1,1,1,1\n`;
    expect(await refused('oryx-csv', file)).toEqual([
      '2: "exploded" is no status',
      '3: it has 3 cells, the headings are 10',
      '4: it has no system',
      '5: "status" is no status',
    ]);
    expect(await readings('oryx-csv', file)).toHaveLength(5);
  });

  it('keeps a row whose day and address cannot be read, and says so', async () => {
    const [row] = await rows(
      'oryx-csv',
      `${HEAD}\nA,B,T-72,destroyed,ihttps:,1527-02-04,1,1,1,1\n`,
    );
    expect(row).toMatchObject({
      recordedOn: null,
      addresses: [],
      problems: ['"1527-02-04" cannot be the day that is meant', '"ihttps:" is no address'],
    });
  });

  it('tells a quotation mark that is never closed', async () => {
    const found = await refused(
      'oryx-csv',
      `country,system,status,url\nA,T-72,destroyed,u\nA,"T-72,destroyed,u\nA,T-72,destroyed,u\n`,
    );
    expect(found).toEqual(['3: a quotation mark that is opened in it is never closed']);
  });

  it('refuses a file without its columns once, naming those it has', async () => {
    const file = ',country,system,abandoned,captured,total,Date\n1,A,T-72,0,1,1,08/28/2023\n';
    await expect(readings('oryx-csv', file)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringMatching(
        /no column "status", and none "url" or .*Its columns are "", "country", "system", "abandoned"/,
      ),
    });
    await expect(readings('oryx-csv', '\n\n')).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('WarSpotting', () => {
  const RECORD = {
    id: 4711,
    type: 'Tanks',
    model: 'T-72B3',
    status: 'Captured',
    lost_by: 'Lilliput',
    date: '2023-02-07',
    nearest_location: 'Tokari (Bezdryk hromada), Sumy raion',
    geo: '50.9,34.7',
    unit: null,
    tags: 'Turretless, Z',
  };

  it('is read as its API gives it', async () => {
    const [row] = await rows('warspotting-json', JSON.stringify({ losses: [RECORD] }));
    expect(row).toMatchObject({
      row: 1,
      id: '4711',
      modelRaw: 'T-72B3',
      categoryRaw: 'Tanks',
      statusAll: ['captured'],
      lossDate: '2023-02-07',
      placeRaw: RECORD.nearest_location,
      latitude: 50.9,
      longitude: 34.7,
      unit: null,
      details: { tags: 'Turretless, Z' },
    });
  });

  it('is read with sources, photos and comment, as texts or as objects', async () => {
    const more = {
      sources: ['https://x.com/a/status/1622983485286629376', { url: 'https://t.me/chan/7' }],
      photos: [{ src: 'https://i.postimg.cc/ab/1.png' }],
      comment: 'by the road',
    };
    const [row] = await rows('warspotting-json', JSON.stringify([{ ...RECORD, ...more }]));
    expect(row?.addresses.map(({ url, role }) => [role, url])).toEqual([
      ['source', 'https://x.com/a/status/1622983485286629376'],
      ['source', 'https://t.me/chan/7'],
      ['picture', 'https://i.postimg.cc/ab/1.png'],
    ]);
    expect(row?.description).toBe('by the road');
  });

  it('refuses a record without an id or with a word that is no status, and reads the next', async () => {
    const file = JSON.stringify({
      losses: [RECORD, { ...RECORD, id: null }, { ...RECORD, id: 2, status: 'Moved' }, 7, RECORD],
    });
    expect(await refused('warspotting-json', file)).toEqual([
      '2: it has no id',
      '3: "Moved" is no status',
      '4: it is no object: 7',
    ]);
  });

  it('cuts what it quotes of a row so that a database can keep it', async () => {
    const long = `${'x'.repeat(39)}🚜🚜`;
    const bad = { ...RECORD, date: long, geo: `${'x'.repeat(59)}🚜`, sources: [long] };
    const file = JSON.stringify([bad, `${'x'.repeat(38)}🚜🚜`, { ...RECORD, status: long }]);
    const [read, ...left] = await readings('warspotting-json', file);
    const told = read?.kind === 'row' ? read.row.problems : [];
    const reasons = left.flatMap((one) => (one.kind === 'refused' ? [one.reason] : []));
    expect([...told, ...reasons].map((text) => toPgSafe(text) === text)).toEqual(
      Array(5).fill(true),
    );
  });

  it('keeps ids apart that differ in a digit no double holds', async () => {
    const one = JSON.stringify(RECORD);
    const ids = ['9007199254740992', '9007199254740993', '12345678901234567890'];
    const file = `[${ids.map((id) => one.replace('4711', id)).join(',')}]`;
    const found = await rows('warspotting-json', file);
    expect(found.map(({ id }) => id)).toEqual(ids);
  });

  it('leaves long digits within texts as they are', async () => {
    const comment = 'he said "1234567890123456789", \\ 1234567890123456789';
    const [row] = await rows('warspotting-json', JSON.stringify([{ ...RECORD, comment }]));
    expect(row?.description).toBe(comment);
  });

  it('refuses what has other fields, naming them', async () => {
    await expect(readings('warspotting-json', '[{"name":"x","geo":null}]')).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('Its columns are "name", "geo".'),
    });
  });

  it('keeps a record whose point lies nowhere, and says so', async () => {
    const [row] = await rows('warspotting-json', JSON.stringify([{ ...RECORD, geo: '0,0' }]));
    expect(row).toMatchObject({ latitude: null, problems: [expect.stringContaining('no point')] });
  });
});

describe('GeoConfirmed', () => {
  const HEAD =
    'Date;Name;Faction;Origin;Latitude;Longitude;PlusCode;Description;Source;Geolocation;Equipment;EquipmentItems;Units;OrbatUnits;Id';

  it('is read as its export gives it: source and proof apart, the faction as no owner', async () => {
    const [row] = await rows(
      'geoconfirmed-csv',
      `\uFEFF${HEAD}\r\n2026-09-17;x;Lilliput;UAV;48,9;37.8;"GH4P+X43 Lyman, Some Oblast";"FPV strike,\r\nseen twice";"https://x.com/a/status/1622983485286629376\nhttps://t.me/chan/7";https://x.com/Geo/status/1622983485286629377;Tank;T-72B3;;;11111111-1111-4111-8111-111111111111\r\n`,
    );
    expect(row).toMatchObject({
      id: '11111111-1111-4111-8111-111111111111',
      modelRaw: 'T-72B3',
      categoryRaw: 'Tank',
      statusAll: [],
      ownerRaw: null,
      lossDate: '2026-09-17',
      latitude: 48.9,
      longitude: 37.8,
      description: 'FPV strike,\r\nseen twice',
      details: { Name: 'x', Faction: 'Lilliput', Origin: 'UAV' },
    });
    expect(row?.addresses.map(({ role }) => role)).toEqual(['source', 'source', 'proof']);
  });

  it('is read in its older form, with one cell for the point', async () => {
    const [row] = await rows(
      'geoconfirmed-csv',
      'id,date,name,description,originalSource,geolocation,coordinates,is_destroyed\n7,4 Feb 2023,n,d,https://t.me/chan/7,,"48.9, 37.8",True\n',
    );
    expect(row).toMatchObject({ id: '7', latitude: 48.9, statusAll: ['destroyed'] });
  });
});

describe('readLedgerBytes', () => {
  it('refuses what is no text', async () => {
    const zip = Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0]);
    await expect(readLedgerBytes(inParts(zip))).rejects.toMatchObject({ code: 'INPUT_BINARY' });
  });

  it('takes UTF-16 with its mark for what it is', async () => {
    const bytes = Buffer.from('\uFEFFcountry,system,status,url\nA,Т-72,знищено,u\n', 'utf16le');
    const [row] = await rows('oryx-csv', bytes);
    expect(row).toMatchObject({ modelRaw: 'Т-72', statusAll: ['destroyed'] });
  });
});

/** 0x80 to 0xFF of windows-1251. */
const HIGH_HALF = new TextDecoder('windows-1251').decode(
  Uint8Array.from({ length: 128 }, (_, n) => n + 0x80),
);

function inWindows1251(text: string): Uint8Array {
  return Uint8Array.from([...text], (character) => {
    const high = HIGH_HALF.indexOf(character);
    return high < 0 ? character.charCodeAt(0) : high + 0x80;
  });
}
