import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LossledgerError } from '../../domain/errors.ts';
import type { SectionColumns } from '../../extract/places/gazetteer/section-columns.ts';
import { makeFolders } from '../embedded-postgres/private-files.ts';
import { reasonOf } from '../reference-files.ts';
import { decodeSection, encodeSection } from './section-file.ts';

const EXTENSION = '.bin';

function folderOf(home: string): string {
  return join(home, 'gazetteer');
}

/** Names of what is installed, in the order they are trusted. */
export async function installedNames(home: string): Promise<readonly string[]> {
  const files = await readdir(folderOf(home)).catch(() => []);
  return files
    .filter((file) => file.endsWith(EXTENSION) && !file.startsWith('.'))
    .map((file) => file.slice(0, -EXTENSION.length))
    .sort();
}

export async function readInstalled(
  home: string,
  without?: string,
): Promise<readonly SectionColumns[]> {
  const names = (await installedNames(home)).filter((name) => name !== without);
  return Promise.all(
    names.map(async (name) => {
      const file = join(folderOf(home), name + EXTENSION);
      const bytes = await readFile(file).catch((error: unknown) => {
        throw new LossledgerError('INPUT_MISSING', `${file} cannot be read: ${reasonOf(error)}`);
      });
      return decodeSection(bytes, file).columns;
    }),
  );
}

/** Puts a section in place whole: a program that starts meanwhile finds the old one or the new. */
export async function writeInstalled(
  home: string,
  name: string,
  columns: SectionColumns,
): Promise<number> {
  const bytes = encodeSection(columns, name);
  const aside = join(folderOf(home), `.${name}-${process.pid}${EXTENSION}`);
  try {
    await makeFolders(folderOf(home), 0o755);
    await writeFile(aside, bytes);
    await rename(aside, join(folderOf(home), name + EXTENSION));
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined);
    throw unusable(home, error);
  }
  return bytes.length;
}

/** False where nothing of that name is installed. */
export async function removeInstalled(home: string, name: string): Promise<boolean> {
  if (!(await installedNames(home)).includes(name)) return false;
  await rm(join(folderOf(home), name + EXTENSION), { recursive: true }).catch((error: unknown) => {
    throw unusable(home, error);
  });
  return true;
}

function unusable(home: string, error: unknown): LossledgerError {
  return new LossledgerError(
    'OUTPUT_FAILED',
    `Places cannot be kept in LOSSLEDGER_HOME ${home}: ${reasonOf(error)}. Point LOSSLEDGER_HOME at a folder you may write to.`,
    { cause: error },
  );
}
