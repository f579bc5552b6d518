import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReferenceData } from '../domain/reference.ts';

/**
 * What the build found in data/, checked: beside dist/app, and nowhere when the program runs from
 * its sources, whose checks may be others.
 */
const PREPARED_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', 'reference');

interface PreparedReference {
  /** Of the files it was read from. */
  readonly digest: string;
  readonly reference: ReferenceData;
}

/** The data of files with that digest, as the build of this program read it; null for others. */
export async function preparedReference(
  conflictName: string,
  digest: string,
  folder: string = PREPARED_FOLDER,
): Promise<ReferenceData | null> {
  const text = await readFile(fileOf(folder, conflictName), 'utf8').catch(() => null);
  if (text === null) return null;
  const prepared = jsonOf(text);
  return isMadeOf(prepared, digest) ? prepared.reference : null;
}

/** Undefined for a file that is cut short. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export async function writePreparedReference(
  folder: string,
  conflictName: string,
  prepared: PreparedReference,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(fileOf(folder, conflictName), JSON.stringify(prepared));
}

/** The same build wrote it after checking the same files: the digest vouches for the rest. */
function isMadeOf(value: unknown, digest: string): value is PreparedReference {
  return (
    typeof value === 'object' &&
    value !== null &&
    'reference' in value &&
    'digest' in value &&
    value.digest === digest
  );
}

function fileOf(folder: string, conflictName: string): string {
  return join(folder, `${conflictName}.json`);
}
