import type { Row, ViewColumn } from '../../store/queries/loss-pages.ts';
import type { ExchangeNames } from '../exchange-names.ts';
import { inOneArray } from './json.ts';
import { columnReader, listIn, type TextFormat } from './text-format.ts';

/** A place this exact is a point on WarSpotting's map, which has no precision to say otherwise with. */
const POINTS = new Set(['1', '2']);
/** `loss_` and then hexadecimal digits, of which 13 are 52 bits: what a JavaScript number holds. */
const ID_DIGITS = /^loss_([0-9a-f]{13})/;

/**
 * The JSON of WarSpotting's API: `{"losses":[{id, type, model, status, lost_by, date,
 * nearest_location, geo, unit, tags}]}`. Its ids are numbers, so ours are the first 52 bits of the
 * loss_id; units are not recorded.
 */
export function warspottingFormat(
  columns: readonly ViewColumn[],
  names: ExchangeNames,
): TextFormat {
  const value = columnReader(columns);
  const encode = (row: Row): string => {
    const status = value(row, 'status') ?? '';
    const model = value(row, 'model');
    const family = value(row, 'family');
    const item = { model, family, category: value(row, 'equipment_category') };
    return JSON.stringify({
      id: numberOf(value(row, 'loss_id') ?? ''),
      type: names.warspottingType(item) ?? 'Other',
      model: model ?? family ?? value(row, 'model_raw') ?? item.category,
      status: status.charAt(0).toUpperCase() + status.slice(1),
      lost_by: names.country(value(row, 'lost_by')),
      date: value(row, 'loss_date_end'),
      nearest_location: nearestLocation(
        value(row, 'place_name'),
        value(row, 'admin2'),
        value(row, 'admin1'),
      ),
      geo: pointOf(value(row, 'latitude'), value(row, 'longitude'), value(row, 'where_prec')),
      unit: null,
      tags: listIn(value(row, 'tags')).join(','),
    });
  };
  return inOneArray('json', '{"losses":[\n', encode, '\n]}\n');
}

function numberOf(lossId: string): number | null {
  const digits = ID_DIGITS.exec(lossId)?.[1];
  return digits === undefined ? null : Number.parseInt(digits, 16);
}

/** "settlement, raion", or the region alone. */
function nearestLocation(
  place: string | null,
  district: string | null,
  region: string | null,
): string | null {
  if (place === null || place === region) return region;
  const wider = district ?? region;
  return wider === null || wider === place ? place : `${place}, ${wider}`;
}

function pointOf(
  latitude: string | null,
  longitude: string | null,
  wherePrec: string | null,
): string | null {
  const isPoint = wherePrec !== null && POINTS.has(wherePrec);
  return isPoint && latitude !== null && longitude !== null ? `${latitude},${longitude}` : null;
}
