import { join } from 'node:path';
import { writePreparedReference } from '../prepared-reference.ts';
import { checkedReference, conflictNames } from '../reference-data.ts';
import { prepareBuiltIn } from './built-in.ts';
import { prepareOverlay } from './overlay.ts';
import { loadRegionTable } from './region-table.ts';

/**
 * Checks data/ and compiles the settlements of each conflict into folders of the built program: a
 * step of its build, so that no start has to.
 */
export async function prepareReference(dist: string): Promise<void> {
  const table = await loadRegionTable();
  const gazetteer = join(dist, 'gazetteer');
  for (const name of await conflictNames()) {
    const checked = await checkedReference(name);
    await writePreparedReference(join(dist, 'reference'), name, checked);
    await prepareOverlay(gazetteer, checked.reference);
    await prepareBuiltIn(gazetteer, table, checked.reference.conflict);
  }
}
