import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { LossledgerError } from '../../domain/errors.ts';
import { limitedLines } from '../../domain/limited-lines.ts';
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
/** The longest line of GeoNames, with all its names, has some 12,000 bytes. */
const LONGEST_LINE_BYTES = 1_000_000;

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
  for await (const line of limitedLines(endingLines(content, name), LONGEST_LINE_BYTES)) {
    if (line === null || line.trim() === '') continue;
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
  return { reader, skipped };
}

/** The same bytes; fails as soon as a line is longer than any, since it may never end. */
async function* endingLines(content: Readable, name: string): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const part of bytesOf(content, name)) {
    const first = part.indexOf(NEWLINE);
    const longest = length + (first === -1 ? part.length : first);
    if (longest > LONGEST_LINE_BYTES) {
      throw new LossledgerError(
        'INPUT_INVALID',
        `${name} has a line of more than ${LONGEST_LINE_BYTES} bytes, so it is no file of places.`,
      );
    }
    length = first === -1 ? longest : part.length - 1 - part.lastIndexOf(NEWLINE);
    yield part;
  }
}

const NEWLINE = 0x0a;

async function* bytesOf(content: Parts, name: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const part of content) yield typeof part === 'string' ? Buffer.from(part) : part;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const isDamaged = error instanceof Error && 'code' in error && isZlibCode(error.code);
    throw new LossledgerError(
      isDamaged ? 'INPUT_INVALID' : 'INPUT_MISSING',
      `${name} cannot be read: ${reason}`,
    );
  }
}

type Parts = AsyncIterable<Uint8Array | string, unknown, unknown>;

function isZlibCode(code: unknown): boolean {
  return typeof code === 'string' && code.startsWith('Z_');
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
