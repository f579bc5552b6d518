import type { ReferenceData } from '../../domain/reference.ts';
import { RegionIndex } from '../../extract/places/gazetteer/regions.ts';
import { regionNames } from './region-names.ts';
import type { RegionTable } from './region-table.ts';

export interface FoundRegion {
  readonly admin1: string | null;
  readonly admin2: string | null;
  readonly country: string | null;
}

/** Finds the regions a register names in its own words. */
export class RegionLookup {
  private readonly index: RegionIndex;
  private readonly countryOf: ReadonlyMap<string, string>;
  private readonly alpha3: ReadonlyMap<string, string>;
  private readonly known = new Map<string, FoundRegion>();

  constructor(table: RegionTable, reference: ReferenceData) {
    this.index = new RegionIndex(regionNames(table, reference));
    this.countryOf = new Map(table.regions.map(({ country, name }) => [name, country]));
    this.alpha3 = new Map(table.countries.map(({ alpha2, alpha3 }) => [alpha2, alpha3]));
  }

  find(admin1: string, admin2: string, country: string | null): FoundRegion {
    const key = [admin1, admin2, country].join('\t');
    let found = this.known.get(key);
    if (found === undefined) {
      found = this.read(admin1, admin2, country);
      this.known.set(key, found);
    }
    return found;
  }

  private read(admin1: string, admin2: string, country: string | null): FoundRegion {
    const region = admin1 === '' ? null : (this.index.read(admin1)?.admin1[0] ?? null);
    const raion = admin2 === '' ? null : this.index.read(`${admin2} raion`);
    const inRegion = region !== null && raion?.admin1.includes(region) === true;
    const given = country === null ? null : (this.alpha3.get(country) ?? country);
    return {
      admin1: region,
      admin2: inRegion ? (raion?.admin2[0] ?? null) : null,
      country: (region === null ? null : this.countryOf.get(region)) ?? given,
    };
  }
}
