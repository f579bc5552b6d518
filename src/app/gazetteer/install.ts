import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { LossledgerError } from '../../domain/errors.ts';
import { compileSection } from '../../extract/places/gazetteer/compile-section.ts';
import { writeInstalled } from './installed.ts';
import { type InstallOptions, type PlaceFileReader, placeFileReader } from './place-file-reader.ts';

export interface Installed {
  readonly name: string;
  readonly places: number;
  /** Lines that hold no place, or none that can be used. */
  readonly skipped: number;
  readonly bytes: number;
}

/** Most lines a file may have: four times the populated places of the largest country. */
const MOST_LINES = 4_000_000;

/** Compiles a file of places, plain or gzipped, into the home's gazetteer. */
export async function installFile(file: string, options: InstallOptions): Promise<Installed> {
  const found = await stat(file).catch(() => null);
  if (found?.isFile() !== true) {
    throw new LossledgerError('INPUT_MISSING', `${file} is not a file that can be read.`);
  }
  const isGzip = await startsAsGzip(file);
  const source = createReadStream(file);
  const content = isGzip ? source.pipe(createGunzip()) : source;
  source.on('error', (error) => content.destroy(error));
  return installContent(nameOf(file), content, options);
}

/** Compiles lines of places from any stream. */
export async function installContent(
  name: string,
  content: Readable,
  options: InstallOptions,
): Promise<Installed> {
  const { reader, skipped } = await readPlaces(name, content, options);
  const rows = reader?.rows() ?? [];
  if (rows.length === 0) {
    throw new LossledgerError('INPUT_EMPTY', `${name} holds no place that can be used.`);
  }
  const bytes = await writeInstalled(options.home, name, compileSection(name, rows));
  return { name, places: rows.length, skipped, bytes };
}

async function readPlaces(
  name: string,
  content: Readable,
  options: InstallOptions,
): Promise<{ readonly reader: PlaceFileReader | null; readonly skipped: number }> {
  let reader: PlaceFileReader | null = null;
  let skipped = 0;
  let count = 0;
  const lines = createInterface({ input: content, crlfDelay: Number.POSITIVE_INFINITY });
  try {
    for await (const line of lines) {
      if (line.trim() === '') continue;
      count += 1;
      if (count > MOST_LINES) {
        throw new LossledgerError('INPUT_TOO_LARGE', `${name} has more than ${MOST_LINES} lines.`);
      }
      if (reader === null) {
        const first = line.replace(/^\uFEFF/, '');
        reader = await placeFileReader(first, name, options);
        if (reader.hasHeading) continue;
      }
      if (!reader.read(line)) skipped += 1;
    }
  } catch (error) {
    if (error instanceof LossledgerError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new LossledgerError('INPUT_MISSING', `${name} cannot be read: ${reason}`);
  }
  return { reader, skipped };
}

/** The name a section is kept under: the file's, without its endings. */
export function nameOf(file: string): string {
  const name = basename(file)
    .replace(/\.(?:gz|zip)$/i, '')
    .replace(/\.(?:tsv|csv|txt)$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return name === '' ? 'places' : name;
}

async function startsAsGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}
