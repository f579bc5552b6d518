import { applyReporting } from '../../scripts/bench-reporting/apply-reporting.ts';
import { startTestStore, type TestStore } from './test-store.ts';

/** A migrated database with the views of reporting, also while their migration is not in the journal. */
export async function startReportingStore(poolMax?: number): Promise<TestStore> {
  const test = await startTestStore(poolMax);
  try {
    await applyReporting(test.store);
    return test;
  } catch (error) {
    await test.stop();
    throw error;
  }
}
