import { beforeAll, describe, expect, it } from 'vitest';
import { regionNames } from '../../../../../src/app/gazetteer/region-names.ts';
import { loadRegionTable } from '../../../../../src/app/gazetteer/region-table.ts';
import { loadReferenceData } from '../../../../../src/app/reference-data.ts';
import { RegionIndex } from '../../../../../src/extract/places/gazetteer/regions.ts';

describe('regions as people write them', () => {
  let regions: RegionIndex;
  beforeAll(async () => {
    regions = new RegionIndex(regionNames(await loadRegionTable(), await loadReferenceData()), [
      ['Kyiv', 'Kyiv Oblast'],
    ]);
  });

  it.each([
    ['Donetsk', 'Donetsk Oblast'],
    ['Donetsk Oblast', 'Donetsk Oblast'],
    ['Донецька', 'Donetsk Oblast'],
    ['Донецкая обл.', 'Donetsk Oblast'],
    ['в Донецкой области', 'Donetsk Oblast'],
    ['Donestk Obalst', 'Donetsk Oblast'],
    ["Luhansk People's Republic", 'Luhansk Oblast'],
    ['Oblast Charkov', 'Kharkiv Oblast'],
    ["Zaporiz'ka oblast", 'Zaporizhzhia Oblast'],
    ['Zaporizhia', 'Zaporizhzhia Oblast'],
    ['Soemy Oblast', 'Sumy Oblast'],
    ['Харьковской области', 'Kharkiv Oblast'],
    ['Kursk', 'Kursk Oblast'],
    ['Белгородская область', 'Belgorod Oblast'],
    ['Crimean Peninsula', 'Crimea'],
  ])('reads %s', (written, name) => {
    expect(regions.read(written)?.admin1).toContain(name);
  });

  it.each(['nowhere', '', '!!', 'Texas', 'Bavaria'])('reads no region in %j', (written) => {
    expect(regions.read(written)).toBeNull();
  });

  it('takes a city that is a region and the region around it for one another', () => {
    expect(regions.read('Kyiv Oblast')?.admin1).toEqual(['Kyiv Oblast', 'Kyiv']);
  });

  it('reads a raion as within its region', () => {
    expect(regions.read('Volnovakha Raion')).toEqual({
      admin1: ['Donetsk Oblast'],
      admin2: ['Volnovakha Raion'],
    });
  });
});
