import type {
  AddressRole,
  TheirAddress,
  TheirReading,
  TheirRow,
} from '../../domain/other-ledger.ts';
import { toPgSafe } from '../../domain/text.ts';
import { articleUrlKey } from '../../extract/text/canonical-url.ts';
import type { LedgerColumns } from './columns.ts';
import { type ReadDay, readLedgerDay } from './days.ts';
import type { LedgerField, LedgerReading } from './ledger-formats.ts';
import { addressesIn, theirAddress } from './their-addresses.ts';
import { type ReadPoint, readCoordinates, readPoint } from './their-points.ts';
import { statusesIn } from './their-statuses.ts';

/** "201 122mm 2S1 Gvozdika": how many a heading listed. "23 ItK 61" is a name. */
const COUNT_IN_HEADING = /^\d{1,5} (?=\S)(?!(?:itk|mm|cm|ton)\b)/i;
const ROLES: readonly AddressRole[] = ['source', 'proof', 'picture'];
const TRUE_WORDS = new Set(['true', 'yes', '1']);
const LONGEST_SHOWN = 40;

/** A row read from its cells, by heading; or why it is refused. */
export function theirRow(
  row: number,
  cells: ReadonlyMap<string, string>,
  { fields, others }: LedgerColumns,
  reading: LedgerReading,
): TheirReading {
  const { format } = reading;
  const of = (field: LedgerField): string => {
    const heading = fields.get(field);
    return heading === undefined ? '' : (cells.get(heading) ?? '');
  };
  const empty = format.filled.find((field) => of(field) === '');
  if (empty !== undefined) {
    return { kind: 'refused', row, reason: `it has no ${format.columns[empty]?.[0] ?? empty}` };
  }
  const statusRaw = of('status');
  const statusAll = TRUE_WORDS.has(of('destroyed').toLowerCase())
    ? statusesIn('destroyed', reading.statuses)
    : statusesIn(statusRaw, reading.statuses);
  if (statusRaw !== '' && statusAll.length === 0) {
    return { kind: 'refused', row, reason: `"${shown(statusRaw)}" is no status` };
  }
  const date = readLedgerDay(of('date'), dayOptions(reading));
  const recorded = readLedgerDay(of('recorded'), dayOptions(reading));
  const point = pointOf(of);
  const addresses = addressesOf(of);
  const id = of('id');
  const modelRaw = of('model');
  const found: TheirRow = {
    row,
    id: format.lasting_id.test(id) ? id : null,
    modelRaw: orNull(modelRaw),
    modelName: orNull(
      format.counts_in_headings ? modelRaw.replace(COUNT_IN_HEADING, '') : modelRaw,
    ),
    categoryRaw: orNull(of('category')),
    statusRaw: orNull(statusRaw),
    statusAll,
    ownerRaw: orNull(of('owner')),
    dateRaw: orNull(of('date')),
    lossDate: date.day,
    recordedOn: recorded.day,
    placeRaw: orNull(of('place')),
    latitude: point.latitude,
    longitude: point.longitude,
    unit: orNull(of('unit')),
    description: orNull(of('description')),
    addresses: addresses.found,
    details: Object.fromEntries(
      others.flatMap((heading) => {
        const cell = cells.get(heading) ?? '';
        return cell === '' ? [] : [[heading, cell] as const];
      }),
    ),
    problems: problemsOf(date, recorded, point, addresses.problems),
  };
  return { kind: 'row', row: found };
}

type CellOf = (field: LedgerField) => string;

function dayOptions({ format, latestDay }: LedgerReading) {
  return { slashDates: format.slash_dates, latestDay };
}

function pointOf(of: CellOf): ReadPoint {
  const point = readPoint(of('point'));
  return point.latitude === null && point.problem === null
    ? readCoordinates(of('latitude'), of('longitude'))
    : point;
}

function addressesOf(of: CellOf): {
  readonly found: readonly TheirAddress[];
  readonly problems: readonly string[];
} {
  const found = new Map<string, TheirAddress>();
  const problems: string[] = [];
  for (const role of ROLES) {
    const cell = of(role);
    const addresses = addressesIn(cell);
    if (cell !== '' && addresses.length === 0) problems.push(`"${shown(cell)}" is no address`);
    for (const url of addresses) {
      const key = articleUrlKey(url) ?? url;
      if (!found.has(key)) found.set(key, theirAddress(url, role));
    }
  }
  return { found: [...found.values()], problems };
}

function problemsOf(
  date: ReadDay,
  recorded: ReadDay,
  point: ReadPoint,
  addresses: readonly string[],
): readonly string[] {
  const all = [date.problem, recorded.problem, point.problem, ...addresses];
  return all.filter((problem) => problem !== null);
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

function shown(text: string): string {
  // A cut may part a pair of surrogates.
  return text.length > LONGEST_SHOWN ? `${toPgSafe(text.slice(0, LONGEST_SHOWN))}…` : text;
}
