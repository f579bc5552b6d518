import type { ReferenceData } from '../domain/reference.ts';
import { readExchangeNames } from '../reporting/exchange-names.ts';
import { referenceClasses } from '../reporting/reference-classes.ts';
import { ledgerConflictOf } from '../store/queries/ledger-conflict.ts';
import {
  keepReferenceClasses,
  mayWriteReferenceClasses,
} from '../store/queries/reference-classes.ts';
import type { Sql } from '../store/sql-tag.ts';
import { loadReferenceData, REFERENCE_FOLDER } from './reference-data.ts';

/**
 * Makes the crosswalks behind reporting.loss_classes say what this program's data says, where they do
 * not yet. A role that may only run the pipeline leaves them to whoever migrates.
 */
export async function keepClassesOf(reference: ReferenceData, sql: Sql): Promise<void> {
  if (!(await mayWriteReferenceClasses(sql))) return;
  const names = await readExchangeNames(REFERENCE_FOLDER);
  await keepReferenceClasses(sql, referenceClasses(reference, names));
}

/** The same of the conflict the ledger is of; of the one configured, where it is of none yet. */
export async function keepClassesOfLedger(sql: Sql, configured: string): Promise<void> {
  const conflict = (await ledgerConflictOf(sql)) ?? configured;
  await keepClassesOf(await loadReferenceData(REFERENCE_FOLDER, conflict), sql);
}
