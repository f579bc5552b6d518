import type { ByteStream } from '../domain/byte-stream.ts';
import { workFor } from '../pipeline/define-stage.ts';
import { capture } from '../pipeline/stages/capture.ts';
import { failpoint } from '../store/failpoints.ts';
import { addWork, type WorkId } from '../store/queries/work.ts';
import type { Ledger } from './open-ledger.ts';

export interface Document {
  readonly content: ByteStream;
  /** The file's name, for people. */
  readonly name: string | null;
  readonly url: string | null;
}

export interface Submitted {
  readonly work: WorkId;
  readonly sha256: string;
  readonly bytes: number;
  readonly name: string | null;
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
  });
  await addWork(ledger.store.db, [work]);
  failpoint('submit.committed');
  return { work: { stage: work.stage, key: work.key }, sha256, bytes, name: document.name };
}
