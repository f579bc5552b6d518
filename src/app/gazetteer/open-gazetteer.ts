import type { ReferenceData } from '../../domain/reference.ts';
import { createGazetteer, type Gazetteer } from '../../extract/places/gazetteer/gazetteer.ts';
import { overlayFocus } from '../../extract/places/gazetteer/overlay-rows.ts';
import { builtInSection } from './built-in.ts';
import { readInstalled } from './installed.ts';
import { overlaySections } from './overlay.ts';
import { regionNames } from './region-names.ts';
import { loadRegionTable } from './region-table.ts';

/**
 * The gazetteer of a conflict: its hand-kept places, the settlements that come with the program,
 * then what `lossledger gazetteer install` put into `home`. Earlier ones are trusted more.
 */
export async function openGazetteer(options: {
  readonly reference: ReferenceData;
  /** LOSSLEDGER_HOME; null reads nothing installed. */
  readonly home: string | null;
  /** An installed file that is about to be replaced. */
  readonly without?: string;
}): Promise<Gazetteer> {
  const { reference, home } = options;
  const table = await loadRegionTable();
  const [overlay, builtIn, installed] = await Promise.all([
    overlaySections(reference),
    builtInSection(table, reference.conflict),
    home === null ? [] : readInstalled(home, options.without),
  ]);
  const sections = [...overlay, ...(builtIn === null ? [] : [builtIn]), ...installed];
  return createGazetteer(sections, {
    regions: regionNames(table, reference),
    countries: table.countries.map(({ alpha2, alpha3 }) => [alpha2, alpha3] as const),
    enclaves: table.enclaves.map(({ city, around }) => [city, around] as const),
    focus: overlayFocus(reference),
  });
}
