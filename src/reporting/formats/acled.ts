import type { Cell, Row, ViewColumn } from '../../store/queries/loss-pages.ts';
import type { ExchangeNames } from '../exchange-names.ts';
import { csvLine } from './csv.ts';
import { type ColumnReader, columnReader, listIn, type TextFormat } from './text-format.ts';

type Value = (names: ExchangeNames, value: (name: string) => string | null) => Cell | number;

const nothing: Value = () => null;

/**
 * ACLED's columns, in its order, and what a loss has for each. What ACLED codes and a loss does not
 * tell is empty, never a default: fatalities above all.
 */
const COLUMNS: Readonly<Record<string, Value>> = {
  event_id_cnty: (_, value) => value('loss_id'),
  event_date: (_, value) => value('loss_date_end'),
  year: (_, value) => value('loss_date_end')?.slice(0, 4) ?? null,
  time_precision: (names, value) => names.acledTimePrecision(value('date_prec')),
  disorder_type: disorderType,
  event_type: (names, value) => names.acledEvent(value('caused_by'))?.event_type ?? null,
  sub_event_type: (names, value) => names.acledEvent(value('caused_by'))?.sub_event_type ?? null,
  actor1: (names, value) => names.acledActor(value('attacker')),
  assoc_actor_1: nothing,
  inter1: (names, value) => (value('attacker') === null ? null : names.acled.state_forces),
  actor2: (names, value) => names.acledActor(value('lost_by')),
  assoc_actor_2: nothing,
  inter2: (names, value) => (value('lost_by') === null ? null : names.acled.state_forces),
  interaction: (names, value) => {
    const { state_forces: forces } = names.acled;
    return value('attacker') === null || value('lost_by') === null ? null : `${forces}-${forces}`;
  },
  civilian_targeting: nothing,
  iso: (names, value) => names.countryNumber(value('country')),
  region: (names, value) => names.acledRegion(value('country')),
  country: (names, value) => names.country(value('country')),
  admin1: (names, value) => names.acledAdmin(value('admin1')),
  admin2: (names, value) => names.acledAdmin(value('admin2')),
  admin3: nothing,
  location: (_, value) => value('place_name'),
  latitude: (_, value) => numberIn(value('latitude')),
  longitude: (_, value) => numberIn(value('longitude')),
  geo_precision: (names, value) => names.acledGeoPrecision(value('where_prec')),
  source: (_, value) => sourcesIn(value('source_urls')),
  source_scale: nothing,
  notes: notesOf,
  fatalities: nothing,
  tags: (_, value) => listIn(value('tags')).join('; '),
  timestamp: (_, value) => secondsOf(value('updated_at')),
};

export function acledFormat(columns: readonly ViewColumn[], names: ExchangeNames): TextFormat {
  const read: ColumnReader = columnReader(columns);
  const values = Object.values(COLUMNS);
  const line = (row: Row): string =>
    csvLine(values.map((of) => of(names, (name) => read(row, name))));
  return {
    extension: 'csv',
    head: csvLine(Object.keys(COLUMNS)),
    page: (rows) => rows.map(line).join(''),
    tail: '',
  };
}

function disorderType(names: ExchangeNames, value: (name: string) => string | null): Cell {
  const event = names.acledEvent(value('caused_by'));
  if (event === null) return null;
  const { political_violence: violence, strategic_developments: strategic } = names.acled;
  return event.event_type === strategic ? strategic : violence;
}

function notesOf(names: ExchangeNames, value: (name: string) => string | null): Cell {
  const item = value('model') ?? value('family') ?? value('equipment_category') ?? 'item';
  const owner = names.country(value('lost_by')) ?? 'an unknown side';
  const cause = value('caused_by');
  const by = cause === null ? '' : ` by ${cause}`;
  const only = value('date_basis') === 'post_date' ? ' Date: the day of the post.' : '';
  return `${item} of ${owner} ${value('status') ?? 'lost'}${by}.${only}`;
}

/** The sites and channels, once each: ACLED names who says it, not the page. */
function sourcesIn(cell: string | null): Cell {
  const hosts = listIn(cell).map((url) => (URL.canParse(url) ? new URL(url).hostname : url));
  return hosts.length === 0 ? null : [...new Set(hosts)].sort().join('; ');
}

function numberIn(cell: string | null): number | null {
  return cell === null ? null : Number(cell);
}

function secondsOf(instant: string | null): number | null {
  return instant === null ? null : Math.floor(Date.parse(instant) / 1000);
}
