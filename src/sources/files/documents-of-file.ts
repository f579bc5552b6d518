import type { DocumentFormat } from '../../extract/post-documents/format.ts';
import { decodeDocument } from '../../extract/text/decode.ts';
import type { PolledDocument } from '../source.ts';
import { type CsvOptions, ndjsonOfCsv } from './csv-posts.ts';
import { isZip, postsOfArchive } from './x-archive-zip.ts';

export interface FileOptions extends CsvOptions {
  /** What the file is; told by its name and content where nobody says. */
  readonly format?: FileFormat | undefined;
}

/** What a file may be said to be: a table, or what every document may be. */
export type FileFormat = DocumentFormat | 'csv';

/**
 * The documents of a file: an archive of X and a table of posts are unpacked, every other file is a
 * document as it stands. Throws for an archive or a table that cannot be read.
 */
export async function documentsOfFile(
  bytes: Uint8Array,
  name: string,
  options: FileOptions = {},
): Promise<readonly PolledDocument[]> {
  if (isZip(bytes)) return documentsOfArchive(bytes, name);
  const { format } = options;
  const isTable = format === undefined ? /\.(?:csv|tsv)$/i.test(name) : format === 'csv';
  if (!isTable) return [documentOf(bytes, name, format === 'csv' ? undefined : format)];
  const { text } = decodeDocument(bytes, { name });
  const posts = new TextEncoder().encode(ndjsonOfCsv(text, options));
  return [{ ...documentOf(posts, name, 'posts-ndjson'), wireBytes: bytes }];
}

/** The documents of an archive of X, in memory or open as a file: those may be larger than memory. */
export async function documentsOfArchive(
  archive: Uint8Array | number,
  name: string,
): Promise<readonly PolledDocument[]> {
  const files = await postsOfArchive(archive);
  return files.map((file) => documentOf(file.bytes, `${name}/${file.name}`, 'x-archive'));
}

function documentOf(
  bytes: Uint8Array,
  name: string,
  format: DocumentFormat = 'document',
): PolledDocument {
  return { bytes, wireBytes: null, url: null, name, format, retrieval: null };
}
