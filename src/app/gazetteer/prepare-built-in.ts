import { conflictNames, loadReferenceData, REFERENCE_FOLDER } from '../reference-data.ts';
import { prepareBuiltIn } from './built-in.ts';
import { loadRegionTable } from './region-table.ts';

/** Compiles the settlements that come with the program into a folder: a step of its build. */
export async function prepareGazetteer(folder: string): Promise<void> {
  const table = await loadRegionTable();
  for (const name of await conflictNames()) {
    const { conflict } = await loadReferenceData(REFERENCE_FOLDER, name);
    await prepareBuiltIn(folder, table, conflict);
  }
}
