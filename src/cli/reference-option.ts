import { Option } from 'commander';
import { loadReferenceData, REFERENCE_FOLDER } from '../app/reference-data.ts';
import { conflictNameIn } from '../config/load.ts';
import type { ReferenceData } from '../domain/reference.ts';

export interface ConflictOption {
  readonly conflict?: string;
}

/** `--conflict`, for commands that read texts and open no ledger. */
export function conflictOption(): Option {
  return new Option(
    '--conflict <name>',
    'the conflict to read by, a folder of data/conflicts; else LOSSLEDGER_CONFLICT',
  );
}

/** The reference data of the conflict named on the command line, else in the environment. */
export function referenceFor({ conflict }: ConflictOption): Promise<ReferenceData> {
  return loadReferenceData(REFERENCE_FOLDER, conflict ?? conflictNameIn(process.env));
}
