import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { REFERENCE_FOLDER } from '../../../../src/app/reference-data.ts';
import { ExchangeNames, readExchangeNames } from '../../../../src/reporting/exchange-names.ts';
import { OryxFiles } from '../../../../src/reporting/formats/oryx.ts';

const NAMES = new ExchangeNames(await readExchangeNames(REFERENCE_FOLDER), [], () => null);
const COLUMNS = [
  'loss_id',
  'lost_by',
  'equipment_category',
  'model',
  'family',
  'country_of_production',
  'status',
  'recorded_at',
  'source_urls',
].map((name) => ({ name, type: 'text', comment: '' }));

/** A Russian T-72B3, recorded on a day, with this status. */
const tank = (n: number, day: string, status: string, model: string | null = 'T-72B3') => [
  `loss_${n}`,
  'RUS',
  'Tanks',
  model,
  model === null ? null : 'T-72',
  'RUS',
  status,
  `${day}T12:00:00Z`,
  `["https://x.com/a/status/${n}"]`,
];

function written(rows: readonly (readonly (string | null)[])[]): OryxFiles {
  const files = new OryxFiles(COLUMNS, NAMES);
  files.add(rows);
  return files;
}

describe('OryxFiles', () => {
  it('counts up day by day, with the change and the change of the change', () => {
    const files = written([
      tank(1, '2023-02-01', 'destroyed'),
      tank(2, '2023-02-01', 'captured'),
      tank(3, '2023-02-02', 'destroyed'),
      tank(4, '2023-02-05', 'destroyed'),
      tank(5, '2023-02-05', 'destroyed'),
    ]);
    const days: Record<string, string>[] = parse(files.totals().get('daily_count.csv') ?? '', {
      columns: true,
    });
    const tanks = days.filter((day) => day['equipment_type'] === 'Tanks');
    const column = (name: string) => tanks.map((day) => Number(day[name]));
    expect(tanks.map((day) => day['date_recorded'])).toEqual([
      '2023-02-01',
      '2023-02-02',
      '2023-02-05',
    ]);
    expect(column('type_total')).toEqual([2, 3, 5]);
    expect(column('type_total_diff')).toEqual([2, 1, 2]);
    expect(column('type_total_diff_diff')).toEqual([2, -1, 1]);
    expect(column('captured')).toEqual([1, 1, 1]);
  });

  it('names what has no model by its class, and never puts a count into a name', () => {
    const files = written([tank(1, '2023-02-01', 'destroyed', null)]);
    expect(files.totals().get('totals_by_system_wide.csv')).toBe(
      'country,system,destroyed,captured,abandoned,damaged,total\nRussia,Unknown Tanks,1,0,0,0,1\n',
    );
  });

  it('gives each event its first source, the loss_id, and one number a system', () => {
    const files = new OryxFiles(COLUMNS, NAMES);
    const texts = files.add([
      tank(1, '2023-02-01', 'captured'),
      tank(2, '2023-02-01', 'captured', 'T-72A'),
      tank(3, '2023-02-01', 'captured'),
    ]);
    expect(texts.get('event_captured.csv')).toBe(
      'Russia,Russia,T-72B3,captured,https://x.com/a/status/1,2023-02-01,1,1,2,loss_1\n' +
        'Russia,Russia,T-72A,captured,https://x.com/a/status/2,2023-02-01,2,2,2,loss_2\n' +
        'Russia,Russia,T-72B3,captured,https://x.com/a/status/3,2023-02-01,1,3,2,loss_3\n',
    );
  });
});
