import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../../domain/digest.ts';
import type { ReferenceData } from '../../domain/reference.ts';
import { compileSection } from '../../extract/places/gazetteer/compile-section.ts';
import { overlayRows } from '../../extract/places/gazetteer/overlay-rows.ts';
import type { SectionColumns } from '../../extract/places/gazetteer/section-columns.ts';
import { decodeSection, encodeSection, isSectionFile } from './section-file.ts';

/**
 * What the build compiled: beside dist/app, and nowhere when the program runs from its sources,
 * which may compile to other columns.
 */
const PREPARED_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'gazetteer');
const LISTS = [
  { reported: true, name: 'reported' },
  { reported: false, name: 'namesakes' },
] as const;
type List = (typeof LISTS)[number];

/** The hand-kept places of a conflict: those reports name, then those that share a name with one. */
export function overlaySections(reference: ReferenceData): Promise<readonly SectionColumns[]> {
  const madeOf = digestOfPlaces(reference);
  return Promise.all(
    LISTS.map(async (list) => {
      const prepared = await readPrepared(fileOf(PREPARED_FOLDER, reference, list), madeOf);
      return prepared ?? compile(reference, list);
    }),
  );
}

/** Writes into a folder of the built program what `overlaySections` then reads. */
export async function prepareOverlay(folder: string, reference: ReferenceData): Promise<void> {
  await mkdir(folder, { recursive: true });
  const madeOf = digestOfPlaces(reference);
  for (const list of LISTS) {
    const bytes = encodeSection(compile(reference, list), madeOf);
    await writeFile(fileOf(folder, reference, list), bytes);
  }
}

async function readPrepared(file: string, madeOf: string): Promise<SectionColumns | null> {
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null || !isSectionFile(bytes)) return null;
  const found = decodeSection(bytes, file);
  return found.madeOf === madeOf ? found.columns : null;
}

function compile(reference: ReferenceData, { reported }: List): SectionColumns {
  return compileSection('places of the conflict', overlayRows(reference, reported), reported);
}

function digestOfPlaces({ places }: ReferenceData): string {
  return sha256(JSON.stringify(places));
}

function fileOf(folder: string, { conflict }: ReferenceData, { name }: List): string {
  return join(folder, `${conflict.name}-${name}.bin`);
}
