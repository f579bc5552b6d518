import { STATUSES, type Status } from '../../domain/vocabulary.ts';
import type { Row, ViewColumn } from '../../store/queries/loss-pages.ts';
import type { ExchangeNames } from '../exchange-names.ts';
import { csvLine } from './csv.ts';
import { type ColumnReader, columnReader, listIn } from './text-format.ts';

const EVENT_COLUMNS = [
  'country',
  'origin',
  'system',
  'status',
  'url',
  'date_recorded',
  'sysID',
  'imageID',
  'statusID',
  'matID',
];
const SYSTEM_COLUMNS = [
  'country',
  'system',
  'destroyed',
  'captured',
  'abandoned',
  'damaged',
  'total',
];
const TYPE_COLUMNS = [
  'country',
  'equipment_type',
  'destroyed',
  'abandoned',
  'captured',
  'damaged',
  'type_total',
];
/** The order of counts in the files by type. */
const BY_TYPE = ['destroyed', 'abandoned', 'captured', 'damaged'] as const;
/** The order of counts in the file by system, and of statusID. */
const BY_SYSTEM = ['destroyed', 'captured', 'abandoned', 'damaged'] as const;
const DIFFERENCES = ['_diff', '_diff_diff'];
const DAILY_COLUMNS = [
  ...TYPE_COLUMNS,
  'date_recorded',
  ...DIFFERENCES.flatMap((ending) => [...BY_TYPE, 'type_total'].map((name) => name + ending)),
];

type Counts = Record<Status, number>;
const noneYet = (): Counts => ({ destroyed: 0, damaged: 0, abandoned: 0, captured: 0 });

/** Text for the files of a folder, by file name. */
export type FileTexts = ReadonlyMap<string, string>;

/**
 * The CSV files of the Oryx fork scarnecchia/oryx_data. An item has one row, under the status that is
 * published, so that events and totals agree. The fork's ids mean nothing outside one file: sysID
 * numbers systems and imageID rows as they come, statusID the four statuses; matID is the loss_id.
 */
export class OryxFiles {
  private readonly value: ColumnReader;
  private readonly names: ExchangeNames;
  private readonly systems = new Map<string, number>();
  private readonly bySystem = new Map<string, Counts>();
  /** By side and type, then by day. */
  private readonly byDay = new Map<string, Map<string, Counts>>();
  private rows = 0;

  constructor(columns: readonly ViewColumn[], names: ExchangeNames) {
    this.value = columnReader(columns);
    this.names = names;
  }

  heads(): FileTexts {
    return new Map(STATUSES.map((status) => [eventFile(status), csvLine(EVENT_COLUMNS)]));
  }

  add(rows: readonly Row[]): FileTexts {
    const texts = new Map<string, string>();
    for (const row of rows) {
      const status = STATUSES.find((each) => each === this.value(row, 'status'));
      if (status === undefined) continue;
      const file = eventFile(status);
      texts.set(file, (texts.get(file) ?? '') + this.eventLine(row, status));
    }
    return texts;
  }

  totals(): FileTexts {
    const systems = [...this.bySystem].sort(inOrderOfKeys).map(([key, counts]) => {
      const all = BY_SYSTEM.map((status) => counts[status]);
      return csvLine([...partsOf(key), ...all, sum(all)]);
    });
    const types: string[] = [];
    const days: string[] = [];
    for (const [key, ofDays] of [...this.byDay].sort(inOrderOfKeys)) {
      const { last, lines } = dailyLines(partsOf(key), ofDays);
      days.push(...lines);
      types.push(csvLine([...partsOf(key), ...last]));
    }
    return new Map([
      ['totals_by_system_wide.csv', csvLine(SYSTEM_COLUMNS) + systems.join('')],
      ['totals_by_type.csv', csvLine(TYPE_COLUMNS) + types.join('')],
      ['daily_count.csv', csvLine(DAILY_COLUMNS) + days.join('')],
    ]);
  }

  private eventLine(row: Row, status: Status): string {
    const of = (name: string): string | null => this.value(row, name);
    const country = this.names.country(of('lost_by')) ?? this.names.oryx.unknown;
    const category = of('equipment_category');
    const system = of('model') ?? this.unnamed(of('family') ?? category);
    const type = this.names.oryxEquipmentType(category);
    const day = of('recorded_at')?.slice(0, 10) ?? '';
    countIn(this.bySystem, keyOf(country, system), status);
    for (const each of [type, this.names.oryx.all_types]) {
      const key = keyOf(country, each);
      const days = this.byDay.get(key) ?? new Map<string, Counts>();
      this.byDay.set(key, days);
      countIn(days, day, status);
    }
    this.rows += 1;
    return csvLine([
      country,
      this.names.country(of('country_of_production')),
      system,
      status,
      listIn(of('source_urls'))[0] ?? null,
      day,
      this.systemNumber(keyOf(country, system)),
      this.rows,
      BY_SYSTEM.indexOf(status) + 1,
      of('loss_id'),
    ]);
  }

  private unnamed(what: string | null): string {
    return what === null ? this.names.oryx.unknown : `${this.names.oryx.unknown} ${what}`;
  }

  private systemNumber(key: string): number {
    const number = this.systems.get(key) ?? this.systems.size + 1;
    this.systems.set(key, number);
    return number;
  }
}

function eventFile(status: Status): string {
  return `event_${status}.csv`;
}

/** A line for each day on which the count changed, with how it changed and how the change did. */
function dailyLines(
  subject: readonly string[],
  ofDays: ReadonlyMap<string, Counts>,
): { readonly last: readonly number[]; readonly lines: readonly string[] } {
  let standing = [0, 0, 0, 0, 0];
  let change = [0, 0, 0, 0, 0];
  const lines = [...ofDays].sort(inOrderOfKeys).map(([day, counts]) => {
    const added = BY_TYPE.map((status) => counts[status]);
    const now = [...added, sum(added)];
    const changeOfChange = now.map((number, n) => number - (change[n] ?? 0));
    standing = standing.map((number, n) => number + (now[n] ?? 0));
    change = now;
    return csvLine([...subject, ...standing, day, ...change, ...changeOfChange]);
  });
  return { last: standing, lines };
}

function countIn(counts: Map<string, Counts>, key: string, status: Status): void {
  const standing = counts.get(key) ?? noneYet();
  standing[status] += 1;
  counts.set(key, standing);
}

const keyOf = (...parts: readonly string[]): string => parts.join('\0');
const partsOf = (key: string): readonly string[] => key.split('\0');
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function inOrderOfKeys([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
