import { streamOf } from '../../domain/byte-stream.ts';
import type { PolledDocument } from '../../sources/source.ts';
import type { NewWork } from '../../store/queries/work.ts';
import { type StageContext, workFor } from '../define-stage.ts';
import { capture } from './capture.ts';

/**
 * Keeps a document's bytes, and those of the wire where they differ, and returns the work of putting
 * it on record. The bytes are on disk before the work is. One that is too large is kept too: it is in
 * memory already, and the stage `capture` sets it aside by name without holding up the others.
 */
export async function keepDocument(
  document: PolledDocument,
  source: string,
  capturedAt: Date,
  { blobs }: Pick<StageContext, 'blobs'>,
): Promise<NewWork> {
  const limit = { maxBytes: Number.MAX_SAFE_INTEGER };
  const kept = await blobs.put(streamOf(document.bytes), limit);
  const wire =
    document.wireBytes === null ? kept : await blobs.put(streamOf(document.wireBytes), limit);
  return workFor(capture, {
    sha256: kept.sha256,
    bytes: kept.bytes,
    url: document.url,
    name: document.name,
    source,
    capturedAt: capturedAt.toISOString(),
    format: document.format,
    fetched:
      document.retrieval === null
        ? null
        : { retrieval: document.retrieval, wireSha256: wire.sha256 },
  });
}
