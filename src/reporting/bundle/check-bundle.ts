import { createHash } from 'node:crypto';
import { type ByteStream, joinedBytes } from '../../domain/byte-stream.ts';
import { LossledgerError } from '../../domain/errors.ts';
import {
  BUNDLE_DOCUMENTS,
  type BundleContent,
  type DocumentName,
  MANIFEST,
  type Manifest,
  manifestFile,
} from './bundle-files.ts';
import { type BundleFault, contentFaults } from './content-faults.ts';

/** A bundle, however it is packed. */
export interface BundleArchive {
  /** Names and sizes of the files in it. */
  readonly entries: ReadonlyMap<string, number>;
  read(name: string): ByteStream;
}

export interface CheckedBundle {
  readonly lossId: string;
  readonly files: number;
  readonly revisions: number;
  readonly claims: number;
  /** Records under the root of a day, and those that are under none. */
  readonly proven: number;
  readonly unproven: number;
  /** Kept back, with a digest that stands for it. */
  readonly withheld: number;
  readonly roots: readonly { readonly day: string; readonly root: string }[];
  readonly faults: readonly BundleFault[];
}

/** A document is read whole: far above any loss's, and little for any machine. */
const MOST_DOCUMENT_BYTES = 64 * 1024 ** 2;

/**
 * Computes every hash of a bundle again and holds what it says against itself. Captures and pictures
 * are read as streams. Throws INPUT_INVALID for what is no bundle; what does not hold is a fault.
 */
export async function checkBundle(archive: BundleArchive): Promise<CheckedBundle> {
  const manifest = await readManifest(archive);
  const faults: BundleFault[] = [];
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  for (const name of archive.entries.keys()) {
    if (name !== MANIFEST && !listed.has(name))
      faults.push({ id: name, problem: 'is not in the manifest' });
  }
  if (listed.size !== manifest.files.length)
    faults.push({ id: MANIFEST, problem: 'names a file twice' });
  const documents = new Map<string, Uint8Array>();
  for (const file of listed.values()) {
    const found = await checkFile(archive, file, documents);
    if (found !== null) faults.push({ id: file.path, problem: found });
  }
  const content = readDocuments(documents, faults);
  if (content === null) {
    return { ...NOTHING, lossId: manifest.loss_id, files: listed.size, faults };
  }
  faults.push(...contentFaults(manifest, content));
  const { days, records, unsealed } = content['proofs.json'];
  const { readings } = content['claims.json'];
  return {
    lossId: manifest.loss_id,
    files: listed.size,
    revisions: content['revisions.json'].length,
    claims: readings.reduce((sum, { claims }) => sum + claims.length, 0),
    proven: records.length,
    unproven: unsealed.length,
    withheld: withheldIn(content),
    roots: days.map(({ day, root }) => ({ day, root })),
    faults,
  };
}

const NOTHING = { revisions: 0, claims: 0, proven: 0, unproven: 0, withheld: 0, roots: [] };

function withheldIn(content: BundleContent): number {
  const kept = [
    ...content['captures.json'],
    ...content['media.json'],
    ...content['witnesses.json'],
    ...content['revisions.json'],
  ];
  return kept.filter(({ withheld }) => withheld !== null).length;
}

async function readManifest(archive: BundleArchive): Promise<Manifest> {
  const size = archive.entries.get(MANIFEST);
  if (size === undefined || size > MOST_DOCUMENT_BYTES) {
    throw new LossledgerError(
      'INPUT_INVALID',
      `The file is no evidence bundle: it has no ${MANIFEST}.`,
    );
  }
  const read = manifestFile.safeParse(parsed(await wholeOf(archive.read(MANIFEST))));
  if (read.success) return read.data;
  throw new LossledgerError(
    'INPUT_INVALID',
    `The file is no evidence bundle that this program knows: its ${MANIFEST} is of another form.`,
  );
}

/** What is wrong with a file as a file; its content is kept where it is one of the documents. */
async function checkFile(
  archive: BundleArchive,
  { path, bytes, sha256 }: Manifest['files'][number],
  documents: Map<string, Uint8Array>,
): Promise<string | null> {
  const size = archive.entries.get(path);
  if (size === undefined) return 'is in the manifest, and missing';
  if (size !== bytes) return `has ${size} bytes, and the manifest says ${bytes}`;
  const isDocument = isDocumentName(path);
  if (isDocument && size > MOST_DOCUMENT_BYTES) return 'is larger than any such document';
  const hash = createHash('sha256');
  const kept: Uint8Array[] = [];
  try {
    for await (const part of archive.read(path)) {
      hash.update(part);
      if (isDocument) kept.push(part);
    }
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (isDocument) documents.set(path, joinedBytes(kept));
  return hash.digest('hex') === sha256 ? null : 'has another SHA-256 than the manifest says';
}

function readDocuments(
  documents: ReadonlyMap<string, Uint8Array>,
  faults: BundleFault[],
): BundleContent | null {
  const read = <Name extends DocumentName>(name: Name): unknown => {
    const bytes = documents.get(name);
    const result = bytes === undefined ? null : BUNDLE_DOCUMENTS[name].safeParse(parsed(bytes));
    if (result?.success === true) return result.data;
    // One that could not be read is told already.
    if (bytes !== undefined) faults.push({ id: name, problem: 'is not of the form it must have' });
    else if (!faults.some(({ id }) => id === name))
      faults.push({ id: name, problem: 'is missing' });
    return null;
  };
  const names = Object.keys(BUNDLE_DOCUMENTS).filter(isDocumentName);
  const content = Object.fromEntries(names.map((name) => [name, read(name)]));
  return isWhole(content) ? content : null;
}

/** Each was read by its own schema, or is null. */
function isWhole(content: Readonly<Record<string, unknown>>): content is BundleContent {
  return Object.values(content).every((document) => document !== null);
}

function isDocumentName(name: string): name is DocumentName {
  return Object.hasOwn(BUNDLE_DOCUMENTS, name);
}

function parsed(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return value;
  } catch {
    return null;
  }
}

async function wholeOf(stream: ByteStream): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return joinedBytes(parts);
}
