import { PassThrough } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, open, type ZipFile } from 'yauzl';
import type { ByteStream } from '../../domain/byte-stream.ts';
import { LossledgerError } from '../../domain/errors.ts';

export interface ZipBounds {
  readonly entries: number;
  /** Of all entries, in bytes unpacked. */
  readonly totalBytes: number;
  /** Unpacked to packed. */
  readonly ratio: number;
}

export interface OpenZip {
  /** Name and size unpacked, in the order of the archive. */
  readonly entries: ReadonlyMap<string, number>;
  /** The bytes of an entry, as many as it is stated to have and no more; its checksum is held against them. */
  read(name: string): ByteStream;
  close(): void;
}

const UNIX_TYPE_MASK = 0o170000;
const UNIX_FILE = 0o100000;
const DEFLATED = 8;

/**
 * An archive whose entries are files under plain names. Refuses, before anything is unpacked, paths
 * that lead out, links, folders, names that come twice, encryption, and sizes beyond the bounds.
 */
export async function openZip(file: string, bounds: ZipBounds): Promise<OpenZip> {
  const zip = await opened(file);
  try {
    const entries = await entriesOf(zip, bounds);
    return {
      entries: new Map([...entries].map(([name, entry]) => [name, entry.uncompressedSize])),
      read: (name) => bytesOf(zip, entries.get(name), name),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function opened(file: string): Promise<ZipFile> {
  const options = {
    lazyEntries: true,
    autoClose: false,
    decodeStrings: true,
    strictFileNames: true,
    validateEntrySizes: true,
  };
  return new Promise((resolve, reject) => {
    open(file, options, (error, zip) => {
      if (error === null) resolve(zip);
      else if ('code' in error && error.code === 'ENOENT') {
        reject(new LossledgerError('INPUT_MISSING', `There is no file ${file}.`));
      } else reject(refused(`cannot be read: ${error.message}`));
    });
  });
}

function entriesOf(zip: ZipFile, bounds: ZipBounds): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > bounds.entries) {
    throw refused(`has ${zip.entryCount} entries, more than ${bounds.entries}`);
  }
  const entries = new Map<string, Entry>();
  let total = 0;
  return new Promise((resolve, reject) => {
    zip.on('error', (error: Error) => reject(refused(`is damaged or unsafe: ${error.message}`)));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      total += entry.uncompressedSize;
      const why = entries.has(entry.fileName) ? 'comes twice' : faultOf(entry, total, bounds);
      if (why !== null) return reject(refused(`has an entry, ${entry.fileName}, that ${why}`));
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function faultOf(entry: Entry, total: number, bounds: ZipBounds): string | null {
  const type = (entry.externalFileAttributes >>> 16) & UNIX_TYPE_MASK;
  if (entry.fileName.endsWith('/')) return 'is a folder';
  if (type !== 0 && type !== UNIX_FILE) return 'is a link or no file';
  if (entry.isEncrypted()) return 'is encrypted';
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== DEFLATED) {
    return 'is packed in a way that is not known';
  }
  if (entry.uncompressedSize > Math.max(entry.compressedSize, 1) * bounds.ratio) {
    return 'unpacks to too much';
  }
  return total > bounds.totalBytes ? 'makes it unpack to too much' : null;
}

async function* bytesOf(
  zip: ZipFile,
  entry: Entry | undefined,
  name: string,
): AsyncGenerator<Uint8Array> {
  if (entry === undefined) throw refused(`has no ${name}`);
  try {
    // The library's own stream of an entry that is not packed never tells an iterator of its end.
    const stream = new PassThrough();
    zip.openReadStream(entry, (error, readable) => {
      if (error !== null) {
        stream.destroy(error);
        return;
      }
      readable.on('error', (failure: Error) => stream.destroy(failure));
      readable.pipe(stream);
    });
    const parts: AsyncIterable<unknown, unknown, unknown> = stream;
    let checksum = 0;
    for await (const chunk of parts) {
      if (!(chunk instanceof Uint8Array)) continue;
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
    if (checksum !== entry.crc32) throw new Error('its checksum is another');
  } catch (error) {
    if (error instanceof LossledgerError) throw error;
    throw refused(
      `is damaged in ${name}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function refused(what: string): LossledgerError {
  return new LossledgerError('INPUT_INVALID', `The archive ${what}.`);
}
