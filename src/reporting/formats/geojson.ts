import type { Row, ViewColumn } from '../../store/queries/loss-pages.ts';
import { inOneArray, jsonObject } from './json.ts';
import { columnReader, type TextFormat } from './text-format.ts';

/**
 * A FeatureCollection (RFC 7946): longitude before latitude, WGS 84 and so no `crs`, a null geometry
 * for an item without coordinates. What the point stands for is in `where_prec` and `uncertainty_km`.
 */
export function geojsonFormat(columns: readonly ViewColumn[]): TextFormat {
  const value = columnReader(columns);
  const properties = jsonObject(columns);
  const feature = (row: Row): string => {
    const longitude = value(row, 'longitude');
    const latitude = value(row, 'latitude');
    const geometry =
      longitude === null || latitude === null
        ? 'null'
        : `{"type":"Point","coordinates":[${longitude},${latitude}]}`;
    return `{"type":"Feature","id":${JSON.stringify(value(row, 'loss_id'))},"geometry":${geometry},"properties":${properties(row)}}`;
  };
  return inOneArray('geojson', '{"type":"FeatureCollection","features":[\n', feature, '\n]}\n');
}
