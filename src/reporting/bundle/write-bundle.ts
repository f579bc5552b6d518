import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { sha256 as hashOf } from '../../domain/digest.ts';
import { LossledgerError } from '../../domain/errors.ts';
import type { BlobInventory } from '../../store/blobs/blob-store.ts';
import type { LossEvidenceWhole } from '../../store/queries/bundle.ts';
import { refuseWhatIsNoFile } from '../replaceable.ts';
import { BUNDLE_FORMAT, type DocumentName, MANIFEST, type Manifest } from './bundle-files.ts';
import { bundleReadme } from './bundle-readme.ts';

type Blobs = Pick<BlobInventory, 'get' | 'check' | 'read'>;

interface StoredFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly what: string;
  /** Null for what is read from the capture store as it is written. */
  readonly content: Uint8Array | null;
}

export interface WrittenBundle {
  readonly files: number;
  readonly bytes: number;
  readonly withheld: number;
}

/** The first day that a ZIP file can tell, by whatever clock it is read: every file bears it. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * Writes all that a loss rests on as one ZIP file. The same state of the ledger gives the same bytes:
 * files in order of their names, without a time, and not compressed.
 */
export async function writeBundle(
  out: string,
  lossId: string,
  whole: LossEvidenceWhole,
  blobs: Blobs,
  { withOriginals }: { readonly withOriginals: boolean },
): Promise<WrittenBundle> {
  const files = new Map<string, StoredFile>();
  const add = (file: StoredFile): string => {
    files.set(file.path, file);
    return file.path;
  };
  const captures: object[] = [];
  for (const capture of whole.captures) {
    const { sha256, bytes, withheld } = capture;
    const what = 'a document, as it was captured';
    const file = { path: `captures/${sha256}`, sha256, bytes, what, content: null };
    captures.push({
      ...capture,
      path: withheld === null ? add(await undamaged(file, blobs)) : null,
    });
  }
  const media: object[] = [];
  for (const item of whole.media) {
    media.push({
      ...item,
      thumbnail_path:
        item.thumbnail_sha256 === null
          ? null
          : add(await thumbnailOf(item.thumbnail_sha256, item.sha256, blobs)),
      original_path:
        withOriginals && item.withheld === null ? add(await originalOf(item, blobs)) : null,
    });
  }
  const documents: Readonly<Record<DocumentName, readonly [unknown, string]>> = {
    'loss.json': [whole.loss, 'the loss as it was published'],
    'revisions.json': [whole.revisions, 'every revision, with its salt, digest and chain value'],
    'claims.json': [
      { evidence: whole.evidence, readings: whole.readings },
      'what was read in the words of its witnesses',
    ],
    'witnesses.json': [whole.witnesses, 'the posts and articles that tell of it'],
    'captures.json': [captures, 'the documents they were found in'],
    'media.json': [media, 'the pictures and videos they show'],
    'proofs.json': [
      { ...whole.proofs, unsealed: whole.unsealed },
      'paths to the Merkle roots of days',
    ],
  };
  for (const [path, [content, what]] of Object.entries(documents)) {
    add(inMemory(path, `${JSON.stringify(content, null, 2)}\n`, what));
  }
  add(inMemory('README.txt', bundleReadme(lossId), 'what this is, and how to verify it'));
  const manifest: Manifest = {
    format: BUNDLE_FORMAT,
    loss_id: lossId,
    files: inOrder(files).map(({ path, bytes, sha256, what }) => ({ path, bytes, sha256, what })),
  };
  add(inMemory(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`, ''));
  const bytes = await writeZip(out, inOrder(files), blobs);
  const withheld = [...whole.captures, ...whole.media, ...whole.witnesses].filter(
    (item) => item.withheld !== null,
  );
  return { files: files.size, bytes, withheld: withheld.length };
}

function inOrder(files: ReadonlyMap<string, StoredFile>): readonly StoredFile[] {
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
}

function inMemory(path: string, text: string, what: string): StoredFile {
  const content = new TextEncoder().encode(text);
  return { path, sha256: hashOf(content), bytes: content.byteLength, what, content };
}

/** Bytes that are no longer what was captured prove nothing. */
async function undamaged(file: StoredFile, blobs: Blobs): Promise<StoredFile> {
  const found = await blobs.check(file.sha256);
  if (found === 'ok') return file;
  throw new LossledgerError(
    found === 'missing' ? 'CAPTURE_MISSING' : 'CAPTURE_CORRUPT',
    `The stored bytes of ${file.sha256} are ${found}: no bundle can be made with them.`,
  );
}

async function thumbnailOf(sha256: string, of: string, blobs: Blobs): Promise<StoredFile> {
  const content = await blobs.get(sha256);
  const what = 'a small copy of a picture, without its metadata';
  return { path: `thumbnails/${of}.jpg`, sha256, bytes: content.byteLength, what, content };
}

function originalOf(
  { sha256, bytes }: { readonly sha256: string; readonly bytes: number },
  blobs: Blobs,
): Promise<StoredFile> {
  const what = 'a picture or video as it was fetched, with all that is in the file';
  return undamaged({ path: `originals/${sha256}`, sha256, bytes, what, content: null }, blobs);
}

/** Writes beside its place and renames: a file of that name is always whole. */
async function writeZip(
  out: string,
  files: readonly StoredFile[],
  blobs: Pick<Blobs, 'read'>,
): Promise<number> {
  const part = `${out}.part`;
  try {
    await refuseWhatIsNoFile(out);
    const zip = new ZipFile();
    const options = { mtime: NO_TIME, mode: 0o100644, compress: false, forceDosTimestamp: true };
    for (const { path, bytes, sha256, content } of files) {
      if (content !== null) {
        zip.addBuffer(Buffer.from(content), path, options);
        continue;
      }
      zip.addReadStreamLazy(path, { ...options, size: bytes }, (give) => {
        give(null, Readable.from(blobs.read(sha256)));
      });
    }
    const failed = new Promise<never>((_, reject) => {
      zip.on('error', reject);
    });
    zip.end();
    const target = createWriteStream(part, { mode: 0o600 });
    await Promise.race([pipeline(zip.outputStream, target), failed]);
    await flushed(part);
    await rename(part, out);
    return target.bytesWritten;
  } catch (error) {
    await rm(part, { force: true });
    if (error instanceof LossledgerError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new LossledgerError('OUTPUT_FAILED', `${out} cannot be written: ${reason}.`, {
      cause: error,
    });
  }
}

async function flushed(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
