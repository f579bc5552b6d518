import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { digestOf } from '../domain/digest.ts';
import type { Store } from '../store/connection.ts';
import {
  type ExportedView,
  type LossPageFilter,
  type LossPages,
  openLossPages,
  type ViewColumn,
} from '../store/queries/loss-pages.ts';
import { type PackagedFile, writeDatapackage } from './datapackage.ts';
import type { ExchangeNames } from './exchange-names.ts';
import { acledFormat } from './formats/acled.ts';
import { csvFormat } from './formats/csv.ts';
import { geojsonFormat } from './formats/geojson.ts';
import { jsonFormat, ndjsonFormat } from './formats/json.ts';
import { type FileTexts, OryxFiles } from './formats/oryx.ts';
import { ParquetFile } from './formats/parquet.ts';
import type { TextFormat } from './formats/text-format.ts';
import { warspottingFormat } from './formats/warspotting.ts';
import { PartFile } from './part-file.ts';

type MakeTextFormat = (columns: readonly ViewColumn[], names: ExchangeNames) => TextFormat;

/** Formats that are text from end to end: they can be streamed anywhere, and gone on with. */
const TEXT_FORMATS = {
  csv: { make: csvFormat, mediaType: 'text/csv', isOwnShape: true },
  json: { make: jsonFormat, mediaType: 'application/json', isOwnShape: true },
  ndjson: { make: ndjsonFormat, mediaType: 'application/x-ndjson', isOwnShape: true },
  geojson: { make: geojsonFormat, mediaType: 'application/geo+json', isOwnShape: false },
  warspotting: { make: warspottingFormat, mediaType: 'application/json', isOwnShape: false },
  acled: { make: acledFormat, mediaType: 'text/csv', isOwnShape: false },
} as const satisfies Record<
  string,
  { make: MakeTextFormat; mediaType: string; isOwnShape: boolean }
>;
type TextFormatName = keyof typeof TEXT_FORMATS;

export const EXPORT_FORMATS = [
  'csv',
  'json',
  'ndjson',
  'geojson',
  'parquet',
  'oryx',
  'warspotting',
  'acled',
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Where an export goes. A folder gets a datapackage.json beside its files. */
export type Destination =
  | { readonly kind: 'stream'; write(text: string): Promise<void> }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string };

export interface ExportRequest {
  readonly format: ExportFormat;
  readonly view: ExportedView;
  readonly filter: LossPageFilter;
  readonly to: Destination;
  /** Go on with what an ended run of the same request left. */
  readonly resume: boolean;
  readonly names: ExchangeNames;
  /** Written into datapackage.json. */
  readonly now: Date;
  readonly signal?: AbortSignal;
  onProgress?(rows: number): void;
}

export interface Exported {
  readonly rows: number;
  /** Of the rows, those an earlier run had written. */
  readonly resumedAt: number;
  readonly files: readonly string[];
}

/** A page: enough rows to make a round trip cheap, few enough to hold two. */
const ROWS_AT_ONCE = 4_000;
/** A row group of a Parquet file: a reader skips whole groups. */
const ROWS_IN_GROUP = 20_000;

/** Whether a format can go to standard output, or needs a place of its own. */
export function isTextFormat(format: ExportFormat): format is TextFormatName {
  return Object.hasOwn(TEXT_FORMATS, format);
}

/** Writes the rows of a view, as one snapshot has them, in memory that does not grow with them. */
export async function exportLosses(store: Store, request: ExportRequest): Promise<Exported> {
  const pages = await openLossPages(store, request.view, request.filter, ROWS_AT_ONCE);
  try {
    return await written(pages, request);
  } finally {
    await pages.close();
  }
}

async function written(pages: LossPages, request: ExportRequest): Promise<Exported> {
  const { to, format } = request;
  if (to.kind === 'folder') await mkdir(to.path, { recursive: true });
  if (format === 'oryx') return writeOryx(pages, request, to.kind === 'folder' ? to.path : '.');
  if (to.kind === 'stream') {
    if (!isTextFormat(format)) throw new Error('unreachable: this format needs a file');
    return streamText(pages, request, TEXT_FORMATS[format].make(pages.columns, request.names), to);
  }
  const name = `losses.${extensionOf(format, pages.columns, request.names)}`;
  const file = to.kind === 'folder' ? path.join(to.path, name) : to.path;
  const exported = isTextFormat(format)
    ? await writeText(pages, request, TEXT_FORMATS[format].make(pages.columns, request.names), file)
    : await writeParquet(pages, request, file);
  if (to.kind === 'folder') {
    const packaged = isTextFormat(format)
      ? { mediaType: TEXT_FORMATS[format].mediaType, isOwn: TEXT_FORMATS[format].isOwnShape }
      : { mediaType: 'application/vnd.apache.parquet', isOwn: true };
    const description = `${request.view} as ${format}`;
    const columns = packaged.isOwn ? pages.columns : null;
    await writeDatapackage(
      to.path,
      [{ path: name, format, mediaType: packaged.mediaType, columns, description }],
      request.now,
    );
  }
  return exported;
}

function extensionOf(
  format: Exclude<ExportFormat, 'oryx'>,
  columns: readonly ViewColumn[],
  names: ExchangeNames,
): string {
  return isTextFormat(format) ? TEXT_FORMATS[format].make(columns, names).extension : format;
}

interface TextPage {
  readonly content: string | Uint8Array;
  readonly rows: number;
  readonly last: string;
}

/** The rows after a key as the format writes them, where the file has so many rows already. */
async function* textPages(
  pages: LossPages,
  format: TextFormat,
  after: string | null,
  before: number,
): AsyncGenerator<TextPage> {
  const { page: write } = format;
  if (write === null) {
    for await (const page of pages.csvPages(after)) yield { ...page, last: page.last ?? '' };
    return;
  }
  let rows = before;
  for await (const page of pages.pages(after)) {
    yield { content: write(page.content, rows), rows: page.rows, last: page.last ?? '' };
    rows += page.rows;
  }
}

async function streamText(
  pages: LossPages,
  request: ExportRequest,
  format: TextFormat,
  to: { write(text: string): Promise<void> },
): Promise<Exported> {
  let rows = 0;
  await to.write(format.head);
  for await (const page of textPages(pages, format, null, 0)) {
    request.signal?.throwIfAborted();
    const { content } = page;
    await to.write(typeof content === 'string' ? content : Buffer.from(content).toString());
    rows += page.rows;
    request.onProgress?.(rows);
  }
  await to.write(format.tail);
  return { rows, resumedAt: 0, files: [] };
}

async function writeText(
  pages: LossPages,
  request: ExportRequest,
  format: TextFormat,
  path: string,
): Promise<Exported> {
  const file = await PartFile.open(path, digestOfRequest(request, pages.columns), request.resume);
  const resumedAt = file.rows;
  try {
    if (resumedAt === 0) await file.write(format.head);
    for await (const page of textPages(pages, format, file.after, file.rows)) {
      request.signal?.throwIfAborted();
      await file.write(page.content);
      await file.note(page.last, page.rows);
      request.onProgress?.(file.rows);
    }
    await file.write(format.tail);
    await file.finish();
    return { rows: file.rows, resumedAt, files: [path] };
  } catch (error) {
    await file.leave();
    throw error;
  }
}

/** The same request goes on with its own file only: same rows asked for, same columns. */
function digestOfRequest(
  { format, view, filter }: ExportRequest,
  columns: readonly ViewColumn[],
): string {
  return digestOf(format, view, JSON.stringify(filter), ...columns.map(({ name }) => name));
}

async function writeParquet(
  pages: LossPages,
  request: ExportRequest,
  path: string,
): Promise<Exported> {
  const file = await PartFile.open(path, 'parquet', false);
  const parquet = new ParquetFile(pages.columns, ROWS_IN_GROUP);
  let rows = 0;
  try {
    for await (const page of pages.pages(null)) {
      request.signal?.throwIfAborted();
      await file.write(parquet.add(page.content));
      rows += page.rows;
      request.onProgress?.(rows);
    }
    await file.write(parquet.end());
    await file.finish();
    return { rows, resumedAt: 0, files: [path] };
  } catch (error) {
    await file.leave();
    throw error;
  }
}

async function writeOryx(
  pages: LossPages,
  request: ExportRequest,
  folder: string,
): Promise<Exported> {
  const oryx = new OryxFiles(pages.columns, request.names);
  const files = new Map<string, PartFile>();
  const append = async (texts: FileTexts): Promise<void> => {
    for (const [name, text] of texts) {
      const place = path.join(folder, name);
      const file = files.get(name) ?? (await PartFile.open(place, 'oryx', false));
      files.set(name, file);
      await file.write(text);
    }
  };
  let rows = 0;
  try {
    await append(oryx.heads());
    for await (const page of pages.pages(null)) {
      request.signal?.throwIfAborted();
      await append(oryx.add(page.content));
      rows += page.rows;
      request.onProgress?.(rows);
    }
    await append(oryx.totals());
    for (const file of files.values()) await file.finish();
  } catch (error) {
    for (const file of files.values()) await file.leave();
    throw error;
  }
  const packaged = [...files.keys()].map(
    (name): PackagedFile => ({
      path: name,
      format: 'csv',
      mediaType: 'text/csv',
      columns: null,
      description: `${request.view} in the shape of the Oryx fork's ${name}`,
    }),
  );
  await writeDatapackage(folder, packaged, request.now);
  return { rows, resumedAt: 0, files: [...files.values()].map((file) => file.path) };
}
