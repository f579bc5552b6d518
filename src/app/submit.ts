import type { ByteStream } from '../domain/byte-stream.ts';
import type { DocumentFormat } from '../extract/post-documents/format.ts';
import { workFor } from '../pipeline/define-stage.ts';
import { capture } from '../pipeline/stages/capture.ts';
import { fetchPage } from '../pipeline/stages/fetch.ts';
import { failpoint } from '../store/failpoints.ts';
import { addWork, type WorkId } from '../store/queries/work.ts';
import type { DocumentName } from '../store/queries/work-tree.ts';
import { keepBeside } from './keep-beside.ts';
import type { Ledger } from './open-ledger.ts';

export interface Document {
  readonly content: ByteStream;
  /** The file's name, for people. */
  readonly name: string | null;
  readonly url: string | null;
  /** Where it lies, with the pictures that were exported or saved with it. */
  readonly folder?: string;
  /** What it is, where that is known; told by its content elsewhere. */
  readonly format?: DocumentFormat;
}

export interface Submitted {
  readonly work: WorkId;
  readonly name: string | null;
  /** What its result is known by: the bytes given, or the page's address. */
  readonly document: DocumentName;
  /** Null for a page, which is yet to be fetched. */
  readonly bytes: number | null;
  /** The work of the pictures and videos that lay beside it, and why some are not taken in. */
  readonly beside: readonly WorkId[];
  readonly leftOut: readonly string[];
}

/** Source of what people supply by hand. */
const SUPPLIED = 'supplied';

/**
 * Keeps a document's bytes and puts the wish to have it captured on record. Once this returns the
 * document cannot be lost: the bytes are on disk, the work is in the database.
 */
export async function submitDocument(
  ledger: Ledger,
  document: Document,
  capturedAt: Date,
): Promise<Submitted> {
  const { sha256, bytes } = await ledger.blobs.put(document.content, {
    maxBytes: ledger.settings.MAX_DOCUMENT_BYTES,
  });
  const work = workFor(capture, {
    sha256,
    bytes,
    url: document.url,
    name: document.name,
    source: SUPPLIED,
    capturedAt: capturedAt.toISOString(),
    ...(document.format === undefined ? {} : { format: document.format }),
  });
  const { url, name, folder } = document;
  const beside =
    folder === undefined
      ? { work: [], refused: [] }
      : await keepBeside(ledger, { sha256, url, name, folder }, capturedAt);
  await ledger.store.db.transaction((tx) => addWork(tx, [...beside.work, work]));
  failpoint('submit.committed');
  return {
    work: idOf(work),
    name,
    document: { sha256 },
    bytes,
    beside: beside.work.map(idOf),
    leftOut: beside.refused,
  };
}

function idOf({ stage, key }: WorkId): WorkId {
  return { stage, key };
}

/** Puts the wish to have a page fetched on record. */
export async function submitPage(ledger: Ledger, url: string, wantedAt: Date): Promise<Submitted> {
  const work = workFor(fetchPage, { url, source: SUPPLIED, wantedAt: wantedAt.toISOString() });
  await addWork(ledger.store.db, [work]);
  const nothing = { bytes: null, beside: [], leftOut: [] };
  return { work: idOf(work), name: url, document: { url }, ...nothing };
}
