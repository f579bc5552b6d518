import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { LossledgerError } from '../../domain/errors.ts';
import { readExchangeNames } from '../../reporting/exchange-names.ts';
import { type OtherLedgersFile, otherLedgersFile } from '../../sources/ledgers/ledger-formats.ts';
import { loadReferenceData, REFERENCE_FOLDER } from '../reference-data.ts';
import { type ItemReader, itemReader } from './item-reader.ts';
import { ledgerNames } from './ledger-names.ts';

/** What other ledgers are read with. */
export interface LedgerReference {
  readonly formats: OtherLedgersFile;
  readonly items: ItemReader;
}

export async function loadLedgerReference(conflict: string): Promise<LedgerReference> {
  const [reference, names, formats] = await Promise.all([
    loadReferenceData(REFERENCE_FOLDER, conflict),
    readExchangeNames(REFERENCE_FOLDER),
    readOtherLedgers(REFERENCE_FOLDER),
  ]);
  return {
    formats,
    items: itemReader(reference, ledgerNames(reference.belligerents, names)),
  };
}

/** Reads and checks the file of a folder of reference data. */
export async function readOtherLedgers(folder: string): Promise<OtherLedgersFile> {
  const file = path.join(folder, 'other-ledgers.json');
  try {
    return otherLedgersFile.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new LossledgerError('DATA_INVALID', `other-ledgers.json cannot be used:\n${reason}`, {
      cause: error,
    });
  }
}
