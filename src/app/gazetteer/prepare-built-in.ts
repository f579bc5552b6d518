import { loadReferenceData } from '../reference-data.ts';
import { prepareBuiltIn } from './built-in.ts';
import { loadRegionTable } from './region-table.ts';

/** Compiles the settlements that come with the program into a folder: a step of its build. */
export async function prepareGazetteer(folder: string): Promise<void> {
  const [table, reference] = await Promise.all([loadRegionTable(), loadReferenceData()]);
  await prepareBuiltIn(folder, table, reference.conflict);
}
