import type { ReferenceData } from '../../domain/reference.ts';
import { overlayRegions } from '../../extract/places/gazetteer/overlay-rows.ts';
import type { RegionNames } from '../../extract/places/gazetteer/regions.ts';
import type { RegionTable } from './region-table.ts';

/** One entry a region: the table's names and the conflict's together. */
export function regionNames(table: RegionTable, reference: ReferenceData): readonly RegionNames[] {
  const regions = new Map<string, RegionNames>();
  const countries = new Set(reference.conflict.countries);
  const own = table.regions.filter(({ country }) => countries.has(country));
  const all = [...own.map((region) => ({ ...region, within: null })), ...overlayRegions(reference)];
  for (const { name, within, aliases } of all) {
    const key = `${within ?? ''}/${name}`;
    const known = regions.get(key)?.aliases ?? [];
    regions.set(key, { name, within, aliases: [...known, ...aliases] });
  }
  return [...regions.values()];
}
