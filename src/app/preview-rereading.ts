import type { ReferenceData } from '../domain/reference.ts';
import { type RereadDocument, rereadDocument } from '../pipeline/reread-document.ts';
import type { WorkSelection } from '../store/queries/operator.ts';
import { openRereading } from '../store/queries/rereading.ts';
import { openClaimReader } from './claim-reader.ts';
import type { Ledger } from './open-ledger.ts';
import { factsOfReference } from './reference-facts.ts';

/** Documents whose inputs are held at once. */
const AT_ONCE = 50;

export interface RereadingPreview {
  readonly documents: number;
  readonly extractor: string;
  differences(): AsyncGenerator<RereadDocument>;
  close(): Promise<void>;
}

/** What reading documents again with this program would change, one document after the other. */
export async function previewRereading(
  ledger: Ledger,
  reference: ReferenceData,
  chosen: Omit<WorkSelection, 'stage'>,
): Promise<RereadingPreview> {
  const reader = await openClaimReader(reference, ledger.home);
  const rereading = await openRereading(ledger.store, chosen);
  const means = {
    db: ledger.store.db,
    blobs: ledger.blobs,
    reader,
    facts: factsOfReference(reference),
    // Nothing is fetched for what is only looked at.
    mediaOf: 'none' as const,
    now: () => new Date(),
  };
  return {
    documents: rereading.documents,
    extractor: reader.extractor,
    async *differences() {
      for (;;) {
        const documents = await rereading.next(AT_ONCE);
        if (documents.length === 0) return;
        for (const document of documents) yield rereadDocument(document, rereading, means);
      }
    },
    close: () => rereading.close(),
  };
}
