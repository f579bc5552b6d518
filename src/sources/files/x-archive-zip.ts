import { crc32 } from 'node:zlib';
import { type Entry, fromBuffer, fromFd, type ZipFile } from 'yauzl';
import { joinedBytes } from '../../domain/byte-stream.ts';
import { LossledgerError } from '../../domain/errors.ts';

export interface ZipLimits {
  /** An archive of X has an entry for every picture. */
  readonly entries: number;
  /** Of one file read, and of all, in bytes unpacked. */
  readonly fileBytes: number;
  readonly totalBytes: number;
  /** Unpacked to packed; text packs to a tenth, and seldom to a fiftieth. */
  readonly ratio: number;
}

export const ZIP_LIMITS: ZipLimits = {
  entries: 300_000,
  fileBytes: 512 * 1024 ** 2,
  totalBytes: 1024 ** 3,
  ratio: 200,
};

export interface ArchivedFile {
  /** Within the archive. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files of posts in an archive, below its own folder or not; nothing else of it is unpacked. */
const TWEETS = /^(?:[^/]{1,200}\/)?data\/tweets?(?:-part\d{1,3})?\.js$/;
const NOTES = /^(?:[^/]{1,200}\/)?data\/note-tweet\.js$/;

const UNIX_TYPE_MASK = 0o170000;
const UNIX_SYMLINK = 0o120000;
const LINE_BREAK = new Uint8Array([0x0a]);

/** Local file header, or the end record of an archive with nothing in it. Source: PKWARE APPNOTE 4.3. */
export function isZip(bytes: Uint8Array): boolean {
  const [p, k, a, b] = bytes;
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6));
}

/**
 * The posts of an archive that X gave its user: each file of posts, with the notes that hold the
 * whole texts of long ones behind it. Throws INPUT_INVALID for every other archive and for one that
 * holds links or paths out of itself, RESPONSE_TOO_LARGE for one that unpacks beyond the limits.
 */
export async function postsOfArchive(
  archive: Uint8Array | number,
  limits: ZipLimits = ZIP_LIMITS,
): Promise<readonly ArchivedFile[]> {
  // Closing it would close the file, which is whoever's who opened it; memory needs no closing.
  const zip = await open(archive);
  const files = await unpackPosts(zip, limits);
  const notes = files.filter(({ name }) => NOTES.test(name));
  const tweets = files.filter(({ name }) => TWEETS.test(name));
  if (tweets.length === 0) {
    throw notOfX(
      'holds no data/tweets.js, and so is no archive of X. Unpack it, and give the files in it',
    );
  }
  return tweets.map(({ name, bytes }) => ({
    name,
    bytes: joinedBytes([bytes, ...notes.flatMap((note) => [LINE_BREAK, note.bytes])]),
  }));
}

function open(archive: Uint8Array | number): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: true };
  return new Promise((resolve, reject) => {
    const opened = (error: Error | null, zip: ZipFile): void => {
      if (error !== null) return reject(damaged(error));
      // An error that comes when nobody reads an entry is met by the next who does.
      zip.on('error', () => undefined);
      resolve(zip);
    };
    if (typeof archive === 'number') fromFd(archive, options, opened);
    else
      fromBuffer(
        Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength),
        options,
        opened,
      );
  });
}

async function unpackPosts(zip: ZipFile, limits: ZipLimits): Promise<readonly ArchivedFile[]> {
  if (zip.entryCount > limits.entries) {
    throw tooLarge(`has ${zip.entryCount} entries, more than ${limits.entries}`);
  }
  const files: ArchivedFile[] = [];
  let left = limits.totalBytes;
  for (let n = 0; n < zip.entryCount; n += 1) {
    const entry = await nextEntry(zip);
    if (entry === null) break;
    if (isSymlink(entry))
      throw notOfX(`holds a link, ${entry.fileName}: nothing of it is unpacked`);
    if (!TWEETS.test(entry.fileName) && !NOTES.test(entry.fileName)) continue;
    if (entry.isEncrypted()) throw notOfX('is encrypted. Unpack it, and give data/tweets.js');
    const most = Math.min(limits.fileBytes, left, entry.compressedSize * limits.ratio);
    const bytes = await unpack(zip, entry, most);
    left -= bytes.length;
    files.push({ name: entry.fileName, bytes });
  }
  return files;
}

function nextEntry(zip: ZipFile): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      zip.off('entry', onEntry);
      zip.off('end', onEnd);
      zip.off('error', onError);
    };
    const onEntry = (entry: Entry): void => {
      settle();
      resolve(entry);
    };
    const onEnd = (): void => {
      settle();
      resolve(null);
    };
    const onError = (error: Error): void => {
      settle();
      reject(damaged(error));
    };
    zip.on('entry', onEntry);
    zip.on('end', onEnd);
    zip.on('error', onError);
    zip.readEntry();
  });
}

function isSymlink({ externalFileAttributes }: Entry): boolean {
  return ((externalFileAttributes >>> 16) & UNIX_TYPE_MASK) === UNIX_SYMLINK;
}

async function unpack(zip: ZipFile, entry: Entry, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = await new Promise<AsyncIterable<unknown, unknown, unknown>>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => {
      if (error === null) resolve(opened);
      else reject(damaged(error, entry));
    });
  });
  try {
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array)) continue;
      size += chunk.length;
      if (size > most) throw tooLarge(`unpacks to more than ${most} bytes in ${entry.fileName}`);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof LossledgerError) throw error;
    throw damaged(error, entry);
  }
  const bytes = joinedBytes(chunks);
  if (crc32(bytes) !== entry.crc32) throw damaged(new Error('its checksum is another'), entry);
  return bytes;
}

/** Where an archive cannot be read, why, and what to do, in place of what the reader of archives says. */
function damaged(error: unknown, entry?: Entry): LossledgerError {
  const said = (error instanceof Error ? error.message : String(error)).replace(/[.\s]{1,20}$/, '');
  if (/^End of central directory/i.test(said)) {
    return notOfX('has no end: it is cut off, or no zip file. Download it again');
  }
  const [, path] =
    /^(?:invalid relative path|absolute path|invalid characters in fileName): (.*)$/s.exec(said) ??
    [];
  if (path !== undefined) {
    return notOfX(`has an entry that leads out of it, ${path}: nothing of it is unpacked`);
  }
  const where = entry === undefined ? 'in its list of entries' : `in ${entry.fileName}`;
  return notOfX(`is damaged ${where} (${said}). Download it again`);
}

function notOfX(what: string): LossledgerError {
  return new LossledgerError('INPUT_INVALID', `The archive ${what}.`);
}

function tooLarge(what: string): LossledgerError {
  return new LossledgerError('RESPONSE_TOO_LARGE', `The archive ${what}.`);
}
